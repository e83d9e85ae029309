"""A table in a file, of text or an Excel workbook → its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from villkor.base.csv_rows import csv_table
from villkor.base.lazy import lazy_module
from villkor.base.signs import cleaned_text
from villkor.base.table_rows import TableRow, TableRows

if TYPE_CHECKING:
    from villkor.base import workbook_rows
else:
    workbook_rows = lazy_module("villkor.base.workbook_rows")


def open_table(file: BinaryIO, sheet: str) -> TableRows:
    """The table in a file, known by what it is and not by its name.

    `sheet` is the one of a workbook, or "" for the first. Its cells have their letters
    in one part, and nothing that cannot be seen. Raises UnreadableTable, as reading its
    rows does.
    """
    table = _table_in(file, sheet)
    return replace(table, rows=_cleaned_rows(table.rows))


def _table_in(file: BinaryIO, sheet: str) -> TableRows:
    beginning = file.read(2)
    file.seek(0)
    if beginning == b"PK":
        return workbook_rows.workbook_table(file, sheet)
    return csv_table(file)


def _cleaned_rows(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    for row in rows:
        if all(map(str.isascii, row.cells)):
            yield row
        else:
            yield TableRow(row.line, [*map(cleaned_text, row.cells)], row.broken)
