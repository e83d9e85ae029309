"""Answers as they stand in a report of which little else is told, for tests of merging."""

from __future__ import annotations

from tests.report.shown_values import shown_values
from tests.tools import report_of
from villkor.document.to_markdown import to_markdown
from villkor.exchange.merging.merge_text import TwiceTold
from villkor.exchange.merging.merged import Told
from villkor.report.answer_values import values_of
from villkor.report.references import cell_blocks
from villkor.report.values import AnswerValue

NBSP = "\N{NO-BREAK SPACE}"
FIGURES = "nyckeltal:\n  inkomna: 1163\n  fall: -3\n  medel: 58,7 mnkr\n"
REPORT = report_of(anslag=FIGURES)
STEMS = {"1.1.1": "1.1", "2.3": "2", "1.2.3.4": "1.2.3"}


def shown_text(text: str) -> str:
    """A text as a Word file says it."""
    return to_markdown(cell_blocks(REPORT, text))


def told_text(text: str) -> TwiceTold:
    return TwiceTold(text, shown_text(text))


def told(question: str, yaml: str, figures: str = FIGURES) -> Told:
    """The answer to a question that is written so below its number."""
    lines = "".join(f"\n  {line}" if line else "\n" for line in yaml.split("\n"))
    text = f'"{question}":{lines}\n'
    if not yaml.startswith(("- ", "svar:", "ej tillämpligt:")):
        text = f'"{question}": |{lines}\n'
    report = report_of(anslag=figures, **{STEMS[question]: text})
    answer = report.answers()[question]
    return Told(values_of(answer), shown_values(report, answer))


NOTHING = AnswerValue()
UNANSWERED = Told(NOTHING, NOTHING)
