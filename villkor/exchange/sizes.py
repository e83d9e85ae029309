"""How much a Word file may hold: asked of the report before anything is made of it."""

from __future__ import annotations

from collections import Counter

from villkor.base.diagnostic import UserError
from villkor.figures.swedish import swedish_number
from villkor.report.model import Report
from villkor.report.texts import answered_tables

MOST_ROWS = 12_000  # of all tables: some 4 000 pages, and 1 GB of memory
MOST_LINES = 100_000  # of all texts, as they are written


def refuse_too_large(report: Report) -> None:
    """Raise UserError if the report has more rows, or more lines of text, than a Word
    file is made of: at the answer that has the most.
    """
    rows: Counter[str] = Counter()
    for question, table in answered_tables(report):
        rows[question.id] = len(table.rows)
    lines: Counter[str] = Counter()
    for told in report.texts:
        lines[told.question] += told.text.text.count("\n") + 1
    _refuse_over(MOST_ROWS, "rader i sina tabeller", report, rows)
    _refuse_over(MOST_LINES, "rader text", report, lines)


def _refuse_over(most: int, what: str, report: Report, counts: Counter[str]) -> None:
    if counts.total() <= most:
        return
    ((question, count),) = counts.most_common(1)
    where = report.answers()[question].where
    raise UserError(
        f"Rapporten har {swedish_number(counts.total())} {what}, och en Word-fil görs "
        f"av högst {swedish_number(most)}. Flest har {question}, i {where.path}: "
        f"{swedish_number(count)}.",
        "Redovisa det viktigaste, eller slå ihop det som hör ihop.",
    )
