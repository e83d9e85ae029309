"""The lines of a form that stand in a file otherwise than in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from villkor.document.word.found import FoundBlock, FoundParagraph
from villkor.exchange.placing.form_lines import LineKind
from villkor.exchange.placing.line_index import (
    CERTAIN,
    NUMBERED_ONLY,
    STRONG,
    Candidate,
)
from villkor.exchange.placing.line_signs import stands_out
from villkor.exchange.placing.places import Anchor
from villkor.exchange.placing.said_beside import is_statement


def out_of_order(
    flow: Sequence[FoundBlock],
    possible: Mapping[int, Mapping[int, Candidate]],
    chosen: Mapping[int, Candidate],
) -> dict[int, Candidate]:
    """The lines that are the form's beyond doubt and not in its order: sections that
    have been moved, or stand there once more. A single line that does is a quote, but
    for a question that is asked nowhere else.
    """
    taken = {each.line.place for each in chosen.values()}
    found: dict[int, Candidate] = {}
    row: dict[int, Candidate] = {}
    under = ""
    for number in sorted({*possible, *chosen}):
        block = flow[number]
        if number in chosen:
            row, under = {}, chosen[number].line.under
            continue
        if not isinstance(block, FoundParagraph):
            continue
        best = _best(possible[number], taken, under)
        free = best.line.place not in taken
        if best.weight >= CERTAIN or (free and _is_asked(block, best, under)):
            row[number] = best
            if free or len(row) > 1:
                found |= row
                row = {number: best}
    return found


def _best(
    candidates: Mapping[int, Candidate],
    taken: set[int],
    under: str,
) -> Candidate:
    """The heaviest candidate: of several, one that stands nowhere else and has the same
    heading.
    """
    return max(
        candidates.values(),
        key=lambda each: (
            each.weight,
            each.line.place not in taken,
            each.line.under == under,
        ),
    )


def _is_asked(block: FoundParagraph, candidate: Candidate, under: str) -> bool:
    """Whether a line is a question by its number and what it says, by a number alone
    that is no amount, or by its words `under` the heading that the form has it under.
    """
    line = candidate.line
    if line.kind is not LineKind.QUESTION or is_statement(block, line):
        return False
    if candidate.how is not Anchor.NUMBER:
        return candidate.weight >= STRONG and line.under == under
    if candidate.weight >= STRONG:
        return True
    several = line.number.count(".") > 1 or stands_out(block)
    return candidate.sure > NUMBERED_ONLY and several
