"""What the tests hold answers against that come home from a Word file: their values as such a
file says them, made of those that are written.

Figures stand in the place of references, and texts are canonical Markdown; tables and charts
stand as they are referred to. A goal that has a number is that number. A word that is neither ja
nor nej is not told.
"""

from __future__ import annotations

from collections.abc import Mapping

from villkor.document.to_markdown import to_markdown
from villkor.form.model import FieldKind, Question
from villkor.report.answer_values import values_of
from villkor.report.answers import Answer
from villkor.report.model import Report
from villkor.report.references import cell_blocks
from villkor.report.values import AnswerValue, KeyPath, Value

CHOICE = ("svar",)
ON_ONE_LINE = {FieldKind.YES_NO, FieldKind.LINE, FieldKind.CHOICE}
EFFECT_WORDS = {"status", "underlag"}


def shown_values(report: Report, answer: Answer) -> AnswerValue:
    written = values_of(answer)
    parts: dict[KeyPath, Value] = {}
    for path, value in written.parts.items():
        if path != CHOICE:
            parts[path] = prose(report, value)
        elif one_line(value).casefold() in {"ja", "nej"}:
            parts[path] = one_line(value).casefold()
    rows = (shown_row(report, answer.question, row) for row in written.rows)
    return AnswerValue(parts, tuple(rows))


def shown_row(
    report: Report, question: Question, row: Mapping[KeyPath, Value]
) -> dict[KeyPath, Value]:
    kinds = {field.key: field.kind for field in question.fields}
    shown: dict[KeyPath, Value] = {}
    for path, value in row.items():
        kind = kinds[path[0]]
        if isinstance(value, tuple):
            shown[path] = tuple(goal(report, path[-1], name) for name in value)
        elif kind in ON_ONE_LINE or path[-1] in EFFECT_WORDS:
            shown[path] = one_line(value)
        else:
            shown[path] = prose(report, value)
        if kind is FieldKind.YES_NO:
            shown[path] = one_line(value).casefold()
    return shown


def prose(report: Report, text: Value) -> str:
    assert isinstance(text, str)
    return to_markdown(cell_blocks(report, text))


def one_line(text: Value) -> str:
    assert isinstance(text, str)
    return " ".join(text.split())


def goal(report: Report, programme: str, name: str) -> str:
    """A goal by its number, if it is one of those that the form has numbered."""
    numbered = {each.key: each.numbered for each in report.form.programmes}[programme]
    word = one_line(name)
    if not numbered:
        return prose(report, name)
    if word in numbered:
        return str(numbered.index(word) + 1)
    return str(int(word)) if word.isdecimal() and len(word) <= 3 else word
