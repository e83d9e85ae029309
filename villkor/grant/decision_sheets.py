"""The tables in a file → the one that has the decisions: the only sheet of a workbook
that has their headings, whichever comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from villkor.base.diagnostic import Finding, Where
from villkor.base.hints import quoted_list
from villkor.base.table_rows import TableRow, TableRows, UnreadableTable
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decision_headings import HEADER_WITHIN, SURE_HEADINGS, find_headings
from villkor.grant.decisions.model import REQUIRED


class OpenedTable(Struct, frozen=True):
    """A table, and its first rows, which are taken out of it; or why they cannot be."""

    table: TableRows
    head: Sequence[TableRow]
    error: UnreadableTable | None = None


def choose_table(
    tables: Sequence[TableRows],
    source: DecisionFile,
) -> OpenedTable | Finding:
    """The table with the decisions, or why it is not known which one that is.

    Raises UnreadableTable if there is none among those that can be read.
    """
    opened = list(map(_open, tables))
    broken = [sheet.error for sheet in opened if sheet.error]
    if len(opened) == 1 and not broken:
        return opened[0]
    whole = [sheet for sheet in opened if _has_decisions(sheet, source)]
    seen = [sheet for sheet in whole if not sheet.table.hidden]
    if len(seen) == 1:
        return seen[0]
    if whole:
        return _several(source, seen) if seen else _all_hidden(source, whole)
    if broken:
        raise broken[0]
    return _likest(opened, source)


def _likest(
    opened: Sequence[OpenedTable],
    source: DecisionFile,
) -> OpenedTable | Finding:
    """The sheet that has most of the headings, if any has enough to be meant."""
    seen = [sheet for sheet in opened if not sheet.table.hidden]
    likest = max(seen or opened, key=lambda sheet: _headings_met(sheet, source))
    if _headings_met(likest, source) >= SURE_HEADINGS:
        return likest
    return _none(source, opened)


def _open(table: TableRows) -> OpenedTable:
    try:
        return OpenedTable(table, list(islice(table.rows, HEADER_WITHIN)))
    except UnreadableTable as error:
        return OpenedTable(table, [], error)


def _has_decisions(sheet: OpenedTable, source: DecisionFile) -> bool:
    """Whether there is a row with the headings that must be there, and one below it."""
    if not sheet.head:
        return False
    found = find_headings(sheet.head, source)
    return found.places.keys() >= set(REQUIRED) and found.rows_to_it < len(sheet.head)


def _headings_met(sheet: OpenedTable, source: DecisionFile) -> int:
    return len(find_headings(sheet.head, source).places) if sheet.head else 0


def _several(source: DecisionFile, sheets: Sequence[OpenedTable]) -> Finding:
    names = [sheet.table.name for sheet in sheets]
    message = f"Flera blad i arbetsboken har beslut: {quoted_list(names)}."
    hint = f"{_say_which(names[0])} Ska flera räknas, så samla besluten på ett blad."
    return Finding(_where(source), message, hint)


def _all_hidden(source: DecisionFile, sheets: Sequence[OpenedTable]) -> Finding:
    names = [sheet.table.name for sheet in sheets]
    message = f"Bara dolda blad i arbetsboken har beslut: {quoted_list(names)}."
    return Finding(_where(source), message, _say_which(names[0]))


def _none(source: DecisionFile, sheets: Sequence[OpenedTable]) -> Finding:
    names = [sheet.table.name for sheet in sheets]
    message = (
        "Inget av bladen i arbetsboken har en rad med kolumnernas namn: "
        f"{quoted_list(names)}."
    )
    hint = (
        f"Skriv en sådan rad ovanför besluten: {', '.join(REQUIRED)} … Heter "
        "kolumnerna något annat, så skriv det under kolumner: i anslag.yaml, och "
        "bladets namn efter blad:."
    )
    return Finding(_where(source), message, hint)


def _say_which(name: str) -> str:
    return (
        "Skriv vilket som ska läsas under beslut: i anslag.yaml, till exempel blad: "
        f"{name}."
    )


def _where(source: DecisionFile) -> Where:
    return Where(source.path.text.strip())
