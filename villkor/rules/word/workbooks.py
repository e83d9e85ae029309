"""The workbook that comes with a chart: whether it holds anything that the chart does
not show.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import UserError
from villkor.document.word.package import CHART, RELATIONS, Element, Package
from villkor.document.word.unpacking import open_parts

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BOOK, _SHEET, _TEXTS = (
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
)
# One sheet and how it looks. Other parts may hold anything, and properties name who has
# saved the file.
_PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    _BOOK,
    "xl/_rels/workbook.xml.rels",
    _SHEET,
    _TEXTS,
    "xl/styles.xml",
    "xl/theme/theme1.xml",
}
# What a plain sheet consists of: no formula, comment, link or name, and no header for
# print.
_PLAIN = {
    f"{_MAIN}workbook",
    f"{_MAIN}fileVersion",
    f"{_MAIN}workbookPr",
    f"{_MAIN}bookViews",
    f"{_MAIN}workbookView",
    f"{_MAIN}sheets",
    f"{_MAIN}sheet",
    f"{_MAIN}calcPr",
    f"{_MAIN}worksheet",
    f"{_MAIN}sheetPr",
    f"{_MAIN}dimension",
    f"{_MAIN}sheetViews",
    f"{_MAIN}sheetView",
    f"{_MAIN}selection",
    f"{_MAIN}sheetFormatPr",
    f"{_MAIN}cols",
    f"{_MAIN}col",
    f"{_MAIN}sheetData",
    f"{_MAIN}row",
    f"{_MAIN}c",
    f"{_MAIN}v",
    f"{_MAIN}is",
    f"{_MAIN}t",
    f"{_MAIN}pageMargins",
    f"{_MAIN}sst",
    f"{_MAIN}si",
}


def own_workbooks(package: Package) -> set[str]:
    """The names of the workbooks of the file's charts that hold nothing but what their
    chart shows.
    """
    shown: dict[str, set[str | float]] = {}
    for name, root in package.xml.items():
        if root.tag != f"{{{CHART}}}chartSpace":
            continue
        values = {_value_of(each) for each in root.iter(f"{{{CHART}}}v")}
        for target in _linked_workbooks(package, name, root):
            shown.setdefault(target, set()).update(values)
    found = set()
    for target, values in shown.items():  # each is opened once
        workbook = package.workbooks.get(target)
        if workbook and _holds_only(workbook, values):
            found.add(target)
    return found


def _linked_workbooks(package: Package, name: str, root: Element) -> set[str]:
    """The workbooks that a chart has its figures from."""
    links = package.links.get(name, {})
    found = set()
    for data in root.iter(f"{{{CHART}}}externalData"):
        link = links.get(data.get(f"{{{RELATIONS}}}id", ""))
        if link is not None:
            found.add(link.target)
    return found


def _holds_only(workbook: bytes, shown: set[str | float]) -> bool:
    """Whether a workbook is one plain sheet on which every value is shown."""
    try:
        parts = open_parts(workbook, "Arbetsboken")
    except UserError:
        return False
    if not parts.names <= _PARTS:
        return False
    sheets = 0
    for name in (_BOOK, _SHEET, _TEXTS):
        part = parts.xml.get(name)
        if part is None:
            continue
        if not all(element.tag in _PLAIN for element in part.iter()):
            return False
        if not shown.issuperset(_values_in(part)):
            return False
        sheets += sum(1 for _ in part.iter(f"{_MAIN}sheet"))
    return sheets == 1


def _values_in(part: Element) -> Iterator[str | float]:
    """What stands in the cells, and in the texts that they point to."""
    yield from (_value_of(text) for text in part.iter(f"{_MAIN}t"))
    for cell in part.iter(f"{_MAIN}c"):
        if cell.get("t") != "s":  # else it points to a text
            yield from (_value_of(value) for value in cell.iter(f"{_MAIN}v"))


def _value_of(element: Element) -> str | float:
    """A number as a number, since programs write the same one in different ways."""
    text = (element.text or "").strip()
    try:
        return float(text)
    except ValueError:
        return text
