"""The rows of a table of a Word file that is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from villkor.base.diagnostic import UserError
from villkor.document.word.elements import make_element, parsed_body
from villkor.document.word.filling.filled_blocks import BlockWriter
from villkor.document.word.filling.fills import FilledCell, FillRows
from villkor.document.word.filling.place_looks import look_at
from villkor.document.word.filling.put_in_place import put_instead
from villkor.document.word.package import WORD_2010
from villkor.document.word.styles import child_of

_ROW, _CELL, _TABLE, _PARAGRAPH = qn("w:tr"), qn("w:tc"), qn("w:tbl"), qn("w:p")
# what no two elements of a file may share, or what was only in the row that is copied
_OWN = (
    qn("w:bookmarkStart"),
    qn("w:bookmarkEnd"),
    qn("w:permStart"),
    qn("w:permEnd"),
)
_HEADER_ONLY = ("w:tblHeader", "w:cnfStyle")


class RowFiller:
    """Fills the rows of tables, of which `places` are the paragraphs."""

    def __init__(
        self,
        write: BlockWriter,
        places: Sequence[Element],
    ) -> None:
        self._write = write
        self._places = places

    def fill(self, fill: FillRows) -> None:
        """Fill in the rows of a table: more of them than there is room for are copies
        of the first empty one.
        """
        if fill.beside:
            self._fill_beside(fill)
            return
        slots = [self._cells(slot) for slot in fill.slots]
        if not slots:
            slots = [self._row_like_header(fill.header)]
        columns = _columns_of(slots[0])
        blank = deepcopy(_row_of(slots[0][0]))
        last = _row_of(slots[-1][0])
        while len(slots) < len(fill.rows):
            copy = _without_ids(deepcopy(blank))
            last.addnext(copy)
            last = copy
            cells = list(_cells_of(copy))
            slots.append([cells[column] for column in columns])
        for slot, row in zip(
            slots,
            fill.rows,
            strict=False,
        ):
            self._fill_cells(slot, row)
        for slot in slots[len(fill.rows) :]:
            _remove(_row_of(slot[0]))

    def _fill_beside(self, fill: FillRows) -> None:
        """Tables of one row each, whose headings stand beside the cells."""
        slots = [self._cells(slot) for slot in fill.slots]
        if not slots:
            raise UserError(
                "Tabellen i blanketten har ingen plats för svaret.",
                "Lägg till en tom kolumn i blankettens tabell.",
            )
        tables = [next(slot[0].iterancestors(_TABLE)) for slot in slots]
        order = [id(cell) for cell in tables[0].iter(_CELL)]
        columns = [order.index(id(cell)) for cell in slots[0]]
        blank = deepcopy(tables[0])
        last = tables[-1]
        while len(slots) < len(fill.rows):
            copy = _without_ids(deepcopy(blank))
            (gap,) = parsed_body(make_element("p"))
            last.addnext(gap)
            gap.addnext(copy)
            last = copy
            cells = list(copy.iter(_CELL))
            slots.append([cells[column] for column in columns])
        for slot, row in zip(
            slots,
            fill.rows,
            strict=False,
        ):
            self._fill_cells(slot, row)

    def _cells(self, places: Sequence[int]) -> list[Element]:
        """The cells that paragraphs stand in."""
        return [next(self._places[each].iterancestors(_CELL)) for each in places]

    def _fill_cells(
        self,
        cells: Sequence[Element],
        row: Sequence[FilledCell],
    ) -> None:
        for cell, filled in zip(
            cells,
            row,
            strict=True,
        ):
            paragraphs = [*cell.iter(_PARAGRAPH)]
            look = look_at(paragraphs[0])
            put_instead(
                paragraphs[0],
                self._write.cell(
                    filled,
                    look,
                ),
            )
            for paragraph in paragraphs[1:]:
                _remove(paragraph)

    def _row_like_header(self, header: Sequence[int]) -> list[Element]:
        """An empty row as wide as the headings, below them."""
        cells = self._cells(header)
        above = _row_of(cells[0])
        columns = _columns_of(cells)
        copy = _without_ids(deepcopy(above))
        properties = child_of(copy, qn("w:trPr"))
        for name in _HEADER_ONLY:
            if properties is not None:
                for each in list(properties.iterchildren(qn(name))):
                    properties.remove(each)
        made = list(_cells_of(copy))
        for cell in made:
            _empty_cell(cell)
        above.addnext(copy)
        return [made[column] for column in columns]


def _empty_cell(cell: Element) -> None:
    """Leave nothing in a cell but its width and one empty paragraph."""
    for child in list(cell):
        if child.tag != qn("w:tcPr"):
            cell.remove(child)
            continue
        for shade in list(child.iterchildren(qn("w:shd"))):
            child.remove(shade)
    cell.extend(parsed_body(make_element("p")))


def _row_of(cell: Element) -> Element:
    return next(cell.iterancestors(_ROW))


def _cells_of(row: Element) -> list[Element]:
    """The cells of a row, and not those of tables in it."""
    return [cell for cell in row.iter(_CELL) if _row_of(cell) is row]


def _columns_of(cells: Sequence[Element]) -> list[int]:
    """Which cells of their row some are, from 0."""
    order = [id(cell) for cell in _cells_of(_row_of(cells[0]))]
    return [order.index(id(cell)) for cell in cells]


def _without_ids(copy: Element) -> Element:
    """A copy, without what only one element of a file may have."""
    for element in list(copy.iter()):
        for name in ("paraId", "textId"):
            element.attrib.pop(f"{{{WORD_2010}}}{name}", None)
        if element.tag in _OWN:
            _remove(element)
        elif element.tag == qn("w:sdtPr"):
            for key in list(element.iterchildren(qn("w:id"))):
                element.remove(key)
    return copy


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
