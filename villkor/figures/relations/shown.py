"""Numbers as the explanation of a relation shows them: in the unit they were written
in, and no more exact than they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from villkor.figures.interval import Interval
from villkor.figures.number import Figure
from villkor.figures.rounding import Way, decimal_of, rounded
from villkor.figures.sums import total
from villkor.figures.swedish import NBSP, swedish_number
from villkor.figures.units import SCALES, Unit

_MONEY = {
    1: "kr",
    1_000: "tkr",
    1_000_000: "mnkr",
    1_000_000_000: "mdkr",
}
_MOST_DECIMALS = 6


class Grain(Struct, frozen=True):
    """How finely a number is written: the scale of its unit (1 000 000 for mnkr), and
    what its last digit is worth.
    """

    scale: int
    digit: Fraction

    @property
    def decimals(self) -> int:
        """How many decimals that is in the unit."""
        for count in range(_MOST_DECIMALS):
            if Fraction(self.scale, 10**count) <= self.digit:
                return count
        return _MOST_DECIMALS


def grain_of(figures: Iterable[Figure]) -> Grain:
    """The grain of a figure, or of a sum of several: the largest unit and the finest
    digit.
    """
    grains = [_figure_grain(figure) for figure in figures]
    largest_unit = max(grain.scale for grain in grains)
    finest_digit = min(grain.digit for grain in grains)
    return Grain(largest_unit, finest_digit)


def _figure_grain(figure: Figure) -> Grain:
    if figure.written:
        scale = SCALES[figure.unit_word][0]
        return Grain(scale, Fraction(scale, 10**figure.decimals))
    interval = figure.interval
    if interval.exact:
        exponent = int(figure.value.normalize().as_tuple().exponent)
        return Grain(1, Fraction(10) ** min(0, exponent))
    # reckoned: its last digit is no wider than what it can be
    digit = _power_of_ten(interval.high - interval.low)
    scale = 1
    if figure.unit == "kr":
        scale = max(each for each in _MONEY if each == 1 or each <= 10 * digit)
    return Grain(scale, digit)


def plain_figure(number: Fraction, grain: Grain, way: Way = "near") -> str:
    """The number without its unit, rounded to the last digit that is shown."""
    shown = rounded(number / grain.scale, grain.decimals, way)
    return swedish_number(shown, grain.decimals)


def with_unit(number: str, unit: Unit, grain: Grain) -> str:
    """The number with its unit."""
    if not unit:
        return number
    word = _MONEY[grain.scale] if unit == "kr" else unit
    return f"{number}{NBSP}{word}"


def shown_amount(one: Interval, grain: Grain, *, spread: bool) -> str:
    """What something comes to, and with `spread` what it may be, its ends rounded
    outward: 34,3 % (34,2–34,4).
    """
    if one.exact:
        grain = _trimmed(one.value, grain)
        return with_unit(plain_figure(one.value, grain), one.unit, grain)
    # more digits than that say nothing
    least_digit = _power_of_ten((one.high - one.low) / 10)
    grain = Grain(grain.scale, max(grain.digit, least_digit))
    shown = with_unit(plain_figure(one.value, grain), one.unit, grain)
    if not spread:
        return shown
    low, high = (
        plain_figure(one.low, grain, "down"),
        plain_figure(one.high, grain, "up"),
    )
    to = "–" if one.low >= 0 else " till "
    return f"{shown} ({low}{to}{high})"


def _trimmed(number: Fraction, grain: Grain) -> Grain:
    """The grain without decimals that would be nought."""
    for count in range(grain.decimals):
        coarser = Grain(grain.scale, Fraction(grain.scale, 10**count))
        if _shows_all(number, coarser):
            return coarser
    return grain


def _shows_all(number: Fraction, grain: Grain) -> bool:
    """Whether the number is shown in full."""
    return Fraction(number * 10**grain.decimals, grain.scale).denominator == 1


def _power_of_ten(number: Fraction) -> Fraction:
    """The greatest power of ten that is no more than this."""
    return Fraction(10) ** decimal_of(number, "down").adjusted()


def stated_sides(figures: Iterable[Figure], *, spread: bool = False) -> str:
    """A figure as it was written, the Swedish way; or the sum of several, and with
    `spread` what it may be.
    """
    several = list(figures)
    grain = grain_of(several)
    one = total(several)
    if len(several) > 1:
        return shown_amount(one, grain, spread=spread)
    return with_unit(plain_figure(one.value, grain), one.unit, grain)


def shown_distance(
    number: Fraction,
    unit: Unit,
    grain: Grain,
    *,
    exact: bool,
) -> str:
    """How far apart two numbers are: "1,2 mnkr", or "minst 1,2 mnkr" where it may be
    more; "" if it is next to nothing.

    It is rounded downward, to more decimals if none of the first is anything but
    nought.
    """
    seen = _first_to_show(number, grain)
    if seen is None:
        return ""
    if exact:
        seen = _trimmed(number, seen)
    shown = plain_figure(number, seen, "down")
    words = with_unit(shown, unit, seen)
    if unit == "%":
        words = f"{shown} procentenhet" if shown == "1" else f"{shown} procentenheter"
    if exact and _shows_all(number, seen):
        return words
    return f"minst {words}"


def _first_to_show(number: Fraction, grain: Grain) -> Grain | None:
    """The coarsest grain, from this one on, that shows anything but nought of the
    number.
    """
    for count in range(_MOST_DECIMALS):
        finer = Grain(grain.scale, grain.digit / 10**count)
        if number * 10**finer.decimals >= finer.scale:
            return finer
    return None
