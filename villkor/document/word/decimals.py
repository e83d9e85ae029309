"""Figures below one another: how far each is moved in for their decimal commas to meet.

A figure stands to the right in its cell. One with fewer decimals than another in its
column is moved in by the room of those that it lacks. A decimal tab would do the same in
Word alone: LibreOffice does not follow one in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Parts of the font's size: the widths of a figure and of a comma in Calibri, which
# other fonts for text come near.
_DIGIT, _COMMA = 0.507, 0.25
_POINT = 20  # twips
_FIGURE = re.compile(r"[≈−-]?\d(?:[\u00a0\u202f]?\d){0,40}(?:,(\d{1,12}))?(\D{0,40})")


def decimal_indents(texts: Sequence[str], size: float) -> list[int]:
    """How far each text of a column is moved in from the right, in twips: nothing where
    it is no figure, or where the figures have different units.

    `size` is that of the text in points.
    """
    found = [_FIGURE.fullmatch(text) for text in texts]
    units = {figure[2] for figure in found if figure}
    if len(units) != 1:
        return [0] * len(texts)
    decimals = [_decimals_in(figure) for figure in found]
    most = max(decimals)
    return [_room(each, most, size) for each in decimals]


def _decimals_in(figure: re.Match[str] | None) -> int:
    """How many decimals a figure has; -1 for what is none."""
    if figure is None:
        return -1
    return len(figure[1] or "")


def _room(decimals: int, most: int, size: float) -> int:
    if decimals in {-1, most}:
        return 0
    lacking = (most - decimals) * _DIGIT
    if not decimals:
        lacking += _COMMA
    return round(lacking * size * _POINT)
