"""What the decisions come to, and which stated figures do not agree with them, as
tables and lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.cli.render.decision_notes import outside_lines
from villkor.cli.render.terminal import Words, count_of, fitted, new_table, say_line
from villkor.figures.number import exact_figure
from villkor.figures.rounding_note import rounding_note
from villkor.figures.sums import share_of
from villkor.figures.swedish import swedish_millions, swedish_number, swedish_percent
from villkor.figures.wording import in_full
from villkor.grant.decisions.model import FORM, PRIORITY, Decisions, Total
from villkor.grant.stated_figures import StatedAndReckoned
from villkor.grant.summary import Summary

_MILLION = 1_000_000
_NONE = "–"
_HEADINGS = ("Beslut", "Bifall", "Andel bifall", "Beviljat", "Andel")
_GRANTED, _GRANTED_SHARE = 3, 4  # their columns, after that of the names
_MEASURES = ("Största", "Median")


def print_decisions(console: Console, summary: Summary) -> None:
    """Print what the decisions come to by support form and priority, what lies outside
    of them, and every stated figure that the decisions contradict.

    No sums, if a row is missing in them.
    """
    decisions = summary.decisions
    if decisions is None:
        return
    console.print()
    console.print(Text(f"Ur besluten i {decisions.path}", style="bold"))
    if decisions.unread:
        rows = count_of(decisions.unread, "rad", "rader")
        words = f"{rows} går inte att läsa, så vad besluten blir är inte känt."
        say_line(console, Text(words, style="red"))
        return
    for title, column in (("Stödform", FORM), ("Prioritering", PRIORITY)):
        totals = decisions.known_totals(column)
        if totals:
            console.print(fitted(console, _total_table(title, totals, decisions)))
            note = _total_note(totals, decisions.whole)
            if note:
                say_line(console, note)
            console.print()
    for line in decisions.notes:
        say_line(console, line)
    for line in outside_lines(decisions):
        say_line(console, Text.assemble(("✗ ", "red"), line))
    _print_comparisons(console, summary.comparisons)


def _print_comparisons(
    console: Console,
    comparisons: Sequence[StatedAndReckoned],
) -> None:
    agree = True
    for found in comparisons:
        if not found.agrees:
            agree = False
            stated, reckoned = found.stated.written, in_full(found.reckoned)
            what = f"{found.name}, {found.what}"
            text = f"{what}: angivet {stated}, besluten {reckoned} ({found.difference})"
            say_line(console, Text.assemble(("✗ ", "red"), text))
    if comparisons and agree:
        text = f"{_all_figures(len(comparisons))} stämmer med besluten."
        say_line(console, Text.assemble(("✓ ", "green"), text))


def _all_figures(number: int) -> str:
    if number == 1:
        return "Den angivna siffran"
    return f"Alla {number} angivna siffror som går att jämföra"


def _total_table(title: str, totals: Sequence[Total], decisions: Decisions) -> Table:
    rows = new_table()
    rows.add_column(title)
    measured = any(total.median is not None for total in totals)
    headings = (*_HEADINGS, *_MEASURES) if measured else _HEADINGS
    for heading in headings:
        rows.add_column(Words(heading), justify="right", no_wrap=True)
    whole = decisions.whole
    for total in totals:
        name = Words(total.name or "inte angivet")
        rows.add_row(name, *_total_cells(total, whole, measured=measured))
    rows.add_section()
    rows.add_row("Summa", *_total_cells(whole, whole, measured=measured), style="bold")
    return rows


def _total_cells(total: Total, whole: Total, *, measured: bool) -> list[str]:
    cells = [
        swedish_number(total.received),
        swedish_number(total.granted),
        _share_cell(total.granted, total.received),
        swedish_millions(total.amount),
        _share_cell(total.amount, whole.amount),
    ]
    if measured:
        cells += [_amount_cell(total.largest), _amount_cell(total.median)]
    return cells


def _total_note(totals: Sequence[Total], whole: Total) -> str:
    """That the granted amounts, or their shares, are rounded, where they do not add
    up; else "".
    """
    rows = [_total_cells(total, whole, measured=False) for total in totals]
    sums = _total_cells(whole, whole, measured=False)
    return rounding_note(
        [
            ([cells[column] for cells in rows], sums[column])
            for column in (_GRANTED, _GRANTED_SHARE)
        ]
    )


def _share_cell(part: Decimal | int, whole: Decimal | int) -> str:
    share = share_of(exact_figure(part), exact_figure(whole))
    return swedish_percent(share.value) if share else _NONE


def _amount_cell(kronor: Decimal | None) -> str:
    """One decision: in millions, or in thousands if it is less."""
    if kronor is None:
        return _NONE
    if kronor >= _MILLION:
        return swedish_millions(kronor)
    return f"{swedish_number(Fraction(kronor) / 1000)}\N{NO-BREAK SPACE}tkr"
