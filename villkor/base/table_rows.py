"""The rows of a table that somebody else has saved, one by one, whatever it is saved
as.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from villkor.base.sheet_facts import SheetFacts

_SAVE_AGAIN = (
    "Öppna filen i Excel och spara den som ”CSV UTF-8” eller som "
    "Excel-arbetsbok (.xlsx)."
)


class UnreadableTable(ValueError):
    """The file is no table that can be read, or not from this line on.

    Says why and what to do, in Swedish.
    """

    def __init__(self, message: str, hint: str = _SAVE_AGAIN, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line


class TableRow(Struct, frozen=True, gc=False):
    """One row: the line of the file on which it begins, from 1, its cells, and whether
    there are line breaks in them.
    """

    line: int
    cells: Sequence[str]
    broken: bool


class TableRows(Struct, frozen=True):
    """The rows, to be taken once, and the delimiter that a row would have in a file of
    text. Of a sheet of a workbook: its name, and whether it is hidden.

    `facts` finds what a sheet of a workbook says beside its values.
    """

    rows: Iterator[TableRow]
    delimiter: str
    name: str = ""
    hidden: bool = False
    facts: Callable[[], SheetFacts] = SheetFacts
