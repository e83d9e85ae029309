"""A row → a decision, or why it is none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.cell_text import (
    CellDay,
    about_no_value,
    has_no_value,
    is_broken,
    read_cell_day,
    swallowing_cell,
)
from villkor.base.table_rows import TableRow
from villkor.figures.amounts import AmountReader
from villkor.figures.number import NotANumber
from villkor.grant.decisions.cells import ColumnWords
from villkor.grant.decisions.header import DecisionColumn, Header
from villkor.grant.decisions.model import (
    CHANGE,
    DAY,
    GRANTED,
    MUNICIPALITY,
    NUMBER,
    OUTCOME,
    PAID,
    SUMMED,
    YES,
)
from villkor.grant.meant_outcomes import unknown_outcome

Names = tuple[str, ...]
_OTHERS = (NUMBER, GRANTED, PAID, MUNICIPALITY, DAY)
_MOST_REMEMBERED = 4096  # cells, so that memory does not grow with the file
# its place is -1, where a blank cell is put in every row
_ABSENT = DecisionColumn(0, "")


class Decision(Struct, frozen=True, gc=False):
    """A row that can be read. Amounts are öre.

    `names` are what stands in the columns by which decisions are summed together
    (`SUMMED`). What stands in columns that the file lacks is "" or 0.
    """

    line: int
    number: str
    names: Names
    municipality: str
    granted: int
    paid: int
    day: CellDay

    @property
    def lowers(self) -> bool:
        """Whether it lowers what another one granted or paid, as a change of a decision
        or a demand for repayment does.
        """
        return self.granted < 0 or (self.paid < 0 and not self.granted)


class UnreadableRow(ValueError):
    """The row is no decision that can be read: which column is wrong, from 1, and why,
    in Swedish.
    """

    def __init__(self, column: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.hint = hint


class RecordReader:
    """Reads the rows below a header."""

    def __init__(
        self,
        header: Header,
        delimiter: str,
        words: ColumnWords,
        year: int,
    ) -> None:
        self.header = header
        self.width = header.width
        self.delimiter = delimiter
        self.words = words
        self.year = year
        self.columns = {
            name: header.columns.get(name, _ABSENT) for name in (*SUMMED, *_OTHERS)
        }
        self.summed_cells = self._cells_in(SUMMED)
        self.other_cells = self._cells_in(_OTHERS)
        self.granted = AmountReader(self.columns[GRANTED].unit)
        self.paid = AmountReader(self.columns[PAID].unit)
        # the same cells come again and again
        remember = lru_cache(_MOST_REMEMBERED)
        self.read_names = remember(self._read_names)
        self.read_day = remember(self._read_day)
        self.read_municipality = remember(self._read_municipality)

    def _cells_in(self, columns: Sequence[str]) -> itemgetter[Any]:
        return itemgetter(*(self.columns[name].number - 1 for name in columns))

    def read_row(self, row: TableRow) -> Decision | None:
        """The decision, or None if nothing stands in the row. Raises UnreadableRow."""
        cells = [*row.cells, ""]
        if len(row.cells) != self.width:
            cells = self._squared_cells(row.cells)
        if row.broken:
            self._refuse_swallowed(cells)
        number, granted, paid, municipality, day = self.other_cells(cells)
        if not number or number.isspace():
            self._refuse_unnumbered(cells)
            return None
        if has_no_value(number):
            raise self._unreadable(NUMBER, number, "", "")
        names = self.read_names(self.summed_cells(cells))
        decision = Decision(
            row.line,
            number,
            names,
            self.read_municipality(municipality),
            *self._read_amounts(granted, paid),
            self.read_day(day),
        )
        if names[-1] == CHANGE:
            return self._read_change(decision)
        return decision

    def _read_change(self, decision: Decision) -> Decision:
        """A change of a decision that lowers an amount: it is a part of what is granted.

        Raises UnreadableRow for one of which it is not known what it does.
        """
        if decision.lowers:
            return replace(decision, names=(*decision.names[:-1], YES))
        message = (
            "Beslutet är en ändring eller ett återkrav, men det går inte att veta om "
            "beloppet läggs till eller dras av."
        )
        hint = "Skriv det som dras av med minustecken. Läggs det till, så skriv bifall."
        raise self._unreadable(OUTCOME, "", message, hint)

    def _read_amounts(self, granted: str, paid: str) -> tuple[int, int]:
        """What is granted and what is paid. Raises UnreadableRow."""
        column, cell = GRANTED, granted
        try:
            ore = self.granted.read_amount(granted)
            column, cell = PAID, paid
            return ore, self.paid.read_amount(paid)
        except NotANumber as error:
            message = f"{self.columns[column].heading}: {error.message}"
            raise self._unreadable(column, cell, message, error.hint) from None

    def _squared_cells(self, cells: Sequence[str]) -> list[str]:
        """As many cells as there are columns, and the blank one.

        Only cells that are empty may be too few or too many at the end.
        """
        filled = len(cells)
        while filled > self.header.least and not cells[filled - 1]:
            filled -= 1
        if any(cells) and not self.header.least <= filled <= self.header.width:
            message = (
                f"Raden har {len(cells)} celler och går inte att para ihop "
                "med kolumnerna."
            )
            hint = (
                "Står skiljetecknet inne i en cell, så ska cellen ha citattecken. "
                "Öppna filen i Excel och se efter."
            )
            raise UnreadableRow(1, message, hint)
        return [*cells[:filled], *[""] * (self.header.width + 1 - filled)]

    def _refuse_swallowed(self, cells: Sequence[str]) -> None:
        """Refuse a row in which a cell, of whatever column, has swallowed other rows."""
        enough = max(2, self.header.least - 2)
        number = swallowing_cell(cells, self.delimiter, enough)
        if number:
            message = (
                "Cellen har svalt rader som kommer efter den: troligen öppnas ett "
                "citattecken här utan att stängas."
            )
            hint = (
                "Rätta citattecknet. Ska cellen ha flera rader, så ta bort "
                "radbrytningarna."
            )
            raise UnreadableRow(number, message, hint)

    def _refuse_unnumbered(self, cells: Sequence[str]) -> None:
        """Refuse a row without a number, if anything stands in the columns that are
        read.
        """
        read = (*self.summed_cells(cells), *self.other_cells(cells))
        if cells[self.columns[OUTCOME].number - 1].strip():
            hint = "Skriv det i filen, eller ta bort raden."
            raise self._unreadable(NUMBER, "", "Beslutet saknar diarienummer.", hint)
        if any(map(str.strip, read)):
            message = "Raden har varken diarienummer eller beslut."
            hint = "Är det en summarad, så ta bort den ur filen."
            raise self._unreadable(NUMBER, "", message, hint)

    def _read_names(self, cells: Names) -> Names:
        names = []
        for column, cell in zip(SUMMED, cells, strict=True):
            name = self.words.read_word(column, cell)
            if name is None:  # broken, or an outcome
                message, hint = unknown_outcome(" ".join(cell.split()))
                if not cell.strip():
                    message = "Raden säger inte om det är bifall eller avslag."
                    hint = "Skriv det i filen. Är det en summarad, så ta bort den."
                raise self._unreadable(column, cell, message, hint)
            names.append(name)
        return tuple(names)

    def _read_municipality(self, cell: str) -> str:
        if has_no_value(cell):
            raise self._unreadable(MUNICIPALITY, cell, "", "")
        return self.words.read_word(MUNICIPALITY, cell) or ""

    def _read_day(self, cell: str) -> CellDay:
        day = read_cell_day(cell, self.year)
        if day is None:
            message = (
                f"”{' '.join(cell.split())}” är inget datum som bara kan "
                "läsas på ett sätt."
            )
            raise self._unreadable(DAY, cell, message, "Skriv datum som 2022-03-14.")
        return day

    def _unreadable(
        self,
        column: str,
        cell: str,
        message: str,
        hint: str,
    ) -> UnreadableRow:
        """What is said of a cell.

        What stands in a broken one is not: it may be other cells too.
        """
        if is_broken(cell):
            message = (
                "Här står tecken som inte går att läsa, eller flera rader i en cell."
            )
            hint = "Spara filen på nytt från Excel, som ”CSV UTF-8”."
        elif has_no_value(cell):
            message, hint = about_no_value(cell)
        return UnreadableRow(self.columns[column].number, message, hint)
