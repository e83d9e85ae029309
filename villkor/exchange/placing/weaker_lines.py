"""The lines of a file that may be of the form, without those of which another line is
it by better signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from villkor.document.word.found import FoundBlock, FoundParagraph
from villkor.exchange.placing.line_index import NUMBERED_ONLY, STRONG, Candidate
from villkor.exchange.placing.places import Anchor
from villkor.exchange.placing.said_beside import is_statement


def without_weaker(
    flow: Sequence[FoundBlock],
    possible: Mapping[int, Mapping[int, Candidate]],
) -> Iterator[tuple[int, list[Candidate]]]:
    """The candidates, but those that have no more than the number of a question that
    another line says, and sentences much like a question whose number stands elsewhere.
    """
    said, numbered = _well_known(possible)
    for number, candidates in possible.items():
        left = []
        for place, each in candidates.items():
            weak = place in said and each.sure <= NUMBERED_ONLY
            alike = place in numbered and _is_likeness(flow[number], each)
            if not weak and not alike:
                left.append(each)
        yield number, left


def _well_known(
    possible: Mapping[int, Mapping[int, Candidate]],
) -> tuple[set[int], set[int]]:
    """The places in the form of the lines that some line says, and of those that some
    line has the number of.
    """
    said: set[int] = set()
    numbered: set[int] = set()
    for candidates in possible.values():
        for place, each in candidates.items():
            if each.weight >= STRONG:
                said.add(place)
            if each.how is Anchor.NUMBER and each.sure > NUMBERED_ONLY:
                numbered.add(place)
    return said, numbered


def _is_likeness(block: FoundBlock, candidate: Candidate) -> bool:
    """Whether a sentence is only much like a question."""
    if candidate.how is Anchor.NUMBER or candidate.weight >= STRONG:
        return False
    return isinstance(block, FoundParagraph) and is_statement(block, candidate.line)
