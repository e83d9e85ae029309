"""Swedish numbers ⇄ Decimal. Money is kronor; a share is percent.

A figure that someone wrote stands for an interval: "34 %" is everything that rounds to it, [33,5;
34,5). Arithmetic on figures keeps the intervals, so that sums and shares can be tested without any
hidden tolerance.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from msgspec import Struct

Unit = Literal["", "kr", "%"]


# Amounts as they are written. "mkr" is read, though Isof recommends mnkr (frageladan.isof.se, svar
# 26167).
SCALES: dict[str, tuple[int, Unit]] = {
    "": (1, ""),
    "%": (1, "%"),
    "procent": (1, "%"),
    "kr": (1, "kr"),
    "krona": (1, "kr"),
    "kronor": (1, "kr"),
    "sek": (1, "kr"),
    "tkr": (1_000, "kr"),
    "tusen kronor": (1_000, "kr"),
    "mnkr": (1_000_000, "kr"),
    "mkr": (1_000_000, "kr"),
    "miljoner kronor": (1_000_000, "kr"),
    "miljon kronor": (1_000_000, "kr"),
    "mdkr": (1_000_000_000, "kr"),
    "miljarder kronor": (1_000_000_000, "kr"),
    "miljard kronor": (1_000_000_000, "kr"),
}
SPACE = r"[ \u00a0\u2009\u202f]"
NUMBER = re.compile(
    rf"(?P<sign>[-−–]?)(?P<whole>\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+)(?:,(?P<decimals>\d+))?"
)
_MOST_DIGITS = 24  # Decimal reckons exactly with 28
_POINT = re.compile(r"\d[.]\d")


class Figure(Struct, frozen=True):
    """A number with the interval it stands for, low ≤ value < high (low = high where it is exact),
    and its unit.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    unit: Unit = ""
    written: str = ""

    def overlaps(self, other: Figure) -> bool:
        """Whether the two can be the same number."""
        if self.low == self.high or other.low == other.high:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high


class NotANumber(ValueError):
    """The text is no number that can be read one way only.

    Says why and what to write, in Swedish.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def parse_figure(text: str) -> Figure:
    """Read a number with its unit: `58,7 mnkr`, `12 300 tkr`, `164`, `34 %`, `34 procent`.

    A count without decimals and without unit is exact. Raises NotANumber for anything else, and for
    `1.234`, which could be a thousand or a little more than one.
    """
    words = re.sub(rf"{SPACE}+", " ", text.strip())
    match = NUMBER.match(words)
    if _POINT.search(words):
        raise NotANumber(
            f"”{text.strip()}” kan läsas på två sätt, eftersom det står en punkt i talet.",
            "Skriv decimaler med komma (1,2) och tusental med blanksteg (1 200).",
        )
    unit = words[match.end() :].strip().casefold() if match else ""
    if not match or unit not in SCALES:
        raise NotANumber(
            f"”{text.strip()}” går inte att läsa som ett tal.",
            "Skriv till exempel 164, 34 % eller 58,7 mnkr.",
        )
    if sum(map(str.isdecimal, words)) > _MOST_DIGITS:
        raise NotANumber(
            "Talet är för långt för att vara ett belopp eller ett antal.", "Kontrollera siffrorna."
        )
    scale, kind = SCALES[unit]
    whole = re.sub(SPACE, "", match["whole"])
    decimals = match["decimals"] or ""
    value = Decimal(f"{whole}.{decimals}" if decimals else whole) * scale
    value = -value if match["sign"] else value
    half = Decimal(0) if kind == "" and not decimals else Decimal(scale) / (2 * 10 ** len(decimals))
    return Figure(value, value - half, value + half, kind, text.strip())


def exact_figure(value: Decimal | int, unit: Unit = "") -> Figure:
    """A figure that is known exactly."""
    number = Decimal(value)
    return Figure(number, number, number, unit)


def add(*figures: Figure) -> Figure:
    """The sum, with the interval that the parts allow."""
    unit = figures[0].unit if figures else ""
    return Figure(
        sum((figure.value for figure in figures), Decimal(0)),
        sum((figure.low for figure in figures), Decimal(0)),
        sum((figure.high for figure in figures), Decimal(0)),
        unit,
    )


def share_of(part: Figure, whole: Figure) -> Figure | None:
    """The part in percent of the whole, with its interval. None if the whole could be nothing."""
    if whole.low <= 0:
        return None
    ends = [a / b * 100 for a in (part.low, part.high) for b in (whole.low, whole.high)]
    return Figure(part.value / whole.value * 100, min(ends), max(ends), "%")


def part_of(share: Figure, whole: Figure) -> Figure:
    """The amount that a share (percent) of the whole is, with its interval."""
    low, high = _ends((share.low, share.high), (whole.low / 100, whole.high / 100))
    return Figure(share.value * whole.value / 100, low, high, whole.unit)


def _ends(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    """The least and the greatest product of two intervals, whatever their signs."""
    products = [a * b for a in one for b in other]
    return min(products), max(products)
