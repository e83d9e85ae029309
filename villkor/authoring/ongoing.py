"""Which rows of last year's tables tell of something that goes on into the new year, by
the years that they name.
"""

from __future__ import annotations

import re

from villkor.base.yaml.nodes import Text
from villkor.form.model import FieldKind, Question
from villkor.report.answers import Answer, Row, TableAnswer
from villkor.report.texts import row_texts

_UNTIL = re.compile(
    r"""
    (?:
        \b 20\d\d [ \u00a0]? [–-] [ \u00a0]?      # 2021–2024
        | \b (?: till | tom | t\.o\.m\. | t[ ]o[ ]m )
          (?: [ ] och [ ] med )?
          [ \u00a0] (?: [^\d\n.]{1,20} )?         # till och med juni 2024
    )
    (?P<year> 20\d\d ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what has years of its own, which are not the project's
_PLAN = re.compile(
    r"(?:program|strategi|plan|agenda|period|fond|mål|rus)\w{0,20}[^.\n]{0,40}\Z",
    re.IGNORECASE,
)
_LOOKED_BACK = 70  # characters
_LONGEST_PROJECT = 6  # years: what reaches longer is no project's own time


def ongoing_rows(answer: Answer, year: int) -> list[str]:
    """The rows of a table that go on into a year or beyond: the name of each, with the
    last year that it names.
    """
    if not isinstance(answer.content, TableAnswer):
        return []
    found = []
    for row in answer.content.rows:
        texts = row_texts(answer.question, row)
        last = max((_last_year_in(text.text) for text in texts), default=0)
        name = _name_of(answer.question, row)
        if name and year <= last <= year + _LONGEST_PROJECT:
            found.append(f"{name} ({last})")
    return found


def _last_year_in(text: str) -> int:
    years = [0]
    for match in _UNTIL.finditer(text):
        end = match.start("year")
        before = text[max(end - _LOOKED_BACK, 0) : end]
        if not _PLAN.search(before):
            years.append(int(match["year"]))
    return max(years)


def _name_of(question: Question, row: Row) -> str:
    for field in question.fields:
        cell = row.cells.get(field.key)
        if field.kind is FieldKind.LINE and isinstance(cell, Text):
            return " ".join(cell.text.split())
    return ""
