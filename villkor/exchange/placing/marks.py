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
from villkor.exchange.placing.line_index import WEAK, Candidate, LineIndex
from villkor.exchange.placing.places import Anchor
from villkor.exchange.placing.words import likeness, said_line

_STYLES = {"fråga", "följdfråga", "rättslig grund"}
_SURE = 12  # the weight of a line with both the number and the words
_LOOSE = 0.5  # how alike a line must be to one that is missing between its neighbours
_LOOSE_NUMBERED = 0.15
_AS_GOOD = 0.3  # how much less one of two lines may weigh that are as good
_QUOTES = "\"”“'’«»„"


class Marks(Struct, frozen=True):
    """The lines of a form that stand in a file, by the number of the block, and the
    numbers of those that may as well be other lines of it.
    """

    lines: Mapping[int, Candidate]
    doubtful: frozenset[int]


def stands_out(paragraph: FoundParagraph) -> bool:
    """Whether a paragraph looks as headings and questions do."""
    if paragraph.level or paragraph.style in _STYLES:
        return True
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def find_marks(
    index: LineIndex,
    flow: Sequence[FoundBlock],
    left_out: set[int],
) -> Marks:
    """The lines of the form that stand in a file."""
    possible = dict(_possible(index, flow, left_out))
    rows = [(number, each.values()) for number, each in possible.items()]
    chosen = in_order(rows, len(index.lines))
    for number in _no_headings(flow, chosen):
        del chosen[number]
    chosen |= _missing(index, flow, chosen, left_out)
    doubtful = set(_doubtful(possible, chosen))
    return Marks(chosen | _out_of_order(flow, possible, chosen), frozenset(doubtful))


def _no_headings(
    flow: Sequence[FoundBlock],
    chosen: Mapping[int, Candidate],
) -> list[int]:
    """The short titles that no line of the form follows."""
    found = []
    followed = False
    for number in range(len(flow) - 1, -1, -1):
        block = flow[number]
        mark = chosen.get(number)
        if mark is not None and mark.weight <= WEAK and not followed:
            found.append(number)
        elif mark is not None:
            followed = True
        elif isinstance(block, FoundTable) or block.text.strip():
            followed = False
    return found


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
    for number, first, last in zip(numbers, places, places[2:], strict=False):
        mine = chosen[number]
        if mine.line.kind is LineKind.HEADING:
            heading = mine.line.item
        told = mine.how is not Anchor.WORDING or mine.line.under == heading
        others = possible.get(number, {})
        if not told and _may_be_other(mine, others, range(first + 1, last)):
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
    for number, block in enumerate(flow):
        if isinstance(block, FoundParagraph) and number not in left_out:
            said = said_line(block.text, index.longest)
            found = index.candidates(
                said,
                block.numbered,
                stands_out=stands_out(block),
            )
            if found:
                yield number, found


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
        if start < 0 or not lacking or end - start <= 1:
            continue
        rows = []
        for number in range(start + 1, end):
            block = flow[number]
            if isinstance(block, FoundParagraph) and number not in left_out:
                rows.append((number, list(_loosely(index, lacking, block))))
        found |= in_order(rows, len(index.lines))
    return found


def _loosely(
    index: LineIndex,
    lacking: Iterable[FormLine],
    block: FoundParagraph,
) -> Iterator[Candidate]:
    said = said_line(block.text, index.longest)
    if not said.words or len(said.words) > index.longest:
        return
    number = said.number or block.numbered.rstrip(".):")
    for line in lacking:
        alike = likeness(said.words, line.words)
        if number == line.number and (alike >= _LOOSE_NUMBERED or stands_out(block)):
            yield Candidate(line, 2 + alike, Anchor.NUMBER, 0.6)
        elif alike >= _LOOSE and stands_out(block):
            yield Candidate(line, alike, Anchor.WORDING, 0.5)


def _out_of_order(
    flow: Sequence[FoundBlock],
    possible: Mapping[int, Mapping[int, Candidate]],
    chosen: Mapping[int, Candidate],
) -> dict[int, Candidate]:
    """The lines that are the form's beyond doubt and not in its order: sections that
    have been moved, or stand there once more. A single line that does is a quote.
    """
    taken = {each.line.place for each in chosen.values()}
    found: dict[int, Candidate] = {}
    row: list[int] = []
    for number in sorted({*possible, *chosen}):
        block = flow[number]
        if number in chosen or not isinstance(block, FoundParagraph):
            row = []
            continue
        best = max(possible[number].values(), key=lambda each: each.weight)
        quoted = block.text.lstrip()[:1] in _QUOTES
        if best.weight < _SURE or quoted:
            continue
        row.append(number)
        if best.line.place not in taken or len(row) > 1:
            for each in row:
                candidates = possible[each].values()
                found[each] = max(candidates, key=lambda one: one.weight)
    return found


def goes_on(line: FormLine, text: str, done: int, index: LineIndex) -> int:
    """How many words of a line of the form have been said after some text, of which
    `done` were said before it; `done` itself if the text is none of it.
    """
    words = said_line(text, index.longest).words
    rest = line.words[done:]
    if words and rest[: len(words)] == words:
        return done + len(words)
    return done
