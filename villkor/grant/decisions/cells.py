"""What stands in the cells of a decision: amounts, days, words.

Amounts are öre, so that sums of whole numbers are exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from villkor.figures.number import SPACE, NotANumber, parse_figure
from villkor.grant.decisions.model import NEITHER, NO, OUTCOME, YES, fold

KRONA = 100  # öre
NO_LETTER = "\N{REPLACEMENT CHARACTER}"
_NOTHING = {"", "-", "–", "—"}
_TOO_MUCH = 10**15  # öre
_MOST_REMEMBERED = 4096  # cells, so that memory does not grow with the file
# 1 058 700
_GROUPED = re.compile(rf"(?:\d{{1,3}}{SPACE})?+(?:\d{{3}}{SPACE})*+\d{{3}}")
_DAY = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)(?:[T ]\d\d:\d\d.*)?")
_OUTCOME_WORDS = {
    YES: ("bifall", "bifallen", "bifallet", "beviljad", "beviljat", "beviljas"),
    NO: ("avslag", "avslagen", "avslaget", "avslås"),
    NEITHER: ("räknas inte",),
}
Cell = TypeVar("Cell")
Meaning = TypeVar("Meaning")


class Remembered(dict[Cell, Meaning]):
    """What cells mean, read when first asked for.

    The same ones come again and again.
    """

    def __init__(self, read: Callable[[Cell], Meaning]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, cell: Cell) -> Meaning:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[cell] = meaning = self.read(cell)
        return meaning


class AmountReader:
    """Reads amounts as öre: whole numbers at once, others by `amount_in_ore`.

    `unit` is how many öre the heading says that a number without a unit counts.
    """

    def __init__(self, unit: int) -> None:
        self.unit = unit
        self.most_digits = len(str(_TOO_MUCH // unit)) - 1
        self.others = Remembered[str, int](lambda text: amount_in_ore(text, unit))

    def read_amount(self, text: str) -> int:
        """An amount. Raises NotANumber."""
        if not text:
            return 0
        if text.isdecimal():
            digits = text
        elif _GROUPED.fullmatch(text):
            digits = "".join(text.split())
        else:
            return self.others[text]
        if len(digits) <= self.most_digits:
            return int(digits) * self.unit
        return self.others[text]


def amount_in_ore(text: str, unit: int) -> int:
    """An amount of whatever spelling. Nothing, or a dash, is 0. Raises NotANumber."""
    words = text.strip()
    if words in _NOTHING:
        return 0
    figure = parse_figure(words)
    if figure.unit == "%":
        raise NotANumber(
            f"”{words}” är ingen summa pengar.",
            "Skriv beloppet i kronor.",
        )
    amount = figure.value * (KRONA if figure.unit else unit)
    if amount < 0:
        hint = "Skriv det belopp som gäller, och ta bort rättelser som egna rader."
        raise NotANumber(f"”{words}” är mindre än noll.", hint)
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


def is_in_year(day: str, year: int) -> bool | None:
    """Whether a day, with the time of day or not, is in a year, or is not told.

    None if it may be another day as well, or is none.
    """
    words = day.strip()
    if words in _NOTHING:
        return True
    match = _DAY.fullmatch(words)
    try:
        return (
            date(int(match[1]), int(match[3]), int(match[4])).year == year
            if match
            else None
        )
    except ValueError:
        return None


class ColumnWords:
    """What the words of a column mean: villkor's own or those that anslag.yaml gives,
    else themselves as they were first spelt.

    `known` are the names that there are, by column. A column without any takes all
    names.
    """

    def __init__(
        self,
        given: Mapping[str, Mapping[str, Iterable[str]]],
        known: Mapping[str, Iterable[str]],
    ) -> None:
        self.known = {
            column: frozenset(map(fold, names)) for column, names in known.items()
        }
        self.meaning = {
            column: {fold(name): name for name in known[column]} for column in known
        }
        for column, meanings in ((OUTCOME, _OUTCOME_WORDS), *given.items()):
            folded = self.meaning.setdefault(column, {})
            for meaning, words in meanings.items():
                folded.update(dict.fromkeys(map(fold, words), meaning))

    def read_word(self, column: str, cell: str) -> str | None:
        """What a cell means. None if it is no outcome, or has what no word has."""
        if is_broken(cell):
            return None
        word = " ".join(cell.split())
        if column == OUTCOME:
            return self.meaning[OUTCOME].get(fold(word))
        return self.meaning.setdefault(column, {}).setdefault(fold(word), word)

    def is_strange(self, column: str, name: str) -> bool:
        """Whether the column has names of its own, and this is none of them."""
        known = self.known.get(column)
        return bool(known) and fold(name) not in (known or ())


def is_broken(cell: str) -> bool:
    """Whether there are letters that cannot be read, or several lines."""
    return NO_LETTER in cell or "\n" in cell
