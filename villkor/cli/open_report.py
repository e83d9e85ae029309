"""The report that a command is about: named on the command line or found, told of, and
loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.base.plain_files import RefusedFile, is_file, is_folder, with_slashes
from villkor.base.side_files import SIDE_FOLDER
from villkor.base.sources import FolderSources
from villkor.report.find import find_report
from villkor.report.keys import SETTINGS_FILE
from villkor.report.load import load_report
from villkor.report.model import Report

if TYPE_CHECKING:
    from villkor.base import disk_together
    from villkor.base.disk_together import Interrupted
    from villkor.cli.render import terminal
else:
    disk_together = lazy_module("villkor.base.disk_together")
    terminal = lazy_module("villkor.cli.render.terminal")

Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[MAPP]",
        show_default=False,
        help="Rapportens mapp. Utelämnas den letar villkor upp den.",
    ),
]
Folders = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[MAPP]…",
        show_default=False,
        help=(
            "En eller flera rapporters mappar, eller bara en av filerna i en "
            "rapport. Utelämnas de letar villkor upp rapporten."
        ),
    ),
]


def open_report(
    folder: Path | None,
    *,
    quiet: bool,
    last_year: Path | None = None,
) -> Report:
    """Load the report, found if no folder is named.

    The first line of output names a folder that was found, unless `quiet`.
    """
    found, chosen = find_report(folder)
    if chosen and not quiet:
        terminal.say_line(terminal.console(), f"Rapporten i mappen {found}:\n")
    settle_interrupted(found)
    if last_year is None:
        return load_report(found)
    return load_report(found, find_report(last_year)[0])


def settle_interrupted(folder: Path) -> None:
    """Undo what a run that was killed had begun to write in a report, and say so."""
    side = folder / SIDE_FOLDER
    if is_folder(side) and disk_together.may_be_interrupted(folder):
        told = disk_together.undo_interrupted(folder)
        out = terminal.console(sys.stderr)
        for line in _told_lines(told):
            terminal.say_line(out, line, "yellow")


def _told_lines(told: Interrupted) -> Iterator[str]:
    broken = "Ett kommando avbröts mitt i att det skrev i rapporten."
    if told.put_back:
        yield (
            f"{broken} Det som det hade hunnit skriva är ogjort, så "
            f"{', '.join(told.put_back)} är som förut. Kör det kommandot igen."
        )
    if told.let_be:
        yield (
            f"{broken} {', '.join(told.let_be)} har ändrats sedan dess och är kvar som "
            "det är. Som det var före kommandot ligger det i "
            f"{SIDE_FOLDER}/{disk_together.KEPT_FOLDER}."
        )
    if told.done:
        yield f"{broken} Det hade hunnit skriva allt: {', '.join(told.done)}."


def keep_parts(output: Path, parts: Iterable[Path]) -> None:
    """Raise UserError if a file to write is one of the parts of the reports, or a part
    of the report in whose folder it stands.
    """
    if not is_file(output):
        return
    kept = list(parts)
    if is_file(output.parent / SETTINGS_FILE):
        kept += parts_of(load_report(output.parent))
    if any(is_file(part) and output.samefile(part) for part in kept):
        raise UserError(
            f"{output} är en del av rapporten. Inget har skrivits över.",
            "Välj ett annat namn med --output.",
        )


def parts_of(report: Report) -> list[Path]:
    """The files that a report is made of, and those that it names."""
    found = [report.folder / name for name in report.sources]
    source, settings = report.grant.source, report.settings
    named = (source and source.path, settings.template, settings.blank)
    found += (_path_named(report, each.text.strip()) for each in named if each)
    return found


def _path_named(report: Report, name: str) -> Path:
    """The file that a report names, wherever it lies."""
    try:
        return FolderSources(report.folder).path_of(name)
    except RefusedFile:
        return report.folder / with_slashes(name)
