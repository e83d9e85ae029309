"""Amounts of money as they stand in a table, one a cell.

They are öre, so that sums of whole numbers are exact.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache, partial

from villkor.figures.minus import without_minus
from villkor.figures.number import SPACE, NotANumber, parse_figure
from villkor.figures.units import SCALES

KRONA = 100  # öre
NO_AMOUNT = {"", "-", "–", "—"}
_MONEY_UNITS = [word for word, (_, unit) in SCALES.items() if unit == "kr"]
_TOO_MUCH = 10**15  # öre
_MOST_REMEMBERED = 4096  # cells, so that memory does not grow with the file
# 1 058 700
_GROUPED = re.compile(rf"(?:\d{{1,3}}{SPACE})?+(?:\d{{3}}{SPACE})*+\d{{3}}")


class AmountReader:
    """Reads amounts as öre: whole numbers at once, others by `amount_in_ore`.

    `unit` is how many öre the heading says that a number without a unit counts.
    """

    def __init__(self, unit: int) -> None:
        self.unit = unit
        self.most_digits = len(str(_TOO_MUCH // unit)) - 1
        self.read_other = lru_cache(_MOST_REMEMBERED)(partial(amount_in_ore, unit=unit))

    def read_amount(self, text: str) -> int:
        """An amount. Raises NotANumber."""
        if not text:
            return 0
        digits = text
        if not text.isdecimal() and _GROUPED.fullmatch(text):
            digits = "".join(text.split())
        if digits.isdecimal() and len(digits) <= self.most_digits:
            return int(digits) * self.unit
        return self.read_other(text)


def amount_in_ore(text: str, unit: int) -> int:
    """An amount of whatever spelling: below nothing as well, as what lowers another one
    is. Nothing, or a dash, is 0. Raises NotANumber.
    """
    words = text.strip()
    if words in NO_AMOUNT:
        return 0
    below_nothing = without_minus(words)
    if below_nothing:
        return -amount_in_ore(below_nothing, unit)
    figure = parse_figure(words)
    if figure.unit == "%":
        raise NotANumber(
            f"”{words}” är ingen summa pengar.",
            "Skriv beloppet i kronor.",
        )
    amount = figure.value * (KRONA if figure.unit else unit)
    if amount < 0:
        hint = "Skriv ett minustecken framför beloppet, eller inget."
        raise NotANumber(f"”{words}” har minustecken på två ställen.", hint)
    three_decimals = not figure.unit and unit == KRONA and re.search(r",\d{3}$", words)
    if three_decimals or amount != int(amount):
        message = f"”{words}” kan läsas på två sätt: tre decimaler eller tusental."
        raise NotANumber(
            message,
            "Skriv decimaler med komma och tusental med blanksteg.",
        )
    if amount >= _TOO_MUCH:
        message = "Beloppet är större än hela statens budget."
        raise NotANumber(message, "Kontrollera siffrorna och enheten.")
    return int(amount)


def in_kronor(amount: int) -> Decimal:
    """Öre as kronor."""
    return Decimal(amount) / KRONA


def unit_word(heading: str) -> str:
    """The unit that stands last in a heading, after a blank, a comma or a parenthesis;
    else "".
    """
    words = " ".join(heading.split()).casefold().removesuffix(")")
    units = [unit for unit in _MONEY_UNITS if words.endswith(unit)]
    longest = max(units, key=len, default="")
    before = words.removesuffix(longest)
    return longest if before != before.rstrip(" (,") else ""


def unit_of_heading(heading: str) -> int:
    """How many öre a number below a heading counts."""
    word = unit_word(heading)
    return SCALES[word][0] * KRONA if word else KRONA
