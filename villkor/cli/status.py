"""villkor status: who has what, and the days left."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from villkor.base.diagnostic import UserError
from villkor.base.disk import write_whole
from villkor.cli.open_report import Folder, keep_parts, open_report, parts_of
from villkor.cli.output_format import format_of
from villkor.cli.render.manual import print_status
from villkor.cli.render.packet_states import print_states
from villkor.cli.render.signs import write_data
from villkor.cli.render.spelling_state import spelling_state
from villkor.cli.render.status_formats import StatusFormat, status_bytes
from villkor.cli.render.terminal import console, say_line
from villkor.exchange.packets.packet_states import section_states
from villkor.rules.catalogue import run_rules
from villkor.rules.progress import section_progress
from villkor.rules.standing import most_to_do_first, section_standings


class Order(StrEnum):
    """In which order the sections are listed."""

    FORM = "formulär"
    TO_DO = "att-göra"


_Order = Annotated[
    Order,
    typer.Option(
        "--sort",
        help="Avsnitten i formulärets ordning, eller de som har mest kvar först.",
    ),
]
_Format = Annotated[
    StatusFormat | None,
    typer.Option(
        "--format",
        show_default=False,
        help="Hur läget skrivs ut. Utelämnas det avgör filens ändelse, annars text.",
    ),
]
_Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL",
        show_default=False,
        help="Filens namn. Utelämnas det skrivs läget ut i fönstret.",
    ),
]


def status(
    folder: Folder = None,
    *,
    order: _Order = Order.FORM,
    chosen: _Format = None,
    output: _Output = None,
) -> None:
    """Print or write who has what in a report, and what has been sent to colleagues."""
    output_format = format_of(chosen, output, StatusFormat.TEXT)
    if output is None and output_format is StatusFormat.XLSX:
        raise UserError(
            "En Excel-fil går inte att visa i fönstret.",
            "Ange vad den ska heta: --output läget.xlsx.",
        )
    if output and output_format is StatusFormat.TEXT:
        output_format = StatusFormat.MD
    shown = output_format is StatusFormat.TEXT
    report = open_report(folder, quiet=not shown)
    sections = section_progress(report, run_rules(report))
    standings = section_standings(report, sections)
    if order is Order.TO_DO:
        standings = tuple(most_to_do_first(standings))
    out = console()
    if shown:
        print_status(out, report, standings, report.today)
        print_states(out, report, section_states(report), sections)
        say_line(out, spelling_state())
        return
    data = status_bytes(report, standings, output_format)
    if output is None:
        write_data(data)
        return
    keep_parts(output, parts_of(report))
    write_whole(output, data)
    say_line(out, f"Läget i rapporten: {output}", "bold green")
