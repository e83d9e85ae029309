"""A paragraph that is two things in one: a question with its answer on the next line."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.document.blocks import Run
from villkor.document.word.found import (
    FoundBlock,
    FoundCell,
    FoundDocument,
    FoundParagraph,
    FoundTable,
    paragraphs_in,
)


class Splitter(Struct):
    """Splits paragraphs of a document, and gives each new one a place of its own."""

    found: FoundDocument
    next_place: int
    split: dict[int, tuple[FoundParagraph, FoundParagraph]] = field(
        default_factory=dict
    )

    def cut(
        self,
        paragraph: FoundParagraph,
        offset: int,
    ) -> tuple[FoundParagraph, FoundParagraph]:
        """The two parts of a paragraph that is cut before an offset in its text."""
        before: list[Run] = []
        after: list[Run] = []
        left = offset
        for run in paragraph.runs:
            if left > 0 and run.text[:left]:
                before.append(replace(run, text=run.text[:left]))
            if run.text[max(left, 0) :]:
                after.append(replace(run, text=run.text[max(left, 0) :]))
            left -= len(run.text)
        first = replace(paragraph, runs=tuple(before))
        second = replace(
            paragraph,
            place=self.next_place,
            runs=tuple(after),
            level=0,
            numbered="",
        )
        self.next_place += 1
        self.split[paragraph.place] = first, second
        return first, second

    def document(self) -> FoundDocument:
        """The document with what has been split."""
        if not self.split:
            return self.found
        return replace(self.found, blocks=_with_split(self.found.blocks, self.split))


def splitter(found: FoundDocument) -> Splitter:
    """What splits the paragraphs of a document."""
    last = max((each.place for each in paragraphs_in(found.blocks)), default=-1)
    return Splitter(found, last + 1)


_Split = Mapping[int, tuple[FoundParagraph, FoundParagraph]]


def _with_split(
    blocks: tuple[FoundBlock, ...], split: _Split
) -> tuple[FoundBlock, ...]:
    found: list[FoundBlock] = []
    for block in blocks:
        if isinstance(block, FoundTable):
            found.append(_split_table(block, split))
        else:
            found += _split_paragraph(block, split)
    return tuple(found)


def _split_paragraph(block: FoundParagraph, split: _Split) -> list[FoundParagraph]:
    """The parts of a paragraph, which may be split themselves."""
    if block.place not in split:
        return [block]
    first, second = split[block.place]
    return [first, *_split_paragraph(second, split)]


def _split_table(table: FoundTable, split: _Split) -> FoundTable:
    rows = []
    for row in table.rows:
        cells = [_split_cell(cell, split) for cell in row]
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows))


def _split_cell(cell: FoundCell, split: _Split) -> FoundCell:
    return replace(cell, blocks=_with_split(cell.blocks, split))
