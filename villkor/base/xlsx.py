"""Sheets of text and numbers → a workbook (.xlsx) that Excel and LibreOffice open.

Nothing in it is a formula, whatever the text says.

Written by hand, since a workbook without formatting is five small files: the same
sheets give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from villkor.base.xml_text import escape_text, quote_attribute
from villkor.base.zip import pack_zip

Value = str | int | Decimal | None  # None is an empty cell

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ as a letter (ECMA-376 part 1, 22.9.2.19, ST_Xstring)
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31  # characters of a sheet's name, says Excel
_LONGEST_TEXT = 32_767  # characters of a cell, says Excel
_LETTERS = 26


class Sheet(Struct, frozen=True):
    """A sheet: its name, and its rows of cells from the top left corner."""

    name: str
    rows: Sequence[Sequence[Value]]


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a workbook with at least one sheet.

    Text is written as text, a number as it is, exactly.
    """
    return pack_zip((name, _HEAD + content) for name, content in _parts(sheets))


def sheet_names(sheets: Iterable[Sheet]) -> list[str]:
    """The names that the sheets get: what Excel takes, and no two alike."""
    names: list[str] = []
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        allowed = _NOT_IN_NAME.sub(" ", _NOT_XML.sub("", sheet.name))
        name = allowed[:_LONGEST_NAME].strip(" '") or f"Blad{number}"
        unlike = name
        again = 1
        while unlike.casefold() in taken:
            again += 1
            ending = f" ({again})"
            unlike = name[: _LONGEST_NAME - len(ending)] + ending
        names.append(unlike)
        taken.add(unlike.casefold())
    return names


def place(row: int, column: int) -> str:
    """The name of a cell, both counted from 0: A1."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """The files of the workbook by their names, the types of all of them first
    (OPC).
    """
    pages = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    yield "[Content_Types].xml", _content_types(pages)
    yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _workbook(sheet_names(sheets))
    yield "xl/_rels/workbook.xml.rels", _links([("worksheet", page) for page in pages])
    for page, sheet in zip(pages, sheets, strict=True):
        rows = "".join(_row(at, row) for at, row in enumerate(sheet.rows))
        content = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
        yield f"xl/{page}", content


def _content_types(pages: Iterable[str]) -> str:
    links = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    book = _content_type("workbook.xml", "sheet.main")
    sheets = "".join(_content_type(page, "worksheet") for page in pages)
    return f'<Types xmlns="{_PACKAGE}/content-types">{links}{book}{sheets}</Types>'


def _content_type(name: str, kind: str) -> str:
    return f'<Override PartName="/xl/{name}" ContentType="{_KIND}.{kind}+xml"/>'


def _workbook(names: Iterable[str]) -> str:
    sheets = []
    for number, name in enumerate(names, start=1):
        sheets.append(
            f'<sheet name={quote_attribute(name)} sheetId="{number}" '
            f'r:id="rId{number}"/>'
        )
    spaces = f'xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"'
    return f"<workbook {spaces}><sheets>{''.join(sheets)}</sheets></workbook>"


def _links(targets: Iterable[tuple[str, str]]) -> str:
    """Relationships to parts, by the last word of their type and their place."""
    links = []
    for number, (kind, target) in enumerate(targets, start=1):
        link = (
            f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" '
            f'Target="{target}"/>'
        )
        links.append(link)
    return (
        "<Relationships "
        f'xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'
    )


def _row(at: int, row: Sequence[Value]) -> str:
    cells = []
    for column, value in enumerate(row):
        if value is not None:
            cells.append(_cell(place(at, column), value))
    return f'<row r="{at + 1}">{"".join(cells)}</row>'


def _cell(name: str, value: str | int | Decimal) -> str:
    if not isinstance(value, str):
        return f'<c r="{name}"><v>{Decimal(value):f}</v></c>'
    shown = _NOT_XML.sub("", value)[:_LONGEST_TEXT]
    text = escape_text(_CODED.sub("_x005F_", shown)).replace("\r", "&#13;")
    return (
        f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    )
