"""Some rows of a table of decisions, by column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Any

from msgspec import Struct

from villkor.grant.decisions.header import Header
from villkor.grant.decisions.table import Piece, cell_text


class Layout(Struct, frozen=True):
    """Where each column of a row is found: the header, and what stands between the cells of a piece
    that has several.
    """

    header: Header
    delimiter: bytes

    def cell(self, piece: Piece, column: str) -> bytes:
        """The cell of a column in the piece that holds it."""
        place, at = self.header.places[column]
        if len(self.header.shape.pieces[place]) == 1:
            return piece  # type: ignore[return-value]  # a piece of one cell is that cell
        return (piece.split(self.delimiter) if isinstance(piece, bytes) else piece)[at]


class Rows(Struct, frozen=True):
    """Some rows: their lines, their pieces, the numbers of their groups, and their amounts in
    öre.
    """

    layout: Layout
    lines: Sequence[int]
    pieces: Sequence[Sequence[Any]]
    groups: Sequence[int]
    granted: Sequence[int]
    paid: Sequence[int]

    def column(self, column: str) -> Sequence[bytes]:
        """The cells of a column that is a piece of its own; none, if the file does not have it."""
        place = self.layout.header.places.get(column)
        return self.pieces[place[0]] if place else ()

    def cell(self, column: str, at: int) -> bytes:
        """The cell of a column in one of the rows."""
        return self.layout.cell(self.pieces[self.layout.header.places[column][0]][at], column)

    def text(self, column: str, at: int) -> str:
        """The same as text, without needless blanks."""
        return " ".join(cell_text(self.cell(column, at)).split())

    def only(self, kept: Sequence[bool]) -> Rows:
        """Those of the rows that are kept."""
        pieces = [tuple(compress(piece, kept)) for piece in self.pieces]
        lines, groups, granted, paid = (
            tuple(compress(part, kept))
            for part in (self.lines, self.groups, self.granted, self.paid)
        )
        return Rows(self.layout, lines, pieces, groups, granted, paid)
