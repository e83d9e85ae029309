"""Where in its room an answer is put."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from villkor.document.word.filling.free_places import Free, FreePlaces, only_asks
from villkor.document.word.found import FoundBlock, FoundParagraph, FoundTable
from villkor.exchange.placing.choices import choice_in


class Spot(Struct, frozen=True):
    """A paragraph that an answer is put in the place of (`instead`), or below, and the
    empty ones that go.
    """

    place: int
    instead: bool
    gone: tuple[int, ...] = ()


def answer_spot(
    asked: FoundParagraph,
    below: Sequence[FoundBlock],
    official: frozenset[int],
    free: FreePlaces,
) -> Spot:
    """The spot of an answer to what is `asked`: the first place that asks for one, else
    the first empty lines, else below the question and what helps to answer it.
    """
    lines = _lines_of(below)
    for line in lines:
        if free.kinds.get(line.place) is Free.PROMPT:
            return Spot(line.place, instead=True)
    lines = _below_label(lines, free)
    empty = _empty_lines(
        asked,
        lines,
        free,
    )
    if empty:
        return Spot(
            empty[0],
            instead=True,
            gone=tuple(empty[1:]),
        )
    last = asked
    for line in lines:
        if line.place in official or line.place in free.kinds:
            last = line
        else:
            break
    return Spot(
        _real_place(
            last,
            asked,
            free,
        ),
        instead=False,
    )


def _real_place(
    line: FoundParagraph,
    asked: FoundParagraph,
    free: FreePlaces,
) -> int:
    """The paragraph that a line is, or is the end of."""
    return line.place if line.place < free.count else asked.place


def _lines_of(below: Sequence[FoundBlock]) -> list[FoundParagraph]:
    """The paragraphs down to a table, or to boxes to tick."""
    lines: list[FoundParagraph] = []
    for block in below:
        if isinstance(block, FoundTable):
            break
        if is_choice_line(block):
            break
        lines.append(block)
    return lines


def _below_label(
    lines: list[FoundParagraph],
    free: FreePlaces,
) -> list[FoundParagraph]:
    """The lines from the one that says that the answer follows; all, if none does."""
    for number, line in enumerate(lines):
        if free.kinds.get(line.place) is Free.LABEL:
            return lines[number:]
    return lines


def _empty_lines(
    asked: FoundParagraph,
    lines: Sequence[FoundParagraph],
    free: FreePlaces,
) -> list[int]:
    """The places of the first empty lines: of a cell for the answer, if the question
    stands in one of its own.
    """
    runs: list[list[int]] = []
    before = -1
    for number, line in enumerate(lines):
        if free.kinds.get(line.place) is not Free.EMPTY:
            continue
        goes_on = bool(runs) and before == number - 1
        if goes_on and free.same_cell(
            runs[-1][-1],
            line.place,
        ):
            runs[-1].append(line.place)
        else:
            runs.append([line.place])
        before = number
    for run in runs:
        if asked.place in free.cells and not free.same_cell(
            asked.place,
            run[0],
        ):
            return run
    return runs[0] if runs else []


def is_choice_line(line: FoundParagraph) -> bool:
    """Whether a paragraph has the boxes, or the words, of yes or no."""
    choice = choice_in(line)
    return choice is not None and (choice.whole or choice.boxed)


def taken_lines(
    below: Sequence[FoundBlock],
    official: frozenset[int],
    free: FreePlaces,
) -> list[FoundParagraph]:
    """The paragraphs in a room that are none of the form's: somebody has answered."""
    taken = []
    for block in below:
        if isinstance(block, FoundTable) or not block.text.strip():
            continue
        is_free = block.place in free.kinds or block.place in official
        if block.place >= free.count:
            is_free = only_asks(block.text)  # the end of the question's paragraph
        if not (is_free or is_choice_line(block)):
            taken.append(block)
    return taken
