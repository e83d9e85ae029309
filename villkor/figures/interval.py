"""The numbers that a figure, or a sum of figures, can stand for: exact arithmetic on intervals.

A written number stands for everything that rounds to it, halves away from zero: "34 %" is from 33,5
up to but not including 34,5. Which ends belong is kept through the arithmetic, and fractions are
never rounded, so that no relation that holds for the numbers behind the figures is ever said not to
hold.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from villkor.figures.units import Unit


class Interval(Struct, frozen=True):
    """The numbers between two ends, each of which may belong or not, and the one that the figures
    give as they are written.
    """

    value: Fraction
    low: Fraction
    high: Fraction
    low_in: bool = True
    high_in: bool = True
    unit: Unit = ""

    @property
    def exact(self) -> bool:
        """Whether it is a single number."""
        return self.low == self.high


def exact_interval(number: Fraction | Decimal | int, unit: Unit = "") -> Interval:
    """The interval of a single number."""
    value = Fraction(number)
    return Interval(value, value, value, unit=unit)


def plus(left: Interval, right: Interval) -> Interval:
    """The sum."""
    return Interval(
        left.value + right.value,
        left.low + right.low,
        left.high + right.high,
        left.low_in and right.low_in,
        left.high_in and right.high_in,
        left.unit,
    )


def negative(one: Interval) -> Interval:
    """The same numbers with the opposite sign."""
    return Interval(-one.value, -one.high, -one.low, one.high_in, one.low_in, one.unit)


def times(left: Interval, right: Interval, unit: Unit) -> Interval:
    """The product, whatever the signs."""
    corners: list[tuple[Fraction, bool]] = []
    for one, one_in in ((left.low, left.low_in), (left.high, left.high_in)):
        for other, other_in in ((right.low, right.low_in), (right.high, right.high_in)):
            nought_in = (one == 0 and one_in) or (other == 0 and other_in)
            corners.append((one * other, nought_in or (one_in and other_in)))
    low, high = min(corners)[0], max(corners)[0]
    return Interval(
        left.value * right.value, low, high, (low, True) in corners, (high, True) in corners, unit
    )


def divided(left: Interval, right: Interval, unit: Unit) -> Interval | None:
    """The quotient. None if the divisor could be nothing."""
    if right.low <= 0 <= right.high:
        return None
    inverse = Interval(1 / right.value, 1 / right.high, 1 / right.low, right.high_in, right.low_in)
    return times(left, inverse, unit)


def scaled(one: Interval, factor: Fraction | int) -> Interval:
    """All its numbers times a positive one."""
    return replace(one, value=one.value * factor, low=one.low * factor, high=one.high * factor)


def widened(one: Interval, step: Fraction) -> Interval:
    """Its numbers, and those no further from them than a step."""
    return replace(one, low=one.low - step, high=one.high + step)


def can_be_below(left: Interval, right: Interval) -> bool:
    """Whether a number on the left can be less than one on the right."""
    return left.low < right.high


def can_be_at_most(left: Interval, right: Interval) -> bool:
    """Whether a number on the left can be less than one on the right, or the same."""
    return left.low < right.high or (left.low == right.high and left.low_in and right.high_in)


def can_be_equal(left: Interval, right: Interval) -> bool:
    """Whether a number on the left can be the same as one on the right."""
    return can_be_at_most(left, right) and can_be_at_most(right, left)


def gap(left: Interval, right: Interval) -> Fraction:
    """How far apart the two are at least. 0 if they meet."""
    return max(left.low - right.high, right.low - left.high, Fraction(0))
