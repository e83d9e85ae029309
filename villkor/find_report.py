"""Which folder the user means when they name none."""

from __future__ import annotations

from pathlib import Path

from villkor.diagnostic import UserError
from villkor.load_report import SETTINGS_FILE


def find_report(named: Path | None) -> tuple[Path, bool]:
    """The report's folder, and whether it was chosen for the user and should be named.

    The named one; else the working folder or a parent that holds rapport.yaml; else the child folder that does, the newest
    year first. Raises UserError if there is none.
    """
    if named is not None:
        if not named.is_dir():
            raise UserError(f"Mappen {named} finns inte.", "Kontrollera stavningen, eller skapa en rapport med villkor init.")
        if not (named / SETTINGS_FILE).is_file() and len(inside := _children(named)) == 1:
            return inside[0], True
        return named, False
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder, folder != here
    if children := _children(here):
        return Path(children[0].name), True
    raise UserError(
        f"Här finns ingen rapport: varken {here} eller mapparna i den har filen {SETTINGS_FILE}.", "Skapa en med villkor init 2022."
    )


def _children(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if (path / SETTINGS_FILE).is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name, reverse=True)
