"""Summaries of the grant → one flat table, an entry a row, to sort and filter in a spreadsheet or
to read by a program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from villkor.base.csv_text import Cell
from villkor.figures.number import Figure
from villkor.figures.relations.explain import explain_relation
from villkor.figures.relations.reckon import Relation
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
_UNITS = {"kr": "kronor", "%": "procent", "": "antal"}
_STATED, _DECIDED, _RECKONED = "angivet", "ur besluten", "beräknat"
_DECIMALS = Decimal("0.01")  # of what is reckoned; what is stated is never rounded

Entry = tuple[Cell, ...]


def entries(summaries: Sequence[Summary]) -> list[Entry]:
    """The rows under `HEADER`: totals, priorities, support forms, key figures and relations of each
    report.
    """
    return [
        (summary.year, summary.region, *entry)
        for summary in summaries
        for entry in _entries(summary)
    ]


def _entries(summary: Summary) -> Iterator[Entry]:
    if summary.total:
        yield _entry("Helheten", "totalt", summary.total, _RECKONED)
    if summary.allocated:
        yield _entry("Helheten", "tilldelat", summary.allocated, _STATED)
    yield from (_line("Prioritering", line) for line in summary.priorities)
    yield from (_line("Stödform", line) for line in summary.support_forms)
    for figure in summary.key_figures:
        yield _entry(
            "Nyckeltal", figure.name, figure.value, _STATED if figure.value.written else _DECIDED
        )
    yield from (_relation("Samband", relation.written, relation) for relation in summary.relations)
    for implied in summary.implied:
        about = f"{implied.part.name}: " if implied.part else ""
        yield _relation(
            "Samband ur formuläret", f"{about}{implied.relation.written}", implied.relation
        )


def _relation(table: str, name: str, relation: Relation) -> Entry:
    unit = _UNITS[relation.left.unit]
    return (
        table,
        name,
        _number(relation.left),
        unit,
        _RECKONED,
        None,
        None,
        _word(relation.holds),
        explain_relation(relation),
    )


def _line(table: str, line: Line) -> Entry:
    source = (
        ""
        if line.amount is None
        else _RECKONED
        if line.amount_reckoned
        else _DECIDED
        if line.decided
        else _STATED
    )
    unit = "kronor" if line.amount else ""
    return (
        table,
        line.name,
        _number(line.amount),
        unit,
        source,
        _number(line.share),
        _number(line.stated_share),
        _word(line.agrees),
        "",
    )


def _entry(table: str, name: str, figure: Figure, source: str) -> Entry:
    return (table, name, _number(figure), _UNITS[figure.unit], source, None, None, "", "")


def _number(figure: Figure | None) -> Decimal | None:
    if figure is None:
        return None
    value = figure.value if figure.written else figure.value.quantize(_DECIMALS)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _word(agrees: bool | None) -> str:  # noqa: FBT001 - the one thing it is about
    return {True: "ja", False: "nej", None: ""}[agrees]
