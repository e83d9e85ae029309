"""The command that shows where the grant went."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from villkor.cli.open_report import format_of, keep_parts, open_report
from villkor.cli.render.grant_formats import SummaryFormat

if TYPE_CHECKING:
    from villkor.grant.summary import Summary
    from villkor.report.model import Report


def summarize_anslag(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[MAPP]…", show_default=False, help="En eller flera rapporters mappar."
        ),
    ] = None,
    chosen: Annotated[
        SummaryFormat | None,
        typer.Option(
            "--format",
            show_default=False,
            help=(
                "Hur sammanställningen skrivs ut. Utelämnas det avgör filens ändelse, annars table."
            ),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FIL",
            show_default=False,
            help="Filens namn. Utelämnas det skrivs resultatet ut i fönstret.",
        ),
    ] = None,
) -> None:
    """Visa vart anslag 1:1 har gått, och om de angivna siffrorna stämmer med varandra. Flera mappar
    jämförs, år med år och region med region.
    """
    from villkor.base.diagnostic import UserError  # noqa: PLC0415
    from villkor.base.disk import write_whole  # noqa: PLC0415
    from villkor.cli.render.grant_formats import encoded, print_summaries  # noqa: PLC0415
    from villkor.cli.render.terminal import console, say_line  # noqa: PLC0415

    output_format = format_of(chosen, output, SummaryFormat.TABLE)
    if output is None and output_format is SummaryFormat.XLSX:
        raise UserError(
            "En Excel-fil går inte att visa i fönstret.",
            "Ange vad den ska heta: --output anslag.xlsx.",
        )
    shown = output is None and output_format is SummaryFormat.TABLE
    reports = _reports(folders, quiet=not shown)
    if output is not None:
        keep_parts(output, reports)
    summaries = _told_apart(reports, [report.summary for report in reports])
    if output is not None:
        write_whole(output, encoded(summaries, output_format))
        say_line(console(), f"Sammanställningen av anslaget: {output}", "bold green")
    elif shown:
        print_summaries(console(), summaries)
    else:
        # as bytes: a CSV has its own line ends
        sys.stdout.buffer.write(encoded(summaries, output_format).removeprefix(b"\xef\xbb\xbf"))
        sys.stdout.buffer.flush()
    raise typer.Exit(int(any(summary.to_mend for summary in summaries)))


def _reports(folders: list[Path] | None, *, quiet: bool) -> list[Report]:
    """The reports, with a bar on a terminal while there are many to read."""
    # the same one given twice is one
    folders = list({folder.resolve(): folder for folder in reversed(folders or [])}.values())[::-1]
    if len(folders) <= 1:
        return [open_report(folders[0] if folders else None, quiet=quiet)]
    from rich.progress import track  # noqa: PLC0415

    from villkor.cli.render.terminal import console  # noqa: PLC0415

    screen = console(sys.stderr)
    named = track(
        folders,
        "Läser rapporterna …",
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    )
    return [open_report(folder, quiet=True) for folder in named]


def _told_apart(reports: list[Report], summaries: list[Summary]) -> list[Summary]:
    """The summaries, those of one region and year with their folders in the region's name."""
    of_same = Counter((summary.region, summary.year) for summary in summaries)
    return [
        replace(summary, region=f"{summary.region} ({report.folder})")
        if of_same[summary.region, summary.year] > 1
        else summary
        for report, summary in zip(reports, summaries, strict=True)
    ]
