"""What two sequences have in common, in the same order: words, sentences, rows.

The standard library's `difflib` finds it, but a word that stands everywhere makes it
slow, and its own remedy (`autojunk`) takes such words for noise. So the sequences are
first cut where they agree at their ends and at what stands once in each of them, as
patience diff does; what is left between the cuts is short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

# pairs of equal items that difflib may look at between two cuts: beyond it, there is
# nothing to be seen in the difference of two passages
_MOST_PAIRS = 200_000
_MOST_CUTS = 40  # of a part of a part


class Stretch(Struct, frozen=True):
    """Items that are the same in both: where they begin in the old and in the new
    sequence, and how many they are.
    """

    old: int
    new: int
    length: int


class _Gap(Struct, frozen=True):
    """A part of both sequences, and how many times they have been cut to get it."""

    old: int
    old_stop: int
    new: int
    new_stop: int
    cuts: int = 0

    @property
    def empty(self) -> bool:
        """Whether one of the parts is."""
        return self.old == self.old_stop or self.new == self.new_stop


class Replaced(Struct, frozen=True):
    """What stands between two stretches: a part of the old sequence that a part of the
    new one has come in the place of. Either may be empty, not both.
    """

    old: int
    old_stop: int
    new: int
    new_stop: int


def same_stretches(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
) -> list[Stretch]:
    """What is the same, in order. Neighbours are one stretch."""
    whole = _Gap(0, len(old), 0, len(new))
    found: list[Stretch] = []
    for stretch in _within(old, new, whole):
        last = found[-1] if found else None
        if last and _goes_on(last, stretch):
            length = last.length + stretch.length
            found[-1] = Stretch(last.old, last.new, length)
        else:
            found.append(stretch)
    return found


def _goes_on(first: Stretch, second: Stretch) -> bool:
    """Whether nothing stands between the two, in either sequence."""
    at_once_in_old = first.old + first.length == second.old
    return at_once_in_old and first.new + first.length == second.new


def changes_between(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
) -> list[Replaced]:
    """What is not the same, in order."""
    found: list[Replaced] = []
    old_done = new_done = 0
    end = Stretch(len(old), len(new), 0)
    for stretch in [*same_stretches(old, new), end]:
        if stretch.old > old_done or stretch.new > new_done:
            found.append(
                Replaced(
                    old_done,
                    stretch.old,
                    new_done,
                    stretch.new,
                )
            )
        old_done = stretch.old + stretch.length
        new_done = stretch.new + stretch.length
    return found


def alike_first(
    one: Sequence[Hashable],
    other: Sequence[Hashable],
) -> int:
    """How many items are the same from the beginning."""
    number = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        number += 1
    return number


def _within(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    gap: _Gap,
) -> Iterator[Stretch]:
    """What is the same in a part: its ends, and between them by what stands once."""
    first = _common_start(old, new, gap)
    if first:
        yield Stretch(gap.old, gap.new, first)
    gap = replace(
        gap,
        old=gap.old + first,
        new=gap.new + first,
    )
    last = _common_end(old, new, gap)
    inner = replace(
        gap,
        old_stop=gap.old_stop - last,
        new_stop=gap.new_stop - last,
    )
    if not inner.empty:
        yield from _by_single_items(old, new, inner)
    if last:
        yield Stretch(inner.old_stop, inner.new_stop, last)


def _by_single_items(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    gap: _Gap,
) -> Iterator[Stretch]:
    anchors = (
        _anchors(
            old,
            new,
            gap,
        )
        if gap.cuts < _MOST_CUTS
        else []
    )
    if not anchors:
        yield from _by_difflib(old, new, gap)
        return
    old_done, new_done, cuts = gap.old, gap.new, gap.cuts + 1
    for old_place, new_place in anchors:
        before = _Gap(
            old_done,
            old_place,
            new_done,
            new_place,
            cuts,
        )
        yield from _within(old, new, before)
        yield Stretch(old_place, new_place, 1)
        old_done, new_done = old_place + 1, new_place + 1
    rest = _Gap(
        old_done,
        gap.old_stop,
        new_done,
        gap.new_stop,
        cuts,
    )
    yield from _within(old, new, rest)


def _anchors(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    gap: _Gap,
) -> list[tuple[int, int]]:
    """The longest row, in the order of both, of items that stand once in each part."""
    in_old = _single_places(old, gap.old, gap.old_stop)
    in_new = _single_places(new, gap.new, gap.new_stop)
    pairs: list[tuple[int, int]] = []
    for item, place in in_old.items():
        if item in in_new:
            pairs.append((place, in_new[item]))
    return _longest_rising(pairs)


def _single_places(
    items: Sequence[Hashable],
    start: int,
    stop: int,
) -> dict[Hashable, int]:
    """Where each item stands that is there once, in their order."""
    counted = Counter(items[start:stop])
    found: dict[Hashable, int] = {}
    for place in range(start, stop):
        if counted[items[place]] == 1:
            found[items[place]] = place
    return found


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of the pairs, which rise by their first, whose second rises too."""
    ends: list[int] = []  # the least second that a row of each length ends with
    at_end: list[int] = []  # which pair that is
    before: list[int] = []  # the pair before each in its row, -1 for none
    for number, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(at_end[length - 1] if length else -1)
        if length == len(ends):
            ends.append(second)
            at_end.append(number)
        else:
            ends[length] = second
            at_end[length] = number
    row: list[tuple[int, int]] = []
    number = at_end[-1] if at_end else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _by_difflib(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    gap: _Gap,
) -> Iterator[Stretch]:
    old_part = old[gap.old : gap.old_stop]
    new_part = new[gap.new : gap.new_stop]
    in_new = Counter(new_part)
    pairs = sum(in_new[item] for item in old_part)
    if not pairs or pairs > _MOST_PAIRS:
        return
    matcher = SequenceMatcher(
        None,
        old_part,
        new_part,
        autojunk=False,
    )
    for match in matcher.get_matching_blocks():
        if match.size:
            yield Stretch(
                gap.old + match.a,
                gap.new + match.b,
                match.size,
            )


def _common_start(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    gap: _Gap,
) -> int:
    """How many items are the same from the beginning."""
    most = min(gap.old_stop - gap.old, gap.new_stop - gap.new)
    for number in range(most):
        if old[gap.old + number] != new[gap.new + number]:
            return number
    return most


def _common_end(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    gap: _Gap,
) -> int:
    """How many items are the same at the end."""
    most = min(gap.old_stop - gap.old, gap.new_stop - gap.new)
    for number in range(most):
        if old[gap.old_stop - 1 - number] != new[gap.new_stop - 1 - number]:
            return number
    return most
