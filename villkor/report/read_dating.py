"""What rapport.yaml says of when the report is from: its day, and the decision about
it.
"""

from __future__ import annotations

from datetime import date

from villkor.base.faults import FaultKind
from villkor.base.yaml.fields import Reader, Values
from villkor.figures.dates import read_day
from villkor.report.keys import DECISION_KEYS
from villkor.report.model import BoardDecision, WrittenDay

_EXAMPLE = (
    "Skriv nämnd:, datum: och §: på var sin indragen rad. Filen med beslut om stöd "
    "hör hemma i anslag.yaml."
)


def read_day_under(values: Values, reader: Reader) -> date | None:
    """The day under `datum`; None, with a fault if something else stands there."""
    found = _dated_line(values, reader, "datum")
    return found.day if found else None


def read_due_day(values: Values, reader: Reader) -> WrittenDay | None:
    """The day under `senast`, in the same way."""
    return _dated_line(values, reader, "senast")


def _dated_line(values: Values, reader: Reader, key: str) -> WrittenDay | None:
    scalar = reader.line(values, key)
    if scalar is None:
        return None
    day = read_day(scalar.text)
    if day is None:
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            scalar.where,
            f"”{scalar.text.strip()}” är inget datum.",
            "Skriv år, månad och dag, till exempel 2023-02-15.",
        )
        return None
    return WrittenDay(day, scalar.where)


def read_decision(values: Values, reader: Reader) -> BoardDecision | None:
    """The decision under `beslut`; None if nothing is told of it."""
    told = reader.under(values, "beslut", DECISION_KEYS, _EXAMPLE)
    board = " ".join(reader.text(told, "nämnd").split())
    day = read_day_under(told, reader)
    number = reader.text(told, "§") or reader.text(told, "paragraf")
    number = number.removeprefix("§").strip()
    if not (board or day or number):
        return None
    return BoardDecision(board, day, number)
