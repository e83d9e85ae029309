"""Rows → counts and sums by group.

What a group is, is read once, when its cells are first met; all else is added up at the end.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any

from msgspec.structs import replace

from villkor.grant.decisions.cells import KRONA
from villkor.grant.decisions.model import FORM, NEITHER, NO, OUTCOME, YES, Total, fold

Names = tuple[str, ...]

_GRANTS = {YES: True, NO: False, NEITHER: None}


class _Groups(dict[Any, int]):
    """The number of a group by the cells of a row.

    Cells that mean the same have the same number; what cannot be read has -1.
    """

    def __init__(self, read: Callable[[Any], Names | None]) -> None:
        super().__init__()
        self.read = read
        self.unread = False  # whether any could not be read
        self.numbers: dict[Names, int] = {}
        self.names: list[Names] = []

    def __missing__(self, cells: Any) -> int:
        names = self.read(cells)
        if names is None:
            self[cells] = Tally.UNREAD
            self.unread = True
        else:
            self[cells] = self.numbers.setdefault(names, len(self.names))
            if len(self.names) < len(self.numbers):
                self.names.append(names)
        return self[cells]


class Tally:
    """How large the decisions of each group are, and the sum of what is paid, in öre.

    A group is one value in each of some columns, of which the outcome is the last. `read` gives
    them for the cells of a row, or None if they cannot be read.
    """

    UNREAD = -1

    def __init__(self, columns: Sequence[str], read: Callable[[Any], Names | None]) -> None:
        self.columns = (*columns, OUTCOME)
        self.groups = _Groups(read)
        # whether each group is granted; None if it does not count
        self.grants: list[bool | None] = []
        self.granted: list[array[int]] = []
        self.paid: list[int] = []

    def numbers(self, rows: Iterable[Any]) -> list[int]:
        """The number of each row's group."""
        numbers = [*map(self.groups.__getitem__, rows)]
        for names in self.groups.names[len(self.grants) :]:
            self.grants.append(_GRANTS[names[-1]])
            self.granted.append(array("q"))
            self.paid.append(0)
        return numbers

    def add(self, numbers: Sequence[int], granted: Sequence[int], paid: Sequence[int]) -> None:
        """Add rows, by the numbers of their groups."""
        sizes, payments = self.granted, self.paid
        for number, amount, payment in zip(numbers, granted, paid, strict=True):
            sizes[number].append(amount)
            payments[number] += payment

    @cached_property
    def sums(self) -> list[int]:
        """What is granted in each group, when all rows are added."""
        return [*map(sum, self.granted)]

    def whole(self, name: str = "", among: Mapping[str, Collection[str]] | None = None) -> Total:
        """What all the decisions come to, or those that have one of the folded names in each of
        some columns.
        """
        wanted = [(self.columns.index(column), names) for column, names in (among or {}).items()]
        return self._total(
            name,
            [
                at
                for at, key in enumerate(self.groups.names)
                if all(fold(key[place]) in names for place, names in wanted)
            ],
        )

    def by(self, column: str) -> tuple[Total, ...]:
        """What the decisions come to by what stands in a column, the largest sum first."""
        place = self.columns.index(column)
        groups: dict[str, list[int]] = {}
        for at, key in enumerate(self.groups.names):
            if key[-1] != NEITHER:
                groups.setdefault(key[place], []).append(at)
        return tuple(
            sorted(
                (self._total(name, held) for name, held in groups.items()),
                key=lambda total: (-total.amount, total.name),
            )
        )

    def _total(self, name: str, groups: Sequence[int]) -> Total:
        granted = [at for at in groups if self.grants[at]]
        return Total(
            name,
            sum(len(self.granted[at]) for at in granted),
            sum(len(self.granted[at]) for at in groups if self.grants[at] is False),
            in_kronor(sum(self.sums[at] for at in granted)),
            in_kronor(sum(self.paid[at] for at in granted)),
        )

    def measured(self) -> tuple[Total, tuple[Total, ...]]:
        """The whole and each support form, with the largest decision and the median.

        What is granted without an amount has no size.
        """
        place = self.columns.index(FORM)
        groups: dict[str, list[array[int]]] = {}
        for key, amounts in zip(self.groups.names, self.granted, strict=True):
            if key[-1] == YES:
                groups.setdefault(key[place], []).append(amounts)
        sizes = {
            form: array("q", sorted(filter(None, chain.from_iterable(held))))
            for form, held in groups.items()
        }
        forms = tuple(_measured(form, [sizes.get(form.name, ())]) for form in self.by(FORM))
        return _measured(self.whole(), [*sizes.values()]), forms


def _measured(total: Total, sizes: Sequence[Sequence[int]]) -> Total:
    """A total with what its decisions, in several lists by size, say of the largest and the
    median.
    """
    filled = [ordered for ordered in sizes if ordered]
    if not filled:
        return total
    middle, odd = divmod(sum(map(len, filled)), 2)
    median = in_kronor(_ranked(filled, middle) + _ranked(filled, middle if odd else middle - 1)) / 2
    return replace(total, largest=in_kronor(max(ordered[-1] for ordered in filled)), median=median)


def _ranked(sizes: Sequence[Sequence[int]], rank: int) -> int:
    """The size of a rank, from 0, in lists by size taken together."""
    low, high = min(ordered[0] for ordered in sizes), max(ordered[-1] for ordered in sizes)
    while low < high:
        middle = (low + high) // 2
        if sum(bisect_right(ordered, middle) for ordered in sizes) > rank:
            high = middle
        else:
            low = middle + 1
    return low


def in_kronor(amount: int) -> Decimal:
    """Öre as kronor."""
    return Decimal(amount) / KRONA
