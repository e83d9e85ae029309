"""Numbers, amounts and dates as Swedish writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module
from villkor.figures.rounding import rounded

if TYPE_CHECKING:
    import babel
    from babel import numbers
else:
    babel = lazy_module("babel")
    numbers = lazy_module("babel.numbers")

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
_MOST_DIGITS_SHOWN = 99  # what sums and products of such numbers come to, with decimals
_THOUSAND = 1000
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


@cache
def _swedish_locale() -> babel.Locale:
    return babel.Locale("sv", "SE")


def swedish_number(value: Decimal | Fraction | int, decimals: int = 0) -> str:
    """The number the Swedish way: decimal comma, no-break space between thousands,
    U+2212 for minus (CLDR sv-SE). A half is rounded away from zero.
    """
    shown = rounded(value, decimals)
    if 0 <= shown < _THOUSAND:  # its digits, whatever the language
        return f"{shown:.{decimals}f}".replace(".", ",")
    pattern = "#,##0"
    if decimals:
        pattern += "." + "0" * decimals
    # Babel cannot print a number of more digits than the context holds
    with localcontext(prec=_MOST_DIGITS_SHOWN):
        # It prints ASCII "-" for negative numbers although CLDR's minus for sv is
        # U+2212.
        written = numbers.format_decimal(
            shown,
            format=pattern,
            locale=_swedish_locale(),
        )
    return written.replace("-", MINUS)


def swedish_date(day: date) -> str:
    """The date as in running text: 21 februari 2023 (webbriktlinjer.se, riktlinje
    66).
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def swedish_percent(value: Decimal, decimals: int = 1) -> str:
    """Percent as in a table: 18,9 %."""
    return f"{swedish_number(value, decimals)}{NBSP}%"


def swedish_millions(value: Decimal, decimals: int = 1) -> str:
    """Kronor as millions, as in a table: 58,7 mnkr (the short form that Isof
    recommends, svar 26167).
    """
    return f"{swedish_number(Fraction(value) / 1_000_000, decimals)}{NBSP}mnkr"


def swedish_kronor(value: Decimal) -> str:
    """Kronor in full: 450 000 kr."""
    decimals = 0 if value == int(value) else 2
    return f"{swedish_number(value, decimals)}{NBSP}kr"


def counted(number: int, one: str, several: str) -> str:
    """A number with the word for one or for several: 1 rad, 12 rader."""
    if number == 1:
        return f"1 {one}"
    return f"{swedish_number(number)} {several}"
