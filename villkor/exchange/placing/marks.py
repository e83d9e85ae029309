"""Where in a Word file the lines of its form stand: its headings, questions, follow-up
questions and instructions.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from villkor.document.word.found import FoundBlock, FoundParagraph, FoundTable
from villkor.exchange.placing.form_lines import FormLine, LineKind
from villkor.exchange.placing.in_order import in_order
from villkor.exchange.placing.line_index import (
    NUMBERED_ONLY,
    STRONG,
    WEAK,
    Candidate,
    LineIndex,
)
from villkor.exchange.placing.line_signs import stands_out
from villkor.exchange.placing.out_of_order import out_of_order
from villkor.exchange.placing.places import Anchor
from villkor.exchange.placing.words import likeness, said_line

_LOOSE = 0.5  # how alike a line must be to one that is missing between its neighbours
_LOOSE_NUMBERED = 0.15
_LONGEST_GAP = 1000  # paragraphs in which a missing question is looked for
_AS_GOOD = 0.3  # how much less one of two lines may weigh that are as good
_QUOTES = frozenset("\"”“'’«»„")


class Marks(Struct, frozen=True):
    """The lines of a form that stand in a file, by the number of the block, and the
    numbers of those that may as well be other lines of it.
    """

    lines: Mapping[int, Candidate]
    doubtful: frozenset[int]


def find_marks(
    index: LineIndex,
    flow: Sequence[FoundBlock],
    left_out: set[int],
) -> Marks:
    """The lines of the form that stand in a file."""
    possible = dict(
        _possible(
            index,
            flow,
            left_out,
        )
    )
    rows = _without_weaker(possible)
    chosen = in_order(rows, len(index.lines))
    for number in _no_headings(flow, chosen):
        del chosen[number]
    chosen |= _missing(
        index,
        flow,
        chosen,
        left_out,
    )
    doubtful = frozenset(_doubtful(possible, chosen))
    chosen |= out_of_order(
        flow,
        possible,
        chosen,
    )
    return Marks(
        chosen
        | _numbers_above(
            index,
            flow,
            chosen,
        ),
        doubtful,
    )


def _without_weaker(
    possible: Mapping[int, Mapping[int, Candidate]],
) -> Iterator[tuple[int, list[Candidate]]]:
    """The candidates, but those that have no more than the number of a question that
    another line says.
    """
    said: set[int] = set()
    for candidates in possible.values():
        for place, each in candidates.items():
            if each.weight >= STRONG:
                said.add(place)
    for number, candidates in possible.items():
        left = []
        for place, each in candidates.items():
            if each.sure > NUMBERED_ONLY or place not in said:
                left.append(each)
        yield number, left


def _no_headings(
    flow: Sequence[FoundBlock],
    chosen: Mapping[int, Candidate],
) -> list[int]:
    """The short titles, and the lines with no more than the number of a heading, that
    no line of the form follows.
    """
    found = []
    followed = False
    for number in range(
        len(flow) - 1,
        -1,
        -1,
    ):
        block = flow[number]
        mark = chosen.get(number)
        if mark is not None and not followed and _may_be_subject(mark):
            found.append(number)
        elif mark is not None:
            followed = True
        elif isinstance(block, FoundTable) or block.text.strip():
            followed = False
    return found


def _may_be_subject(mark: Candidate) -> bool:
    """Whether a heading of the form may be one within an answer as well."""
    numbered = mark.line.kind is LineKind.HEADING and mark.sure <= NUMBERED_ONLY
    return numbered or mark.weight <= WEAK


def _doubtful(
    possible: Mapping[int, Mapping[int, Candidate]],
    chosen: Mapping[int, Candidate],
) -> Iterator[int]:
    """The lines that may as well be others of the form, which is said alike in several
    places, and nothing around them tells which.
    """
    numbers = sorted(chosen)
    places = [-1, *(chosen[number].line.place for number in numbers), sys.maxsize]
    heading = ""
    for number, first, last in zip(
        numbers,
        places,
        places[2:],
        strict=False,
    ):
        mine = chosen[number]
        if mine.line.kind is LineKind.HEADING:
            heading = mine.line.item
        told = mine.how is not Anchor.WORDING or mine.line.under == heading
        others = possible.get(number, {})
        if not told and _may_be_other(
            mine,
            others,
            range(first + 1, last),
        ):
            yield number


def _may_be_other(
    mine: Candidate,
    others: Mapping[int, Candidate],
    between: range,
) -> bool:
    """Whether one of the others is as good, between the neighbours in the form."""
    for place, other in others.items():
        alike = other.weight >= mine.weight - _AS_GOOD
        if alike and place in between and place != mine.line.place:
            return True
    return False


def _possible(
    index: LineIndex,
    flow: Sequence[FoundBlock],
    left_out: set[int],
) -> Iterator[tuple[int, Mapping[int, Candidate]]]:
    above = ""  # the number that stands alone in the paragraph above
    for number, block in enumerate(flow):
        if isinstance(block, FoundTable) or number in left_out:
            continue
        words = block.text.strip()
        # a quote is no question
        if not words or words[0] in _QUOTES:
            continue
        said = said_line(block.text, index.longest)
        found = index.candidates(
            said,
            block.numbered or above,
            stands_out=stands_out(block),
        )
        above = "" if said.words else said.number
        if found:
            yield number, found


def _numbers_above(
    index: LineIndex,
    flow: Sequence[FoundBlock],
    chosen: Mapping[int, Candidate],
) -> dict[int, Candidate]:
    """The paragraphs that are only the number of the question below them."""
    found = {}
    below: Candidate | None = None
    for number in range(
        len(flow) - 1,
        -1,
        -1,
    ):
        block = flow[number]
        if isinstance(block, FoundTable):
            below = None
        elif number in chosen:
            below = chosen[number]
        elif block.text.strip():
            said = said_line(block.text, index.longest)
            alone = said.number != "" and not said.words
            if below is not None and alone and said.number == below.line.number:
                found[number] = below
            below = None
    return found


def _missing(
    index: LineIndex,
    flow: Sequence[FoundBlock],
    chosen: Mapping[int, Candidate],
    left_out: set[int],
) -> dict[int, Candidate]:
    """The questions that are lacking between two lines that have been found, and stand
    there in other words.
    """
    found: dict[int, Candidate] = {}
    places = [(-1, -1)]
    places += [(number, chosen[number].line.place) for number in sorted(chosen)]
    places.append((len(flow), len(index.lines)))
    for (start, first), (end, last) in pairwise(places):
        between = index.lines[first + 1 : last]
        lacking = [line for line in between if line.kind is LineKind.QUESTION]
        if start < 0 or not lacking or end - start > _LONGEST_GAP:
            continue
        rows = []
        for number in range(start + 1, end):
            block = flow[number]
            if isinstance(block, FoundParagraph) and number not in left_out:
                rows.append(
                    (
                        number,
                        list(
                            _loosely(
                                index,
                                lacking,
                                block,
                            )
                        ),
                    )
                )
        found |= in_order(rows, len(index.lines))
    return found


def _loosely(
    index: LineIndex,
    lacking: Iterable[FormLine],
    block: FoundParagraph,
) -> Iterator[Candidate]:
    """What a paragraph may be of the lines that are lacking around it."""
    said = said_line(block.text, index.longest)
    if not 0 < len(said.words) <= index.longest:
        return
    number = said.number or block.numbered.rstrip(".):")
    for line in lacking:
        alike = likeness(said.words, line.words)
        if number == line.number:
            if alike >= _LOOSE_NUMBERED or _tells(index, block, number):
                yield Candidate(
                    line,
                    2 + alike,
                    Anchor.NUMBER,
                    0.6,
                )
        elif alike >= _LOOSE and stands_out(block):
            yield Candidate(
                line,
                alike,
                Anchor.WORDING,
                0.5,
            )


def _tells(index: LineIndex, block: FoundParagraph, number: str) -> bool:
    """Whether a number alone tells which question is asked: one of three parts is no
    amount.
    """
    if number.count(".") > 1:
        return True
    return len(index.by_number[number]) == 1 and stands_out(block)
