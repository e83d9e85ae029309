"""Rows are put in the table of the blank, in its own cells."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.table import Table

from tests.exchange.filling.small_blanks import (
    EMPTY_ROW,
    HEADER,
    blank_bytes,
    filled,
    line,
    table,
    words_in,
)
from villkor.base.diagnostic import UserError


def _words(data: bytes) -> list[list[str]]:
    (found,) = docx.Document(io.BytesIO(data)).tables
    return _cells(found)


def _cells(found: Table) -> list[list[str]]:
    return [[words_in(cell._tc) for cell in row.cells] for row in found.rows]  # noqa: SLF001


@pytest.mark.parametrize("room", [0, 1, 2, 5])
def test_there_are_as_many_rows_as_are_told(room: int, tmp_path: Path) -> None:
    """Rows that are lacking are copies of the empty one, and empty ones that are left are taken
    away; the headings stay as they are.
    """
    rows = table(HEADER, *[EMPTY_ROW] * room)
    first, *told = _words(filled(tmp_path, blank_bytes(rows=rows)).data)
    assert first == _words(blank_bytes(rows=rows))[0]
    assert [row[1:] for row in told] == [
        ["Fler resor.", "Ett lok.En vagn.", "Effekten är kort."],
        ["Fler spår.", "Ett spår.", "Effekten är lång."],
    ]
    assert [row[0] for row in told] == ["LOKETEtt test av ånglok.", "SPÅRETRäls."]


def test_rows_are_as_the_empty_one_is(tmp_path: Path) -> None:
    rows = table(HEADER, EMPTY_ROW)
    header, mark, body = rows.rpartition("<w:tr>")
    plain = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    shaded = plain.replace(
        "</w:tcPr>", '<w:shd w:val="clear" w:fill="FFEEDD"/></w:tcPr>'
    )
    rows = header + mark + body.replace(plain, shaded)
    (found,) = docx.Document(
        io.BytesIO(filled(tmp_path, blank_bytes(rows=rows)).data)
    ).tables
    for row in found.rows[1:]:
        fills = row._tr.xpath(".//w:shd/@w:fill")  # noqa: SLF001
        assert fills == ["FFEEDD"] * 4


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    """With one of the authority's own among them, which stays as it is."""
    heads = (line("Nr"), *HEADER[1:], HEADER[0])
    rows = table(heads, (line("1"), *EMPTY_ROW), (line("2"), *EMPTY_ROW))
    told = _words(filled(tmp_path, blank_bytes(rows=rows)).data)
    assert told[1] == [
        "1",
        "Fler resor.",
        "Ett lok.En vagn.",
        "Effekten är kort.",
        "LOKETEtt test av ånglok.",
    ]


def test_headings_may_stand_beside_the_cells(tmp_path: Path) -> None:
    """A table for each row: those that are lacking are copies of it."""
    rows = table(*[(head, line()) for head in HEADER])
    target = docx.Document(io.BytesIO(filled(tmp_path, blank_bytes(rows=rows)).data))
    assert [_cells(each)[1][1] for each in target.tables] == [
        "Fler resor.",
        "Fler spår.",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        table(HEADER[:3], EMPTY_ROW[:3]),
        table(HEADER, (f"{table((line(),))}{line()}", *EMPTY_ROW[1:])),
    ],
    ids=["a column is missing", "a table in a cell"],
)
def test_a_table_without_the_columns_is_told(rows: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Tabellen under fråga 1\.2\.1\.4 i blankett"):
        filled(tmp_path, blank_bytes(rows=rows))


def test_something_else_than_a_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"ingen tabell under fråga 1\.2\.1\.4"):
        filled(tmp_path, blank_bytes(rows=line()))
