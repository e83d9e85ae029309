"""What the number formats of a workbook write beside a number: a unit (`0,0 "tkr"`), a
currency (`[$€-2] # ##0`) or a scale (a comma last leaves out a thousand).

Excel shows it and stores it nowhere else: the cell itself has the number alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from html import unescape

from msgspec import Struct

_CODE = re.compile(rb'<(?:\w{1,20}:)?numFmt\b[^<>]{0,300}?\bformatCode="([^"]{0,255})"')
# a text in quotes, an escaped sign, a currency, a condition, room for a sign or filling
_PART = re.compile(
    r'"(?P<text>[^"]{0,255})"|\\(?P<sign>.)'
    r"|\[\$(?P<currency>[^\]\-]{0,40})(?:-[^\]]{0,40})?\]|\[[^\]]{0,80}\]"
    r"|(?P<blank>_.)|\*.|(?P<digit>[0#?])|(?P<comma>,)|(?P<end>;)|(?P<other>.)",
    re.DOTALL,
)
_DATE = frozenset("ymdhs")
_KRONOR = {"kr", "sek", "kronor", ""}
_CURRENCIES = {
    *(_KRONOR - {""}),
    "€",
    "$",
    "£",
    "eur",
    "usd",
    "gbp",
    "nok",
    "dkk",
    "tkr",
    "mkr",
}
_SCALE_WORDS = {1: "tusen", 2: "miljoner", 3: "miljarder"}
_SIGNS = frozenset("€$£%")


class NumberFormat(Struct, frozen=True):
    """What is written after a number, and how many thousands are left out of it."""

    after: str
    thousands: int = 0

    def write_number(self, text: str) -> str:
        """A number, as text with a decimal comma, as the format shows it, but for
        rounding.
        """
        number = text
        if self.thousands:
            value = Decimal(text.replace(",", ".")).scaleb(-3 * self.thousands)
            number = f"{value.normalize():f}".replace(".", ",")
        return f"{number} {self.after}"


def telling_formats(styles: bytes) -> Mapping[str, NumberFormat]:
    """The formats of a workbook's styles (`xl/styles.xml`) that write anything beside
    numbers, by their codes.
    """
    found = {}
    for match in _CODE.finditer(styles):
        code = unescape(match[1].decode("utf-8", "replace"))
        telling = read_format(code)
        if telling:
            found[code] = telling
    return found


def read_format(code: str) -> NumberFormat | None:
    """What a format writes beside a number that is above zero. None if nothing."""
    before, after, thousands = "", "", 0
    has_digits = False
    for part in _PART.finditer(code):
        if part["end"]:
            break
        if part["other"] and part["other"].casefold() in _DATE:
            return None
        if part["digit"]:
            has_digits, after, thousands = True, "", 0
        elif part["comma"]:
            thousands += 1
        elif has_digits:
            after += _written(part)
        else:
            before += _written(part)
    if not has_digits:
        return None
    return _telling(before.strip(), after.strip(), thousands)


def _written(part: re.Match[str]) -> str:
    """What a part of a format writes: blanks for signs that only part."""
    if part["other"] == "%":
        return "%"
    return part["text"] or part["sign"] or part["currency"] or " "


def _telling(before: str, after: str, thousands: int) -> NumberFormat | None:
    """A format by what it writes before and after the number."""
    unit = after
    if before.casefold() in _CURRENCIES:
        unit = f"{after} {before}".strip()
    if unit.casefold() in _KRONOR:
        if not thousands:
            # a currency, as Excel's own formats have, whatever the heading says of scale
            return None
        unit = f"{_SCALE_WORDS.get(thousands, '?')} {unit}".strip()
    if any(sign.isalpha() or sign in _SIGNS for sign in unit):
        return NumberFormat(unit, thousands)
    return None
