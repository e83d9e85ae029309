"""A table in a file, of text or an Excel workbook → its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from villkor.base.csv_rows import csv_table
from villkor.base.lazy import lazy_module
from villkor.base.table_rows import TableRows

if TYPE_CHECKING:
    from villkor.base import workbook_rows
else:
    workbook_rows = lazy_module("villkor.base.workbook_rows")


def open_table(file: BinaryIO, sheet: str) -> TableRows:
    """The table in a file, known by what it is and not by its name.

    `sheet` is the one of a workbook, or "" for the first. Raises UnreadableTable, as
    reading its rows does.
    """
    beginning = file.read(2)
    file.seek(0)
    if beginning == b"PK":
        return workbook_rows.workbook_table(file, sheet)
    return csv_table(file)
