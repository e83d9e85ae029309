"""The blocks of a Word form → its lines and tables in order, with tables that are only
a layout taken apart, and the table of contents left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from villkor.authoring.blanks.blank_lines import (
    BlankLine,
    BlankPart,
    lines_of,
    numbered_anew,
)
from villkor.authoring.blanks.contents_list import without_contents
from villkor.authoring.blanks.table_shapes import (
    YES_NO,
    CellRow,
    cell_words,
    filled_in_table,
    first_place,
    is_filled_in,
    is_heading_row,
    is_labelled,
    is_yes_no_table,
    labelled_table,
    names_columns,
    own_rows,
    rows_to_write,
)
from villkor.document.word.found import FoundBlock, FoundParagraph, FoundTable

_BOTH = "Ja ☐ Nej ☐"


class BlankFlow(Struct):
    """Puts the parts of a form in order; each table that is taken apart is a group."""

    groups: int = 0

    def parts_of(
        self,
        blocks: Iterable[FoundBlock],
        group: int,
    ) -> Iterator[BlankPart]:
        """The parts of some blocks."""
        for block in blocks:
            if isinstance(block, FoundParagraph):
                yield from lines_of(block, group)
            else:
                yield from self._table(block)

    def _table(self, table: FoundTable) -> Iterator[BlankPart]:
        self.groups += 1
        rows = own_rows(table)
        while len(rows) > 1 and len(rows[0]) == 1 and len(rows[1]) > 1:
            yield from self.parts_of(rows.pop(0)[0].blocks, 0)
        if is_yes_no_table(rows):
            yield from self._yes_no_rows(rows)
        elif is_filled_in(rows):
            yield filled_in_table(rows, self.groups)
        elif is_labelled(rows):
            yield labelled_table(rows, self.groups)
        else:
            yield from self._taken_apart(rows)

    def _taken_apart(self, rows: list[CellRow]) -> Iterator[BlankPart]:
        """A table that holds questions in place. It may have rows to write in, too,
        below headings of their own.
        """
        group = self.groups
        place = 0
        while place < len(rows):
            below = rows_to_write(rows, place + 1)
            if below and is_heading_row(rows[place]):
                yield filled_in_table([rows[place], *below], group)
                place += len(below)
            elif not names_columns(rows[place]):
                yield from self._row_apart(rows[place], group)
            place += 1

    def _row_apart(
        self,
        row: CellRow,
        group: int,
    ) -> Iterator[BlankPart]:
        """The cells of a row one after the other; a number alone belongs to the words
        of the next cell.
        """
        number: BlankLine | None = None
        for cell in row:
            for part in self.parts_of(cell.blocks, group):
                alone = _number_alone(part)
                if alone:
                    number = alone
                elif number and isinstance(part, BlankLine) and part.words:
                    yield _with_number(part, number)
                    number = None
                else:
                    yield part
        if number:
            yield number

    def _yes_no_rows(self, rows: list[CellRow]) -> Iterator[BlankPart]:
        """A table with a question on each row, and a column for yes and one for no."""
        headings = [cell_words(cell) for cell in rows[0]]
        columns = [headings.index(word) for word in YES_NO]
        first, last = min(columns), max(columns)
        for row in rows[1:]:
            yield from self._row_apart(row[:first], self.groups)
            yield BlankLine(
                first_place([row]),
                _BOTH,
                _BOTH,
                group=self.groups,
            )
            for heading in rows[0][last + 1 :]:
                yield from self.parts_of(heading.blocks, self.groups)


def flow_of(blocks: tuple[FoundBlock, ...]) -> list[BlankPart]:
    """The parts of a form in order, without its table of contents."""
    parts = list(BlankFlow().parts_of(blocks, 0))
    return _numbers_joined(without_contents(parts))


def _number_alone(part: BlankPart) -> BlankLine | None:
    """A part, if it is a line with a number and no words."""
    if isinstance(part, BlankLine) and part.number and not part.words:
        return part
    return None


def _with_number(
    part: BlankLine,
    before: BlankLine,
) -> BlankLine:
    if part.number or not before.number:
        return part
    joined = numbered_anew(
        part,
        before.number,
        part.words,
    )
    return replace(
        joined,
        shown=before.shown,
        place=before.place,
    )


def _numbers_joined(parts: list[BlankPart]) -> list[BlankPart]:
    """The parts with "Fråga 3" on a line of its own put before the words below it."""
    kept: list[BlankPart] = []
    waiting: BlankLine | None = None
    for part in parts:
        if isinstance(part, BlankLine) and waiting:
            if part.words:
                kept.append(_with_number(part, waiting))
                waiting = None
        else:
            waiting = _number_alone(part)
            if waiting is None:
                kept.append(part)
    return kept
