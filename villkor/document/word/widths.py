"""How wide a table's columns are, as their text wants, and how high that makes its
rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import sqrt
from typing import Any

from villkor.document.blocks import Flow, Table, block_lines

# Parts of the font's size: the width of a letter on average, blanks included, and of
# one in a bold word, with a little to spare.
_LETTER, _BOLD = 0.44, 0.48
_POINT = 20  # twips
_BREAKS = re.compile(r"[\s\-–/]+")  # where a line may end
_WIDE = re.compile("[mwMW@%]")  # letters that are wider than that by more than half
_WIDER = 0.6
_MARGINS = 180  # of a cell
_PADDING = 240  # the margins, and a little
_WIDEST_FLOOR = 0.24  # of the table: longer words than this gives room for are broken
_BESIDE = 0.21  # of the table, that headings beside its cells have
_STEP = 150  # twips that are moved from one column to another at a time
_USUAL_SIZE = 11.0  # points, of text whose style says nothing
_LAST_LINE = 0.5  # of a line, that a paragraph leaves empty at its end


def column_widths(table: Table, width: int, size: float = 9) -> list[int]:
    """The widths of the columns in twips, adding up to `width`.

    `size` is that of the text, in points.

    Each column has room for its longest word. What is left is shared as the square root
    of the text in the columns, and then moved from column to column as long as that
    makes the table lower: a row is as high as its highest cell.
    """
    texts = _column_texts(table)
    floors = []
    for column in texts:
        words = _BREAKS.split("\n".join(column))
        longest = max(map(_letters, words), default=0.0)
        needed = longest * _BOLD * size * _POINT + _PADDING
        floors.append(min(width * _WIDEST_FLOOR, needed))
    # A column whose share of the text is less than its floor takes nothing more; the
    # others share what is left.
    wants = [sqrt(sum(map(len, column)) or 1) for column in texts]
    above = []
    for want, floor in zip(wants, floors, strict=True):
        wanted = width * want / sum(wants)
        above.append(max(0.0, wanted - floor))
    spare = max(0.0, width - sum(floors))
    scale = min(1.0, width / sum(floors))
    share = spare / sum(above) if sum(above) else 0.0
    widths = []
    for floor, extra in zip(floors, above, strict=True):
        widths.append(int(floor * scale + extra * share))
    widths[-1] += width - sum(widths)
    return _lowered(widths, floors, _letters_in_cells(table), size)


def heading_width(headings: Iterable[str], width: int, size: float = 9) -> int:
    """The width in twips of a column with the headings of the cells beside it: a part
    of the table's `width`, or what their longest word needs, up to twice that.
    """
    words: list[str] = []
    for heading in headings:
        words += _BREAKS.split(heading)
    longest = max(map(_letters, words), default=0.0)
    needed = int(longest * _BOLD * size * _POINT) + _PADDING
    usual = int(width * _BESIDE)
    return min(max(usual, needed), 2 * usual)


def figure_widths(table: Table, width: int, size: float = 9) -> list[int]:
    """The widths of the columns of a table of figures, in twips: no wider than their
    text, so that a figure stands near its name.
    """
    widths = []
    for texts in _column_texts(table):
        widest = max(_letters(line) for line in texts)
        widths.append(int(widest * _BOLD * size * _POINT) + _PADDING)
    names = [column for column in range(len(widths)) if column not in table.figures]
    room = width - sum(widths[column] for column in table.figures)
    for column in names:
        share = max(room // len(names), _PADDING)
        widths[column] = min(widths[column], share)
    whole = max(sum(widths), width)
    return [each * width // whole for each in widths]


def row_heights(table: Table, widths: Sequence[int], size: float = 9) -> list[float]:
    """About how many lines each row of a table takes, in columns of those widths and in
    text of that size.
    """
    columns = _letters_in_cells(table)
    heights = []
    for column, width in zip(columns, widths, strict=True):
        heights.append(_cell_heights(column, width, size))
    return _row_heights(heights)


def cell_heights(
    cells: Iterable[Sequence[Flow]],
    width: int,
    size: float = 9,
) -> list[float]:
    """The same of cells that stand below one another, in rows with nothing else."""
    letters = []
    for cell in cells:
        lines = block_lines(cell)
        letters.append(list(map(len, lines)))
    return _cell_heights(letters, width, size)


def _column_texts(table: Table) -> list[list[str]]:
    """The lines of each column, its heading first."""
    texts = [[heading] for heading in table.header]
    for row in table.rows:
        for column, cell in zip(texts, row, strict=True):
            column.extend(block_lines(cell))
    return texts


def _letters(word: str) -> float:
    """How many letters of the usual width a word takes the place of."""
    return len(word) + _WIDER * len(_WIDE.findall(word))


_Column = Sequence[Sequence[int]]  # how many letters each paragraph of each cell has


def _letters_in_cells(table: Table) -> list[_Column]:
    columns: list[_Column] = []
    for number, _ in enumerate(table.header):
        letters = []
        for row in table.rows:
            lines = block_lines(row[number])
            letters.append(list(map(len, lines)))
        columns.append(letters)
    return columns


def _cell_heights(column: _Column, width: int, size: float) -> list[float]:
    """How many lines each cell of a column takes."""
    room = max(1.0, (width - _MARGINS) / (_LETTER * size * _POINT))
    return [
        sum(max(1.0, letters / room + _LAST_LINE) for letters in cell)
        for cell in column
    ]


def _row_heights(columns: Iterable[Sequence[float]]) -> list[float]:
    """How many lines each row takes: as many as its highest cell."""
    return [max(row) for row in zip(*columns, strict=True)]


def _lowered(
    widths: list[int],
    floors: Sequence[float],
    columns: Sequence[_Column],
    size: float,
) -> list[int]:
    """The widths after moving some between columns, down to their floors, while that
    makes the table lower.
    """

    @cache
    def heights_of(column: int, width: int) -> list[float]:
        return _cell_heights(columns[column], width, size)

    def table_height(widths: Iterable[int]) -> float:
        numbers = range(len(columns))
        heights = map(heights_of, numbers, widths)
        return sum(_row_heights(heights))

    while True:
        best = min(_moves(widths, floors), key=table_height, default=widths)
        if table_height(best) >= table_height(widths):
            return widths
        widths = best


def _moves(widths: Sequence[int], floors: Sequence[float]) -> Iterator[list[int]]:
    """The widths after each way to move one step from one column to another."""
    for giver, floor in enumerate(floors):
        if widths[giver] - _STEP < floor:
            continue
        for taker in range(len(widths)):
            moved = [*widths]
            moved[giver] -= _STEP
            moved[taker] += _STEP
            yield moved


def text_size(style: Any) -> float:
    """The size of a style's text in points, as it says or the styles that it is based
    on.
    """
    while style is not None and style.font.size is None:
        style = style.base_style
    if style is None:
        return _USUAL_SIZE
    return float(style.font.size.pt)
