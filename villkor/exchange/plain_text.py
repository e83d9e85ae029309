"""Report → every answer as plain text, one by one, to be pasted into a web survey that
asks the same questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from villkor.base.csv_text import to_csv
from villkor.base.yaml.nodes import Text
from villkor.document.plain import plain_lines
from villkor.exchange.table_cells import column_blocks
from villkor.form.model import Question
from villkor.report import references
from villkor.report.answers import (
    Answer,
    NotApplicable,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report

_RULE = "─" * 72
_CHOICES = {True: "Ja", False: "Nej", None: ""}


class PlainAnswer(Struct, frozen=True):
    """A question with its answer as plain text: "" if there is none."""

    question: Question
    text: str

    @property
    def length(self) -> int:
        """Characters as a web form counts them: UTF-16 code units, and one for a line
        break (HTML Living Standard, maxlength).
        """
        return len(self.text.encode("utf-16-le")) // 2


def plain_answers(report: Report) -> list[PlainAnswer]:
    """The form's questions in order, each with its answer."""
    answers = report.answers()
    found = []
    for question in report.form.questions.values():
        answer = answers.get(question.id)
        parts = _parts(report, answer) if answer else ()
        found.append(PlainAnswer(question, "\n\n".join(part for part in parts if part)))
    return found


def as_csv(report: Report) -> str:
    """A table of the answers (see `to_csv`).

    The length is that of the text alone, without an apostrophe, and `as_txt` has none.
    """
    rows = (
        (answer.question.id, answer.question.wording, answer.text, answer.length)
        for answer in plain_answers(report)
    )
    return to_csv(("Fråga", "Frågans lydelse", "Svar", "Antal tecken"), rows)


def as_txt(report: Report, *, draft: bool = False) -> str:
    """A text for people to copy from: a title, and a section for each question."""
    title = f"{report.form.title} – {report.settings.region}"
    if draft:
        title += " – utkast"
    sections = [_section(answer) for answer in plain_answers(report)]
    return f"\n\n{_RULE}\n".join((title, *sections)) + "\n"


def _section(answer: PlainAnswer) -> str:
    question = f"{answer.question.id} {answer.question.wording}"
    if not answer.text:
        return f"{question}\n(Inget svar)"
    return f"{question}\n({answer.length} tecken)\n\n{answer.text}"


def _parts(report: Report, answer: Answer) -> Iterator[str]:
    """The parts of an answer, which empty lines keep apart; "" for what is not told."""
    match answer.content:
        case TextAnswer(text):
            yield _plain(report, text)
        case YesNoAnswer(choice, _, if_yes, if_no):
            yield _CHOICES[choice]
            yield _plain(report, if_yes)
            yield _plain(report, if_no)
        case TableAnswer(rows):
            for row in rows:
                yield "\n".join(_row_lines(report, answer.question, row))
        case NotApplicable(reason):
            yield "Ej tillämpligt."
            yield _plain(report, reason)


def _plain(report: Report, text: Text | None) -> str:
    if text is None:
        return ""
    return plain_lines(references.answer_blocks(report, text.text))


def _row_lines(report: Report, question: Question, row: Row) -> Iterator[str]:
    """A row of a table: each column's heading and what stands there.

    No line is empty, since an empty line parts the rows.
    """
    for column in question.columns:
        words = plain_lines(column_blocks(report, column, row), between="\n")
        if words:
            gap = "\n" if "\n" in words else " "
            yield f"{column.heading}:{gap}{words}"
