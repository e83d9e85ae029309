"""An answer of a report → its values, as it is written.

A yes/no answer has its word under ("svar",), also where it is written without that key.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.yaml.nodes import Text
from villkor.form.model import Field, FieldKind, Question
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
from villkor.report.keys import EFFECT_NOTES, NOT_APPLICABLE, YES_NO_KEYS
from villkor.report.read_answers import Content
from villkor.report.values import AnswerValue, KeyPath, Value

_CHOICE, _IF_YES, _IF_NO = YES_NO_KEYS
_STATUS, _BASIS = EFFECT_NOTES
_ON_ONE_LINE = {FieldKind.YES_NO, FieldKind.LINE, FieldKind.CHOICE}

_Parts = Iterator[tuple[KeyPath, Value]]


def values_of(answer: Answer) -> AnswerValue:
    """An answer as it is written, each text without blanks at its end."""
    content = answer.content
    if isinstance(content, TableAnswer):
        rows = (dict(_row_parts(answer.question, row)) for row in content.rows)
        return AnswerValue(rows=tuple(rows))
    return AnswerValue(dict(_parts(content)))


def _parts(content: Content | None) -> _Parts:
    match content:
        case TextAnswer(text):
            yield (), _prose(text)
        case NotApplicable(reason):
            yield (NOT_APPLICABLE,), _prose(reason) if reason else ""
        case YesNoAnswer(_, word, if_yes, if_no):
            choice = _line(word) if word else ""
            if choice:
                yield (_CHOICE,), choice
            for key, follow_up in ((_IF_YES, if_yes), (_IF_NO, if_no)):
                if follow_up:
                    yield (key,), _prose(follow_up)
        case _:
            pass


def _prose(text: Text) -> str:
    return text.text.rstrip()


def _line(text: Text) -> str:
    return text.text.strip()


def _row_parts(question: Question, row: Row) -> _Parts:
    for field in question.fields:
        cell = row.cells.get(field.key)
        if cell is not None:
            yield from _cell_parts(field, cell)


def _cell_parts(field: Field, cell: Cell) -> _Parts:
    match cell:
        case Goals():
            for programme, names in cell.by_programme:
                goals = tuple(map(_prose, names))
                path = (field.key, programme)
                yield path, goals[0] if programme in cell.free else goals
        case Effects():
            for term, text in cell.by_term:
                yield (field.key, term), _prose(text)
            for key, note in ((_STATUS, cell.status), (_BASIS, cell.basis)):
                if note:
                    yield (field.key, key), _line(note)
        case Text() if field.kind in _ON_ONE_LINE:
            yield (field.key,), _line(cell)
        case Text():
            yield (field.key,), _prose(cell)
