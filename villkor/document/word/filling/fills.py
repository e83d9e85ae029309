"""What is to be put where in a Word file, as frozen data.

A place is the number of a paragraph among all of the file, as in `FoundParagraph`.
Nothing here knows what a form is.
"""

from __future__ import annotations

from msgspec import Struct

from villkor.document.blocks import Block, Flow, Tag


class FillText(Struct, frozen=True):
    """Blocks at a paragraph: in the place of it (`instead`), or below it.

    Its empty paragraphs that are not needed any more are `gone`.
    """

    place: int
    blocks: tuple[Block, ...]
    instead: bool
    gone: tuple[int, ...] = ()


class FillLine(Struct, frozen=True):
    """Words after those of a paragraph, on its line."""

    place: int
    words: str


class FillChoice(Struct, frozen=True):
    """One of two words, in some paragraphs, is ticked: in the box that it has, or else
    in one that is put before it.
    """

    places: tuple[int, ...]
    words: tuple[str, str]
    chosen: str


class FilledCell(Struct, frozen=True):
    """What is put in a cell, and the tag of it."""

    tag: Tag
    blocks: tuple[Flow, ...]


class FillRows(Struct, frozen=True):
    """Rows of a table.

    `slots` are its empty rows, by the place of the first paragraph in each cell, in
    the order of the columns of `rows`. There may be more rows than slots, and fewer:
    an empty row that is left over is taken away. `header` are the places of the
    headings, in that order. With the headings `beside` the cells, a slot is a table of
    its own.
    """

    header: tuple[int, ...]
    slots: tuple[tuple[int, ...], ...]
    rows: tuple[tuple[FilledCell, ...], ...]
    beside: bool = False


Fill = FillText | FillLine | FillChoice | FillRows
