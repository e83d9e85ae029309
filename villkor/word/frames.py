"""What is around the cells of a table: its frame, and what keeps it together and apart from the text below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from villkor.word.elements import make

_SPACE_BELOW = 160  # twips: a table has no space of its own, and no style can know what it comes after


def frame(rows: Iterable[Element], widths: Sequence[int], description: str, style: str) -> Element:
    """A table. Its first row is its header and is repeated on each page; `description` is read out before it."""
    properties = make(
        "tblPr",
        make("tblStyle", val=style),
        make("tblW", w=sum(widths), type="dxa"),
        make("tblLayout", type="fixed"),
        make("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        make("tblDescription", val=description),
    )
    return make("tbl", properties, make("tblGrid", *(make("gridCol", w=width) for width in widths)), *rows)


def row(cells: Iterable[Element], *, whole: bool = False, header: bool = False) -> Element:
    """A row. A `whole` one is not divided between two pages, and a header never is."""
    kept, repeated = make("cantSplit") if whole or header else None, make("tblHeader") if header else None
    return make("tr", make("trPr", kept, repeated) if whole or header else None, *cells)


def keep_together(rows: Sequence[Element]) -> None:
    """Let every row stand on the same page as the next one, if there is room for them on a page."""
    for each in rows[:-1]:
        for style in each.iter(qn("w:pStyle")):
            style.addnext(make("keepNext"))


def space_above(paragraph: Element) -> None:
    """Let a paragraph stand a little below the table before it."""
    properties = paragraph.find(qn("w:pPr"))
    indent = properties.find(qn("w:ind"))
    properties.insert(len(properties) if indent is None else properties.index(indent), make("spacing", before=_SPACE_BELOW))
