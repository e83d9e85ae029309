"""Decisions → counts and sums by group."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from villkor.figures.amounts import in_kronor
from villkor.grant.decisions.model import (
    FORM,
    GROUPED,
    MUNICIPALITY,
    NEITHER,
    NO,
    OUTCOME,
    SUMMED,
    YES,
    Total,
    name_key,
)
from villkor.grant.decisions.record import Decision, Names


class Group:
    """The decisions that have the same names: the line of the first, what each was
    granted, what is paid, and how many rows lower what is granted, and by how much, in
    öre.
    """

    # quicker to add to than a record
    __slots__ = ("changes", "granted", "line", "lowered", "paid")

    def __init__(self, line: int) -> None:
        self.line = line
        self.granted = array("q")
        self.paid = 0
        self.changes = 0
        self.lowered = 0


class Tally:
    """Adds up decisions by their names in some columns, of which the last is the
    outcome.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = columns
        self.groups: dict[Names, Group] = {}

    def add_decision(self, names: Names, decision: Decision) -> None:
        """Add a decision that has these names."""
        group = self.groups.get(names)
        if group is None:
            group = self.groups[names] = Group(decision.line)
        if decision.lowers and names[-1] == YES:
            group.changes += 1
            group.lowered -= decision.granted
        else:
            group.granted.append(decision.granted)
        group.paid += decision.paid

    def total_among(self, among: Mapping[str, Collection[str]]) -> Total:
        """What the decisions come to that have one of the names, as they are compared,
        in each of some columns.
        """
        held = set(self.groups)
        for column, wanted in among.items():
            place = self.columns.index(column)
            held = {names for names in held if name_key(names[place]) in wanted}
        return self._total_of("", held)

    def totals_by(self, column: str, *, sizes: bool = False) -> tuple[Total, ...]:
        """What the decisions come to by what stands in a column, the largest sum
        first. With the largest decision and the median of each, if asked for.
        """
        place = self.columns.index(column)
        held: dict[str, list[Names]] = {}
        for names in self.groups:
            if names[-1] != NEITHER:
                held.setdefault(names[place], []).append(names)
        totals = []
        for name, groups in held.items():
            total = self._total_of(name, groups)
            totals.append(self._with_sizes(total, groups) if sizes else total)
        return tuple(sorted(totals, key=lambda total: (-total.amount, total.name)))

    def whole(self) -> Total:
        """What all decisions come to, with the largest of them and the median."""
        return self._with_sizes(self._total_of("", self.groups), self.groups)

    def first_lines(self, column: str) -> dict[str, int]:
        """The first line on which each name stands in a column."""
        place = self.columns.index(column)
        lines: dict[str, int] = {}
        for names, group in self.groups.items():
            lines.setdefault(names[place], group.line)
        return lines

    def _total_of(self, name: str, held: Iterable[Names]) -> Total:
        granted, rejected, amount, paid = 0, 0, 0, 0
        changes, lowered = 0, 0
        for names in held:
            group = self.groups[names]
            if names[-1] == YES:
                granted += len(group.granted)
                amount += sum(group.granted) - group.lowered
                paid += group.paid
                changes += group.changes
                lowered += group.lowered
            elif names[-1] == NO:
                rejected += len(group.granted)
        return Total(
            name,
            granted,
            rejected,
            in_kronor(amount),
            in_kronor(paid),
            changes=changes,
            lowered=in_kronor(lowered),
        )

    def _with_sizes(self, total: Total, held: Iterable[Names]) -> Total:
        """A total with the largest of its decisions and the median.

        What is granted without an amount has no size.
        """
        amounts = array("q")
        for names in held:
            if names[-1] == YES:
                amounts.extend(self.groups[names].granted)
        sizes = sorted(filter(None, amounts))
        if not sizes:
            return total
        middle = len(sizes) // 2
        median = in_kronor(sizes[middle] + sizes[-middle - 1]) / 2
        return replace(total, largest=in_kronor(sizes[-1]), median=median)


class Sums:
    """The decisions of a file, summed by each of the columns that it has.

    Those of municipalities are summed apart, by no other column but the outcome unless
    `crossed`: together with all there would be as many groups as decisions.
    """

    def __init__(self, columns: Collection[str], *, crossed: bool) -> None:
        self.columns = columns
        self.main = Tally(SUMMED)
        self.has_places = MUNICIPALITY in columns
        self.crossed = crossed and self.has_places
        self.places = Tally(
            (MUNICIPALITY, *SUMMED) if crossed else (MUNICIPALITY, OUTCOME)
        )

    def add_decision(self, decision: Decision) -> None:
        """Add a decision."""
        names = decision.names
        self.main.add_decision(names, decision)
        if self.crossed:
            self.places.add_decision((decision.municipality, *names), decision)
        elif self.has_places:
            self.places.add_decision((decision.municipality, names[-1]), decision)

    def totals_by_column(self) -> dict[str, tuple[Total, ...]]:
        """What the decisions come to by each column, by support form with sizes."""
        totals = {}
        for column in GROUPED:
            if column in self.columns:
                tally = self.tally_of([column])
                totals[column] = tally.totals_by(column, sizes=column == FORM)
        return totals

    def tally_of(self, columns: Collection[str]) -> Tally:
        """The tally that has these columns."""
        return self.places if MUNICIPALITY in columns else self.main
