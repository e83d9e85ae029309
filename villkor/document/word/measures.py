"""Numbers and lengths as Word files write them, read without trusting them."""

from __future__ import annotations

import re
from fractions import Fraction

# Decimals and units are legal in lengths (ECMA-376 part 1, 22.9.2.14), and more digits
# than these in nothing.
_NUMBER = re.compile(
    r"\s?([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)\s?(mm|cm|in|pt|pc|pi)?\s?",
    re.ASCII,
)
_TWIPS = {
    "mm": Fraction(1440 * 10, 254),
    "cm": Fraction(1440 * 100, 254),
    "in": Fraction(1440),
    "pt": Fraction(20),
    "pc": Fraction(240),
    "pi": Fraction(240),
}


def whole_number(text: str | None) -> int | None:
    """A number without a unit, rounded to a whole one; None for what is none."""
    read = _NUMBER.fullmatch(text or "")
    if read is None or read[2]:
        return None
    digits = read[1]
    return round(Fraction(digits)) if "." in digits else int(digits)


def twips(text: str | None) -> int | None:
    """A length in twips: "11906.5" and "21cm" are two; None for what is none."""
    read = _NUMBER.fullmatch(text or "")
    if read is None:
        return None
    return round(Fraction(read[1]) * _TWIPS.get(read[2] or "", 1))


def half_points(text: str | None) -> int | None:
    """A size of letters in half points; None for what is none."""
    read = _NUMBER.fullmatch(text or "")
    if read is None:
        return None
    length = Fraction(read[1])
    return round(length * _TWIPS[read[2]] / 10 if read[2] else length)
