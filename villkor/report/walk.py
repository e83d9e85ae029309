"""The one walk over all texts of an answer: each as it is written, and as most rules
see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.yaml.nodes import Text
from villkor.document import braces
from villkor.form.model import FieldKind, Question
from villkor.report.answers import (
    Answer,
    Cell,
    Effects,
    Goals,
    NotApplicable,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)


class ToldIn(StrEnum):
    """In what part of an answer a text stands."""

    ANSWER = "answer"  # the answer itself, or the answer to what a ja or nej leads to
    REASON = "reason"  # why the question does not apply
    CELL = "cell"  # a cell of a table


class ToldText(Struct, frozen=True):
    """A text of an answer: of which question (its id), in what part, of what kind, and
    the text.

    `key` is the effects' term or the goals' programme that it stands under, or "". In
    `masked`, references are covered: what a reference is called is no prose, and the
    figure that it stands for is not written here.
    """

    question: str
    part: ToldIn
    kind: FieldKind
    key: str
    text: Text
    masked: Text


def told_in_answer(answer: Answer) -> Iterator[ToldText]:
    """Every text of an answer, in the order written."""
    question = answer.question
    match answer.content:
        case TextAnswer(text):
            yield _told(question, ToldIn.ANSWER, FieldKind.TEXT, text)
        case YesNoAnswer(_, _, if_yes, if_no):
            for follow_up in (if_yes, if_no):
                if follow_up:
                    yield _told(question, ToldIn.ANSWER, FieldKind.TEXT, follow_up)
        case NotApplicable(Text() as reason):
            yield _told(question, ToldIn.REASON, FieldKind.TEXT, reason)
        case TableAnswer(rows):
            for row in rows:
                yield from _told_in_row(question, row)
        case _:
            pass


def _told_in_row(question: Question, row: Row) -> Iterator[ToldText]:
    kinds = {field.key: field.kind for field in question.fields}
    for key, cell in row.cells.items():
        yield from told_in_cell(question, kinds[key], cell)


def told_in_cell(question: Question, kind: FieldKind, cell: Cell) -> Iterator[ToldText]:
    """Every text of a cell in a field of a kind."""
    match cell:
        case Goals():
            for programme, names in cell.by_programme:
                for name in names:
                    yield _told(question, ToldIn.CELL, kind, name, programme)
        case Effects():
            for term, text in cell.by_term:
                yield _told(question, ToldIn.CELL, kind, text, term)
        case Text():
            yield _told(question, ToldIn.CELL, kind, cell)


def _told(
    question: Question,
    part: ToldIn,
    kind: FieldKind,
    text: Text,
    key: str = "",
) -> ToldText:
    masked = text
    if "{" in text.text:
        masked = replace(text, text=braces.masked_text(text.text))
    return ToldText(question.id, part, kind, key, text, masked)
