"""Sheets of text and numbers → a workbook (.xlsx) that Excel and LibreOffice open.

Nothing in it is a formula, whatever the text says.

Written by hand, since a workbook without formatting is five small files: the same sheets give the
same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import count

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
    for number, sheet in enumerate(sheets, start=1):
        name = (
            _NOT_IN_NAME.sub(" ", _NOT_XML.sub("", sheet.name))[:_LONGEST_NAME].strip(" '")
            or f"Blad{number}"
        )
        taken = {other.casefold() for other in names}
        tries = (
            name if again == 1 else f"{name[: _LONGEST_NAME - len(f' ({again})')]} ({again})"
            for again in count(1)
        )
        names.append(next(each for each in tries if each.casefold() not in taken))
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
    numbers = range(1, len(sheets) + 1)
    types = [
        ("xl/workbook.xml", f"{_KIND}.sheet.main+xml"),
        *((f"xl/worksheets/sheet{n}.xml", f"{_KIND}.worksheet+xml") for n in numbers),
    ]
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types
    )
    rels = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">{rels}{overrides}</Types>',
    )
    yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
    names = (
        f'<sheet name={quote_attribute(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheet_names(sheets), start=1)
    )
    yield (
        "xl/workbook.xml",
        (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
            f"<sheets>{''.join(names)}</sheets></workbook>"
        ),
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _links([("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]),
    )
    for number, sheet in enumerate(sheets, start=1):
        rows = "".join(_row(at, row) for at, row in enumerate(sheet.rows))
        yield (
            f"xl/worksheets/sheet{number}.xml",
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        )


def _links(targets: Iterable[tuple[str, str]]) -> str:
    links = (
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{to}"/>'
        for n, (kind, to) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'


def _row(at: int, row: Sequence[Value]) -> str:
    cells = "".join(
        _cell(place(at, column), value) for column, value in enumerate(row) if value is not None
    )
    return f'<row r="{at + 1}">{cells}</row>'


def _cell(name: str, value: str | int | Decimal) -> str:
    if not isinstance(value, str):
        return f'<c r="{name}"><v>{Decimal(value):f}</v></c>'
    text = escape_text(_CODED.sub("_x005F_", _NOT_XML.sub("", value)[:_LONGEST_TEXT]))
    text = text.replace("\r", "&#13;")
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
