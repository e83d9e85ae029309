"""The texts of a report's answers as rules ask for them, made from the one walk over
all of them (`walk`).
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.yaml.nodes import Text
from villkor.form.model import FieldKind, Question
from villkor.report.answers import Row, TableAnswer
from villkor.report.model import Report
from villkor.report.walk import ToldIn, told_in_cell

PLAIN = {FieldKind.LINE, FieldKind.CHOICE, FieldKind.YES_NO}


def prose_texts(report: Report) -> Iterator[tuple[str, Text]]:
    """Every text that may hold Markdown, with the id of its question.

    References are covered.
    """
    for told in report.texts:
        if told.kind not in PLAIN:
            yield told.question, told.masked


def all_texts(report: Report) -> Iterator[tuple[str, Text]]:
    """Every text of every answer, names and choices included, with the id of its
    question.

    References are covered.
    """
    for told in report.texts:
        yield told.question, told.masked


def answered_tables(report: Report) -> Iterator[tuple[Question, TableAnswer]]:
    """Every table that is answered, with its question."""
    for answer in report.answers().values():
        if isinstance(answer.content, TableAnswer):
            yield answer.question, answer.content


def table_rows(report: Report) -> Iterator[tuple[Question, Row]]:
    """Every row of every table, with its question."""
    for question, table in answered_tables(report):
        for row in table.rows:
            yield question, row


def row_texts(question: Question, row: Row) -> Iterator[Text]:
    """The texts of a row that tell something, in the order of the form: its name, prose
    and effects by term, not its choices and goals.

    References are covered.
    """
    for field in question.fields:
        cell = row.cells.get(field.key)
        if cell is None:
            continue
        for told in told_in_cell(question, field.kind, cell):
            by_term = field.kind is FieldKind.EFFECTS and told.key
            if by_term or field.kind in {FieldKind.TEXT, FieldKind.LINE}:
                yield told.masked


def answer_texts(report: Report) -> Iterator[tuple[str, Text]]:
    """The answers themselves, each with the id of its question and with references
    covered.

    Not reasons why questions do not apply, nor a project that stands in two tables:
    they may be the same.
    """
    for told in report.texts:
        if told.part is ToldIn.ANSWER:
            yield told.question, told.masked
