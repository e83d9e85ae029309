"""Figures as a document has them: the Swedish way, in the unit that they were written
in or in another one of the same kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from villkor.figures.number import Figure
from villkor.figures.rounding import rounded, rounded_to
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
_THOUSAND, _MILLION = 1_000, 1_000_000
MOST_DECIMALS = 6  # millionths of a million kronor


def kind_of(unit: str) -> Unit:
    """What a figure in a unit is: a count, kronor or percent."""
    return SCALES[_BETTER.get(unit, unit)][1]


def in_words(figure: Figure, unit: str = "", decimals: int | None = None) -> str:
    """The figure with its unit, no-break spaces where a line must not break: as it was
    written, or in another unit of the same kind, with the decimals that are asked for.

    Where none are asked for, another unit is written as people do: 14 250 tkr is
    14,3 mnkr, unless it was written with more decimals than one. Never more precise
    than it was written. A unit of another kind is the caller's fault, and so are
    more decimals than `most_decimals`.
    """
    number, word = number_and_unit(figure, unit, decimals)
    return f"{number}{NBSP}{word}" if word else number


def number_and_unit(
    figure: Figure,
    unit: str = "",
    decimals: int | None = None,
) -> tuple[str, str]:
    """The same in its two parts; the unit of a count is ""."""
    word = _BETTER.get(unit, unit) if unit else _shape(figure)[0]
    value = number_in_words(figure, unit, decimals)
    number = swedish_number(value, _decimals_of(value))
    if number == "1":
        word = _AFTER_ONE.get(word, word)
    return number, word


def number_in_words(
    figure: Figure,
    unit: str = "",
    decimals: int | None = None,
) -> Decimal:
    """The number that stands before the unit, with the decimals that it has there."""
    own_word, own_decimals = _shape(figure)
    scale = SCALES[_BETTER.get(unit, unit) if unit else own_word][0]
    if decimals is None:
        decimals = own_decimals
        if scale != SCALES[own_word][0]:
            decimals = _suitable_decimals(figure, scale)
    return rounded(_shown_value(figure, scale, decimals), decimals)


def most_decimals(figure: Figure, unit: str) -> int:
    """How many decimals the figure can be written with in a unit without being more
    precise than it was written, and never more than six.
    """
    word = _BETTER.get(unit, unit)
    step = _last_digit(figure) / SCALES[word][0]
    for decimals in range(MOST_DECIMALS):
        if step * 10**decimals >= 1:
            return decimals
    return MOST_DECIMALS


def _suitable_decimals(figure: Figure, scale: int) -> int:
    """The decimals that people write in a unit that a figure was not written in: one of
    millions, none of less, or as many as it was written with, where it has them. Of
    what would be nought, as many as show two digits of it, if six do.
    """
    value = figure.value / scale
    needed = _decimals_of(value.normalize())
    usual = max(int(scale >= _MILLION), figure.decimals if figure.written else 0)
    finer = 1 - value.adjusted()
    if value and not rounded(value, usual) and finer <= MOST_DECIMALS:
        usual = finer
    return min(needed, usual)


def _decimals_of(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _shown_value(figure: Figure, scale: int, decimals: int) -> Fraction:
    """The value in a unit, rounded once: to the last digit that is shown, or to the
    last that it was written with if that is coarser.
    """
    shown_digit = Fraction(scale, 10**decimals)
    digit = max(shown_digit, _last_digit(figure))
    return rounded_to(figure.value, digit) / scale


def _last_digit(figure: Figure) -> Fraction:
    """What the last digit that it is written with is worth; 0 if nobody has."""
    if not figure.written:
        return Fraction(0)
    unit, decimals = _shape(figure)
    return Fraction(SCALES[unit][0], 10**decimals)


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
    return _decimals_of(number_in_words(figure, unit))


def worded(figure: Figure, parts: Sequence[Figure]) -> Figure:
    """A figure that is reckoned from others with words of its own, no more precise than
    the least precise of them. One of parts that nobody has written has no words.
    """
    written_parts = [part for part in parts if part.written]
    if not written_parts:
        return figure
    unit, decimals = _shape(max(written_parts, key=lambda part: part.high - part.low))
    value = rounded(Fraction(figure.value) / SCALES[unit][0], decimals)
    number = f"{value:f}".replace(".", ",")
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
        return _reckoned_shape(figure)
    return _BETTER.get(figure.unit_word, figure.unit_word), figure.decimals


def _reckoned_shape(figure: Figure) -> tuple[str, int]:
    """What suits a figure that nobody has written: millions, or thousands or kronor if
    it is less than one million or one thousand.
    """
    match figure.unit:
        case "":
            return "", 0
        case "%":
            return "%", 1
        case "kr":
            amount = abs(figure.value)
            if amount >= _MILLION:
                return "mnkr", 1
            return ("tkr" if amount >= _THOUSAND else "kr"), 0
