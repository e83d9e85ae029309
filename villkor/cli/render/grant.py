"""The summary of the grant as tables with bars."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.cli.render.decisions import print_decisions
from villkor.cli.render.grant_cells import NOT_TOLD, amount_cell, amount_or, percent_or
from villkor.cli.render.grant_relations import print_relations
from villkor.cli.render.grant_sums import line_amount, part_note, part_sums
from villkor.cli.render.grant_verdict import closing_words
from villkor.cli.render.terminal import Words, fitted, new_table, say_line, width
from villkor.figures.interval import can_be_at_most, exact_interval
from villkor.figures.number import Figure
from villkor.figures.swedish import swedish_percent
from villkor.grant.summary import Line, Summary

_WHOLE = 100  # percent
_ALL_OF_IT = exact_interval(_WHOLE, "%")
_BAR = 20  # characters for 100 %, where there is room
_SHORTEST_BAR = 8
_BLOCKS = " ▏▎▍▌▋▊▉█"


def print_summary(console: Console, summary: Summary) -> None:
    """Print one report's summary: priorities, support forms, key figures, relations and
    a closing sentence.
    """
    say_line(console, f"Anslag 1:1 – {summary.region} {summary.year}", "bold")
    if summary.total:
        say_line(console, _whole_words(summary, summary.total))
    _print_parts(console, summary)
    if summary.key_figures:
        console.print()
        console.print(fitted(console, _key_figure_table(summary)))
    print_decisions(console, summary)
    print_relations(console, summary)
    console.print()
    say_line(console, closing_words(summary))


def _print_parts(console: Console, summary: Summary) -> None:
    """Print a table of the priorities and one of the support forms, with bars of the
    same scale.
    """
    named = [("Prioritering", summary.priorities), ("Stödform", summary.support_forms)]
    parts = [(title, lines) for title, lines in named if lines]
    bar = _BAR
    for title, lines in parts:
        bar = min(bar, _bar_room(console, _part_table(title, lines, summary, _BAR)))
    for title, lines in parts:
        console.print()
        console.print(fitted(console, _part_table(title, lines, summary, bar)))
        note = part_note(lines, summary)
        if note:
            say_line(console, note)


def _whole_words(summary: Summary, total: Figure) -> Text:
    text = Text(f"Totalt {amount_cell(total)}")
    if summary.allocated:
        text.append(f" av {amount_cell(summary.allocated)} tilldelade")
        if summary.used_of_allocated:
            text.append(f" ({swedish_percent(summary.used_of_allocated.value)})")
            if not can_be_at_most(summary.used_of_allocated.interval, _ALL_OF_IT):
                text.append(": mer är fördelat än tilldelat", style="yellow")
    return text.append(".")


def _bar_room(console: Console, made: Table) -> int:
    """How long the bars of a table can be if its names stand on one line each; 0 if
    that is too short to be compared.
    """
    room = _BAR - max(0, width(made) - console.width)
    return room if room >= _SHORTEST_BAR else 0


def _bar_of(share: Figure | None, length: int) -> str:
    if share is None:
        return ""
    part = min(max(share.value, Decimal(0)), Decimal(_WHOLE))
    whole, eighths = divmod(int(part * length * 8 / _WHOLE), 8)
    rest = _BLOCKS[eighths] if eighths else ""
    return "█" * whole + rest


def _part_table(
    title: str,
    lines: Sequence[Line],
    summary: Summary,
    bar: int,
) -> Table:
    rows = new_table()
    rows.add_column(title)
    rows.add_column("Belopp", justify="right", no_wrap=True)
    rows.add_column("Andel", justify="right", no_wrap=True)
    rows.add_column("", no_wrap=True)
    stated = any(line.stated_share for line in lines)
    if stated:
        rows.add_column("Angivet", justify="right", no_wrap=True)
        rows.add_column("", no_wrap=True)
    for line in lines:
        drawn = _bar_of(line.share or line.stated_share, bar)
        cells: list[str | Text | Words] = [
            Words(line.name),
            line_amount(line),
            _line_share(line),
            Text(drawn.ljust(bar), style="blue"),
        ]
        if stated:
            cells += [amount_or(line.stated_share), _agreement(agrees=line.agrees)]
        rows.add_row(*cells)
    rows.add_section()
    rows.add_row(*_sum_row(lines, summary, stated=stated), style="bold")
    return rows


def _line_share(line: Line) -> str:
    """The reckoned share.

    Nothing where there is a stated one alone, which has its own column.
    """
    return percent_or(line.share, "" if line.stated_share else NOT_TOLD)


def _agreement(*, agrees: bool | None) -> Text:
    if agrees is None:
        return Text("")
    if agrees:
        return Text("✓ stämmer", style="green")
    return Text("✗ stämmer inte", style="red")


def _sum_row(
    lines: Sequence[Line],
    summary: Summary,
    *,
    stated: bool,
) -> list[str | Text]:
    """The sum of the amounts, if each is stated, and that of the stated shares."""
    sums = part_sums(lines, summary)
    cells: list[str | Text] = ["Summa", sums.amount, sums.share, ""]
    if stated:
        cells += [sums.stated, _agreement(agrees=summary.share_sum_agrees)]
    return cells


def _key_figure_table(summary: Summary) -> Table:
    rows = new_table()
    rows.add_column("Nyckeltal")
    rows.add_column("Värde", justify="right", no_wrap=True)
    rows.add_column("Räknar")
    for figure in summary.key_figures:
        rows.add_row(
            Words(figure.name),
            amount_cell(figure.value),
            Words(figure.counts),
        )
    return rows
