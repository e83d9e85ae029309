"""The numbers that a figure, or a sum of figures, can stand for: exact arithmetic on
intervals.

A written number stands for everything that rounds to it, halves away from zero: "34 %"
is from 33,5 up to but not including 34,5. Which ends belong is kept through the
arithmetic, and fractions are never rounded, so that no relation that holds for the
numbers behind the figures is ever said not to hold.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from villkor.figures.units import Unit

_End = tuple[Fraction, bool]  # of an interval, and whether it belongs


class Interval(Struct, frozen=True):
    """The numbers between two ends, each of which may belong or not, and the one that
    the figures give as they are written.
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
        value=left.value + right.value,
        low=left.low + right.low,
        high=left.high + right.high,
        low_in=left.low_in and right.low_in,
        high_in=left.high_in and right.high_in,
        unit=left.unit,
    )


def negative(one: Interval) -> Interval:
    """The same numbers with the opposite sign."""
    return Interval(
        value=-one.value,
        low=-one.high,
        high=-one.low,
        low_in=one.high_in,
        high_in=one.low_in,
        unit=one.unit,
    )


def times(left: Interval, right: Interval, unit: Unit) -> Interval:
    """The product, whatever the signs."""
    left_low, left_high = _ends_of(left)
    right_low, right_high = _ends_of(right)
    corners = [
        _corner(left_low, right_low),
        _corner(left_low, right_high),
        _corner(left_high, right_low),
        _corner(left_high, right_high),
    ]
    low, _ = min(corners)
    high, _ = max(corners)
    return Interval(
        value=left.value * right.value,
        low=low,
        high=high,
        low_in=(low, True) in corners,
        high_in=(high, True) in corners,
        unit=unit,
    )


def _ends_of(one: Interval) -> tuple[_End, _End]:
    return (one.low, one.low_in), (one.high, one.high_in)


def _corner(one: _End, other: _End) -> _End:
    """The product of two ends. It belongs if both do, or one that is nought."""
    (left, left_in), (right, right_in) = one, other
    both_in = left_in and right_in
    nought_in = (left == 0 and left_in) or (right == 0 and right_in)
    return left * right, both_in or nought_in


def divided(left: Interval, right: Interval, unit: Unit) -> Interval | None:
    """The quotient. None if the divisor could be nothing."""
    if right.low <= 0 <= right.high:
        return None
    inverse = Interval(
        value=1 / right.value,
        low=1 / right.high,
        high=1 / right.low,
        low_in=right.high_in,
        high_in=right.low_in,
    )
    return times(left, inverse, unit)


def scaled(one: Interval, factor: Fraction | int) -> Interval:
    """All its numbers times a positive one."""
    return replace(
        one,
        value=one.value * factor,
        low=one.low * factor,
        high=one.high * factor,
    )


def widened(one: Interval, step: Fraction) -> Interval:
    """Its numbers, and those no further from them than a step."""
    return replace(one, low=one.low - step, high=one.high + step)


def can_be_below(left: Interval, right: Interval) -> bool:
    """Whether a number on the left can be less than one on the right."""
    return left.low < right.high


def can_be_at_most(left: Interval, right: Interval) -> bool:
    """Whether a number on the left can be less than one on the right, or the same."""
    if left.low == right.high:
        return left.low_in and right.high_in
    return left.low < right.high


def can_be_equal(left: Interval, right: Interval) -> bool:
    """Whether a number on the left can be the same as one on the right."""
    return can_be_at_most(left, right) and can_be_at_most(right, left)


def gap(left: Interval, right: Interval) -> Fraction:
    """How far apart the two are at least. 0 if they meet."""
    return max(left.low - right.high, right.low - left.high, Fraction(0))
