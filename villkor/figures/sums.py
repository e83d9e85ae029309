"""Figures of figures: their sum, a share and a part, each reckoned on the intervals.

The decimals of what is reckoned are for those who read them; the interval is kept
beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from villkor.figures.interval import Interval, divided, plus, scaled, times
from villkor.figures.number import Figure, exact_figure
from villkor.figures.rounding import decimal_of


def total(figures: Iterable[Figure]) -> Interval:
    """The interval of one figure, or of the sum of several of the same unit."""
    one, *more = (figure.interval for figure in figures)
    for other in more:
        one = plus(one, other)
    return one


def add(*figures: Figure) -> Figure:
    """The sum of figures of the same unit, with as many decimals as they have; 0 of
    none.
    """
    if not figures:
        return exact_figure(0)
    return as_figure(
        total(figures),
        max(_places(figure.value) for figure in figures),
        max(_places(figure.low) for figure in figures),
        max(_places(figure.high) for figure in figures),
    )


def share_of(part: Figure, whole: Figure) -> Figure | None:
    """The part in percent of the whole. None if the whole could be nothing.

    Its decimals are those of the ratio, rounded to the nearest, with two places more.
    """
    quotient = divided(part.interval, whole.interval, "%")
    if quotient is None or whole.interval.low < 0:
        return None
    value, low, high = (
        decimal_of(end) * 100 for end in (quotient.value, quotient.low, quotient.high)
    )
    return Figure(scaled(quotient, 100), value, low, high)


def part_of(share: Figure, whole: Figure) -> Figure:
    """The amount that a share (percent) of the whole is, in the unit of the whole."""
    product = times(share.interval, whole.interval, whole.unit)
    return as_figure(
        scaled(product, Fraction(1, 100)),
        _places(share.value) + _places(whole.value),
        _places(share.low) + _places(whole.low),
        _places(share.high) + _places(whole.high),
    )


def as_figure(
    one: Interval,
    places: int = 0,
    low_places: int = 0,
    high_places: int = 0,
) -> Figure:
    """The interval as a figure, its ends rounded outward where a decimal cannot hold
    them.

    `places`: how many decimals its value and ends are written with at least.
    """
    return Figure(
        one,
        decimal_of(one.value, "near", places),
        decimal_of(one.low, "down", low_places),
        decimal_of(one.high, "up", high_places),
    )


def _places(number: Decimal) -> int:
    """How many decimals it is written with."""
    return max(0, -int(number.as_tuple().exponent))
