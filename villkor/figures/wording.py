"""Figures as a document has them: the Swedish way, in the unit that they were written
in or in another one of the same kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from villkor.figures.number import Figure
from villkor.figures.swedish import (
    NBSP,
    swedish_kronor,
    swedish_number,
    swedish_percent,
)
from villkor.figures.units import SCALES, Unit

# The units that a figure can be asked for in; "antal" is none.
UNITS = (
    "antal",
    "%",
    "procent",
    "kr",
    "kronor",
    "tkr",
    "tusen kronor",
    "mnkr",
    "miljoner kronor",
    "mdkr",
    "miljarder kronor",
)
KINDS: dict[Unit, str] = {"": "ett antal", "%": "en andel", "kr": "ett belopp"}
# What is written otherwise than Isof recommends (svar 26167), or is only right after 1.
_BETTER = {
    "antal": "",
    "mkr": "mnkr",
    "sek": "kr",
    "krona": "kronor",
    "miljon kronor": "miljoner kronor",
    "miljard kronor": "miljarder kronor",
}
_AFTER_ONE = {
    "kronor": "krona",
    "miljoner kronor": "miljon kronor",
    "miljarder kronor": "miljard kronor",
}
_MILLION = 1_000_000
# unit and decimals of what nobody has written
_RECKONED: dict[Unit, tuple[str, int]] = {"": ("", 0), "%": ("%", 1), "kr": ("mnkr", 1)}


def kind_of(unit: str) -> Unit:
    """What a figure in a unit is: a count, kronor or percent."""
    return SCALES[_BETTER.get(unit, unit)][1]


def in_words(figure: Figure, unit: str = "") -> str:
    """The figure with its unit, no-break spaces where a line must not break: as it was
    written, or in another unit of the same kind.

    Never more precise than it was written: 12 300 tkr is 12,3 mnkr. A unit of another
    kind is the caller's fault.
    """
    own_word, decimals = _shape(figure)
    word = _BETTER.get(unit, unit) if unit else own_word
    scale = SCALES[word][0]
    value = _as_precise_as_written(figure) / scale
    if scale != SCALES[own_word][0]:
        decimals = max(0, -int(value.normalize().as_tuple().exponent))
        if not figure.written:
            decimals = min(decimals, int(scale >= _MILLION))
    number = swedish_number(value, decimals)
    if not word:
        return number
    if number == "1":
        word = _AFTER_ONE.get(word, word)
    return f"{number}{NBSP}{word}"


def _as_precise_as_written(figure: Figure) -> Decimal:
    """The value, rounded to the last of the digits that it is written with."""
    if not figure.written:
        return figure.value
    unit, decimals = _shape(figure)
    step = Decimal(SCALES[unit][0]).scaleb(-decimals)
    return (figure.value / step).to_integral_value() * step


def alike(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Figures of one kind in words, to stand below one another: all in the largest of
    the units that they are written in.
    """
    unit = largest_unit(figures)
    return tuple(in_words(figure, unit) for figure in figures)


def largest_unit(figures: Sequence[Figure]) -> str:
    """The largest of the units that figures of one kind are written in; "" for
    counts.
    """
    units = [_shape(figure)[0] for figure in figures]
    return max(units, key=lambda unit: SCALES[unit][0], default="")


def decimals_in(figure: Figure, unit: str) -> int:
    """How many decimals the figure has in a unit."""
    return len(in_words(figure, unit).partition(",")[2].partition(NBSP)[0])


def worded(figure: Figure, parts: Sequence[Figure]) -> Figure:
    """A figure that is reckoned from others with words of its own, no more precise than
    the least precise of them.
    """
    unit, decimals = _shape(max(parts, key=lambda part: part.high - part.low))
    number = f"{figure.value / SCALES[unit][0]:.{decimals}f}".replace(".", ",")
    written = f"{number} {unit}".rstrip()
    return replace(figure, written=written, unit_word=unit, decimals=decimals)


def in_full(figure: Figure) -> str:
    """A figure as it is written; else in full, for one that is reckoned."""
    if figure.written:
        return figure.written
    if figure.unit == "kr":
        return swedish_kronor(figure.value)
    if figure.unit == "%":
        return swedish_percent(figure.value)
    return swedish_number(figure.value)


def _shape(figure: Figure) -> tuple[str, int]:
    """The unit and the number of decimals that a figure is to be written with."""
    if not figure.written:
        return _RECKONED[figure.unit]
    return _BETTER.get(figure.unit_word, figure.unit_word), figure.decimals
