"""Several summaries of the grant side by side: one region over the years, and the regions of one
year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.cli.render.grant import amount_cell
from villkor.cli.render.terminal import Words, count_of, fitted, new_table, say_line
from villkor.figures.number import Figure
from villkor.figures.sums import share_of
from villkor.figures.swedish import MINUS, swedish_number, swedish_percent
from villkor.grant.summary import Line, Summary

_SPARKS = "▁▂▃▄▅▆▇█"
_NONE = "–"
_MILLION = 1_000_000
_YEAR_WIDTH, _BESIDE_YEARS = 9, 55  # characters that a year takes, and what stands beside the years


def print_trends(out: Console, summaries: Sequence[Summary]) -> None:
    """Print a table for each region that has several years: the years in columns, the newest
    last.
    """
    by_region = sorted(summaries, key=lambda summary: (summary.region, summary.year))
    for region, group in groupby(by_region, key=lambda summary: summary.region):
        years = list({summary.year: summary for summary in group}.values())
        if len(years) > 1:
            out.print(
                Text(f"\n{region} {years[0].year}–{years[-1].year}, miljoner kronor", style="bold")
            )
            out.print(
                fitted(out, _trend(years, max(2, (out.width - _BESIDE_YEARS) // _YEAR_WIDTH)))
            )


def _trend(years: Sequence[Summary], most: int) -> Table:
    """The change is from the first year to the last, and each has its bar, also where only the last
    `most` years have room.
    """
    rows = _named("")
    for summary in years[-most:]:
        rows.add_column(str(summary.year), justify="right", no_wrap=True)
    rows.add_column("Ändring", justify="right", no_wrap=True)
    rows.add_column("", no_wrap=True, style="blue")
    for name, figures in _rows(years):
        written = [
            swedish_number(figure.value / _MILLION, 1) if figure else _NONE
            for figure in figures[-most:]
        ]
        rows.add_row(
            Words(name),
            *written,
            _change(figures),
            _spark(figures),
            style="bold" if name == "Totalt" else "",
        )
    return rows


def _rows(years: Sequence[Summary]) -> Iterator[tuple[str, list[Figure | None]]]:
    """What is told over the years: the whole, then priorities and support forms, as the newest
    report names them first.
    """
    yield "Totalt", [summary.total for summary in years]
    for part in (_priorities, _support_forms):
        named = [{line.name: line.amount for line in part(summary)} for summary in years]
        for name in dict.fromkeys(name for lines in reversed(named) for name in lines):
            yield name, [lines.get(name) for lines in named]


def _priorities(summary: Summary) -> Sequence[Line]:
    return summary.priorities


def _support_forms(summary: Summary) -> Sequence[Line]:
    return summary.support_forms


def _change(figures: Sequence[Figure | None]) -> Text:
    """How much the last of them is above or below the first, if both are told."""
    first, last = figures[0], figures[-1]
    whole = share_of(last, first) if first and last and first.unit == last.unit else None
    if whole is None:
        return Text(_NONE)
    words = swedish_percent(whole.value - 100, 0)
    return Text(words if words.startswith((MINUS, "0")) else f"+{words}")


def _spark(figures: Sequence[Figure | None]) -> str:
    """A bar for each year, as high as the amount is of the greatest."""
    highest = max((figure.value for figure in figures if figure), default=Decimal(0))
    if highest <= 0:
        return ""
    heights = [
        int(max(figure.value, Decimal(0)) / highest * (len(_SPARKS) - 1)) if figure else None
        for figure in figures
    ]
    return "".join(" " if height is None else _SPARKS[height] for height in heights)


def print_comparison(out: Console, summaries: Sequence[Summary]) -> None:
    """Print a table for each year that has several regions: one a row, with the whole and the parts
    of it by support form.
    """
    by_year = sorted(summaries, key=lambda summary: (summary.year, summary.region))
    for year, group in groupby(by_year, key=lambda summary: summary.year):
        regions = list(group)
        if len({summary.region for summary in regions}) > 1:
            out.print(Text(f"\nRegionerna {year}", style="bold"))
            out.print(fitted(out, _comparison(regions)))


def _comparison(regions: Sequence[Summary]) -> Table:
    rows = _named("Region")
    rows.add_column("Totalt", justify="right", no_wrap=True)
    forms = list(dict.fromkeys(line.name for summary in regions for line in summary.support_forms))
    for name in forms:
        rows.add_column(Words(name[:1].upper() + name[1:]), justify="right")
    rows.add_column("")
    for summary in regions:
        lines = {line.name: line.share or line.stated_share for line in summary.support_forms}
        shares = [
            swedish_percent(share.value, 0) if (share := lines.get(name)) else _NONE
            for name in forms
        ]
        rows.add_row(
            Words(summary.region or _NONE),
            amount_cell(summary.total) if summary.total else _NONE,
            *shares,
            _verdict(summary),
        )
    return rows


def _verdict(summary: Summary) -> Words:
    wrong = summary.to_mend
    return (
        Words(f"✗ {count_of(wrong, 'uppgift', 'uppgifter')} att rätta", style="red")
        if wrong
        else Words("✓", style="green")
    )


def _named(first: str) -> Table:
    rows = new_table()
    rows.add_column(first)
    return rows


def say_where_to_look(out: Console, summaries: Sequence[Summary]) -> None:
    """Say how to see the whole of one report, when there are too many to show them all."""
    wrong = sum(summary.to_mend > 0 for summary in summaries)
    told = f", varav {wrong} med uppgifter att rätta" if wrong else ""
    say_line(
        out,
        "\n"
        f"{count_of(len(summaries), 'rapport', 'rapporter')}{told}. Hela sammanställningen av en "
        "av dem: villkor summarize-anslag MAPP.",
    )
