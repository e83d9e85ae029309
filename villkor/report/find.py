"""Which folder the user means when they name none."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.plain_files import is_file
from villkor.base.refusals import why_not
from villkor.base.side_files import is_side_file, refuse_lock_file
from villkor.report.keys import SETTINGS_FILE, YAML_ENDINGS

_MOST_FOLDERS = 50  # to look for a report in, where there is none at hand


def find_report(named: Path | None) -> tuple[Path, bool]:
    """The report's folder, and whether it was chosen for the user and should be named.

    The named one; else the working folder or a parent that holds rapport.yaml; else the
    child folder that does, the newest year first. Raises UserError if there is none, or
    several of which none is named after a year.
    """
    if named is not None:
        return _named(named)
    here = _working_folder()
    for folder in (here, *here.parents):
        if is_file(folder / SETTINGS_FILE):
            return folder, folder != here
    children = _reports_in(here)
    if children:
        return Path(_newest(children).name), True
    raise UserError(
        f"Här finns ingen rapport: varken {here} eller mapparna i den har filen "
        f"{SETTINGS_FILE}.",
        _renamed(here) or _where_to_go(here),
    )


def _renamed(folder: Path) -> str:
    """A hint if rapport.yaml is in a folder under nearly its name (Windows hides
    ".txt"), or "".
    """
    close = (f"{SETTINGS_FILE}.txt", SETTINGS_FILE)
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.casefold() in close:
                return f"Filen heter {path.name}. Byt namn på den till {SETTINGS_FILE}."
    return ""


def report_at_hand() -> bool:
    """Whether there is a report where nothing is named: here, around or below."""
    here = _working_folder()
    above = (here, *here.parents)
    inside = any(is_file(folder / SETTINGS_FILE) for folder in above)
    return inside or bool(_reports_in(here))


def named_part(named: Path) -> Path | None:
    """The file that is named, if it is one that a report is made of; but for
    rapport.yaml, which stands for the whole report.

    Raises UserError if it is a file of another kind, or cannot be looked up.
    """
    try:
        refuse_lock_file(named)
        is_part = named.is_file() and named.suffix.casefold() in YAML_ENDINGS
    except OSError as error:
        raise _unread(named, error) from error
    return named if is_part and named.name != SETTINGS_FILE else None


def _where_to_go(here: Path) -> str:
    """A hint for who stands in another folder than that of the report."""
    for child in _folders_in(here):
        reports = _reports_in(child)
        if reports:
            found = f"{child.name}/{max(reports).name}"
            return f'Gå till rapportens mapp: cd "{found}".'
    return (
        "Gå till rapportens mapp med cd, om den finns. Annars skapas en rapport med "
        "villkor init."
    )


def _folders_in(folder: Path) -> list[Path]:
    """The first folders in a folder, by name, but for hidden ones."""
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
    shown = [name for name in names if not is_side_file(name)]
    return [folder / name for name in shown[:_MOST_FOLDERS]]


def _unread(named: Path, error: OSError) -> UserError:
    return UserError(
        f"Mappen {named} går inte att läsa: {why_not(error)}.",
        "Kontrollera sökvägen, och att du får läsa mappen.",
    )


def _working_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        message = f"Mappen som du står i går inte att läsa: {why_not(error)}."
        raise UserError(message, "Ange rapportens mapp.") from error


def _named(named: Path) -> tuple[Path, bool]:
    try:
        return _folder(named)
    except OSError as error:
        raise _unread(named, error) from error


def _folder(named: Path) -> tuple[Path, bool]:
    if named.name == SETTINGS_FILE and named.is_file():
        return named.parent, False
    if named.is_file():
        raise UserError(f"{named} är en fil.", _instead_of(named))
    if not named.is_dir():
        raise UserError(
            f"Mappen {named} finns inte.",
            "Kontrollera stavningen, eller skapa en rapport med villkor init.",
        )
    if (named / SETTINGS_FILE).is_file():
        return named, False
    children = _reports_in(named)
    return (_newest(children), True) if children else (named, False)


def _instead_of(file: Path) -> str:
    """What to write instead of a file in the place of a folder."""
    refuse_lock_file(file)
    if file.suffix.casefold() == ".docx":
        return (
            f"En Word-fil granskas med villkor check --docx {file.name}, och jämförs "
            f"med rapporten med villkor verify {file.name}."
        )
    return "Ange mappen som rapporten ligger i."


def _newest(folders: list[Path]) -> Path:
    """The folder of the newest year.

    A copy ("2022 - kopia") is never taken for the report itself.
    """
    years = [folder for folder in folders if re.fullmatch(r"\d{4}", folder.name)]
    if years:
        return max(years, key=lambda folder: folder.name)
    if len(folders) == 1:
        return folders[0]
    names = ", ".join(sorted(folder.name for folder in folders))
    raise UserError(
        f"Här finns flera rapporter: {names}.",
        "Ange vilken av mapparna du menar.",
    )


def _reports_in(folder: Path) -> list[Path]:
    try:
        shown = [path for path in folder.iterdir() if not is_side_file(path.name)]
        return [path for path in shown if is_file(path / SETTINGS_FILE)]
    except OSError:
        return []
