"""Sheets of text and numbers → a workbook (.xlsx) that Excel and LibreOffice open.

Nothing in it is a formula, whatever the text says.

Written by hand, since a workbook is five small files, and one more if its cells have
looks: the same sheets give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from villkor.base.xlsx_looks import Look, row_height, styles_part
from villkor.base.xml_text import escape_text, quote_attribute
from villkor.base.zip import pack_zip

Value = str | int | Decimal | None  # None is an empty cell


class Styled(Struct, frozen=True):
    """A value with the look that its cell has."""

    value: Value
    look: Look


Cell = Value | Styled

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
    """A sheet: its name, and its rows of cells from the top left corner.

    `widths` are those of its columns in letters, for people to read it. `frozen` is how
    many of its rows stand still when it is scrolled, and are printed on each page; a
    `filtered` one can be sorted and filtered from its last frozen row.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = ()
    frozen: int = 0
    filtered: bool = False


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
    dressed = any(sheet.widths for sheet in sheets)
    yield "[Content_Types].xml", _content_types(pages, dressed=dressed)
    yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _workbook(sheets)
    links = [("worksheet", page) for page in pages]
    if dressed:
        links.append(("styles", "styles.xml"))
        yield "xl/styles.xml", styles_part()
    yield "xl/_rels/workbook.xml.rels", _links(links)
    for page, sheet in zip(pages, sheets, strict=True):
        rows = "".join(_row(at, row, sheet) for at, row in enumerate(sheet.rows))
        data = f"<sheetData>{rows}</sheetData>"
        if sheet.widths:
            data = f"{_before_data(sheet)}{data}{_after_data(sheet)}"
        yield f"xl/{page}", f'<worksheet xmlns="{_MAIN}">{data}</worksheet>'


def _before_data(sheet: Sheet) -> str:
    """How the sheet is seen: printed as wide as a page, with its first rows frozen."""
    pane = ""
    if sheet.frozen:
        below = place(sheet.frozen, 0)
        pane = (
            f'<pane ySplit="{sheet.frozen}" topLeftCell="{below}" '
            f'activePane="bottomLeft" state="frozen"/>'
            f'<selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>'
        )
    columns = ""
    for number, width in enumerate(sheet.widths, start=1):
        columns += (
            f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        )
    return (
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{pane}'
        f"</sheetView></sheetViews><cols>{columns}</cols>"
    )


def _after_data(sheet: Sheet) -> str:
    filtered = ""
    if sheet.filtered:
        filtered = f'<autoFilter ref="{_filtered_area(sheet)}"/>'
    return (
        f'{filtered}<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" '
        'header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    )


def _filtered_area(sheet: Sheet) -> str:
    first, last = max(sheet.frozen - 1, 0), max(len(sheet.rows) - 1, 0)
    return f"{place(first, 0)}:{place(last, len(sheet.widths) - 1)}"


def _content_types(pages: Iterable[str], *, dressed: bool) -> str:
    links = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    book = _content_type("workbook.xml", "sheet.main")
    sheets = "".join(_content_type(page, "worksheet") for page in pages)
    if dressed:
        sheets += _content_type("styles.xml", "styles")
    return f'<Types xmlns="{_PACKAGE}/content-types">{links}{book}{sheets}</Types>'


def _content_type(name: str, kind: str) -> str:
    return f'<Override PartName="/xl/{name}" ContentType="{_KIND}.{kind}+xml"/>'


def _workbook(whole: Sequence[Sheet]) -> str:
    names = sheet_names(whole)
    sheets = []
    for number, name in enumerate(names, start=1):
        sheets.append(
            f'<sheet name={quote_attribute(name)} sheetId="{number}" '
            f'r:id="rId{number}"/>'
        )
    spaces = f'xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"'
    told = f"<sheets>{''.join(sheets)}</sheets>{_defined_names(names, whole)}"
    return f"<workbook {spaces}>{told}</workbook>"


def _defined_names(names: Sequence[str], sheets: Sequence[Sheet]) -> str:
    """Which rows are printed on each page of a sheet, and where it is filtered."""
    told = ""
    for number, (name, sheet) in enumerate(zip(names, sheets, strict=True)):
        quoted = "'" + escape_text(name.replace("'", "''")) + "'"
        of_sheet = f'localSheetId="{number}"'
        if sheet.filtered:
            first, last = map(_fixed_place, _filtered_area(sheet).split(":"))
            told += (
                f'<definedName name="_xlnm._FilterDatabase" {of_sheet} hidden="1">'
                f"{quoted}!{first}:{last}</definedName>"
            )
        if sheet.frozen:
            told += (
                f'<definedName name="_xlnm.Print_Titles" {of_sheet}>'
                f"{quoted}!${sheet.frozen}:${sheet.frozen}</definedName>"
            )
    if not told:
        return ""
    return f"<definedNames>{told}</definedNames>"


def _fixed_place(name: str) -> str:
    letters = name.rstrip("0123456789")
    return f"${letters}${name.removeprefix(letters)}"


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


def _row(at: int, row: Sequence[Cell], sheet: Sheet) -> str:
    cells = []
    dressed = [_styled(cell) for cell in row]
    for column, styled in enumerate(dressed):
        value = styled.value
        look = f' s="{styled.look.value}"' if styled.look else ""
        name = place(at, column)
        if value is not None:
            cells.append(_cell(name, value, look))
        elif look:
            cells.append(f'<c r="{name}"{look}/>')
    height = ""
    if sheet.widths:
        height = f' ht="{_height(dressed, sheet)}" customHeight="1"'
    return f'<row r="{at + 1}"{height}>{"".join(cells)}</row>'


def _styled(cell: Cell) -> Styled:
    if isinstance(cell, Styled):
        return cell
    return Styled(cell, Look.PLAIN)


def _height(row: Sequence[Styled], sheet: Sheet) -> int:
    texts = []
    for cell, width in zip(row, sheet.widths, strict=False):
        if isinstance(cell.value, str):
            texts.append((cell.value, cell.look, width))
    return row_height(texts)


def _cell(name: str, value: str | int | Decimal, look: str) -> str:
    if not isinstance(value, str):
        return f'<c r="{name}"{look}><v>{Decimal(value):f}</v></c>'
    shown = _NOT_XML.sub("", value)[:_LONGEST_TEXT]
    text = escape_text(_CODED.sub("_x005F_", shown)).replace("\r", "&#13;")
    return f'<c r="{name}"{look} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
