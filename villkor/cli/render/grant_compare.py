"""Several summaries of the grant side by side: one region over the years, and the
regions of one year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.cli.render.grant_cells import NOT_TOLD, amount_or, percent_or
from villkor.cli.render.terminal import Words, count_of, fitted, new_table, say_line
from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure, exact_figure
from villkor.figures.rounding_note import Column, rounding_note
from villkor.figures.sums import add, share_of
from villkor.figures.swedish import MINUS, swedish_number, swedish_percent
from villkor.grant.summary import Line, Summary

_SPARKS = "▁▂▃▄▅▆▇█"
_WHOLE = "Totalt"
_ALL_OF_IT = swedish_percent(Decimal(100), 0)
_MILLION = 1_000_000
# characters that a year takes, and what stands beside the years
_YEAR_WIDTH, _BESIDE_YEARS = 9, 55


def print_trends(out: Console, summaries: Sequence[Summary]) -> None:
    """Print a table for each region that has several years: the years in columns, the
    newest last.
    """
    most_shown = max(2, (out.width - _BESIDE_YEARS) // _YEAR_WIDTH)
    by_region = sorted(summaries, key=lambda summary: (summary.region, summary.year))
    for region, group in groupby(by_region, key=lambda summary: summary.region):
        years = list({summary.year: summary for summary in group}.values())
        if len(years) > 1:
            span = f"{years[0].year}–{years[-1].year}"
            out.print(Text(f"\n{region} {span}, miljoner kronor", style="bold"))
            out.print(fitted(out, _trend_table(years, most_shown)))
            _say_rounded(out, _year_columns(years[-most_shown:]))


def _trend_table(years: Sequence[Summary], most: int) -> Table:
    """The change is from the first year to the last, and each has its bar, also where
    only the last `most` years have room.
    """
    rows = new_table()
    rows.add_column("")
    for summary in years[-most:]:
        rows.add_column(str(summary.year), justify="right", no_wrap=True)
    rows.add_column("Ändring", justify="right", no_wrap=True)
    rows.add_column("", no_wrap=True, style="blue")
    for name, figures in _told_over_years(years):
        amounts = map(_millions_cell, figures[-most:])
        style = "bold" if name == _WHOLE else ""
        rows.add_row(
            Words(name),
            *amounts,
            _change_cell(figures),
            _sparks(figures),
            style=style,
        )
    return rows


def _year_columns(years: Sequence[Summary]) -> Iterator[Column]:
    """The amounts of the priorities and of the support forms each year, as they are
    shown, with the whole.
    """
    for summary in years:
        whole = _millions_cell(summary.total)
        for lines in (summary.priorities, summary.support_forms):
            if lines:
                yield [_millions_cell(line.amount) for line in lines], whole


def _region_shares(regions: Sequence[Summary]) -> Iterator[Column]:
    """The shares of each region as they are shown, with what they make together."""
    for summary in regions:
        shares = [line.share or line.stated_share for line in summary.support_forms]
        if shares and _make_a_whole(shares):
            yield [percent_or(share, decimals=0) for share in shares], _ALL_OF_IT


def _make_a_whole(shares: Sequence[Figure | None]) -> bool:
    """Whether shares can be all there is."""
    told = [share for share in shares if share]
    if len(told) < len(shares):
        return False
    return can_be_equal(add(*told).interval, exact_figure(100, "%").interval)


def _say_rounded(out: Console, columns: Iterable[Column]) -> None:
    """Say that figures are rounded, if a column of them does not add up."""
    note = rounding_note(columns)
    if note:
        say_line(out, note)


def _told_over_years(
    years: Sequence[Summary],
) -> Iterator[tuple[str, list[Figure | None]]]:
    """What is told over the years: the whole, then priorities and support forms, as the
    newest report names them first.
    """
    yield _WHOLE, [summary.total for summary in years]
    yield from _line_amounts([summary.priorities for summary in years])
    yield from _line_amounts([summary.support_forms for summary in years])


def _line_amounts(
    years: Sequence[Sequence[Line]],
) -> Iterator[tuple[str, list[Figure | None]]]:
    """The amounts of each name over the years."""
    by_name = [{line.name: line.amount for line in lines} for lines in years]
    names: dict[str, None] = {}
    for amounts in reversed(by_name):
        names |= dict.fromkeys(amounts)
    for name in names:
        yield name, [amounts.get(name) for amounts in by_name]


def _millions_cell(figure: Figure | None) -> str:
    if figure is None:
        return NOT_TOLD
    return swedish_number(Fraction(figure.value) / _MILLION, 1)


def _change_cell(figures: Sequence[Figure | None]) -> Text:
    """How much the last of them is above or below the first, if both are told."""
    first, last = figures[0], figures[-1]
    if first is None or last is None or first.unit != last.unit:
        return Text(NOT_TOLD)
    whole = share_of(last, first)
    if whole is None:
        return Text(NOT_TOLD)
    words = swedish_percent(whole.value - 100, 0)
    return Text(words if words.startswith((MINUS, "0")) else f"+{words}")


def _sparks(figures: Sequence[Figure | None]) -> str:
    """A bar for each year, as high as the amount is of the greatest."""
    highest = max((figure.value for figure in figures if figure), default=Decimal(0))
    if highest <= 0:
        return ""
    bars = ""
    for figure in figures:
        if figure is None:
            bars += " "
        else:
            height = max(figure.value, Decimal(0)) / highest * (len(_SPARKS) - 1)
            bars += _SPARKS[int(height)]
    return bars


def print_comparison(out: Console, summaries: Sequence[Summary]) -> None:
    """Print a table for each year that has several regions: one a row, with the whole
    and the parts of it by support form.
    """
    by_year = sorted(summaries, key=lambda summary: (summary.year, summary.region))
    for year, group in groupby(by_year, key=lambda summary: summary.year):
        regions = list(group)
        if len({summary.region for summary in regions}) > 1:
            out.print(Text(f"\nRegionerna {year}", style="bold"))
            out.print(fitted(out, _region_table(regions)))
            _say_rounded(out, _region_shares(regions))


def _region_table(regions: Sequence[Summary]) -> Table:
    rows = new_table()
    rows.add_column("Region")
    rows.add_column(_WHOLE, justify="right", no_wrap=True)
    forms: dict[str, None] = {}
    for summary in regions:
        forms |= dict.fromkeys(line.name for line in summary.support_forms)
    for name in forms:
        rows.add_column(Words(name[:1].upper() + name[1:]), justify="right")
    rows.add_column("")
    for summary in regions:
        shares = {
            line.name: line.share or line.stated_share for line in summary.support_forms
        }
        rows.add_row(
            Words(summary.region or NOT_TOLD),
            amount_or(summary.total),
            *(percent_or(shares.get(name), decimals=0) for name in forms),
            _what_to_mend(summary),
        )
    return rows


def _what_to_mend(summary: Summary) -> Words:
    if summary.to_mend:
        wrong = count_of(summary.to_mend, "uppgift", "uppgifter")
        return Words(f"✗ {wrong} att rätta", style="red")
    return Words("✓", style="green")


def say_where_to_look(out: Console, summaries: Sequence[Summary]) -> None:
    """Say how to see the whole of one report, when there are too many to show them
    all.
    """
    wrong = sum(summary.to_mend > 0 for summary in summaries)
    reports = count_of(len(summaries), "rapport", "rapporter")
    told = f", varav {wrong} med uppgifter att rätta" if wrong else ""
    how = "Hela sammanställningen av en av dem: villkor summarize-anslag MAPP."
    say_line(out, f"\n{reports}{told}. {how}")
