"""Three versions of a sequence put together: what two began with, and what each has
made of it.

As diff3 does it, but neighbours are no conflict: only what two have changed in the same
place is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from villkor.exchange.merging.matched import Replaced, alike_first, changes_between

_Items = tuple[str, ...]


class Part(Struct, frozen=True):
    """A part of the result: what stands there in each of the three, and what that comes
    to (None: it is a conflict).
    """

    base: _Items
    ours: _Items
    theirs: _Items
    merged: _Items | None

    @property
    def is_conflict(self) -> bool:
        """Whether both have changed it, each in another way."""
        return self.merged is None


class _Group:
    """Changes in one place: those of the one and those of the other."""

    def __init__(self) -> None:
        self.start = 0
        self.stop = 0
        self.by_side: tuple[list[Replaced], list[Replaced]] = ([], [])

    def add(self, change: Replaced, side: int) -> None:
        """Another change, which begins no earlier than those before it."""
        if not any(self.by_side):
            self.start = change.old
        self.stop = max(self.stop, change.old_stop)
        self.by_side[side].append(change)


class ThreeVersions:
    """Three sequences. `begins` tells of an item whether it begins something anew: what
    is put in before it touches nothing of what follows.
    """

    def __init__(
        self,
        base: Sequence[str],
        ours: Sequence[str],
        theirs: Sequence[str],
        begins: Callable[[str], bool],
    ) -> None:
        self.base, self.ours, self.theirs = tuple(base), tuple(ours), tuple(theirs)
        self._sides = (self.ours, self.theirs)
        self._begins = begins

    def parts(self) -> list[Part]:
        """The result, part by part. Together they hold all of each sequence."""
        found: list[Part] = []
        done = 0
        for group in self._groups():
            found.append(_agreed(self.base[done : group.start]))
            ours, theirs = (self._made_of(group, side) for side in (0, 1))
            found += _resolved(
                self.base[group.start : group.stop],
                ours,
                theirs,
            )
            done = group.stop
        found.append(_agreed(self.base[done:]))
        return [part for part in found if part.base or part.ours or part.theirs]

    def _groups(self) -> Iterator[_Group]:
        edits = [(change, 0) for change in self._changes(0)]
        edits += [(change, 1) for change in self._changes(1)]
        edits.sort(key=lambda edit: (edit[0].old, edit[0].old_stop))
        group = _Group()
        for change, side in edits:
            if any(group.by_side) and not self._belongs(
                group,
                change,
                side,
            ):
                yield group
                group = _Group()
            group.add(change, side)
        if any(group.by_side):
            yield group

    def _changes(self, side: int) -> Iterator[Replaced]:
        """What a side has changed, in the base's order."""
        floor = 0
        for change in changes_between(self.base, self._sides[side]):
            slid = self._slid(change, side, floor)
            floor = slid.old_stop
            yield slid

    def _slid(
        self,
        change: Replaced,
        side: int,
        floor: int,
    ) -> Replaced:
        """The same change some items earlier, if it then begins with what begins anew:
        of `| a | b |`, the new one is `| b` rather than `b |`.
        """
        new = self._sides[side]
        if change.old < change.old_stop and change.new < change.new_stop:
            return change
        items, start, stop = new, change.new, change.new_stop
        if start == stop:
            items, start, stop = self.base, change.old, change.old_stop
        for step in range(stop - start):
            if self._begins(items[start - step]):
                return Replaced(
                    change.old - step,
                    change.old_stop - step,
                    change.new - step,
                    change.new_stop - step,
                )
            at_floor = change.old - step <= floor
            if at_floor or items[start - step - 1] != items[stop - step - 1]:
                break
        return change

    def _belongs(
        self,
        group: _Group,
        change: Replaced,
        side: int,
    ) -> bool:
        """Whether a change is in the place of those before it."""
        if change.old < group.stop:
            return True
        others = group.by_side[1 - side]
        return bool(others) and self._touch(
            others[-1],
            change,
            side,
        )

    def _touch(
        self,
        first: Replaced,
        second: Replaced,
        side: int,
    ) -> bool:
        """Whether the second, of a side, begins where the first ends and is in the same
        place: one of them puts something in right beside what the other changes.
        """
        if first.old_stop != second.old:
            return False
        first_puts_in = first.old == first.old_stop
        second_puts_in = second.old == second.old_stop
        if first_puts_in and second_puts_in:
            return True
        if first_puts_in:
            return not self._begins(self.base[second.old])
        if second_puts_in:
            return not self._begins(self._sides[side][second.new])
        return False

    def _made_of(self, group: _Group, side: int) -> _Items:
        """What a side has in the place of a group."""
        made: list[str] = []
        done = group.start
        for change in group.by_side[side]:
            made += self.base[done : change.old]
            made += self._sides[side][change.new : change.new_stop]
            done = change.old_stop
        made += self.base[done : group.stop]
        return tuple(made)


def _agreed(items: _Items) -> Part:
    return Part(items, items, items, items)


def _resolved(
    base: _Items,
    ours: _Items,
    theirs: _Items,
) -> Iterator[Part]:
    """What a place comes to: what both have alike at its ends, and between them item by
    item if nothing has been put in or taken away, else as a whole.
    """
    first = alike_first(ours, theirs)
    last = alike_first(ours[first:][::-1], theirs[first:][::-1])
    if first:
        alike = ours[:first]
        yield Part(base[:first], alike, alike, alike)
    in_base = max(first, len(base) - last)
    middle = base[first:in_base]
    in_ours = ours[first : len(ours) - last]
    in_theirs = theirs[first : len(theirs) - last]
    if len(middle) == len(in_ours) == len(in_theirs):
        for three in zip(middle, in_ours, in_theirs, strict=True):
            yield _decided(*((item,) for item in three))
    else:
        yield _decided(middle, in_ours, in_theirs)
    if last:
        alike = ours[len(ours) - last :]
        yield Part(base[in_base:], alike, alike, alike)


def _decided(
    base: _Items,
    ours: _Items,
    theirs: _Items,
) -> Part:
    """What a place comes to as a whole."""
    merged: _Items | None = None
    if base == ours:
        merged = theirs
    elif theirs in (base, ours):
        merged = ours
    return Part(base, ours, theirs, merged)
