"""Tables as CSV, for Swedish Excel and for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # by which Excel knows that a file is UTF-8
# what a spreadsheet may take for the beginning of a formula (OWASP, "CSV Injection")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")

Cell = str | int | Decimal | None


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Semicolons, as Swedish Excel expects, decimal commas, and otherwise as RFC 4180
    has it, with CRLF.

    A text that Excel could take for a formula gets an apostrophe before it. It would
    else be run, or show as "#NAMN?", and could not be seen. A number is no text: -5
    stays a number.
    """
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(header)
    for row in rows:
        table.writerow(map(_written_cell, row))
    return out.getvalue()


def _written_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f"'{cell}" if cell.startswith(_FORMULA) else cell
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case int():
            return str(cell)
