"""What is around the cells of a table: its frame, and what keeps it together and apart
from the text below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from villkor.document.word.elements import make_element

# twips: a table has no space of its own, and no style can know what it comes after
_SPACE_BELOW = 160
# which parts of a table look unlike the rest (ECMA-376 part 1, 17.4.55)
_FIRST_ROW, _FIRST_COLUMN = 0x20, 0x80
_STYLE = re.compile(r"<w:pStyle [^<>]*/>")
_INDENT_OR_END = re.compile(r"<w:ind |</w:pPr>")


def frame(
    rows: Iterable[str],
    widths: Sequence[int],
    description: str,
    style: str,
    *,
    beside: bool = False,
) -> str:
    """A table.

    Its first row is its header and is repeated on each page, and with `beside` its
    first column holds headings too; `description` is read out before it.
    """
    properties = make_element(
        "tblPr",
        make_element("tblStyle", val=style),
        make_element("tblW", w=sum(widths), type="dxa"),
        make_element("tblLayout", type="fixed"),
        make_element(
            "tblLook",
            val=f"00{_FIRST_ROW + _FIRST_COLUMN * beside:X}",
            firstRow=1,
            lastRow=0,
            firstColumn=int(beside),
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        make_element("tblDescription", val=description),
    )
    columns = [make_element("gridCol", w=width) for width in widths]
    return make_element("tbl", properties, make_element("tblGrid", *columns), *rows)


def row(cells: Iterable[str], *, whole: bool = False, header: bool = False) -> str:
    """A row. A `whole` one is not divided between two pages, and a header never is."""
    properties = ""
    if header:
        properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    elif whole:
        properties = "<w:trPr><w:cantSplit/></w:trPr>"
    inside = "".join(cells)
    return f"<w:tr>{properties}{inside}</w:tr>"


def kept_together(rows: Sequence[str]) -> Iterator[str]:
    """The rows, each to stand on the same page as the next one, if there is room for
    them on a page.
    """
    keep_next = make_element("keepNext")
    for each in rows[:-1]:
        yield _STYLE.sub(rf"\g<0>{keep_next}", each)
    yield from rows[-1:]


def with_labels_kept(divided: str, style: str) -> str:
    """A row that may be divided between pages, with each paragraph in that style, by
    its id, on the same page as the one after it.
    """
    named = make_element("pStyle", val=style)
    return divided.replace(named, named + make_element("keepNext"))


def moved_in(cell: str, indent: int) -> str:
    """A cell whose text stands as many twips from its right edge; as it is, for 0."""
    if not indent:
        return cell
    moved = make_element("ind", right=indent)
    return cell.replace("</w:pPr>", f"{moved}</w:pPr>")


def with_space_above(paragraph: str) -> str:
    """The paragraph a little below the table before it."""
    return _INDENT_OR_END.sub(
        lambda place: make_element("spacing", before=_SPACE_BELOW) + place[0],
        paragraph,
        count=1,
    )
