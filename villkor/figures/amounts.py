"""Amounts of money as they stand in a table, one a cell.

They are öre, so that sums of whole numbers are exact.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache, partial

from villkor.base.lazy_pattern import lazy_pattern
from villkor.figures.minus import without_minus
from villkor.figures.money_unit import KRONA, stated_unit
from villkor.figures.number import NUMBER, SPACE, Figure, NotANumber, parse_figure
from villkor.figures.units import SCALES

NO_AMOUNT = {"", "-", "–", "—"}
_TOO_MUCH = 10**15  # öre
_FEWEST_KRONOR = 1_000
_MOST_REMEMBERED = 4096  # cells, so that memory does not grow with the file
# 1 058 700
_GROUPED = re.compile(rf"(?:\d{{1,3}}{SPACE})?+(?:\d{{3}}{SPACE})*+\d{{3}}")
# 58 700:- and 58 700,-
_KRONOR_SIGN = lazy_pattern(rf"(?<=\d){SPACE}?[:.,][-–—]$")
# SEK 58 700
_UNIT_FIRST = lazy_pattern(
    rf"(?P<unit>[^\W\d]{{1,10}}\.?|[€$£¥]){SPACE}?(?P<number>[-−–]?\d.*)"
)
_LONGEST_SHOWN = 40
_HINT = "Skriv beloppet som 58 700 eller 58 700,50, eller med enhet som 58,7 tkr."


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
        if not text.isdecimal():
            if not _GROUPED.fullmatch(text):
                return self.read_other(text)
            digits = "".join(text.split())
        if len(digits) <= self.most_digits:
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
    figure, own_unit = _read_figure(words)
    if own_unit == KRONA and unit > KRONA:
        _refuse_currency(figure, words)
    amount = figure.value * (own_unit or unit)
    if amount < 0:
        hint = "Skriv ett minustecken framför beloppet, eller inget."
        raise NotANumber(f"”{words}” har minustecken på två ställen.", hint)
    three_decimals = not own_unit and unit == KRONA and re.search(r",\d{3}$", words)
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


def _refuse_currency(figure: Figure, words: str) -> None:
    """Refuse "58,70 kr" where the heading says tkr: Excel writes kr after the number of
    any cell with a format for currency. Whole kronor by the thousand are meant as such.
    """
    by_format = figure.decimals or abs(figure.value) < _FEWEST_KRONOR
    if by_format and figure.value and SCALES[figure.unit_word][0] == 1:
        message = (
            f"”{words}” kan läsas på två sätt: som kronor, eller i den enhet som står i "
            "kolumnens namn."
        )
        hint = "Ta bort enheten i cellen, eller rätta den, som i 58,7 tkr."
        raise NotANumber(message, hint)


def _read_figure(words: str) -> tuple[Figure, int]:
    """The number of an amount, and how many öre its own unit is, 0 if it has none.

    Raises NotANumber.
    """
    try:
        figure = parse_figure(words)
    except NotANumber as error:
        number, unit = _apart(words)
        if unit:
            return parse_figure(number), unit
        message = error.message
        if "\t" in words:
            shown = " ".join(words.split())[:_LONGEST_SHOWN]
            message = f"”{shown}” har en tabb (tabulator) i sig."
        raise NotANumber(message, _HINT) from None
    if figure.unit == "%":
        message = f"”{words}” är ingen summa pengar."
        raise NotANumber(message, "Skriv beloppet i kronor.")
    return figure, KRONA if figure.unit else 0


def _apart(words: str) -> tuple[str, int]:
    """The number and how many öre its unit is, where the unit is one that only money
    has, or stands first: `58,7 KSEK`, `SEK 58 700`, `58 700:-`. Else "" and 0.

    Raises NotANumber for another currency.
    """
    plain = _KRONOR_SIGN.sub(" kr", words)
    first = _UNIT_FIRST.fullmatch(plain)
    if first:
        plain = f"{first['number']} {first['unit']}"
    number = NUMBER.match(plain)
    if number is None:
        return "", 0
    rest = plain[number.end() :]
    unit = stated_unit(rest)
    if unit.foreign:
        message = f"”{words[:_LONGEST_SHOWN]}” är i en annan valuta än kronor."
        raise NotANumber(message, "Räkna om beloppet till kronor.")
    if unit.name or not unit.ore or any(map(str.isdecimal, rest)):
        return "", 0
    return number[0], unit.ore


def in_kronor(amount: int) -> Decimal:
    """Öre as kronor."""
    return Decimal(amount) / KRONA
