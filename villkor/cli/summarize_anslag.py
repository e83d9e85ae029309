"""villkor summarize-anslag: where the grant went, in one report or in several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from villkor.base.csv_text import BOM
from villkor.base.diagnostic import UserError
from villkor.base.disk import write_whole
from villkor.base.lazy import lazy_module
from villkor.cli.long_work import Quiet
from villkor.cli.many_reports import each_once, work_on_each
from villkor.cli.open_report import keep_parts, open_report, parts_of
from villkor.cli.output_format import format_of
from villkor.cli.render.grant_formats import SummaryFormat, encoded, print_summaries
from villkor.cli.render.signs import write_data
from villkor.grant.summary import Summary
from villkor.report.model import Report

if TYPE_CHECKING:
    from villkor.cli.render import terminal
else:
    terminal = lazy_module("villkor.cli.render.terminal")

_Folders = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[MAPP]…",
        show_default=False,
        help="En eller flera rapporters mappar.",
    ),
]
_Format = Annotated[
    SummaryFormat | None,
    typer.Option(
        "--format",
        show_default=False,
        help=(
            "Hur sammanställningen skrivs ut. Utelämnas det avgör filens "
            "ändelse, annars table."
        ),
    ),
]
_Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL",
        show_default=False,
        help="Filens namn. Utelämnas det skrivs resultatet ut i fönstret.",
    ),
]


class _Summarized(Struct, frozen=True):
    """The summary of a report, without the report itself, of which many fill the
    memory.
    """

    folder: Path
    summary: Summary
    parts: list[Path]  # the files of the report


def summarize_anslag(
    folders: _Folders = None,
    chosen: _Format = None,
    output: _Output = None,
    quiet: Quiet = False,
) -> None:
    """Print or write the summaries of the grant, and exit by whether all figures
    agree.
    """
    output_format = format_of(chosen, output, SummaryFormat.TABLE)
    if output is None and output_format is SummaryFormat.XLSX:
        raise UserError(
            "En Excel-fil går inte att visa i fönstret.",
            "Ange vad den ska heta: --output anslag.xlsx.",
        )
    shown = output is None and output_format is SummaryFormat.TABLE
    reports = _summarized_reports(folders or (), named=shown, quiet=quiet)
    summaries = _told_apart(reports)
    if output is not None:
        keep_parts(output, [part for report in reports for part in report.parts])
        write_whole(output, encoded(summaries, output_format))
        written = f"Sammanställningen av anslaget: {output}"
        terminal.say_line(terminal.console(quiet=quiet), written, "bold green")
    elif shown:
        print_summaries(terminal.console(), summaries)
    else:
        write_data(encoded(summaries, output_format).removeprefix(BOM.encode()))
    raise typer.Exit(int(any(summary.to_mend for summary in summaries)))


def _summarized_reports(
    folders: Sequence[Path],
    *,
    named: bool,
    quiet: bool,
) -> list[_Summarized]:
    """The summaries; a report that was found is `named` unless all is to be quiet."""
    different = each_once(folders)
    if len(different) > 1:
        label = "Läser rapporterna …"
        return work_on_each(_summarized_folder, different, label, quiet=quiet)
    folder = different[0] if different else None
    return [_summarized(open_report(folder, quiet=quiet or not named))]


def _summarized_folder(folder: Path) -> _Summarized:
    return _summarized(open_report(folder, quiet=True))


def _summarized(report: Report) -> _Summarized:
    return _Summarized(report.folder, report.summary, parts_of(report))


def _told_apart(reports: Sequence[_Summarized]) -> list[Summary]:
    """The summaries, those of one region and year with their folders in the region's
    name.
    """
    of_same = Counter(
        (report.summary.region, report.summary.year) for report in reports
    )
    found = []
    for report in reports:
        summary = report.summary
        if of_same[summary.region, summary.year] > 1:
            summary = replace(summary, region=f"{summary.region} ({report.folder})")
        found.append(summary)
    return found
