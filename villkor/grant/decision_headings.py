"""Which cell of a row of headings is which column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from villkor.base.table_rows import TableRow
from villkor.figures.money_unit import stated_unit
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.model import (
    COLUMNS,
    MONEY,
    signless,
)

HEADER_WITHIN = 20  # rows, since titles may stand above the headings
_FEWEST = 3  # headings of a table
_BEGINNING = 3  # letters
_LONGEST_HEADING = 500
_DIGIT = re.compile(r"\d")
SURE_HEADINGS = 2  # headings by which a row is known


class HeadingRow(Struct, frozen=True):
    """The row that is taken for the headings, how many rows there are to it, and where
    in it each of villkor's columns may be: at several places if they are called alike.
    """

    rows_to_it: int
    row: TableRow
    places: Mapping[str, Sequence[int]]

    @property
    def has_headings(self) -> bool:
        """Whether the cells are headings, and may be shown: none of a decision's."""
        sure = len(self.places) >= SURE_HEADINGS and not self.may_run_on
        return sure or _may_be_headings(self.row)

    @property
    def may_run_on(self) -> bool:
        """Whether a decision may stand in the row too, as behind a quotation mark that
        is not ended: a cell has several lines, and there are digits.
        """
        return self.row.broken and not _may_be_headings(self.row)


def find_headings(head: Sequence[TableRow], source: DecisionFile) -> HeadingRow:
    """The row among the first ones that has most of the headings; if none has any, the
    one that looks most like headings.
    """
    found = []
    for rows_to_it, row in enumerate(head, start=1):
        cells = _Cells(row.cells)
        places = {}
        for name in COLUMNS:
            at = _places_of(name, source, cells)
            if at:
                places[name] = at
        found.append(HeadingRow(rows_to_it, row, places))
    return max(found, key=lambda row: (len(row.places), _may_be_headings(row.row)))


class _Cells:
    """The cells of a row as they are compared, and where each stands."""

    def __init__(self, cells: Sequence[str]) -> None:
        self.cells = cells
        self.spelt: dict[str, list[int]] = {}
        self.folded: dict[str, list[int]] = {}
        for at, cell in enumerate(cells):
            if cell:
                spelt = _spaced(cell)
                self.spelt.setdefault(spelt, []).append(at)
                self.folded.setdefault(signless(spelt), []).append(at)


def _may_be_headings(row: TableRow) -> bool:
    """Whether there are several cells and no digit in any, as a decision has."""
    filled = list(filter(str.strip, row.cells))
    return len(filled) >= _FEWEST and not any(map(_DIGIT.search, filled))


def _places_of(
    name: str,
    source: DecisionFile,
    cells: _Cells,
) -> Sequence[int]:
    """Where a column may be: as anslag.yaml spells it, or else without regard to case,
    blanks, signs and, of money, the unit.
    """
    heading = name
    if name in source.columns:
        heading = source.columns[name].text
        exact = cells.spelt.get(_spaced(heading))
        if exact:
            return exact
    if name not in MONEY:
        folded = fold_heading(heading)
        return cells.folded.get(folded, ()) if folded else ()
    wanted = stated_unit(heading).name
    beginning = wanted[:_BEGINNING]
    places: list[int] = []
    for folded, at in cells.folded.items():
        if beginning in folded:
            places += (
                one for one in at if stated_unit(cells.cells[one]).name == wanted
            )
    return sorted(places) if wanted else ()


def _spaced(heading: str) -> str:
    words = " ".join(heading[:_LONGEST_HEADING].split())
    return unicodedata.normalize("NFC", words).casefold()


def fold_heading(heading: str) -> str:
    """A heading as it is compared: without regard to case, blanks and signs."""
    return signless(_spaced(heading))
