"""The sums under the tables of the parts of the grant, and what is said where rounded
parts do not add up to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from villkor.cli.render.grant_cells import NOT_TOLD, amount_cell, amount_or, percent_or
from villkor.figures.number import Figure
from villkor.figures.rounding_note import rounding_note
from villkor.figures.sums import add, share_of
from villkor.figures.swedish import NBSP
from villkor.grant.summary import Line, Summary


class PartTotals(Struct, frozen=True):
    """The sums of the parts of the grant: None for one that is not known."""

    amount: Figure | None
    share: Figure | None
    stated: Figure | None


class PartSums(Struct, frozen=True):
    """The sums as they stand under a table: "" for one that is not known."""

    amount: str
    share: str
    stated: str


def line_amount(line: Line) -> str:
    """The cell of a part's amount: with ≈ if it is what the share gives."""
    if line.amount is None:
        return NOT_TOLD
    about = f"≈{NBSP}" if line.amount_reckoned else ""
    return f"{about}{amount_cell(line.amount)}"


def part_totals(lines: Sequence[Line], summary: Summary) -> PartTotals:
    """The sum of the amounts, if each is stated, its share, and the sum of the stated
    shares.
    """
    amounts = [
        line.amount for line in lines if line.amount and not line.amount_reckoned
    ]
    whole = add(*amounts) if len(amounts) == len(lines) else None
    share = share_of(whole, summary.total) if whole and summary.total else None
    stated = summary.share_sum if any(line.stated_share for line in lines) else None
    return PartTotals(whole, share, stated)


def part_sums(lines: Sequence[Line], summary: Summary) -> PartSums:
    """The same as they are written."""
    totals = part_totals(lines, summary)
    return PartSums(
        amount_or(totals.amount, ""),
        percent_or(totals.share, ""),
        amount_or(totals.stated, ""),
    )


def part_note(lines: Sequence[Line], summary: Summary) -> str:
    """That the figures of a table of parts are rounded, where they do not add up; else
    "".
    """
    sums = part_sums(lines, summary)
    return rounding_note(
        [
            ([line_amount(line) for line in lines], sums.amount),
            ([percent_or(line.share) for line in lines], sums.share),
            ([amount_or(line.stated_share) for line in lines], sums.stated),
        ]
    )
