"""Summaries of the grant → a workbook to hand on: a sheet for each report to read and
print, and one with every entry to sort and filter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from villkor.base.xlsx import Cell, Sheet, Styled, Value, to_xlsx
from villkor.base.xlsx_looks import Look
from villkor.cli.render.decision_notes import lines_beside_sums
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
_SUM_LOOKS = (
    Look.SUM_TEXT,
    Look.SUM_NUMBER,
    Look.SUM_BESIDE,
    Look.SUM_PERCENT,
    Look.SUM_PERCENT,
    Look.SUM_TEXT,
    Look.SUM_TEXT,
)
_AGREES_AT = 5  # the column, from 0
_ABOVE = 4  # rows down to the headings
_WIDTHS = (8, 26, 24, 60, 16, 10, 12, 12, 12, 10, 70)  # letters, of every entry
_SHARE_DIGITS = 6  # decimals of a share of 1

Row = Sequence[Cell]


def summaries_workbook(summaries: Sequence[Summary]) -> bytes:
    """The bytes of the workbook."""
    sheets = [_report_sheet(summary) for summary in summaries]
    rows: list[Row] = [_header_row(HEADER, ("Värde",))]
    rows += [list(map(_entry_cell, HEADER, entry)) for entry in entries(summaries)]
    every = Sheet("Alla uppgifter", rows, _WIDTHS, frozen=1, filtered=True)
    return to_xlsx([*sheets, every])


def _entry_cell(heading: str, value: Value) -> Cell:
    """A cell of the table of every entry: a year and a share as they are, an amount
    with blanks between its thousands.
    """
    if heading in _BESIDE:
        return Styled(value, Look.BESIDE)
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
        *_rows_beside_sums(summary),
    ]
    return Sheet(name, rows, [width for _, width in _COLUMNS], frozen=_ABOVE)


def _header_row(headings: Iterable[str], figures: Sequence[str]) -> Row:
    cells = []
    for heading in headings:
        of_figures = heading.startswith(tuple(figures))
        look = Look.HEADER
        if of_figures:
            look = Look.NUMBER_HEADER
        elif heading in _BESIDE:
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
            yield [name, _number(figure), _unit(figure)]


def _part_rows(title: str, lines: Sequence[Line], summary: Summary) -> Iterator[Row]:
    if not lines:
        return
    yield []
    yield _group_row(title)
    yield from map(_line_row, lines)
    yield _sum_row(lines, summary)
    note = part_note(lines, summary)
    if note:
        yield [Styled(note, Look.NOTE)]


def _line_row(line: Line) -> Row:
    return [
        line.name,
        _number(line.amount),
        _unit(line.amount),
        _percent(line.share),
        _percent(line.stated_share),
        _beside(AGREES[line.agrees]),
        source_of(line),
    ]


def _sum_row(lines: Sequence[Line], summary: Summary) -> Row:
    """The sums, below a line that goes as far as the parts do."""
    totals = part_totals(lines, summary)
    values: list[Value] = [
        "Summa",
        number_cell(totals.amount),
        _unit(totals.amount).value,
        _part_of_one(totals.share),
        _part_of_one(totals.stated),
        "",
        "",
    ]
    return list(map(Styled, values, _SUM_LOOKS))


def _key_figure_rows(summary: Summary) -> Iterator[Row]:
    if not summary.key_figures:
        return
    yield []
    yield _group_row("Nyckeltal")
    for figure in summary.key_figures:
        yield [
            figure.name,
            *_value_and_unit(figure.value),
            None,
            None,
            None,
            figure_source(figure.value),
            figure.counts,
        ]


def _rows_beside_sums(summary: Summary) -> Iterator[Row]:
    """What whoever is handed the sums must know of them: money that none of them has."""
    lines = lines_beside_sums(summary.decisions)
    if lines:
        yield []
        yield _group_row("Om besluten")
    for line in lines:
        yield [Styled(line, Look.NOTE)]


def _value_and_unit(figure: Figure) -> list[Styled]:
    if figure.unit == "%":
        return [_percent(figure), _beside("andel")]
    return [_number(figure), _unit(figure)]


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
    row: list[Cell] = [None] * len(_COLUMNS)
    row[0] = Styled(name, Look.TEXT)
    row[_AGREES_AT] = Styled(AGREES[relation.holds], Look.TEXT)
    row[-1] = Styled(explain_relation(relation), Look.TEXT)
    return row


def _unit(figure: Figure | None) -> Styled:
    if figure is None:
        return _beside("")
    return _beside(UNITS[figure.unit])


def _beside(word: str) -> Styled:
    return Styled(word, Look.BESIDE)


def _number(figure: Figure | None) -> Styled:
    return Styled(number_cell(figure), Look.NUMBER)


def _percent(share: Figure | None) -> Styled:
    return Styled(_part_of_one(share), Look.PERCENT)


def _part_of_one(share: Figure | None) -> Decimal | None:
    """A share as spreadsheets reckon with it: 0,34 for 34 percent."""
    if share is None:
        return None
    return rounded(share.value / 100, _SHARE_DIGITS)
