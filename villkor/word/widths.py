"""How wide a table's columns are: as their text wants, within what can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt
from operator import truediv

from villkor.blocks import Table, lines

_TWIPS_PER_LETTER = 98  # of the table text's 9 points, bold, a little more than the average
_PADDING = 300  # a cell's margins, and a little
_WIDEST_FLOOR = 0.24  # of the table: longer words than this gives room for are broken


_STEP = 150  # twips that are moved from one column to another at a time
_LAST_LINE = 10  # letters that a paragraph leaves empty at its end, about half a line


def column_widths(table: Table, width: int) -> list[int]:
    """The widths of the columns in twips, adding up to `width`.

    Each column has room for its longest word. What is left is shared as the square root of the text in the columns, and then
    moved from column to column as long as that makes the table lower: a row is as high as its highest cell.
    """
    texts = [[head, *(line for row in table.rows for line in lines(row[column]))] for column, head in enumerate(table.header)]
    longest = [max(len(word) for text in column for word in [*re.split(r"[\s\-–/]+", text), ""]) for column in texts]
    floors = [min(width * _WIDEST_FLOOR, letters * _TWIPS_PER_LETTER + _PADDING) for letters in longest]
    wants = [sqrt(sum(map(len, column)) or 1) for column in texts]
    spare = max(0.0, width - sum(floors))
    scale = min(1.0, width / sum(floors))
    # A column whose share of the text is less than its floor takes nothing more; the others share what is left.
    above = [max(0.0, width * want / sum(wants) - floor) for want, floor in zip(wants, floors, strict=True)]
    share = spare / sum(above) if sum(above) else 0.0
    widths = [int(floor * scale + extra * share) for floor, extra in zip(floors, above, strict=True)]
    widths[-1] += width - sum(widths)
    _lower(widths, floors, [[sum(len(line) + _LAST_LINE for line in lines(cell)) for cell in row] for row in table.rows])
    return widths


def figure_widths(table: Table, width: int) -> list[int]:
    """The widths of the columns of a table of figures, in twips: no wider than their text, so that a figure stands near its name."""
    texts = [[head, *(line for row in table.rows for line in lines(row[column]))] for column, head in enumerate(table.header)]
    widths = [max(map(len, column)) * _TWIPS_PER_LETTER + _PADDING for column in texts]
    names = [column for column in range(len(widths)) if column not in table.figures]
    room = width - sum(widths[column] for column in table.figures)
    for column in names:
        widths[column] = min(widths[column], max(room // len(names), _PADDING))
    return [each * width // max(sum(widths), width) for each in widths]


def _lower(widths: list[int], floors: Sequence[float], letters: Sequence[Sequence[int]]) -> None:
    """Move width between columns, down to their floors, while that makes the table lower. `letters` are those of each cell."""
    height = _height(widths, letters)
    while True:
        best = None
        for giver in (column for column, floor in enumerate(floors) if widths[column] - _STEP >= floor):
            for taker in range(len(widths)):
                widths[giver] -= _STEP
                widths[taker] += _STEP
                if (lower := _height(widths, letters)) < height:
                    height, best = lower, (giver, taker)
                widths[giver] += _STEP
                widths[taker] -= _STEP
        if best is None:
            return
        widths[best[0]] -= _STEP
        widths[best[1]] += _STEP


def _height(widths: Sequence[int], letters: Sequence[Sequence[int]]) -> float:
    room = [max(1, width - _PADDING) for width in widths]
    return float(sum(max(map(truediv, row, room)) for row in letters))
