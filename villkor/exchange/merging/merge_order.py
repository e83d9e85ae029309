"""The order of a list that two have changed: of names, of the rows of a table."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def merged_order(
    base: Iterable[Key],
    ours: Sequence[Key],
    theirs: Sequence[Key],
) -> list[Key]:
    """What stands in a list that two have changed, each item once: as the report has
    it, or as Word has it if the report has not changed the order. What the other has
    added stands behind what it stands behind there.
    """
    before = dict.fromkeys(base)
    own, other = dict.fromkeys(ours), dict.fromkeys(theirs)
    common = [key for key in before if key in own]
    first, second = own, other
    if common == [key for key in own if key in before]:
        first, second = other, own
    gone = {key for key in before if key not in own or key not in other}
    behind: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in second:
        if key in first:
            last = key
        elif key not in gone:
            behind.setdefault(last, []).append(key)
    found = behind.get(None, [])
    for key in first:
        if key not in gone:
            found.append(key)
        found += behind.get(key, ())
    return found
