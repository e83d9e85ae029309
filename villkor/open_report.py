"""The report that a command is about: named on the command line or found, told of, and loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from villkor.report import Report

Folder = Annotated[
    Path | None, typer.Argument(metavar="[MAPP]", show_default=False, help="Rapportens mapp. Utelämnas den letar villkor upp den.")
]


def open_report(folder: Path | None, *, quiet: bool, last_year: Path | None = None) -> Report:
    """Load the report, found if no folder is named. The first line of output names a folder that was found, unless `quiet`."""
    from villkor.find_report import find_report  # noqa: PLC0415
    from villkor.load_report import load_report  # noqa: PLC0415
    from villkor.render.terminal import console, say  # noqa: PLC0415

    found, chosen = find_report(folder)
    if chosen and not quiet:
        say(console(), f"Rapporten i mappen {found}:\n")
    return load_report(found, find_report(last_year)[0] if last_year else None)
