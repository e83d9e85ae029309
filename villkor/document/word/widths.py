"""How wide a table's columns are, as their text wants, and how high that makes its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from math import sqrt
from typing import Any

from villkor.document.blocks import Table, block_lines

# Parts of the font's size: the width of a letter on average, blanks included, and of one in a bold
# word, with a little to spare.
_LETTER, _BOLD = 0.44, 0.48
_POINT = 20  # twips
_BREAKS = re.compile(r"[\s\-–/]+")  # where a line may end
_WIDE = re.compile("[mwMW@%]")  # letters that are wider than that by more than half
_WIDER = 0.6
_MARGINS = 180  # of a cell
_PADDING = 240  # the margins, and a little
_WIDEST_FLOOR = 0.24  # of the table: longer words than this gives room for are broken
_STEP = 150  # twips that are moved from one column to another at a time
_USUAL_SIZE = 11.0  # points, of text whose style says nothing
_LAST_LINE = 0.5  # of a line, that a paragraph leaves empty at its end


def column_widths(table: Table, width: int, size: float = 9) -> list[int]:
    """The widths of the columns in twips, adding up to `width`.

    `size` is that of the text, in points.

    Each column has room for its longest word. What is left is shared as the square root of the text
    in the columns, and then moved from column to column as long as that makes the table lower: a
    row is as high as its highest cell.
    """
    texts = [
        [head, *(line for row in table.rows for line in block_lines(row[column]))]
        for column, head in enumerate(table.header)
    ]
    longest = [max(map(_letters, {*_BREAKS.split("\n".join(column)), ""})) for column in texts]
    floors = [
        min(width * _WIDEST_FLOOR, letters * _BOLD * size * _POINT + _PADDING)
        for letters in longest
    ]
    wants = [sqrt(sum(map(len, column)) or 1) for column in texts]
    spare = max(0.0, width - sum(floors))
    scale = min(1.0, width / sum(floors))
    # A column whose share of the text is less than its floor takes nothing more; the others share
    # what is left.
    above = [
        max(0.0, width * want / sum(wants) - floor)
        for want, floor in zip(wants, floors, strict=True)
    ]
    share = spare / sum(above) if sum(above) else 0.0
    widths = [
        int(floor * scale + extra * share) for floor, extra in zip(floors, above, strict=True)
    ]
    widths[-1] += width - sum(widths)
    return _lower(widths, floors, _columns(table), size)


def figure_widths(table: Table, width: int, size: float = 9) -> list[int]:
    """The widths of the columns of a table of figures, in twips: no wider than their text, so that
    a figure stands near its name.
    """
    texts = [
        [head, *(line for row in table.rows for line in block_lines(row[column]))]
        for column, head in enumerate(table.header)
    ]
    widths = [
        int(max(map(_letters, column)) * _BOLD * size * _POINT) + _PADDING for column in texts
    ]
    names = [column for column in range(len(widths)) if column not in table.figures]
    room = width - sum(widths[column] for column in table.figures)
    for column in names:
        widths[column] = min(widths[column], max(room // len(names), _PADDING))
    return [each * width // max(sum(widths), width) for each in widths]


def row_heights(table: Table, widths: Sequence[int], size: float = 9) -> list[float]:
    """About how many lines each row of a table takes, in columns of those widths and in text of
    that size.
    """
    return (
        _highest(
            _heights(column, width, size)
            for column, width in zip(_columns(table), widths, strict=True)
        )
        if table.rows
        else []
    )


def _letters(word: str) -> float:
    """How many letters of the usual width a word takes the place of."""
    return len(word) + _WIDER * len(_WIDE.findall(word))


_Column = Sequence[Sequence[int]]  # how many letters each paragraph of each cell has


def _columns(table: Table) -> list[_Column]:
    return [
        [[len(line) for line in block_lines(cell)] for cell in column]
        for column in zip(*table.rows, strict=True)
    ]


def _heights(column: _Column, width: int, size: float) -> list[float]:
    """How many lines each cell of a column takes."""
    room = max(1.0, (width - _MARGINS) / (_LETTER * size * _POINT))
    return [sum(max(1.0, letters / room + _LAST_LINE) for letters in cell) for cell in column]


def _highest(columns: Iterable[Iterable[float]]) -> list[float]:
    """How many lines each row takes: as many as its highest cell."""
    return [max(row) for row in zip(*columns, strict=True)]


def _lower(
    widths: list[int], floors: Sequence[float], columns: Sequence[_Column], size: float
) -> list[int]:
    """The widths after moving some between columns, down to their floors, while that makes the
    table lower.
    """

    @cache
    def heights(column: int, width: int) -> list[float]:
        return _heights(columns[column], width, size)

    def height(widths: Iterable[int]) -> float:
        return sum(_highest(map(heights, range(len(columns)), widths)))

    while True:
        moved = [
            [
                width + _STEP * ((column == taker) - (column == giver))
                for column, width in enumerate(widths)
            ]
            for giver, floor in enumerate(floors)
            if widths[giver] - _STEP >= floor
            for taker in range(len(widths))
        ]
        best = min(moved, key=height, default=widths)
        if height(best) >= height(widths):
            return widths
        widths = best


def text_size(style: Any) -> float:
    """The size of a style's text in points, as it says or the styles that it is based on."""
    while style is not None and style.font.size is None:
        style = style.base_style
    return float(style.font.size.pt) if style is not None else _USUAL_SIZE
