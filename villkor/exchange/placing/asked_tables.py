"""The tables that a form asks for, and which of their columns a heading in a Word file
is.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from villkor.document.word.found import FoundCell
from villkor.exchange.placing.words import (
    Words,
    likeness,
    share_within,
    words_of_line,
)
from villkor.form.model import Column, Form, Question

_ALIKE = 0.6  # how alike a heading must be
_SHORTER = 0.9  # what a heading counts that has only words of the form's
_LONGEST = 200  # characters of a heading
_SHORT_WORD = 2  # letters of a word that tells nothing


class AskedTable(Struct, frozen=True):
    """A kind of table that a form asks for: the words of each heading and of all of
    them, the questions that ask for it, and the keys of the fields in its columns.
    """

    heads: tuple[Words, ...]
    questions: tuple[str, ...]
    fields: tuple[str, ...]
    words: frozenset[str]


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
                frozenset(words_of_line(" ".join(headings))),
            )
        )
    return tuple(found)


def _field_keys(column: Column) -> str:
    """The fields of a column, as the keys of its cells name them."""
    return "+".join(field.key for field in column.fields)


def columns_of(asked: AskedTable, row: Sequence[FoundCell]) -> list[int | None]:
    """The form's column that each column of a table is, by the cells of a row: the
    ones that are known, and one with another heading, or those without any, in the
    order of what is left.
    """
    columns: list[int | None] = []
    nameless = []
    for cell in row:
        column = column_of(asked, cell)
        if column in columns:
            column = None
        if column is None:
            nameless.append(len(columns))
        columns += [column] * cell.across
    left = [each for each in range(len(asked.heads)) if each not in columns]
    if len(nameless) == len(left) and not _is_own(row, nameless):
        for place, column in zip(
            nameless,
            left,
            strict=True,
        ):
            columns[place] = column
    return columns


def named_columns(asked: AskedTable, row: Sequence[FoundCell]) -> frozenset[int]:
    """The form's columns whose headings stand in a row: nothing is one by its order."""
    named = {column_of(asked, cell) for cell in row}
    return frozenset(column for column in named if column is not None)


def _is_own(row: Sequence[FoundCell], nameless: Sequence[int]) -> bool:
    """Whether several columns have headings that are none of the form's."""
    named = [cell for cell in row if cell.text.strip()]
    return len(nameless) > 1 and len(named) == len(row)


def column_of(asked: AskedTable, cell: FoundCell) -> int | None:
    """The column whose heading a cell is: by its first line, below which help may
    stand, or by all of it.
    """
    whole = cell.text.strip()
    first = whole.partition("\n")[0]
    for text in (first, whole):
        if not text or len(text) > _LONGEST:
            continue
        words = words_of_line(text)
        if asked.words.isdisjoint(words):
            continue
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
