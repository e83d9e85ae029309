"""The cover of a Word file, line by line: a row of a table is a line, and so is each
part of a paragraph after a tab that begins with a label of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from villkor.document.word.found import FoundCell, FoundTable, paragraphs_in
from villkor.exchange.cover_labels import labelled_line
from villkor.exchange.placing.places import Placed


class CoverLine(Struct, frozen=True):
    """A line, and the places of the paragraphs that it stands in."""

    text: str
    places: frozenset[int]


def cover_lines(placed: Placed) -> Iterator[CoverLine]:
    """The lines that say something, in order."""
    cover = frozenset(placed.cover)
    for block in placed.found.blocks:
        if isinstance(block, FoundTable):
            for row in block.rows:
                yield from _row_lines(row, cover)
        elif block.place in cover:
            for part in block.text.splitlines():
                yield from _parts_of_line(part, block.place)


def _parts_of_line(
    text: str,
    place: int,
) -> Iterator[CoverLine]:
    parts: list[str] = []
    for part in text.split("\t"):
        words = " ".join(part.split())
        label, _ = labelled_line(words)
        if parts and label is None:
            parts[-1] = f"{parts[-1]} {words}".strip()
        else:
            parts.append(words)
    for words in filter(None, parts):
        yield CoverLine(words, frozenset({place}))


def _row_lines(
    row: tuple[FoundCell, ...],
    cover: frozenset[int],
) -> Iterator[CoverLine]:
    """A row of two cells, a name and what it is, as one line; of others, a line for
    each cell.
    """
    cells: list[CoverLine] = []
    for cell in row:
        places = frozenset(each.place for each in paragraphs_in(cell.blocks))
        words = " ".join(cell.text.split())
        if words and places <= cover:
            cells.append(CoverLine(words, places))
    if len(cells) != 2:  # noqa: PLR2004 - a name and what it is
        yield from cells
        return
    name, told = cells
    whole = f"{name.text.rstrip(':')}: {told.text}"
    yield CoverLine(whole, name.places | told.places)
