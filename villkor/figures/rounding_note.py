"""What is said under a table whose rounded parts do not add up to its rounded total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure, NotANumber, parse_figure
from villkor.figures.sums import add
from villkor.figures.units import Unit

_ABOUT = "≈"
_ROUNDED: dict[Unit, str] = {
    "": "Siffrorna är avrundade",
    "kr": "Beloppen är avrundade",
    "%": "Andelarna är avrundade",
}

# the parts as they are shown, and their total
Column = tuple[Sequence[str], str]


def rounding_note(columns: Iterable[Column]) -> str:
    """That the figures are rounded, if a reader who adds up the parts of a column gets
    another total than the one that is shown; "" if not.

    A column with a part that is not told has no such total, and what no rounding can
    explain is no matter of rounding.
    """
    units: set[Unit] = set()
    for parts, total in columns:
        shown = _read_cells([*parts, total])
        if shown and _differs_by_rounding(shown[:-1], shown[-1]):
            units.add(shown[-1].unit)
    if not units:
        return ""
    what = _ROUNDED[units.pop() if len(units) == 1 else ""]
    return f"{what}, så summan kan skilja sig från delarna."


def _read_cells(cells: Sequence[str]) -> list[Figure]:
    """The figures of a column; none if a cell is no figure."""
    figures: list[Figure] = []
    for cell in cells:
        try:
            figures.append(parse_figure(cell.removeprefix(_ABOUT)))
        except NotANumber:
            return []
    return figures


def _differs_by_rounding(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether the parts come to something else, but can come to the total."""
    if any(part.unit != total.unit for part in parts):
        return False
    added = add(*parts)
    if added.value == total.value:
        return False
    return can_be_equal(added.interval, total.interval)
