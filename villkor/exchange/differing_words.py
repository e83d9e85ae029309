"""The words of an answer that are not the same in a report and in a Word file: in which
paragraph, or in which row and column of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from villkor.document.blocks import GAP, OFFER
from villkor.document.word.controls import LONGEST
from villkor.exchange.answer_parts import CHECKED
from villkor.exchange.merging.aligned import aligned
from villkor.exchange.merging.word_diff import Piece, PieceKind, diff_words
from villkor.exchange.text_diff import Said, answer_words
from villkor.form.model import Question

BOXES = ("ja", "nej")  # the last part of the tags of a question's boxes


class Passage(Struct, frozen=True):
    """Words that differ, with those around them.

    `part` is that of the answer ("", "vid ja", "ej tillämpligt"), or "ja eller nej" for
    the boxes. `row` is that of the table, counted from 1 in the report, and in the Word
    file if only it has the row; 0 is none. `column` is its heading; "" if the whole row
    is in one of them alone. Of `pieces`, those struck stand in the report alone, and
    those added in the Word file alone.
    """

    part: str
    row: int
    column: str
    pieces: tuple[Piece, ...]


class AnswerLines(Struct, frozen=True):
    """The lines of an answer: of its parts by their names, and of the cells of each row
    by the places of their columns.
    """

    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rows: Sequence[Mapping[int, str]] = ()


def differing_passages(
    question: Question,
    want: Said,
    found: Said,
) -> tuple[Passage, ...]:
    """What differs in an answer between what a report says and what a Word file
    does.
    """
    key = question.id
    if key in want.tagged and key in found.tagged:
        ours = tagged_lines(question, want.tagged[key])
        theirs = tagged_lines(question, found.tagged[key])
    else:
        ours = AnswerLines({"": _spoken(answer_words(key, want))})
        theirs = AnswerLines({"": _spoken(answer_words(key, found))})
    return tuple(_passages(question, ours, theirs))


def tagged_lines(
    question: Question,
    tagged: Mapping[str, Sequence[str]],
) -> AnswerLines:
    """The lines of an answer by the tags of its parts."""
    columns = _column_names(question)
    parts: dict[str, list[str]] = {}
    rows: dict[int, dict[int, str]] = {}
    for tag, lines in tagged.items():
        first, *_ = tag.removeprefix(question.id).removeprefix(":").split(":")
        if columns and first.isdecimal():
            cells = rows.setdefault(int(first), {})
            for place in _columns_of(tag, f"{question.id}:{first}", columns):
                cells[place] = "\n".join(_spoken(lines))
        elif first in BOXES:
            if CHECKED in lines:
                parts.setdefault("ja eller nej", []).append(first.capitalize())
        else:
            name = "" if first.isdecimal() else first  # a stretch of the answer
            parts.setdefault(name, []).extend(_spoken(lines))
    return AnswerLines(parts, [cells for _, cells in sorted(rows.items())])


def _column_names(question: Question) -> list[str]:
    """What the columns of a table are called in tags."""
    names = []
    for column in question.columns:
        keys = [each.key for each in column.fields]
        names.append("+".join(keys))
    return names


def _columns_of(tag: str, row: str, columns: Sequence[str]) -> Iterator[int]:
    """The place of the column that a cell's tag names."""
    for place, name in enumerate(columns):
        whole = f"{row}:{name}"
        if tag[:LONGEST] == whole[:LONGEST]:
            yield place


def _spoken(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line not in {"", GAP, OFFER}]


def _passages(
    question: Question,
    ours: AnswerLines,
    theirs: AnswerLines,
) -> Iterator[Passage]:
    for part in {**ours.parts, **theirs.parts}:
        lines = ours.parts.get(part, ())
        yield from line_passages(part, lines, theirs.parts.get(part, ()))

    def cells(old: int, new: int) -> Iterator[Passage]:
        return _differing_cells(question, old, ours.rows[old], theirs.rows[new])

    old_rows = [*map(_row_words, ours.rows)]
    yield from row_passages(old_rows, [*map(_row_words, theirs.rows)], cells)


def line_passages(
    part: str,
    ours: Sequence[str],
    theirs: Sequence[str],
) -> Iterator[Passage]:
    """The lines of a part of an answer that are not the same."""
    for old, new in aligned(ours, theirs):
        before = "" if old is None else ours[old]
        after = "" if new is None else theirs[new]
        if before != after:
            yield Passage(part, 0, "", diff_words(before, after))


def row_passages(
    ours: Sequence[str],
    theirs: Sequence[str],
    cells: Callable[[int, int], Iterator[Passage]],
) -> Iterator[Passage]:
    """The rows of a table, by their words, that only one of two has, and the `cells` of
    those that both have, by their places in each.
    """
    for old, new in aligned(ours, theirs):
        if old is None and new is not None:
            words = Piece(PieceKind.ADDED, theirs[new])
            yield Passage("", new + 1, "", (words,))
        elif new is None and old is not None:
            words = Piece(PieceKind.STRUCK, ours[old])
            yield Passage("", old + 1, "", (words,))
        elif old is not None and new is not None:
            yield from cells(old, new)


def _row_words(cells: Mapping[int, str]) -> str:
    return "\n".join(text for _, text in sorted(cells.items()) if text)


def _differing_cells(
    question: Question,
    row: int,
    ours: Mapping[int, str],
    theirs: Mapping[int, str],
) -> Iterator[Passage]:
    for place, column in enumerate(question.columns):
        before, after = ours.get(place, ""), theirs.get(place, "")
        if before != after:
            yield Passage("", row + 1, column.heading, diff_words(before, after))
