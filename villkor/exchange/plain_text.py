"""Report → every answer as plain text, one by one, to be pasted into a web survey that asks the
same questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from villkor.base.csv_text import to_csv
from villkor.document.plain import plain_lines
from villkor.exchange.table_cells import cell_blocks
from villkor.form.model import Question
from villkor.report import references
from villkor.report.model import (
    Answer,
    NotApplicable,
    Report,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)

_RULE = "─" * 72


class PlainAnswer(Struct, frozen=True):
    """A question with its answer as plain text: "" if there is none."""

    question: Question
    text: str

    @property
    def length(self) -> int:
        """Characters as a web form counts them: UTF-16 code units, and one for a line break (HTML
        Living Standard, maxlength).
        """
        return len(self.text.encode("utf-16-le")) // 2


def plain_answers(report: Report) -> list[PlainAnswer]:
    """The form's questions in order, each with its answer."""
    answers = report.answers()
    return [
        PlainAnswer(question, _answer(report, answers.get(question.id)))
        for question in report.form.questions.values()
    ]


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
    title = f"{report.form.title} – {report.settings.region}{' – utkast' if draft else ''}"
    return (
        f"\n\n{_RULE}\n".join((title, *(_section(answer) for answer in plain_answers(report))))
        + "\n"
    )


def _section(answer: PlainAnswer) -> str:
    question = f"{answer.question.id} {answer.question.wording}"
    return (
        f"{question}\n({answer.length} tecken)\n\n{answer.text}"
        if answer.text
        else f"{question}\n(Inget svar)"
    )


def _answer(report: Report, answer: Answer | None) -> str:
    match answer.content if answer else None:
        case TextAnswer(text):
            return plain_lines(references.answer_blocks(report, text.text))
        case YesNoAnswer(choice, _, if_yes, if_no):
            word = {True: "Ja", False: "Nej", None: ""}[choice]
            return _joined(
                word,
                *(
                    plain_lines(references.answer_blocks(report, text.text))
                    for text in (if_yes, if_no)
                    if text
                ),
            )
        case TableAnswer(rows) if answer:
            return _joined(*("\n".join(_row(report, answer.question, row)) for row in rows))
        case NotApplicable(reason):
            return _joined(
                "Ej tillämpligt.",
                plain_lines(references.answer_blocks(report, reason.text)) if reason else "",
            )
        case _:
            return ""


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _row(report: Report, question: Question, row: Row) -> Iterator[str]:
    """A row of a table: each column's heading and what stands there.

    No line is empty, since an empty line parts the rows.
    """
    for column in question.columns:
        if words := plain_lines(cell_blocks(report, column, row), between="\n"):
            gap = "\n" if "\n" in words else " "
            yield f"{column.heading}:{gap}{words}"
