"""Which of the lines that a file may have in common with its form it has, so that both
come in the form's order.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from villkor.exchange.placing.line_index import Candidate

_WHOLE = 100_000  # what weights are multiplied by, so that equal ones are equal


class _Chosen(Struct, frozen=True):
    """A candidate for the line of a number in the file, and the one before it."""

    line: int
    candidate: Candidate
    before: _Chosen | None


class _Best(Struct):
    """The heaviest row of candidates that ends at or before each line of the form: a
    Fenwick tree, in which the next one is found and put in few steps.
    """

    weights: list[int]
    rows: list[_Chosen | None]

    def until(self, place: int) -> tuple[int, _Chosen | None]:
        """The heaviest row that ends before a line."""
        weight, row = 0, None
        while place > 0:
            if self.weights[place] > weight:
                weight, row = self.weights[place], self.rows[place]
            place -= place & -place
        return weight, row

    def put(
        self,
        place: int,
        weight: int,
        row: _Chosen,
    ) -> None:
        """A row that ends at a line. Of rows of one weight, the first stays."""
        place += 1
        while place < len(self.weights):
            if weight > self.weights[place]:
                self.weights[place], self.rows[place] = weight, row
            place += place & -place


def in_order(
    candidates: Iterable[tuple[int, Iterable[Candidate]]],
    lines: int,
) -> dict[int, Candidate]:
    """The candidates, at most one for each line of the file, that follow each other in
    the form of so many `lines` and weigh the most together.

    `candidates` come in the order of the file, each with the number of its line.
    """
    best = _Best([0] * (lines + 1), [None] * (lines + 1))
    for number, possible in candidates:
        # the last one first, so that none follows another of the same line
        for each in sorted(possible, key=lambda one: -one.line.place):
            weight, before = best.until(each.line.place)
            row = _Chosen(
                number,
                each,
                before,
            )
            # of lines that are alike, the next one in the form
            weight += round(each.weight * _WHOLE) - each.line.place
            best.put(
                each.line.place,
                weight,
                row,
            )
    _, last = best.until(lines)
    chosen = {}
    while last is not None:
        chosen[last.line] = last.candidate
        last = last.before
    return chosen
