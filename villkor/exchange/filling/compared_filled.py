"""A filled form held against the report: which answers differ, and what is another in
the authority's own words.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from villkor.document.word.package import Package
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.beside_answers import IN_BLANK
from villkor.exchange.filling.lines_beside import other_lines
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.home_values import home_values
from villkor.exchange.placing.places import Placed
from villkor.exchange.placing.recover import recover_answers
from villkor.exchange.receipt import Receipt
from villkor.report.model import Report
from villkor.report.values import AnswerValue

_NOTHING = AnswerValue()


class ComparedFilled(Struct, frozen=True):
    """The questions whose answers differ, and what stands beside the answers that has
    changed: what is lacking, in words, and new lines, each with where.
    """

    differing: frozenset[str]
    lacking: tuple[str, ...]
    added: tuple[tuple[str, str], ...]


def compare_filled(
    report: Report,
    package: Package,
    receipt: Receipt,
) -> ComparedFilled:
    """What differs in a form that was filled in, and has a receipt."""
    placed = place_answers(
        report.form,
        read_blocks(package),
    )
    other = other_lines(placed, receipt.blank)
    lacking: tuple[str, ...] = ()
    if other.lacking == 1:
        lacking = ("en rad i blankettens egen text",)
    elif other.lacking:
        lacking = (f"{other.lacking} rader i blankettens egen text",)
    added = tuple((line, IN_BLANK) for line in other.added)
    differing = differing_answers(report, placed)
    return ComparedFilled(
        frozenset(differing),
        lacking,
        added,
    )


def differing_answers(
    report: Report,
    placed: Placed,
) -> Iterator[str]:
    """The questions whose answers do not come home from a Word file as they are."""
    recovered = recover_answers(report.form, placed)
    answers = report.answers()
    for key in report.form.questions:
        answer = answers.get(key)
        wanted = (
            _NOTHING
            if answer is None
            else home_values(
                report,
                answer,
            )
        )
        if (
            recovered.answers.get(
                key,
                _NOTHING,
            )
            != wanted
        ):
            yield key
