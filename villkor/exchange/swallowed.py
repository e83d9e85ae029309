"""A question whose line has been deleted in a Word file, so that its answer stands in
that of the question above: the base tells whose it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from villkor.exchange.merging.merged import Told
from villkor.report.values import AnswerValue

_FEWEST_WORDS = 4  # of a paragraph that may tell whose answer it is


def swallowed_question(
    question: str,
    base: Mapping[str, Told],
    asked: Collection[str],
    theirs: AnswerValue,
) -> str:
    """The first question that a Word file does not ask, and of whose answer in the base
    whole paragraphs stand in the answer to another question; "" if there is none.
    """
    if question not in base:
        return ""
    own = set(_paragraphs_of(base[question].shown))
    added = set(_paragraphs_of(theirs)) - own
    for other, told in base.items():
        if other not in asked and not added.isdisjoint(_paragraphs_of(told.shown)):
            return other
    return ""


def _paragraphs_of(value: AnswerValue) -> Iterator[str]:
    """The paragraphs of an answer that are long enough to be known."""
    for parts in (value.parts, *value.rows):
        for told in parts.values():
            if isinstance(told, str):
                yield from _long_ones(told)


def _long_ones(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        words = paragraph.split()
        if len(words) >= _FEWEST_WORDS:
            yield " ".join(words)
