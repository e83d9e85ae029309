"""Whose answer it is that stands below a question without its own."""

from __future__ import annotations

import pytest

from villkor.exchange.merging.merged import Told
from villkor.exchange.swallowed import swallowed_question
from villkor.report.values import AnswerValue

OURS = "Länet har blivit mycket rikare."
OTHERS = "Samverkan har blivit mycket bättre."
SHORT = "Ja, det har."


def answer(*paragraphs: str) -> AnswerValue:
    return AnswerValue({(): "\n\n".join(paragraphs)})


@pytest.mark.parametrize(
    ("theirs", "asked", "question"),
    [
        ((OURS, OTHERS), {"1"}, "2"),
        ((OURS, OTHERS.replace(" ", "\n")), {"1"}, "2"),
        ((OURS, OTHERS), {"1", "2"}, ""),
        ((OURS, "Något helt nytt och annat."), {"1"}, ""),
        ((OURS, SHORT), {"1"}, ""),  # may be anybody's
        ((OURS,), {"1"}, ""),
    ],
)
def test_the_base_tells_whose_a_paragraph_is(
    theirs: tuple[str, ...],
    asked: set[str],
    question: str,
) -> None:
    base = {
        "1": Told(answer(OURS), answer(OURS)),
        "2": Told(answer(OTHERS, SHORT, OURS), answer(OTHERS, SHORT, OURS)),
    }
    assert swallowed_question("1", base, asked, answer(*theirs)) == question
