"""Which row of a table as it was each row of it is now, wherever it stands."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from villkor.report.wanted import WantedKeys, WantedText, words_wanted

_ALIKE = 0.5  # of the words of two rows that are one, at least


def aligned_names(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new name the number of the old one that is the same; None for none."""
    found: list[int | None] = [None] * len(new)
    _add_pairs(found, [*map(str.strip, old)], [*map(str.strip, new)])
    return found


def aligned_rows(
    old: Sequence[WantedKeys],
    new: Sequence[WantedKeys],
) -> list[int | None]:
    """For each new row the number of the old one that it is: the same one, or else one
    of the same name, or else the one in its place if most of its words are the same.
    """
    found: list[int | None] = [None] * len(new)
    for told in (_words_in_order, _name_of):
        before, after = map(told, old), map(told, new)
        _add_pairs(found, [*before], [*after])
    taken = set(found)
    for number, row in enumerate(new):
        free = number < len(old) and number not in taken
        if found[number] is None and free and _are_alike(old[number], row):
            found[number] = number
    return found


def _add_pairs(
    found: list[int | None],
    old: Sequence[str],
    new: Sequence[str],
) -> None:
    """Pair what has no pair yet with the first old one that is the same and free."""
    free: dict[str, deque[int]] = defaultdict(deque)
    taken = set(found)
    for number, each in enumerate(old):
        if number not in taken and each:
            free[each].append(number)
    for number, each in enumerate(new):
        if found[number] is None and free.get(each):
            found[number] = free[each].popleft()


def _words_in_order(row: WantedKeys) -> str:
    """All that a row says, in the form's order."""
    told = []
    for key in row.order:
        words = words_wanted(row.values.get(key))
        told.append(" ".join(words))
    return "\n".join(told)


def _name_of(row: WantedKeys) -> str:
    """What stands in the first column of a row."""
    first = row.values.get(row.order[0])
    return first.text.strip() if isinstance(first, WantedText) else ""


def _are_alike(one: WantedKeys, other: WantedKeys) -> bool:
    words, others = words_wanted(one), words_wanted(other)
    both = (words & others).total()
    return both >= _ALIKE * max(words.total(), others.total())
