"""The workbook that comes with a chart: whether it holds anything that the chart does not show."""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import UserError
from villkor.document.word.package import CHART, RELATIONS, Element, Package, open_parts

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BOOK, _SHEET, _TEXTS = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
# One sheet and how it looks. Other parts may hold anything, and properties name who has saved the
# file.
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
# What a plain sheet consists of: no formula, comment, link or name, and no header for print.
_PLAIN = {
    "workbook",
    "fileVersion",
    "workbookPr",
    "bookViews",
    "workbookView",
    "sheets",
    "sheet",
    "calcPr",
    "worksheet",
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetView",
    "selection",
    "sheetFormatPr",
    "cols",
    "col",
    "sheetData",
    "row",
    "c",
    "v",
    "is",
    "t",
    "pageMargins",
    "sst",
    "si",
}


def own_workbooks(package: Package) -> set[str]:
    """The names of the workbooks of the file's charts that hold nothing but what their chart
    shows.
    """
    found = set()
    for name, root in package.xml.items():
        for data in (
            root.iter(f"{{{CHART}}}externalData") if root.tag == f"{{{CHART}}}chartSpace" else ()
        ):
            link = package.links.get(name, {}).get(data.get(f"{{{RELATIONS}}}id", ""))
            workbook = package.workbooks.get(link.target) if link else None
            if (
                link
                and workbook
                and _holds_only(workbook, {_value(each) for each in root.iter(f"{{{CHART}}}v")})
            ):
                found.add(link.target)
    return found


def _holds_only(workbook: bytes, shown: set[str | float]) -> bool:
    """Whether a workbook is one plain sheet on which every value is shown."""
    try:
        names, xml, _ = open_parts(workbook, "Arbetsboken")
    except UserError:
        return False
    parts = [xml[name] for name in (_BOOK, _SHEET, _TEXTS) if name in xml]
    plain = all(
        element.tag in {f"{_MAIN}{name}" for name in _PLAIN}
        for part in parts
        for element in part.iter()
    )
    sheets = [sheet for part in parts for sheet in part.iter(f"{_MAIN}sheet")]
    return (
        names <= _PARTS
        and plain
        and len(sheets) == 1
        and {value for part in parts for value in _values(part)} <= shown
    )


def _values(part: Element) -> Iterator[str | float]:
    """What stands in the cells, and in the texts that they point to."""
    yield from (_value(text) for text in part.iter(f"{_MAIN}t"))
    for cell in part.iter(f"{_MAIN}c"):
        if cell.get("t") != "s":  # else it points to a text
            yield from (_value(value) for value in cell.iter(f"{_MAIN}v"))


def _value(element: Element) -> str | float:
    """A number as a number, since programs write the same one in different ways."""
    text = (element.text or "").strip()
    try:
        return float(text)
    except ValueError:
        return text
