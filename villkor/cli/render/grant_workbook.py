"""Summaries of the grant → a workbook to hand on: a sheet for each report to read and
print, and one with every entry to sort and filter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from villkor.base.xlsx import Cell, Sheet, Styled, to_xlsx
from villkor.base.xlsx_looks import Look
from villkor.cli.render.grant_cells import words_of_implied
from villkor.cli.render.grant_entries import (
    AGREES,
    HEADER,
    UNITS,
    entries,
    figure_source,
    number_cell,
    source_of,
)
from villkor.cli.render.grant_sums import part_note, part_totals
from villkor.figures.number import Figure
from villkor.figures.relations.explain import explain_relation
from villkor.figures.relations.reckon import Relation
from villkor.figures.rounding import rounded
from villkor.grant.summary import Line, Summary

_COLUMNS = (
    ("Namn", 44),
    ("Värde", 16),
    ("Enhet", 9),
    ("Andel", 10),
    ("Angiven andel", 10),
    ("Stämmer", 10),
    ("Källa", 14),
    ("Förklaring", 60),
)
_BESIDE = ("Enhet", "Stämmer")
_FIGURES = ("Värde", "Andel", "Angiven andel")
_NOTE = (
    "Belopp i hela kronor. Andelen är beloppets del av det totala beloppet. Stämmer: "
    "om det som är angivet kan vara samma tal som det som är räknat."
)
_ABOVE = 4  # rows down to the headings
_WIDTHS = (8, 26, 24, 60, 16, 10, 12, 12, 12, 10, 70)  # letters, of every entry
_SHARE_DIGITS = 6  # decimals of a share of 1

Row = Sequence[Cell]


def summaries_workbook(summaries: Sequence[Summary]) -> bytes:
    """The bytes of the workbook."""
    sheets = [_report_sheet(summary) for summary in summaries]
    rows: list[Row] = [_header_row(HEADER, ("Värde",))]
    rows += [[_entry_cell(value) for value in entry] for entry in entries(summaries)]
    every = Sheet("Alla uppgifter", rows, _WIDTHS, frozen=1, filtered=True)
    return to_xlsx([*sheets, every])


def _entry_cell(value: str | Decimal | int | None) -> Cell:
    """A cell of the table of every entry: a year and a share as they are, an amount
    with blanks between its thousands.
    """
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return Styled(value, Look.NUMBER)
    return value


def _report_sheet(summary: Summary) -> Sheet:
    """A report's figures below its name: the whole, its parts with their sums, the key
    figures and what must hold.
    """
    name = f"{summary.region} {summary.year}".strip()
    rows: list[Row] = [
        [Styled(f"Anslag 1:1 – {name}", Look.TITLE)],
        [Styled(_NOTE, Look.NOTE)],
        [],
        _header_row([heading for heading, _ in _COLUMNS], _FIGURES),
        *_whole_rows(summary),
        *_part_rows("Prioriteringar", summary.priorities, summary),
        *_part_rows("Stödformer", summary.support_forms, summary),
        *_key_figure_rows(summary),
        *_relation_rows(summary),
    ]
    return Sheet(name, rows, [width for _, width in _COLUMNS], frozen=_ABOVE)


def _header_row(headings: Iterable[str], figures: Sequence[str]) -> Row:
    cells = []
    for heading in headings:
        of_figures = heading.startswith(tuple(figures))
        look = Look.NUMBER_HEADER if of_figures else Look.HEADER
        if heading in _BESIDE:
            look = Look.BESIDE_HEADER
        cells.append(Styled(heading, look))
    return cells


def _group_row(name: str) -> Row:
    return [Styled(name, Look.GROUP)]


def _whole_rows(summary: Summary) -> Iterator[Row]:
    whole = (("Totalt", summary.total), ("Tilldelat", summary.allocated))
    if any(figure for _, figure in whole):
        yield _group_row("Helheten")
    for name, figure in whole:
        if figure:
            yield [name, _number(figure), _beside(UNITS[figure.unit])]


def _part_rows(title: str, lines: Sequence[Line], summary: Summary) -> Iterator[Row]:
    if not lines:
        return
    yield []
    yield _group_row(title)
    for line in lines:
        unit = "kronor" if line.amount else ""
        shares = _shares(line.share, line.stated_share)
        agrees, source = AGREES[line.agrees], source_of(line)
        yield [
            line.name,
            _number(line.amount),
            _beside(unit),
            *shares,
            _beside(agrees),
            source,
        ]
    totals = part_totals(lines, summary)
    unit = "kronor" if totals.amount else ""
    yield [
        Styled("Summa", Look.SUM_TEXT),
        Styled(_number(totals.amount).value, Look.SUM_NUMBER),
        Styled(unit, Look.SUM_BESIDE),
        Styled(_part_of_one(totals.share), Look.SUM_PERCENT),
        Styled(_part_of_one(totals.stated), Look.SUM_PERCENT),
        Styled("", Look.SUM_TEXT),
        Styled("", Look.SUM_TEXT),
    ]
    note = part_note(lines, summary)
    if note:
        yield [Styled(note, Look.NOTE)]


def _key_figure_rows(summary: Summary) -> Iterator[Row]:
    if not summary.key_figures:
        return
    yield []
    yield _group_row("Nyckeltal")
    for figure in summary.key_figures:
        counts = Styled(figure.counts, Look.TEXT)
        others = [None, None, None, figure_source(figure.value), counts]
        if figure.value.unit == "%":
            value = Styled(_part_of_one(figure.value), Look.PERCENT)
            yield [figure.name, value, _beside("andel"), *others]
        else:
            unit = UNITS[figure.value.unit]
            yield [figure.name, _number(figure.value), _beside(unit), *others]


def _relation_rows(summary: Summary) -> Iterator[Row]:
    if not (summary.relations or summary.implied):
        return
    yield []
    yield _group_row("Samband som ska hålla")
    for relation in summary.relations:
        yield _relation_row(relation.written, relation)
    for one in summary.implied:
        yield _relation_row(words_of_implied(one), one.relation)


def _relation_row(name: str, relation: Relation) -> Row:
    explained = Styled(explain_relation(relation), Look.TEXT)
    agrees = Styled(AGREES[relation.holds], Look.TEXT)
    return [Styled(name, Look.TEXT), None, None, None, None, agrees, None, explained]


def _beside(word: str) -> Styled:
    return Styled(word, Look.BESIDE)


def _number(figure: Figure | None) -> Styled:
    return Styled(number_cell(figure), Look.NUMBER)


def _shares(share: Figure | None, stated: Figure | None) -> list[Styled]:
    both = (share, stated)
    return [Styled(_part_of_one(each), Look.PERCENT) for each in both]


def _part_of_one(share: Figure | None) -> Decimal | None:
    """A share as spreadsheets reckon with it: 0,34 for 34 percent."""
    return None if share is None else rounded(share.value / 100, _SHARE_DIGITS)
