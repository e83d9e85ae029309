"""The files that were written, as a person reads of them: a line for each, or a table
when they are for several recipients.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from villkor.base.side_files import SIDE_FOLDER
from villkor.cli.render.terminal import (
    Words,
    console,
    count_of,
    fitted,
    new_table,
    say_line,
    whole,
)
from villkor.exchange.export import Written
from villkor.exchange.merging.base_store import base_path
from villkor.exchange.receipt import path_of, read_receipt
from villkor.figures.swedish import NBSP, swedish_number
from villkor.report.model import Report

if TYPE_CHECKING:
    from rich.table import Table

_KILOBYTE = 1000
_PACKET = "Arbetsexemplar"


def print_written(
    out: Console,
    files: Sequence[Written],
    *,
    draft: bool,
    redline: bool = False,
) -> None:
    """Print which files there are for whom. A draft is called one, and so is one that
    shows what has changed (`redline`).
    """
    recipients = {file.recipient.name: file.recipient for file in files}
    if len(recipients) > 1:
        folder = files[0].path.parent
        number = count_of(len(files), "fil", "filer")
        said = f"Utkast: {number}" if draft else number
        say_line(out, f"{said} i {folder}\n", "bold green")
        out.print(_file_table(out, files), crop=False)
        out.print()
        for recipient in recipients.values():
            say_line(out, f"E-post till {recipient.name}: {recipient.email}")
        out.print()
        return
    called = "Utkast" if draft else "Word-fil"
    if redline:
        called += " med ändringar"
    for file in files:
        what = _what_it_is(file, called)
        say_line(out, f"{what}: {file.path}", "bold green")


def print_packets(out: Console, files: Sequence[Written]) -> None:
    """Print which files there are for which colleagues; for several of them, only the
    Word files, since the others lie beside those.
    """
    packets = [file for file in files if file.path.suffix == ".docx"]
    if len(packets) == 1:
        packets = list(files)
    for file in packets:
        say_line(out, f"{_what_it_is(file, _PACKET)}: {file.path}", "bold green")


def tell_unkept(report: Report, docx: Path) -> None:
    """Say on standard error that what a Word file was made of could not be kept in the
    report's folder.
    """
    receipt = read_receipt(path_of(docx))
    if receipt is None or base_path(report, receipt.base).exists():
        return
    say_line(
        console(sys.stderr),
        f"Mappen {report.folder / SIDE_FOLDER} går inte att skriva i, så villkor minns "
        "inte vad rapporten sa: när Word-filen kommer tillbaka får du avgöra själv vad "
        "som är ändrat i den.",
        "bold yellow",
    )


def _what_it_is(file: Written, word_file: str) -> str:
    """What a written file is, by its ending, and for whom."""
    name = file.recipient.name
    to = f" till {name}" if name else ""
    kinds = {
        ".docx": f"{word_file}{to}",
        ".json": "Kvitto",
        ".pdf": f"PDF{to}",
        ".eml": f"Mejl{to}",
        ".txt": f"Mejlets text{to}",
    }
    return kinds[file.path.suffix.casefold()]


def _file_table(out: Console, files: Sequence[Written]) -> Table:
    """A row for each file. In a pipe the table is as wide as it needs to be."""
    rows = new_table()
    rows.add_column("Mottagare")
    rows.add_column("Fil")
    rows.add_column("Storlek", justify="right", no_wrap=True)
    for file in files:
        rows.add_row(
            Words(file.recipient.name),
            Words(file.path.name),
            _size_cell(file.size),
        )
    return fitted(out, rows) if out.is_terminal else whole(rows)


def _size_cell(size: int) -> str:
    kilobytes = max(Fraction(1), Fraction(size, _KILOBYTE))
    return f"{swedish_number(kilobytes)}{NBSP}kB"
