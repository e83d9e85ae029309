"""What the decisions come to, and which stated figures do not agree with them, as tables and
lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.cli.render.terminal import Words, count_of, fitted, new_table, say_line
from villkor.figures.number import exact_figure
from villkor.figures.sums import share_of
from villkor.figures.swedish import swedish_millions, swedish_number, swedish_percent
from villkor.figures.wording import in_full
from villkor.grant.decisions.model import FORM, PRIORITY, Decisions, Total
from villkor.grant.summary import Summary

_MILLION = 1_000_000


def print_decisions(console: Console, summary: Summary) -> None:
    """Print what the decisions come to by support form and priority, and every stated figure that
    they contradict.
    """
    decisions = summary.decisions
    if decisions is None:
        return
    console.print()
    console.print(Text(f"Ur besluten i {decisions.path}", style="bold"))
    for title, totals in (
        ("Stödform", decisions.by.get(FORM, ())),
        ("Prioritering", decisions.by.get(PRIORITY, ())),
    ):
        if totals:
            console.print(fitted(console, _table(title, totals, decisions)))
            console.print()
    if decisions.unread:
        say_line(
            console,
            Text(
                f"{count_of(decisions.unread, 'rad', 'rader')} går inte att läsa och är inte med.",
                style="red",
            ),
        )
        return
    wrong = [found for found in summary.comparisons if not found.agrees]
    for found in wrong:
        text = (
            f"{found.name}, {found.what}: angivet {found.stated.written}, besluten "
            f"{in_full(found.reckoned)} ({found.difference})"
        )
        say_line(console, Text.assemble(("✗ ", "red"), text))
    if summary.comparisons and not wrong:
        say_line(
            console,
            Text.assemble(
                ("✓ ", "green"), f"{_all(len(summary.comparisons))} stämmer med besluten."
            ),
        )


def _all(number: int) -> str:
    return (
        "Den angivna siffran"
        if number == 1
        else f"Alla {number} angivna siffror som går att jämföra"
    )


def _table(title: str, totals: Sequence[Total], decisions: Decisions) -> Table:
    rows = new_table()
    rows.add_column(title)
    measured = any(total.median is not None for total in totals)
    headings = [
        "Beslut",
        "Bifall",
        "Andel bifall",
        "Beviljat",
        "Andel",
        *(["Största", "Median"] if measured else []),
    ]
    for heading in headings:
        rows.add_column(Words(heading), justify="right", no_wrap=True)
    for total in totals:
        rows.add_row(
            Words(total.name or "inte angivet"), *_cells(total, decisions.whole, measured=measured)
        )
    rows.add_section()
    rows.add_row(
        "Summa", *_cells(decisions.whole, decisions.whole, measured=measured), style="bold"
    )
    return rows


def _cells(total: Total, whole: Total, *, measured: bool) -> list[str]:
    approved = share_of(exact_figure(total.granted), exact_figure(total.received))
    share = share_of(exact_figure(total.amount), exact_figure(whole.amount))
    sizes = (
        [_amount(size) if size is not None else "–" for size in (total.largest, total.median)]
        if measured
        else []
    )
    return [
        swedish_number(total.received),
        swedish_number(total.granted),
        swedish_percent(approved.value) if approved else "–",
        swedish_millions(total.amount),
        swedish_percent(share.value) if share else "–",
        *sizes,
    ]


def _amount(kronor: Decimal) -> str:
    """One decision: in millions, or in thousands if it is less."""
    return (
        swedish_millions(kronor)
        if kronor >= _MILLION
        else f"{swedish_number(kronor / 1000)}\N{NO-BREAK SPACE}tkr"
    )
