"""Report → every answer as plain text, one by one, to be pasted into a web survey that asks the
same questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from villkor.base.csv_text import to_csv
from villkor.document.blocks import Chart, ListBlock, Paragraph, Part, Role, Table
from villkor.exchange.outline import cell_blocks
from villkor.form.model import Question
from villkor.report import references
from villkor.report.answers import Answer, NotApplicable, Row, TableAnswer, TextAnswer, YesNoAnswer
from villkor.report.model import Report

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


def plain_lines(blocks: Sequence[Part], between: str = "\n\n") -> str:
    """Paragraphs, lists, tables and charts as plain text, with an empty line between them.

    "– " stands before bullets, "1. " before numbers, "text (address)" for a link, and "Label: text"
    for what has a label. A row of a table is "first cell: second cell", and a chart is what its
    alternative text says.
    """
    text = ""
    # which only keeps two tables apart
    blocks = [block for block in blocks if block != Paragraph(())]
    for before, block in zip((None, *blocks), blocks, strict=False):
        if before:
            text += (
                " "
                if _is_label(before) and isinstance(block, Paragraph) and not _is_label(block)
                else between
            )
        text += "\n".join(_lines(block))
    return text.strip()


def _is_label(block: Part) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.LABEL


def _lines(block: Part) -> Iterator[str]:
    match block:
        case Paragraph(role=Role.LABEL):
            yield f"{block.text}:"
        case Paragraph():
            yield from _words(block).split("\n")
        case ListBlock():
            for number, item in enumerate(block.items, start=block.start):
                mark = f"{number}. " if block.ordered else "– "
                lines = [line for part in item for line in _lines(part)] or [""]
                yield (mark + lines[0]).rstrip()
                yield from (" " * len(mark) + line for line in lines[1:])
        case Table():
            for first, *others in block.rows:
                labels = [
                    f"{head.casefold()} " if len(others) > 1 else "" for head in block.header[1:]
                ]
                told = (
                    f"{label}{plain_lines(cell)}"
                    for label, cell in zip(labels, others, strict=True)
                )
                yield f"{plain_lines(first)}: {'; '.join(told)}"
        case Chart():
            yield block.description


def _words(paragraph: Paragraph) -> str:
    """The words of a paragraph.

    The address of a link follows its words, unless the two are the same.
    """
    found = ""
    for link, runs in groupby(paragraph.runs, key=lambda run: run.link):
        label, address = "".join(run.text for run in runs), link.removeprefix("mailto:")
        found += f"{label} ({address})" if address not in {"", label} else label
    return found
