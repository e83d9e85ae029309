"""The report that a command is about: named on the command line or found, told of, and loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.report.find import find_report
from villkor.report.keys import SETTINGS_FILE
from villkor.report.load import load_report
from villkor.report.model import Report

if TYPE_CHECKING:
    from villkor.cli.render import terminal
else:
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
        help="En eller flera rapporters mappar. Utelämnas de letar villkor upp rapporten.",
    ),
]


def open_report(folder: Path | None, *, quiet: bool, last_year: Path | None = None) -> Report:
    """Load the report, found if no folder is named.

    The first line of output names a folder that was found, unless `quiet`.
    """
    found, chosen = find_report(folder)
    if chosen and not quiet:
        terminal.say_line(terminal.console(), f"Rapporten i mappen {found}:\n")
    return load_report(found, find_report(last_year)[0] if last_year else None)


Format = TypeVar("Format", bound=StrEnum)


def format_of(chosen: Format | None, output: Path | None, otherwise: Format) -> Format:
    """The chosen format, else the one that the file to write is named after, else another."""
    ending = output.suffix.casefold().removeprefix(".") if output else ""
    return chosen or next((each for each in type(otherwise) if each.value == ending), otherwise)


def keep_parts(output: Path, reports: Iterable[Report]) -> None:
    """Raise UserError if a file to write is YAML, or a part of one of the reports or of the one in
    whose folder it stands.
    """
    if output.suffix.casefold() in {".yaml", ".yml"}:
        raise UserError(
            f"{output} har ett namn som rapportens egna filer. Inget har skrivits.",
            "Välj ett namn som inte slutar på .yaml.",
        )
    if not output.exists():
        return
    beside = [load_report(output.parent)] if (output.parent / SETTINGS_FILE).is_file() else []
    if any(
        part.exists() and output.samefile(part)
        for report in (*reports, *beside)
        for part in _parts(report)
    ):
        raise UserError(
            f"{output} är en del av rapporten. Inget har skrivits över.",
            "Välj ett annat namn med --output.",
        )


def _parts(report: Report) -> Iterator[Path]:
    """The files that a report is made of, and those that it names."""
    named = (report.grant.source.path if report.grant.source else None, report.settings.template)
    yield from (report.folder / name for name in report.sources)
    yield from (report.folder / path.text.strip() for path in named if path)
