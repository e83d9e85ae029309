"""The headings of a table → which of its columns is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from villkor.base.diagnostic import Finding, Where
from villkor.base.table_rows import TableRow
from villkor.figures.money_unit import KRONA, stated_unit, unit_of_title
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decision_headings import HeadingRow, find_headings
from villkor.grant.decision_units import find_unit, is_row_of_units, units_above
from villkor.grant.decisions.model import APPLICANT, MONEY
from villkor.grant.heading_faults import (
    heading_faults,
    spoilt_headings,
    spoilt_words,
)


class DecisionColumn(Struct, frozen=True):
    """One of the columns that are read: its number in the file from 1, its heading, and
    its unit in öre.
    """

    number: int
    heading: str
    unit: int = KRONA


class Header(Struct, frozen=True):
    """The columns that are found, and how many cells a row has, and must have.

    `rows_to_it` is how many rows there are above the decisions.
    """

    rows_to_it: int
    width: int
    least: int
    columns: Mapping[str, DecisionColumn]


def find_header(
    head: Sequence[TableRow],
    source: DecisionFile,
    title: str = "",
) -> tuple[Header | None, list[Finding]]:
    """The header among the first rows of a table: the row with most of the headings.

    `title` is the table's own, as a sheet has one. None, and why, if a column that must
    be there is not, is there twice, holds names, or counts what is not understood.
    """
    if not head:
        where = Where(source.path.text.strip())
        return None, [Finding(where, "Filen är tom.", "Exportera besluten på nytt.")]
    found = find_headings(head, source)
    faults = heading_faults(found, source)
    if faults:
        return None, spoilt_headings(head, found, source) or faults
    units, faults, rows_to_it = _find_units(head, found, source, title)
    faults += spoilt_words(head[rows_to_it:], found, source)
    if faults:
        return None, faults
    cells = found.row.cells
    columns = {}
    for name, (place,) in found.places.items():
        if name != APPLICANT:
            heading = " ".join(cells[place].split())
            unit = units.get(name, KRONA)
            columns[name] = DecisionColumn(place + 1, heading, unit)
    least = max(place for place, cell in enumerate(cells, start=1) if cell.strip())
    return Header(rows_to_it, len(cells), least, columns), []


def _find_units(
    head: Sequence[TableRow],
    found: HeadingRow,
    source: DecisionFile,
    title: str,
) -> tuple[Mapping[str, int], list[Finding], int]:
    """The units of the columns of money in öre, what is wrong with them, and how many
    rows there are above the decisions: one more if units stand in a row of their own.
    """
    places = {name: found.places[name][0] for name in MONEY if name in found.places}
    row, rows_to_it = found.row, found.rows_to_it
    below = None
    if rows_to_it < len(head) and is_row_of_units(head[rows_to_it], places.values()):
        below = head[rows_to_it]
        rows_to_it += 1
    units, faults = {}, []
    for name, place in places.items():
        beside = units_above(head[: found.rows_to_it - 1], place)
        beside.append(unit_of_title(title))
        if below and place < len(below.cells):
            beside.append(stated_unit(below.cells[place]))
        where = Where(source.path.text.strip(), row.line, place + 1)
        units[name], wrong = find_unit(source, name, row.cells[place], where, beside)
        if wrong:
            faults.append(wrong)
    return units, faults, rows_to_it
