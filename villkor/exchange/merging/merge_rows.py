"""The rows of a table put together: each is the same row in all three versions,
whatever has been done to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from villkor.exchange.merging.match_rows import matched_by_name, matched_rows
from villkor.exchange.merging.merge_order import merged_order
from villkor.exchange.merging.merge_row import RowMerging, ThreeRows
from villkor.exchange.merging.merge_values import ValuesTold
from villkor.exchange.merging.merged import Conflict, MergedPart, Told
from villkor.exchange.merging.value_place import Values
from villkor.form.model import Question


def merge_rows(
    question: Question,
    base: Told | None,
    ours: Told,
    theirs: Sequence[Values],
    file_name: str = "",
) -> MergedPart[tuple[Values, ...]]:
    """The rows of the report with what has been changed in Word."""
    merging = RowMerging(
        question,
        file_name,
        base is not None,
    )
    table = _Table(merging)
    if base:
        table.add_base(_told_rows(base))
    table.add_ours(_told_rows(ours))
    table.add_theirs(theirs)
    value: list[Values] = []
    marked: list[Values] = []
    conflicts: list[Conflict] = []
    notes: list[str] = []
    for row in table.merged():
        if row.value is not None:
            value.append(row.value)
        if row.marked is not None:
            marked.append(row.marked)
        conflicts += row.conflicts
        notes += row.notes
    return MergedPart(
        tuple(value),
        tuple(marked),
        tuple(conflicts),
        tuple(notes),
    )


def _told_rows(told: Told) -> list[ValuesTold]:
    pairs = zip(told.written.rows, told.shown.rows, strict=True)
    return [ValuesTold(*pair) for pair in pairs]


class _Table:
    """The rows of three versions of a table, each once, and by their numbers in which
    order each version has them.
    """

    def __init__(self, merging: RowMerging) -> None:
        self._merging = merging
        self._name = merging.name
        self._rows: list[ThreeRows] = []
        self._base: list[int] = []
        self._ours: list[int] = []
        self._theirs: list[int] = []

    def add_base(self, rows: Sequence[ValuesTold]) -> None:
        """The rows that both began with."""
        for row in rows:
            number = self._new_row()
            self._rows[number].base = row
            self._base.append(number)

    def add_ours(self, rows: Sequence[ValuesTold]) -> None:
        """The rows of the report."""
        shown = [row.shown for row in rows]
        known = matched_rows(
            self._base_rows(),
            shown,
            self._name,
        )
        for place, row in enumerate(rows):
            number = known[place] if place in known else self._new_row()
            self._rows[number].ours = row
            self._ours.append(number)

    def add_theirs(self, rows: Sequence[Values]) -> None:
        """The rows of the Word file. One that both have added is the same if it has the
        same name.
        """
        if self._merging.has_base:
            known = matched_rows(
                self._base_rows(),
                rows,
                self._name,
            )
            self._match_added(rows, known)
        else:
            known = matched_rows(
                self._our_rows(0),
                rows,
                self._name,
            )
        for place, row in enumerate(rows):
            number = known[place] if place in known else self._new_row()
            self._rows[number].theirs = row
            self._theirs.append(number)

    def _new_row(self) -> int:
        self._rows.append(ThreeRows(len(self._rows) + 1))
        return len(self._rows) - 1

    def _base_rows(self) -> list[Values]:
        return [three.base.shown for three in self._rows if three.base]

    def _our_rows(self, first: int) -> list[Values]:
        """The rows of the report from a number on."""
        return [three.ours.shown for three in self._rows[first:] if three.ours]

    def _match_added(
        self,
        rows: Sequence[Values],
        known: dict[int, int],
    ) -> None:
        """Match rows that are not in the base."""
        first = len(self._base)
        left = [place for place in range(len(rows)) if place not in known]
        added = [rows[place] for place in left]
        pairs = matched_by_name(
            self._our_rows(first),
            added,
            self._name,
        )
        for place, number in pairs.items():
            known[left[place]] = first + number

    def merged(self) -> list[MergedPart[Values | None]]:
        """The rows put together, in their order."""
        found = [self._merging.merged(three) for three in self._rows]
        base: list[int] = []
        for number in self._base:
            three = self._rows[number]
            in_both = three.ours is not None and three.theirs is not None
            # one that is gone on one side and changed on the other keeps its place, as
            # if the other had added it
            if in_both or found[number].marked is None:
                base.append(number)
        order = merged_order(base, self._ours, self._theirs)
        return [found[number] for number in order]
