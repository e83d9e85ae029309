"""Amounts and shares as prose writes them, with what they can stand for: 46,2 mnkr,
drygt 15 miljoner kronor, 37 procent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from villkor.figures.interval import Interval, can_be_equal
from villkor.figures.number import Figure
from villkor.figures.rounding import rounded
from villkor.figures.units import Unit
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.slips import are_easily_confused

_QUANTITY = Pattern(
    r"""
    (?<! [\w.,:/+–‑−-] )
    (?P<number>
        (?: [0-9]{1,3} (?: [ \u00a0\u2009\u202f][0-9]{3} ){1,4} | [0-9]{1,13} )
        (?: ,[0-9]{1,4} )?                                             # 63 600,5
    )
    \s{0,3}
    (?P<unit>
        (?P<millions> (?: miljon(?: er )? | milj\.? | mn ) (?: \s{1,3} kr(?: onor )? )?
            | mnkr | mkr | msek )
        | (?P<thousands> tusen \s{1,3} kr(?: onor )? | tkr | ksek )
        | (?P<milliards> (?: miljard(?: er )? | md ) (?: \s{1,3} kr(?: onor )? )? | mdkr )
        | (?P<kronor> kronor | kr | sek )
        | (?P<percent> procent | % )
    )
    (?! \w | -[^\W\d_] )
    """,
    re.VERBOSE | re.IGNORECASE,
    likely=r"[0-9]\s{0,3}(?:%|(?i:[mkt]|procent|sek))",
)
_SCALES = {
    "millions": 1_000_000,
    "thousands": 1_000,
    "milliards": 1_000_000_000,
    "kronor": 1,
    "percent": 1,
}
_HEDGE = Pattern(
    r"""
    \b
    (?:
        (?P<above> drygt | över | (?: lite | något )? \s? mer \s än | dryga )
        | (?P<below>
            knappt | knappa | nästan | närmare | uppemot | under | strax \s under
            | mindre \s än )
        | (?P<around>
            cirka | ca\.? | c:a | omkring | ungefär | runt | kring | ungefärligen | circa )
    )
    \W{1,4} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HEDGE_REACH = 24  # letters before a number in which a hedge begins
_ABOUT = Fraction(1, 10)  # so much of a number is what a hedge leaves open
_ROUNDED_AWAY = Fraction(1, 10)  # and so much what noughts at its end do


class Quantity(Struct, frozen=True):
    """An amount (kronor) or a share (percent): its words, where they stand, what is
    written, and what it can stand for.

    `step` is what its last digit is worth, and `scale` its unit.
    """

    words: str
    start: int
    stop: int
    unit: Unit
    value: Fraction
    step: Fraction
    scale: int
    decimals: int
    low: Fraction
    high: Fraction
    hedged: bool

    def agrees_with(self, figure: Figure) -> bool:
        """Whether the two can be the same number.

        Digits that are cut off instead of rounded are no fault: 46,2 of 46,28.
        """
        meant = Interval(
            self.value,
            self.low,
            self.high,
            high_in=self.hedged,
            unit=self.unit,
        )
        if can_be_equal(meant, figure.interval):
            return True
        width = figure.interval.high - figure.interval.low
        if self.hedged or width >= self.step:
            return False
        return self.value <= figure.interval.value < self.value + self.step

    def is_slip_for(self, figure: Figure) -> bool:
        """Whether the number is so like the figure's that the figure was surely meant:
        nearly the same, the same digits in another unit, one digit or two beside one
        another wrong.
        """
        value = figure.interval.value
        if abs(self.value - value) <= value * _ABOUT:
            return True
        written = _digits(self.value / self.scale, self.decimals)
        right = _digits(value / self.scale, self.decimals)
        same = written.strip("0")
        if same == right.strip("0") and len(same) > 1:
            return True
        return are_easily_confused(written, right)


def mentioned_quantities(text: str, start: int, stop: int) -> Iterator[Quantity]:
    """Every amount and share of a part of a text, in its order."""
    match = _QUANTITY.search(text, start, stop)
    while match:
        yield _quantity(text, match)
        match = _QUANTITY.search(text, match.end(), stop)


def may_have_quantities(text: str) -> bool:
    """Whether a text is worth asking for them."""
    return _QUANTITY.may_match(text)


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    kind = next(kind for kind in _SCALES if match[kind])
    scale = _SCALES[kind]
    whole, _, decimals = match["number"].partition(",")
    digits = re.sub(r"\D", "", whole)
    value = Fraction(Decimal(f"{digits}.{decimals}")) * scale
    step = Fraction(scale, 10 ** len(decimals))
    reach = step
    if not decimals:
        noughts = len(digits) - len(digits.rstrip("0"))
        reach = max(step, min(step * 10**noughts, value * _ROUNDED_AWAY))
    start = match.start()
    hedge = _HEDGE.search(text, max(0, start - _HEDGE_REACH), start)
    low, high = _bounds(value, reach, hedge)
    unit: Unit = "%" if kind == "percent" else "kr"
    return Quantity(
        words=" ".join(match[0].split()),
        start=start,
        stop=match.end(),
        unit=unit,
        value=value,
        step=step,
        scale=scale,
        decimals=len(decimals),
        low=low,
        high=high,
        hedged=hedge is not None,
    )


def _bounds(
    value: Fraction,
    reach: Fraction,
    hedge: re.Match[str] | None,
) -> tuple[Fraction, Fraction]:
    """What a number can stand for, as it is rounded and with the word before it."""
    low, high = value - reach / 2, value + reach / 2
    if not hedge:
        return low, high
    loose = value * _ABOUT + reach
    if not hedge["above"]:
        low = value - loose
    if not hedge["below"]:
        high = value + loose
    above = hedge["above"] or ""
    if above and not above.casefold().startswith("dryg"):
        high = value * 10  # more than 40 may be a good deal more
    return low, high


def _digits(value: Fraction, decimals: int) -> str:
    """The digits of a number that is written with so many decimals, without a comma."""
    return str(rounded(value * 10**decimals))
