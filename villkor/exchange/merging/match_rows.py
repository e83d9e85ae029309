"""Which row of a table is which row of another version of it: by name, else by what it
says, else by its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from villkor.exchange.merging.matched import changes_between
from villkor.exchange.merging.value_place import Values, value_text
from villkor.report.values import KeyPath

_ALIKE = 0.6  # the share of words that two versions of a row have in common
_SLIGHTLY_ALIKE = 0.25  # and two that stand in the same place
_MOST_COMPARED = 60  # rows on each side that no name tells; a table has some five
_WORD = re.compile(r"[^\W_]+")


def matched_rows(
    old: Sequence[Values],
    new: Sequence[Values],
    name: KeyPath,
) -> dict[int, int]:
    """For each new row that is an old one, which one that is. `name` is where a row has
    its name.
    """
    matching = _Matching(old, new)
    matching.by_name(name)
    matching.by_words()
    matching.by_place()
    return matching.found


def matched_by_name(
    old: Sequence[Values],
    new: Sequence[Values],
    name: KeyPath,
) -> dict[int, int]:
    """The same by name alone."""
    matching = _Matching(old, new)
    matching.by_name(name)
    return matching.found


def row_name(row: Values, name: KeyPath) -> str:
    """The name of a row, on one line; "" if it has none."""
    return " ".join(value_text(row.get(name)).split())


class _Matching:
    """Rows that are paired, the surest first."""

    def __init__(
        self,
        old: Sequence[Values],
        new: Sequence[Values],
    ) -> None:
        self.found: dict[int, int] = {}
        self._old, self._new = old, new
        self._old_left = dict.fromkeys(range(len(old)))
        self._new_left = dict.fromkeys(range(len(new)))

    def by_name(self, name: KeyPath) -> None:
        """Pair rows of the same name, if no other row on either side has it."""
        old_names = [row_name(row, name).casefold() for row in self._old]
        new_names = [row_name(row, name).casefold() for row in self._new]
        in_old, in_new = Counter(old_names), Counter(new_names)
        places = {each: place for place, each in enumerate(old_names)}
        for place, each in enumerate(new_names):
            if each and in_old[each] == in_new[each] == 1:
                self._pair(place, places[each])

    def by_words(self) -> None:
        """Pair rows that say nearly the same, the most alike first."""
        if max(len(self._old_left), len(self._new_left)) > _MOST_COMPARED:
            return
        likenesses: list[tuple[float, int, int]] = []
        for place in self._new_left:
            for old_place in self._old_left:
                likeness = self._likeness(place, old_place)
                if likeness >= _ALIKE:
                    likenesses.append((-likeness, place, old_place))
        for _, place, old_place in sorted(likenesses):
            if place in self._new_left and old_place in self._old_left:
                self._pair(place, old_place)

    def by_place(self) -> None:
        """Pair rows between the same neighbours, as many on each side, if they have
        something in common.
        """
        changes = changes_between(
            [("old", place) for place in range(len(self._old))],
            [("old", self.found.get(place, -1)) for place in range(len(self._new))],
        )
        for change in changes:
            old_places = range(change.old, change.old_stop)
            new_places = range(change.new, change.new_stop)
            if len(old_places) != len(new_places):
                continue
            for old_place, place in zip(old_places, new_places, strict=True):
                left = old_place in self._old_left and place in self._new_left
                if left and self._likeness(place, old_place) >= _SLIGHTLY_ALIKE:
                    self._pair(place, old_place)

    def _pair(self, place: int, old_place: int) -> None:
        self.found[place] = old_place
        del self._new_left[place]
        del self._old_left[old_place]

    def _likeness(
        self,
        place: int,
        old_place: int,
    ) -> float:
        """The share of the words of two rows that they have in common."""
        old, new = _words_of(self._old[old_place]), _words_of(self._new[place])
        if not old or not new:
            return 0
        return 2 * (old & new).total() / (old.total() + new.total())


def _words_of(row: Values) -> Counter[str]:
    words: Counter[str] = Counter()
    for value in row.values():
        words.update(_WORD.findall(value_text(value).casefold()))
    return words
