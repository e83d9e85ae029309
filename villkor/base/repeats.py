"""Which of many values have come before, in little memory.

Of each are kept its line and a hash of 64 bits: that two values among 100 000 share
one happens in one file of four billion.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterator

_PARTS = 8


class ManyValues:
    """Values that are met one by one."""

    def __init__(self) -> None:
        self.values = array("q")

    def meet_value(self, value: Hashable) -> None:
        """Meet one more value."""
        self.values.append(hash(value))

    def distinct_values(self) -> int:
        """How many different values there are."""
        return sum(map(len, self.times_met()))

    def times_met(self) -> Iterator[Counter[int]]:
        """How many times each value comes, a part of all at a time, so that few of them
        are objects of Python's own.
        """
        for part in range(_PARTS):
            yield Counter(value for value in self.values if value % _PARTS == part)


class Repeats(ManyValues):
    """Values that are met on lines, one by one."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = array("L")

    def meet(self, line: int, value: Hashable) -> None:
        """Meet one more value."""
        self.lines.append(line)
        self.meet_value(value)

    def repeated_lines(self) -> Iterator[tuple[int, int]]:
        """Each line whose value stands on one above it, and the first such line."""
        repeated: set[int] = set()
        for times in self.times_met():
            repeated.update(value for value, count in times.items() if count > 1)
        if not repeated:
            return
        first_lines: dict[int, int] = {}
        for value, line in zip(self.values, self.lines, strict=True):
            if value in repeated:
                first = first_lines.setdefault(value, line)
                if line != first:
                    yield line, first
