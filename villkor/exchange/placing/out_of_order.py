"""The lines of a form that stand in a file otherwise than in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from villkor.document.word.found import FoundBlock, FoundParagraph
from villkor.exchange.placing.form_lines import LineKind
from villkor.exchange.placing.line_index import CERTAIN, STRONG, Candidate
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
    for number in sorted({*possible, *chosen}):
        block = flow[number]
        if number in chosen or not isinstance(block, FoundParagraph):
            row = {}
            continue
        best = max(possible[number].values(), key=lambda each: each.weight)
        free = best.line.place not in taken
        if best.weight >= CERTAIN or (free and _is_asked(block, best)):
            row[number] = best
            if free or len(row) > 1:
                found |= row
    return found


def _is_asked(block: FoundParagraph, candidate: Candidate) -> bool:
    """Whether a line is a question by what it says, or by a number of several parts
    alone.
    """
    line = candidate.line
    if line.kind is not LineKind.QUESTION:
        return False
    if candidate.weight >= STRONG:
        return not is_statement(block, line)
    return line.number.count(".") > 1 and candidate.how is Anchor.NUMBER
