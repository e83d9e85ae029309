"""Blocks of rows → sums. A block is taken column by column."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, islice
from operator import lt

from villkor.grant.decisions.cells import KRONA, Amounts, ColumnWords
from villkor.grant.decisions.doubts import Doubts
from villkor.grant.decisions.model import (
    GRANTED,
    MUNICIPALITY,
    NEITHER,
    NO,
    NUMBER,
    OUTCOME,
    PAID,
    SUMMED,
    YES,
)
from villkor.grant.decisions.rows import Layout, Rows
from villkor.grant.decisions.table import Block, Piece
from villkor.grant.decisions.tally import Names, Tally

# in which numbers that stand twice are looked for, so that only a part of them are Python's own
# objects at a time
_PARTS = 4
_OUTCOMES = {True: YES, False: NO, None: NEITHER}


class Reading:
    """Takes blocks of rows and adds them up.

    `crossed`: municipalities are asked for together with other columns. Of each row are kept its
    amount and its number, as a hash of 64 bits: that two numbers among 100 000 share one happens in
    one file of four billion.
    """

    def __init__(
        self, layout: Layout, words: ColumnWords, doubts: Doubts, *, crossed: bool
    ) -> None:
        header = layout.header
        summed = [column for column in SUMMED if column in header.columns and column != OUTCOME]
        self.layout = layout
        self.words = words
        self.doubts = doubts
        self.main = Tally(summed, self._names)
        self.pieces = sorted({header.places[column][0] for column in self.main.columns})
        self.crossed = crossed
        self.places = Tally([MUNICIPALITY, *(summed if crossed else [])], self._names_of_place)
        self.granted = Amounts(header.columns[GRANTED].unit)
        self.paid = Amounts(header.columns[PAID].unit if PAID in header.columns else KRONA)
        self.numbers = array("q")
        self.ascending = True  # then no number stands twice
        self.last = b""
        self.lines: list[Sequence[int]] = []  # of the rows that are taken, block by block
        self.starts: list[int] = []  # how many rows were taken before each block

    def take(self, block: Block) -> None:
        """Add a block's rows, but for those that cannot be read."""
        self.doubts.odd(block)
        rows = self._rows(block)
        rows = self.doubts.readable(
            rows, doubted=self.main.groups.unread or self.granted.unread or self.paid.unread
        )
        grants = [*map(self.main.grants.__getitem__, rows.groups)]
        self.doubts.look(rows, grants)
        self.main.add(rows.groups, rows.granted, rows.paid)
        if names := rows.column(MUNICIPALITY):
            places = self.places.numbers(
                zip(names, rows.groups if self.crossed else grants, strict=True)
            )
            self.places.add(places, rows.granted, rows.paid)
        self._number(rows)

    def _rows(self, block: Block) -> Rows:
        columns = block.columns
        at = self.layout.header.places
        known = len(self.main.groups.names)
        groups = self.main.numbers(zip(*(columns[place] for place in self.pieces), strict=True))
        granted = self.granted.column(columns[at[GRANTED][0]])
        paid = self.paid.column(columns[at[PAID][0]]) if PAID in at else [0] * len(granted)
        rows = Rows(self.layout, block.lines, columns, groups, granted, paid)
        self.doubts.strangers_among(rows, self.main, known)
        return rows

    def _names(self, pieces: tuple[Piece, ...]) -> Names | None:
        held = dict(zip(self.pieces, pieces, strict=True))
        cells = {
            column: self.layout.cell(held[self.layout.header.places[column][0]], column)
            for column in self.main.columns
        }
        names = tuple(
            name
            for column, cell in cells.items()
            if (name := self.words.read(column, cell)) is not None
        )
        return names if len(names) == len(cells) else None

    def _names_of_place(self, key: tuple[bytes, int | bool | None]) -> Names:
        cell, of = key
        rest = (
            (_OUTCOMES[of],) if of is None or isinstance(of, bool) else self.main.groups.names[of]
        )
        return (self.words.read(MUNICIPALITY, cell) or "", *rest)

    def _number(self, rows: Rows) -> None:
        """Keep the numbers of rows, and where those are."""
        numbers = rows.column(NUMBER)
        if self.ascending and numbers:
            self.ascending = self.last < numbers[0] and all(
                map(lt, numbers, islice(numbers, 1, None))
            )
            self.last = numbers[-1]
        self.starts.append(len(self.numbers))
        self.lines.append(rows.lines)
        self.numbers.extend(map(hash, numbers))

    def finish(self) -> None:
        """Tell of what can only be seen when all rows are taken."""
        self.doubts.tell_strangers(self.main)
        self.doubts.tell_twice([*self._twice()])

    def _twice(self) -> Iterator[tuple[int, int]]:
        """The line of each row that has the number of one above it, and the line of the first that
        has it.
        """
        repeated = set() if self.ascending else self._repeated()
        first: dict[int, int] = {}
        for row, number in enumerate(self.numbers) if repeated else ():
            if number in repeated and first.setdefault(number, row) != row:
                yield self._line(row), self._line(first[number])

    def _repeated(self) -> set[int]:
        """The numbers that more than one row has."""
        ends = (
            memoryview(self.numbers)
            .cast("B")[0 if sys.byteorder == "little" else 7 :: self.numbers.itemsize]
            .tobytes()
        )
        found: set[int] = set()
        for part in range(_PARTS):
            some = [
                *compress(
                    self.numbers, ends.translate(bytes(end % _PARTS == part for end in range(256)))
                )
            ]
            if len(set(some)) < len(some):
                found.update(number for number, times in Counter(some).items() if times > 1)
        return found

    def _line(self, row: int) -> int:
        block = bisect(self.starts, row) - 1
        return self.lines[block][row - self.starts[block]]
