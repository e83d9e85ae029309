"""The tables in a file, of text or an Excel workbook → their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from villkor.base.csv_rows import csv_table
from villkor.base.lazy import lazy_module
from villkor.base.other_files import refuse_old_workbook
from villkor.base.table_rows import TableRows

if TYPE_CHECKING:
    from villkor.base import workbook_rows
else:
    workbook_rows = lazy_module("villkor.base.workbook_rows")

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MOST_LOOKED_AT = 1 << 23  # bytes


def open_tables(file: BinaryIO, sheet: str) -> list[TableRows]:
    """The tables in a file, known by what it is and not by its name.

    `sheet` is the one of a workbook, or "" for all of them. Their cells have their
    letters in one part, and nothing that cannot be seen. Raises UnreadableTable, as
    reading the rows does.
    """
    beginning = file.read(4)
    file.seek(0)
    if beginning.startswith(b"PK"):
        return workbook_rows.workbook_tables(file, sheet)
    if beginning == _OLD_OFFICE:
        refuse_old_workbook(file.read(_MOST_LOOKED_AT))
    return [csv_table(file)]
