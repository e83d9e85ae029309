"""An answer of a report → its values, as it is written and as a Word file says it.

A yes/no answer has its word under ("svar",), also where it is written without that key.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.yaml.nodes import Text
from villkor.document.to_markdown import to_markdown
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
from villkor.report.keys import NOT_APPLICABLE, YES_NO_KEYS
from villkor.report.model import Report
from villkor.report.read_answers import Content
from villkor.report.references import cell_blocks
from villkor.report.values import AnswerValue, KeyPath, Value

_CHOICE, _IF_YES, _IF_NO = YES_NO_KEYS
_STATUS, _BASIS = "status", "underlag"
_MOST_DIGITS = 3  # of a goal's number


def values_of(answer: Answer) -> AnswerValue:
    """An answer as it is written, each text without blanks at its end."""
    return _values(answer, _Written())


def shown_values(
    report: Report,
    answer: Answer,
) -> AnswerValue:
    """An answer as a Word file of the report says it.

    Figures stand in the place of references, and texts are canonical Markdown; tables
    and charts stand as they are referred to. A goal that has a number is that number. A
    word that is neither ja nor nej is not told.
    """
    return _values(answer, _Shown(report))


_Parts = Iterator[tuple[KeyPath, Value]]


class _Written:
    """How what is written is told: as it is."""

    def prose(self, text: Text) -> str:
        return text.text.rstrip()

    def line(self, text: Text) -> str:
        return text.text.strip()

    def choice(self, answer: YesNoAnswer) -> str:
        return self.line(answer.word) if answer.word else ""

    def yes_no(self, text: Text) -> str:
        return self.line(text)

    def goal(self, key: str, text: Text) -> str:  # noqa: ARG002 - as `_Shown.goal`
        return self.prose(text)


class _Shown:
    """How it is told in a Word file."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._programmes = {each.key: each for each in report.form.programmes}

    def prose(self, text: Text) -> str:
        return to_markdown(cell_blocks(self._report, text.text))

    def line(self, text: Text) -> str:
        return " ".join(text.text.split())

    def choice(self, answer: YesNoAnswer) -> str:
        if answer.choice is None:
            return ""
        return "ja" if answer.choice else "nej"

    def yes_no(self, text: Text) -> str:
        return self.line(text).casefold()

    def goal(self, key: str, text: Text) -> str:
        numbered = self._programmes[key].numbered
        if not numbered:
            return self.prose(text)
        word = self.line(text)
        if word in numbered:
            return str(numbered.index(word) + 1)
        if word.isdecimal() and len(word) <= _MOST_DIGITS:
            return str(int(word))
        return word


def _values(
    answer: Answer,
    told: _Written | _Shown,
) -> AnswerValue:
    content = answer.content
    if isinstance(content, TableAnswer):
        rows = (
            dict(
                _row_parts(
                    answer.question,
                    row,
                    told,
                )
            )
            for row in content.rows
        )
        return AnswerValue(rows=tuple(rows))
    return AnswerValue(dict(_parts(content, told)))


def _parts(
    content: Content | None,
    told: _Written | _Shown,
) -> _Parts:
    match content:
        case TextAnswer(text):
            yield (), told.prose(text)
        case NotApplicable(reason):
            yield (NOT_APPLICABLE,), told.prose(reason) if reason else ""
        case YesNoAnswer(_, _, if_yes, if_no):
            choice = told.choice(content)
            if choice:
                yield (_CHOICE,), choice
            for key, follow_up in ((_IF_YES, if_yes), (_IF_NO, if_no)):
                if follow_up:
                    yield (key,), told.prose(follow_up)
        case _:
            pass


def _row_parts(
    question: Question,
    row: Row,
    told: _Written | _Shown,
) -> _Parts:
    for field in question.fields:
        cell = row.cells.get(field.key)
        if cell is not None:
            yield from _cell_parts(field, cell, told)


def _cell_parts(
    field: Field,
    cell: Cell,
    told: _Written | _Shown,
) -> _Parts:
    match cell:
        case Goals():
            for programme, names in cell.by_programme:
                goals = tuple(told.goal(programme, name) for name in names)
                path = (field.key, programme)
                yield path, goals[0] if programme in cell.free else goals
        case Effects():
            for term, text in cell.by_term:
                yield (field.key, term), told.prose(text)
            for key, note in ((_STATUS, cell.status), (_BASIS, cell.basis)):
                if note:
                    yield (field.key, key), told.line(note)
        case Text() if field.kind is FieldKind.YES_NO:
            yield (field.key,), told.yes_no(cell)
        case Text() if field.kind in {FieldKind.LINE, FieldKind.CHOICE}:
            yield (field.key,), told.line(cell)
        case Text():
            yield (field.key,), told.prose(cell)
