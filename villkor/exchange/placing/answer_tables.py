"""A table of a Word file → the rows of a table that a form asks for, whichever way it
is turned and whatever has been done to its headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.document.word.found import FoundCell, FoundTable
from villkor.exchange.placing.asked_tables import (
    AskedTable,
    column_of,
    columns_of,
    named_columns,
)
from villkor.exchange.placing.words import words_of_line

_LEAST_KNOWN = 2
_TITLE_WORDS = 3  # of a title above the headings
_FIRST_ROWS = 3  # among which the headings stand
_NUMBER = re.compile(r"\s{0,9}\d{1,3}[.)]?\s{0,9}")  # of a row


class ReadRows(Struct, frozen=True):
    """The rows that are read of a table, the cells in the order of the form's columns.

    `heads` are the cells with headings, `numbers` those in no column of the form with
    the number of a row, and `known` is how many of the form's headings there are.
    """

    asked: AskedTable
    rows: tuple[tuple[FoundCell, ...], ...]
    heads: tuple[FoundCell, ...]
    known: int
    numbers: tuple[FoundCell, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every heading of the form is there."""
        return self.known == len(self.asked.heads)


_Row = list[list[FoundCell]]  # the cells of each column


def read_rows(asked: Iterable[AskedTable], table: FoundTable) -> ReadRows | None:
    """The rows of a table, if its headings, or the keys in its cells, are those of a
    table that is asked for.
    """
    found: list[ReadRows] = []
    for kind in asked:
        found += _rows_below(kind, table)
        found += _rows_beside(kind, table)
        found += _rows_by_key(kind, table)
    if not found:
        return None
    return max(found, key=lambda each: each.known)


def rows_by_order(asked: AskedTable, table: FoundTable) -> ReadRows | None:
    """The rows of a table without headings, if it has as many columns."""
    width = len(asked.heads)
    if any(sum(cell.across for cell in row) != width for row in table.rows):
        return None
    columns = list(range(width))
    return ReadRows(
        asked,
        tuple(
            _body_rows(
                table.rows,
                columns,
                width,
            )
        ),
        (),
        0,
    )


def _rows_below(asked: AskedTable, table: FoundTable) -> Iterator[ReadRows]:
    """The rows of a table with the headings above its columns."""
    for number, row in enumerate(table.rows[:_FIRST_ROWS]):
        named = named_columns(asked, row)
        if not _is_enough(asked, len(named)):
            continue
        columns = columns_of(asked, row)
        known = len({column for column in columns if column is not None})
        heads = [*_title_cells(table.rows[:number]), *row]
        body = []
        for later in table.rows[number + 1 :]:
            if named_columns(asked, later) == named and _says_no_more(later, row):
                heads += later  # they are repeated on the next page
            else:
                body.append(later)
        rows = tuple(
            _body_rows(
                body,
                columns,
                len(asked.heads),
            )
        )
        numbers = tuple(_row_numbers(body, columns))
        yield ReadRows(
            asked,
            rows,
            tuple(heads),
            known,
            numbers,
        )
        return


def _says_no_more(some: Sequence[FoundCell], others: Sequence[FoundCell]) -> bool:
    """Whether some cells have no words but those of others."""
    known = words_of_line(" ".join(cell.text for cell in others))
    words = words_of_line(" ".join(cell.text for cell in some))
    return set(known).issuperset(words)


def _title_cells(rows: Iterable[Sequence[FoundCell]]) -> Iterator[FoundCell]:
    """The cells above the headings, with a title: what says more is not the form's."""
    for row in rows:
        for cell in row:
            if len(cell.text.split()) <= _TITLE_WORDS:
                yield cell


def _row_numbers(
    rows: Iterable[Sequence[FoundCell]],
    columns: Sequence[int | None],
) -> Iterator[FoundCell]:
    """The cells with the numbers of rows, where the form has none."""
    for row in rows:
        if row and columns[0] is None and _NUMBER.fullmatch(row[0].text):
            yield row[0]


def _is_enough(asked: AskedTable, known: int) -> bool:
    return known >= _LEAST_KNOWN and 2 * known >= len(asked.heads)


def _body_rows(
    rows: Iterable[Sequence[FoundCell]],
    columns: Sequence[int | None],
    width: int,
) -> Iterator[tuple[FoundCell, ...]]:
    """The rows, a cell for each column of the form. One whose first cell goes on from
    the row above is a part of that row.
    """
    done: list[_Row] = []
    for row in rows:
        goes_on = bool(row) and row[0].continued
        if not done or not goes_on:
            done.append([[] for _ in range(width)])
        _fill_row(
            done[-1],
            row,
            columns,
        )
    return map(_closed, done)


def _fill_row(
    filled: _Row,
    row: Sequence[FoundCell],
    columns: Sequence[int | None],
) -> None:
    place = 0
    for cell in row:
        column = None
        if place < len(columns):
            column = columns[place]
        if column is not None:
            filled[column].append(cell)
        place += cell.across


def _closed(row: _Row) -> tuple[FoundCell, ...]:
    return tuple(map(_one_cell, row))


def _one_cell(cells: Sequence[FoundCell]) -> FoundCell:
    """Cells that are parts of one."""
    if not cells:
        return FoundCell(())
    if len(cells) == 1:
        return cells[0]
    blocks = [block for cell in cells for block in cell.blocks]
    keys = [key for cell in cells for key in cell.controls]
    return replace(
        cells[0],
        blocks=tuple(blocks),
        controls=tuple(dict.fromkeys(keys)),
    )


def _rows_beside(asked: AskedTable, table: FoundTable) -> Iterator[ReadRows]:
    """The rows of a table with the headings in its first column, and beside them a row
    in each of the other columns, or several below one another.
    """
    labels = [column_of(asked, row[0]) if row else None for row in table.rows]
    known = len(set(labels) - {None})
    widest = max(map(len, table.rows), default=0)
    if widest <= 1 or not _is_enough(asked, known):
        return
    beside = _Beside(len(asked.heads))
    for row, label in zip(
        table.rows,
        labels,
        strict=True,
    ):
        if label is not None:
            beside.begin(label, row)
        elif row and not row[0].text.strip():
            beside.go_on(row)
        else:
            beside.label = None
    rows = tuple(map(_closed, beside.done))
    yield ReadRows(
        asked,
        rows,
        tuple(beside.heads),
        known,
    )


class _Beside(Struct):
    """The rows that have been read of a table with the headings beside them: all of
    them, and the last one of each column of the table.
    """

    width: int
    done: list[_Row] = field(default_factory=list)
    last: dict[int, _Row] = field(default_factory=dict)
    heads: list[FoundCell] = field(default_factory=list)
    label: int | None = None

    def begin(
        self,
        label: int,
        row: Sequence[FoundCell],
    ) -> None:
        """A line with a heading: of a new row, if the last one has that already."""
        self.label = label
        self.heads.append(row[0])
        for number, cell in enumerate(row[1:]):
            last = self.last.get(number)
            if last is None or last[label]:
                last = [[] for _ in range(self.width)]
                self.last[number] = last
                self.done.append(last)
            last[label].append(cell)

    def go_on(self, row: Sequence[FoundCell]) -> None:
        """A line without a heading, which goes on with the one above it."""
        if self.label is None:
            return
        for number, cell in enumerate(row[1:]):
            if number in self.last:
                self.last[number][self.label].append(cell)


def _rows_by_key(asked: AskedTable, table: FoundTable) -> Iterator[ReadRows]:
    """The rows of a table by the keys in its cells."""
    rows: dict[str, _Row] = {}
    heads: list[FoundCell] = []
    for row in table.rows:
        for cell in row:
            place = _place_of(asked, cell)
            if place is None:
                heads.append(cell)
                continue
            number, column = place
            if number not in rows:
                rows[number] = [[] for _ in asked.heads]
            rows[number][column].append(cell)
    if rows:
        yield ReadRows(
            asked,
            tuple(map(_closed, rows.values())),
            tuple(heads),
            1,
        )


def _place_of(asked: AskedTable, cell: FoundCell) -> tuple[str, int] | None:
    """The row and the column that a key in a cell names."""
    for key in cell.controls:
        question, _, rest = key.partition(":")
        number, _, fields = rest.partition(":")
        if question in asked.questions and fields in asked.fields:
            return number, asked.fields.index(fields)
    return None
