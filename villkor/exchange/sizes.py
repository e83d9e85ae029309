"""How much a Word file may hold: asked of the report before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable

from villkor.base.diagnostic import UserError
from villkor.base.yaml.nodes import Text
from villkor.figures.swedish import swedish_number
from villkor.report.answers import (
    Answer,
    Cell,
    Effects,
    Goals,
    NotApplicable,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report

MOST_ROWS = 12_000  # of all tables: some 4 000 pages, and 1 GB of memory
MOST_LINES = 100_000  # of all texts, as they are written


def refuse_too_large(report: Report) -> None:
    """Raise UserError if the report has more rows, or more lines of text, than a Word
    file is made of: at the answer that has the most.
    """
    answers = list(report.answers().values())
    _refuse_over(MOST_ROWS, "rader i sina tabeller", answers, _rows)
    _refuse_over(MOST_LINES, "rader text", answers, _lines)


def _refuse_over(
    most: int,
    what: str,
    answers: list[Answer],
    count: Callable[[Answer], int],
) -> None:
    counts = [count(answer) for answer in answers]
    total = sum(counts)
    if total <= most:
        return
    largest = answers[counts.index(max(counts))]
    raise UserError(
        f"Rapporten har {swedish_number(total)} {what}, och en Word-fil görs av högst "
        f"{swedish_number(most)}. Flest har {largest.question.id}, i "
        f"{largest.where.path}: {swedish_number(max(counts))}.",
        "Redovisa det viktigaste, eller slå ihop det som hör ihop.",
    )


def _rows(answer: Answer) -> int:
    if isinstance(answer.content, TableAnswer):
        return len(answer.content.rows)
    return 0


def _lines(answer: Answer) -> int:
    texts: list[Text | None] = []
    match answer.content:
        case TextAnswer(text) | NotApplicable(text):
            texts.append(text)
        case YesNoAnswer(_, _, if_yes, if_no):
            texts += [if_yes, if_no]
        case TableAnswer(rows):
            for row in rows:
                for cell in row.cells.values():
                    texts += _cell_texts(cell)
    return sum(text.text.count("\n") + 1 for text in texts if text)


def _cell_texts(cell: Cell) -> list[Text | None]:
    match cell:
        case Effects():
            return [text for _, text in cell.by_term]
        case Goals():
            texts: list[Text | None] = []
            for _, goals in cell.by_programme:
                texts += goals
            return texts
        case Text():
            return [cell]
