"""Excel workbooks for tests: as openpyxl writes them, and with single parts put in by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook


def workbook(
    rows: Sequence[Sequence[object]], sheet: str = "Beslut", before: Sequence[str] = ()
) -> bytes:
    """A workbook with some rows in a sheet. `before` are the titles of empty sheets before it."""
    book = Workbook(write_only=True)
    for title in before:
        book.create_sheet(title)
    page = book.create_sheet(sheet)
    for row in rows:
        page.append([*row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(
    sheets: Mapping[str, Sequence[Sequence[object]]], hidden: str = ""
) -> bytes:
    """A workbook with the rows of several sheets, of which one may be hidden."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append([*row])
        if name == hidden:
            page.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with some of its parts replaced or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in {*old.namelist(), *parts}:
            new.writestr(name, parts.get(name) or old.read(name))
    return file.getvalue()


def sheet_xml(rows: str, dimension: str = "") -> bytes:
    """The XML of a sheet with the XML of its rows."""
    told = f'<dimension ref="{dimension}"/>' if dimension else ""
    return (
        "<worksheet "
        f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{told}<sheetData>'
        f"{rows}</sheetData>"
        "</worksheet>"
    ).encode()
