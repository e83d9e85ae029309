"""Which paragraph, or row of a table, of an older text is which of a newer one, when
some have been changed, added and taken away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from villkor.exchange.merging.matched import Replaced, changes_between

Pair = tuple[int | None, int | None]
"""The places of one in the old and in the new text; None: it is not there."""

# two are the same, changed, if they share at least this part of their words
_ALIKE = 0.35
# pairs to try between two that are the same: more are not alike by any rule
_MOST_TRIED = 2500


class _Best(Struct, frozen=True):
    """The best way so far: how alike its pairs are, and its last step back."""

    score: float
    old_step: int
    new_step: int


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Every place of both in their order, those of the same passage together.

    Passages that are the same to the letter are paired first, and between them those
    that are most alike. What was taken away stands before what came instead.
    """
    found: list[Pair] = []
    old_done = new_done = 0
    end = Replaced(len(old), len(old), len(new), len(new))
    for change in [*changes_between(old, new), end]:
        same = change.old - old_done
        found += zip(
            range(old_done, change.old),
            range(new_done, new_done + same),
            strict=True,
        )
        found += _paired(old, new, change)
        old_done, new_done = change.old_stop, change.new_stop
    return found


def _paired(
    old: Sequence[str],
    new: Sequence[str],
    change: Replaced,
) -> Iterator[Pair]:
    """The places of a change, those that are alike in pairs."""
    old_done, new_done = change.old, change.new
    end = (change.old_stop, change.new_stop)
    for old_place, new_place in [*_alike_pairs(old, new, change), end]:
        for place in range(old_done, old_place):
            yield place, None
        for place in range(new_done, new_place):
            yield None, place
        if (old_place, new_place) != end:
            yield old_place, new_place
        old_done, new_done = old_place + 1, new_place + 1


def _alike_pairs(
    old: Sequence[str],
    new: Sequence[str],
    change: Replaced,
) -> list[tuple[int, int]]:
    """The pairs, in order, that are as alike as possible in all."""
    height = change.old_stop - change.old
    width = change.new_stop - change.new
    if height == width == 1:  # one has come in the place of the other
        return [(change.old, change.new)]
    if height * width > _MOST_TRIED:
        return []
    old_words = [_counted(text) for text in old[change.old : change.old_stop]]
    new_words = [_counted(text) for text in new[change.new : change.new_stop]]
    table = [[_Best(0, 0, 0)] * (width + 1)]
    for row, words in enumerate(old_words):
        line = [_Best(0, 0, 0)]
        for column, others in enumerate(new_words):
            best = max(
                _Best(table[row][column + 1].score, 1, 0),
                _Best(line[column].score, 0, 1),
                key=lambda each: each.score,
            )
            alike = _likeness(words, others)
            both = table[row][column].score + alike
            if alike >= _ALIKE and both > best.score:
                best = _Best(both, 1, 1)
            line.append(best)
        table.append(line)
    return _steps_back(table, change)


def _steps_back(
    table: Sequence[Sequence[_Best]],
    change: Replaced,
) -> list[tuple[int, int]]:
    row, column = len(table) - 1, len(table[0]) - 1
    found: list[tuple[int, int]] = []
    while row and column:
        best = table[row][column]
        row -= best.old_step
        column -= best.new_step
        if best.old_step and best.new_step:
            found.append((change.old + row, change.new + column))
    return found[::-1]


def _counted(text: str) -> Counter[str]:
    return Counter(text.casefold().split())


def _likeness(words: Counter[str], others: Counter[str]) -> float:
    """The part of the words of both that they share."""
    whole = words.total() + others.total()
    if not whole:
        return 1
    return 2 * (words & others).total() / whole
