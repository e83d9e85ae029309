"""The order of a list that two have changed: of names, of the rows of a table."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Sequence
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
    first, second = own, other
    if _in_order(before, own) == _in_order(own, before):
        first, second = other, own
    gone = {key for key in before if key not in own or key not in other}
    behind = _added_behind(first, second, gone)
    found = behind.get(None, [])
    for key in first:
        if key not in gone:
            found.append(key)
        found += behind.get(key, ())
    return found


def _in_order(
    keys: Iterable[Key],
    wanted: Container[Key],
) -> list[Key]:
    return [key for key in keys if key in wanted]


def _added_behind(
    first: Container[Key],
    second: Iterable[Key],
    gone: Container[Key],
) -> dict[Key | None, list[Key]]:
    """What only the second has, by what of the first it stands behind there (None:
    nothing).
    """
    behind: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in second:
        if key in first:
            last = key
        elif key not in gone:
            behind.setdefault(last, []).append(key)
    return behind
