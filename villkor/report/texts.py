"""Every text of a report's answers, in one walk, with what is no prose covered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from villkor.base.yaml.nodes import Text
from villkor.document import braces
from villkor.form.model import FieldKind, Question
from villkor.report.model import (
    Answer,
    Effects,
    Goals,
    NotApplicable,
    Report,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)

PLAIN = {FieldKind.LINE, FieldKind.CHOICE, FieldKind.YES_NO}


def prose_texts(report: Report) -> Iterator[tuple[str, Text]]:
    """Every text that may hold Markdown, with the id of its question.

    References to figures are covered, as `masked` does.
    """
    yield from (
        (question, text) for question, kind, text in told_texts(report) if kind not in PLAIN
    )


def all_texts(report: Report) -> Iterator[tuple[str, Text]]:
    """Every text of every answer, names and choices included, with the id of its question.

    References are covered.
    """
    yield from ((question, text) for question, _, text in told_texts(report))


@lru_cache(maxsize=2)
def told_texts(report: Report) -> tuple[tuple[str, FieldKind, Text], ...]:
    """Every text with its question and kind. Kept, since most rules walk through all of them."""
    return tuple(
        (question, kind, masked_scalar(text)) for question, kind, _, text in as_written(report)
    )


def masked_scalar(text: Text) -> Text:
    """The text as most rules see it: what a reference is called is no prose, and the figure that it
    stands for is not written here.
    """
    return replace(text, text=braces.masked_text(text.text)) if "{" in text.text else text


def as_written(report: Report) -> Iterator[tuple[str, FieldKind, bool, Text]]:
    """Every text of every answer: the id of its question, its kind, whether it stands in a table,
    and the text as it is written.
    """
    for answer in report.answers().values():
        match answer.content:
            case TextAnswer(text) | NotApplicable(Text() as text):
                yield answer.question.id, FieldKind.TEXT, False, text
            case YesNoAnswer(_, _, if_yes, if_no):
                yield from (
                    (answer.question.id, FieldKind.TEXT, False, text)
                    for text in (if_yes, if_no)
                    if text
                )
            case TableAnswer():
                yield from (
                    (answer.question.id, kind, True, text)
                    for kind, text in _cells(answer.question, answer.content)
                )
            case _:
                pass


def _cells(question: Question, table: TableAnswer) -> Iterator[tuple[FieldKind, Text]]:
    kinds = {field.key: field.kind for field in question.fields}
    for row in table.rows:
        for key, cell in row.cells.items():
            match cell:
                case Goals():
                    yield from (
                        (kinds[key], text) for _, texts in cell.by_programme for text in texts
                    )
                case Effects():
                    yield from ((kinds[key], text) for _, text in cell.by_term)
                case Text():
                    yield kinds[key], cell


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
    """The texts of a row that tell something: its name, prose and effects, not its choices and
    goals.
    """
    for field in question.fields:
        match row.cells.get(field.key):
            case Effects(by_term=terms):
                yield from (masked_scalar(text) for _, text in terms)
            case Text() as text if field.kind in {FieldKind.TEXT, FieldKind.LINE}:
                yield masked_scalar(text)


def answer_texts(answer: Answer) -> Iterator[Text]:
    """The answer itself.

    Not reasons why questions do not apply, nor a project that stands in two tables: they may be the
    same.
    """
    match answer.content:
        case TextAnswer(text):
            yield masked_scalar(text)
        case YesNoAnswer(_, _, if_yes, if_no):
            yield from (masked_scalar(text) for text in (if_yes, if_no) if text)
        case _:
            pass
