"""A table of a Word file → the rows of a table that a form asks for, whichever way it
is turned and whatever has been done to its headings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.document.word.found import FoundCell, FoundTable
from villkor.exchange.placing.words import (
    Words,
    likeness,
    share_within,
    words_of_line,
)
from villkor.form.model import Column, Form, Question

_ALIKE = 0.6  # how alike a heading must be
_SHORTER = 0.9  # what a heading counts that has only words of the form's
_LEAST_KNOWN = 2
_FIRST_ROWS = 3  # among which the headings stand
_SHORT_WORD = 3  # letters of a word that tells nothing


class AskedTable(Struct, frozen=True):
    """A kind of table that a form asks for: the words of its headings, and the
    questions that ask for it.
    """

    heads: tuple[Words, ...]
    questions: tuple[str, ...]
    fields: tuple[str, ...]


class ReadRows(Struct, frozen=True):
    """The rows that are read of a table, the cells in the order of the form's columns.

    `heads` are the cells with headings, and `known` is how many of the form's headings
    they are.
    """

    asked: AskedTable
    rows: tuple[tuple[FoundCell, ...], ...]
    heads: tuple[FoundCell, ...]
    known: int

    @property
    def complete(self) -> bool:
        """Whether every heading of the form is there."""
        return self.known == len(self.asked.heads)


_Row = list[list[FoundCell]]  # the cells of each column


def asked_tables(form: Form) -> tuple[AskedTable, ...]:
    """The kinds of tables that a form asks for."""
    kinds: dict[tuple[str, ...], list[Question]] = {}
    for question in form.questions.values():
        if question.columns:
            headings = tuple(column.heading for column in question.columns)
            kinds.setdefault(headings, []).append(question)
    found = []
    for headings, questions in kinds.items():
        fields = map(_field_keys, questions[0].columns)
        found.append(
            AskedTable(
                tuple(map(words_of_line, headings)),
                tuple(question.id for question in questions),
                tuple(fields),
            )
        )
    return tuple(found)


def _field_keys(column: Column) -> str:
    """The fields of a column, as the keys of its cells name them."""
    return "+".join(field.key for field in column.fields)


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
    return ReadRows(asked, tuple(_body_rows(table.rows, columns, width)), (), 0)


def _rows_below(asked: AskedTable, table: FoundTable) -> Iterator[ReadRows]:
    """The rows of a table with the headings above its columns."""
    for number, row in enumerate(table.rows[:_FIRST_ROWS]):
        columns = _columns_of(asked, row)
        known = len({column for column in columns if column is not None})
        if not _is_enough(asked, known):
            continue
        heads = [cell for above in table.rows[: number + 1] for cell in above]
        body = []
        for later in table.rows[number + 1 :]:
            if _columns_of(asked, later) == columns:
                heads += later  # they are repeated on the next page
            else:
                body.append(later)
        rows = tuple(_body_rows(body, columns, len(asked.heads)))
        yield ReadRows(asked, rows, tuple(heads), known)
        return


def _is_enough(asked: AskedTable, known: int) -> bool:
    return known >= _LEAST_KNOWN and 2 * known >= len(asked.heads)


def _columns_of(asked: AskedTable, row: Sequence[FoundCell]) -> list[int | None]:
    """The form's column that each column of a table is, by the cells of a row: the
    ones that are known, and those without a heading in the order of what is left.
    """
    columns: list[int | None] = []
    nameless = []
    for cell in row:
        column = _column_of(asked, cell)
        if column in columns:
            column = None
        if not cell.text.strip():
            nameless.append(len(columns))
        columns += [column] * cell.across
    left = [each for each in range(len(asked.heads)) if each not in columns]
    if len(nameless) == len(left):
        for place, column in zip(nameless, left, strict=True):
            columns[place] = column
    return columns


def _column_of(asked: AskedTable, cell: FoundCell) -> int | None:
    """The column whose heading a cell is: by its first line, below which help may
    stand, or by all of it.
    """
    lines = [line for line in cell.text.splitlines() if line.strip()]
    if not lines:
        return None
    for text in (lines[0], cell.text):
        words = words_of_line(text)
        scores = [_score(words, head) for head in asked.heads]
        best = max(scores)
        if best >= _ALIKE and scores.count(best) == 1:
            return scores.index(best)
    return None


def _score(words: Words, head: Words) -> float:
    """How like a heading some words are."""
    score = likeness(words, head)
    telling = [word for word in words if len(word) > _SHORT_WORD]
    if telling and share_within(words, head) == 1:
        score = max(score, _SHORTER)
    return score


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
        _fill_row(done[-1], row, columns)
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
    return replace(cells[0], blocks=tuple(blocks), controls=tuple(dict.fromkeys(keys)))


def _rows_beside(asked: AskedTable, table: FoundTable) -> Iterator[ReadRows]:
    """The rows of a table with the headings in its first column, and beside them a row
    in each of the other columns, or several below one another.
    """
    labels = [_column_of(asked, row[0]) if row else None for row in table.rows]
    known = len(set(labels) - {None})
    widest = max(map(len, table.rows), default=0)
    if widest <= 1 or not _is_enough(asked, known):
        return
    beside = _Beside(len(asked.heads))
    for row, label in zip(table.rows, labels, strict=True):
        if label is not None:
            beside.begin(label, row)
        elif row and not row[0].text.strip():
            beside.go_on(row)
        else:
            beside.label = None
    rows = tuple(map(_closed, beside.done))
    yield ReadRows(asked, rows, tuple(beside.heads), known)


class _Beside(Struct):
    """The rows that have been read of a table with the headings beside them: all of
    them, and the last one of each column of the table.
    """

    width: int
    done: list[_Row] = field(default_factory=list)
    last: dict[int, _Row] = field(default_factory=dict)
    heads: list[FoundCell] = field(default_factory=list)
    label: int | None = None

    def begin(self, label: int, row: Sequence[FoundCell]) -> None:
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
        yield ReadRows(asked, tuple(map(_closed, rows.values())), tuple(heads), 1)


def _place_of(asked: AskedTable, cell: FoundCell) -> tuple[str, int] | None:
    """The row and the column that a key in a cell names."""
    for key in cell.controls:
        question, _, rest = key.partition(":")
        number, _, fields = rest.partition(":")
        if question in asked.questions and fields in asked.fields:
            return number, asked.fields.index(fields)
    return None
