"""villkor export-text: every answer as plain text."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from villkor.base.csv_text import BOM
from villkor.base.disk import write_whole
from villkor.cli.drafts import Draft, errors_of_draft, tell_unready
from villkor.cli.long_work import Quiet
from villkor.cli.open_report import Folder, keep_parts, open_report, parts_of
from villkor.cli.output_format import format_of
from villkor.cli.render.signs import write_data
from villkor.cli.render.terminal import console, say_line
from villkor.exchange.plain_text import as_csv, as_txt
from villkor.report.required_status import refuse_unfinished


class TextFormat(StrEnum):
    """How the answers are written as text."""

    TXT = "txt"
    CSV = "csv"


_Format = Annotated[
    TextFormat | None,
    typer.Option(
        "--format",
        show_default=False,
        help=(
            "Löpande text, eller en tabell för Excel. Utelämnas det avgör filens "
            "ändelse, annars txt."
        ),
    ),
]
_Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL",
        show_default=False,
        help="Filens namn. Utelämnas det skrivs texten ut i fönstret.",
    ),
]


def export_text(
    folder: Folder = None,
    chosen: _Format = None,
    output: _Output = None,
    draft: Draft = False,
    quiet: Quiet = False,
) -> None:
    """Print or write every answer of a report."""
    output_format = format_of(chosen, output, TextFormat.TXT)
    report = open_report(folder, quiet=quiet or output is None)
    if output is not None:
        keep_parts(output, parts_of(report))
    # what is told must not stand among the answers
    stream = sys.stderr if output is None else sys.stdout
    faulty = errors_of_draft(report, stream, "Ingen text skrevs ut.", draft=draft)
    if not draft:
        refuse_unfinished(report)
    if output_format is TextFormat.CSV:
        text, mark = as_csv(report), BOM
    else:
        text, mark = as_txt(report, draft=draft), ""
    if output is None:
        write_data(text.encode("utf-8"))
    else:
        write_whole(output, f"{mark}{text}".encode())
        what = "Utkast" if draft else "Svaren"
        out = console(stream, quiet=quiet)
        say_line(out, f"{what} som text: {output}", "bold green")
    if faulty:
        say_line(console(stream), faulty, "bold yellow")
    if not draft:
        tell_unready(report)
