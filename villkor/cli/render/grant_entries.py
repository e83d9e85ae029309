"""Summaries of the grant → one flat table, an entry a row, to sort and filter in a
spreadsheet or to read by a program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from villkor.base.csv_text import Cell
from villkor.cli.render.decision_notes import outside_title, outside_words
from villkor.cli.render.grant_cells import words_of_implied
from villkor.figures.number import Figure, exact_figure
from villkor.figures.relations.explain import explain_relation
from villkor.figures.relations.reckon import Relation
from villkor.figures.rounding import rounded
from villkor.grant.decisions.model import Decisions
from villkor.grant.summary import Line, Summary

HEADER = (
    "År",
    "Region",
    "Uppställning",
    "Namn",
    "Värde",
    "Enhet",
    "Källa",
    "Andel (procent)",
    "Angiven andel (procent)",
    "Stämmer",
    "Räkning",
)
AGREES = {True: "ja", False: "nej", None: ""}
UNITS = {"kr": "kronor", "%": "procent", "": "antal"}
_STATED, _DECIDED, _RECKONED = "angivet", "ur besluten", "beräknat"
_DECIMALS = 2  # of what is reckoned; what is stated is never rounded

Entry = tuple[Cell, ...]


def entries(summaries: Sequence[Summary]) -> list[Entry]:
    """The rows under `HEADER`: totals, priorities, support forms, key figures and
    relations of each report.
    """
    rows: list[Entry] = []
    for summary in summaries:
        rows += [
            (summary.year, summary.region, *entry)
            for entry in _summary_entries(summary)
        ]
    return rows


def _summary_entries(summary: Summary) -> Iterator[Entry]:
    if summary.total:
        yield _figure_entry("Helheten", "totalt", summary.total, _RECKONED)
    if summary.allocated:
        yield _figure_entry("Helheten", "tilldelat", summary.allocated, _STATED)
    for line in summary.priorities:
        yield _line_entry("Prioritering", line)
    for line in summary.support_forms:
        yield _line_entry("Stödform", line)
    for figure in summary.key_figures:
        source = figure_source(figure.value)
        yield _figure_entry("Nyckeltal", figure.name, figure.value, source)
    if summary.decisions:
        yield from _outside_entries(summary.decisions)
    for relation in summary.relations:
        yield _relation_entry("Samband", relation.written, relation)
    for implied in summary.implied:
        name = words_of_implied(implied)
        yield _relation_entry("Samband ur formuläret", name, implied.relation)


def _outside_entries(decisions: Decisions) -> Iterator[Entry]:
    """The money that lies outside of all parts of the grant, or why none is known."""
    if decisions.unread:
        words = f"{decisions.unread} rader går inte att läsa"
        yield ("Beslut", decisions.path, None, "", "", None, None, "nej", words)
        return
    for note in decisions.notes:
        yield ("Beslut", decisions.path, None, "", _DECIDED, None, None, "", note)
    for group in decisions.outside:
        if group.holds_money:
            amount = number_cell(exact_figure(group.total.amount, "kr"))
            yield (
                outside_title(group),
                group.total.name or "inte angivet",
                amount,
                "kronor",
                _DECIDED,
                None,
                None,
                "nej",
                outside_words(group),
            )


def _relation_entry(table: str, name: str, relation: Relation) -> Entry:
    return (
        table,
        name,
        number_cell(relation.left),
        UNITS[relation.left.unit],
        _RECKONED,
        None,
        None,
        AGREES[relation.holds],
        explain_relation(relation),
    )


def _line_entry(table: str, line: Line) -> Entry:
    return (
        table,
        line.name,
        number_cell(line.amount),
        "kronor" if line.amount else "",
        source_of(line),
        number_cell(line.share),
        number_cell(line.stated_share),
        AGREES[line.agrees],
        "",
    )


def figure_source(figure: Figure) -> str:
    """Whether a key figure is written, or reckoned from the decisions."""
    return _STATED if figure.written else _DECIDED


def source_of(line: Line) -> str:
    """Where the amount of a part is from, in words."""
    if line.amount is None:
        return ""
    if line.amount_reckoned:
        return _RECKONED
    return _DECIDED if line.decided else _STATED


def _figure_entry(
    table: str,
    name: str,
    figure: Figure,
    source: str,
) -> Entry:
    return (
        table,
        name,
        number_cell(figure),
        UNITS[figure.unit],
        source,
        None,
        None,
        "",
        "",
    )


def number_cell(figure: Figure | None) -> Decimal | None:
    """The value of a figure: as it is written, or with at most two decimals."""
    if figure is None:
        return None
    value = figure.value
    if not figure.written:
        value = rounded(value, _DECIMALS)
    if value == value.to_integral_value():
        return rounded(value)
    return value.normalize()
