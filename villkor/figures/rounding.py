"""Where a number loses decimals to be shown: here, and nowhere else.

A half is rounded away from zero, as people do and as a written figure is read
(`figures.interval`): 14,25 is 14,3 with one decimal and −2,5 is −3 with none. `tests/figures/
test_rounding.py` holds that no other module rounds.
"""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Decimal,
    localcontext,
)
from fractions import Fraction
from math import ceil, floor
from typing import Literal

Way = Literal["near", "down", "up"]

_HALF = Fraction(1, 2)
_ROUNDINGS = {"near": ROUND_HALF_UP, "down": ROUND_FLOOR, "up": ROUND_CEILING}
_DIGITS = 28  # of a decimal made from a fraction


def rounded(
    number: Decimal | Fraction | int,
    decimals: int = 0,
    way: Way = "near",
) -> Decimal:
    """The number with so many decimals, exactly: the nearest such number, or the next
    one below or above. Zero has no sign.
    """
    steps = _whole_steps(Fraction(number) * 10**decimals, way)
    return Decimal(f"{steps}e-{decimals}")


def rounded_to(number: Decimal, step: Fraction) -> Fraction:
    """The multiple of a step that is nearest to the number."""
    return _whole_steps(Fraction(number) / step, "near") * step


def _whole_steps(steps: Fraction, way: Way) -> int:
    match way:
        case "down":
            return floor(steps)
        case "up":
            return ceil(steps)
        case "near":
            away = floor(abs(steps) + _HALF)
            return away if steps >= 0 else -away


def decimal_of(number: Fraction, way: Way = "near", places: int = 0) -> Decimal:
    """The fraction as a decimal of 28 digits, rounded if it must be.

    `places`: how many decimals it is written with at least.
    """
    with localcontext(prec=_DIGITS, rounding=_ROUNDINGS[way]):
        found = Decimal(number.numerator) / Decimal(number.denominator)
        return found + Decimal(0).scaleb(-places)  # which adds nothing but noughts
