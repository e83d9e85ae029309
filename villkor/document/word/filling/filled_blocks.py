"""Blocks → the elements that are put into a Word file that is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.document import Document as DocxDocument
from lxml.etree import _Element as Element

from villkor.base.diagnostic import UserError
from villkor.document.blocks import (
    Block,
    Chart,
    ListBlock,
    Paragraph,
    Role,
    Table,
    TaggedAnswer,
)
from villkor.document.word.charts import chart_run
from villkor.document.word.elements import make_element, parsed_body
from villkor.document.word.filling.blank_paragraphs import BlankParagraphs
from villkor.document.word.filling.fills import FilledCell
from villkor.document.word.filling.place_looks import PlaceLook
from villkor.document.word.margins import text_width
from villkor.document.word.package import PICTURE
from villkor.document.word.roles import STYLES
from villkor.document.word.tables import TableWriter

_TEXT_SIZE = 11.0  # points, to reckon how wide columns must be
_CELL = "Tabelltext"
_NO_STYLE = re.compile(r'<w:tblStyle w:val=""/>(<w:tblW [^<>]*/>)')
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class BlockWriter:
    """Makes the elements of blocks.

    Raises UserError if the page has no room for tables.
    """

    def __init__(self, target: DocxDocument, *, swedish: bool) -> None:
        self._target = target
        self.paragraphs = BlankParagraphs(target, swedish=swedish)
        self._width = text_width(target.sections[0])
        self._pictures = _highest_picture(target)

    def elements(
        self, blocks: Iterable[Block], look: PlaceLook, width: int = 0
    ) -> list[Element]:
        """The elements of blocks at a place of a look, and of a width in twips (0: that
        of the page).
        """
        self.paragraphs.look = look
        made: list[str] = []
        for block in blocks:
            made += self._block(block, width or self._width)
        return parsed_body("".join(made))

    def cell(self, cell: FilledCell, look: PlaceLook) -> list[Element]:
        """The elements of what stands in a cell, in a control."""
        write = self.paragraphs
        write.look = look
        made: list[str] = []
        for block in cell.blocks:
            if isinstance(block, ListBlock):
                made += write.list_paragraphs(block, in_table=True)
            else:
                runs = write.text_runs(block.runs)
                style = _CELL if block.role is Role.ANSWER else STYLES[block.role]
                made.append(write.paragraph(style, runs))
        return parsed_body(write.tagged(cell.tag, made))

    def _block(self, block: Block, width: int) -> list[str]:
        write = self.paragraphs
        match block:
            case Paragraph():
                return [
                    write.paragraph(STYLES[block.role], write.text_runs(block.runs))
                ]
            case ListBlock():
                return [*write.list_paragraphs(block)]
            case Table():
                tables = TableWriter(write, width, _TEXT_SIZE)
                return [_with_lines(tables.any_table(block))]
            case Chart():
                self._pictures += 1
                run = chart_run(self._target, block, self._pictures, width)
                keep_next = make_element("keepNext")
                return [write.paragraph(STYLES[Role.ANSWER], [run], keep_next)]
            case TaggedAnswer():
                inside: list[str] = []
                for part in block.blocks:
                    inside += self._block(part, width)
                return [write.tagged(block.tag, inside, gap=block.gap)]
            case _:
                raise UserError(
                    "En del av svaret kan inte skrivas i blanketten.",
                    "Det är ett fel i villkor: rapportera det gärna.",
                )


def _with_lines(table: str) -> str:
    """A table that has no style, with lines around its cells."""
    lines = []
    for side in _SIDES:
        line = make_element(side, val="single", sz=4, space=0, color="auto")
        lines.append(line)
    borders = make_element("tblBorders", *lines)
    return _NO_STYLE.sub(lambda found: found[1] + borders, table, count=1)


def _highest_picture(target: DocxDocument) -> int:
    """The highest id of a picture in the document, which no other may have."""
    highest = 0
    for picture in target.element.body.iter(f"{{{PICTURE}}}docPr"):
        key = picture.get("id", "")
        if key.isdecimal():
            highest = max(highest, int(key))
    return highest
