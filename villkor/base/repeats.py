"""Which of many values have come before, in little memory.

Of each are kept its line and hashes of 64 bits: that two values among 100 000 share
one happens in one file of four billion.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterator

_PARTS = 8


class Repeats:
    """Values that are met on lines, one by one, each with details: the number of a case
    and what is decided in it.

    They are kept in parts, so that few of them are ever objects of Python's own.
    """

    def __init__(self) -> None:
        self.values = [array("q") for _ in range(_PARTS)]
        self.details = [array("q") for _ in range(_PARTS)]
        self.lines = [array("I") for _ in range(_PARTS)]

    def meet(self, line: int, value: Hashable, *details: Hashable) -> None:
        """Meet one more value."""
        hashed = hash(value)
        part = hashed % _PARTS
        self.values[part].append(hashed)
        self.details[part].append(hash((hashed, details)))
        self.lines[part].append(line)

    def values_again(self) -> int:
        """How many values have come before, with whatever details."""
        return sum(len(values) - len(set(values)) for values in self.values)

    def repeated_lines(self) -> list[tuple[int, int]]:
        """Each line whose value and details stand on one above it, and the first such
        line.
        """
        found: list[tuple[int, int]] = []
        for details, lines in zip(self.details, self.lines, strict=True):
            if len(set(details)) < len(details):
                found += _repeated(details, lines)
        return sorted(found)


def _repeated(details: array[int], lines: array[int]) -> Iterator[tuple[int, int]]:
    times = Counter(details)
    first_lines: dict[int, int] = {}
    for detail, line in zip(details, lines, strict=True):
        if times[detail] > 1:
            first = first_lines.setdefault(detail, line)
            if line != first:
                yield line, first
