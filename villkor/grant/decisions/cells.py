"""What stands in the cells of a decision: amounts, a day, words.

A whole column at once where that can be done, else cell by cell.

Amounts are öre, so that sums of whole numbers are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from villkor.figures.number import NotANumber, parse_figure
from villkor.grant.decisions.model import NEITHER, NO, OUTCOME, YES, fold
from villkor.grant.decisions.table import NO_LETTER, cell_text

KRONA = 100  # öre
_NOTHING = {"", "-", "–", "—"}
_MOST = 10**15
_MOST_REMEMBERED = 4096  # texts, so that memory does not grow with the file
_BLANKS = (b"\xc2\xa0", b"\xe2\x80\xaf", b"\xe2\x80\x89", b"\xa0")  # in UTF-8 and in Windows-1252
_WHOLE = rb"(?:(?:\d{1,3}(?: \d{3})++|\d++)(?:,00)?+)?+"
_GROUPED = re.compile(rb"%b(?:\n%b)*+" % (_WHOLE, _WHOLE))
_DAY = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)(?:[T ]\d\d:\d\d.*)?")
_WORDS = {
    YES: ("bifall", "bifallen", "bifallet", "beviljad", "beviljat", "beviljas"),
    NO: ("avslag", "avslagen", "avslaget", "avslås"),
    NEITHER: ("räknas inte",),
}


def hundredths(text: str, unit: int) -> int:
    """An amount in öre.

    `unit` is how many öre the heading says that a number without a unit counts. Raises NotANumber.

    Nothing, or a dash, is 0.
    """
    if (words := text.strip()) in _NOTHING:
        return 0
    figure = parse_figure(words)
    if figure.unit == "%":
        raise NotANumber(f"”{words}” är ingen summa pengar.", "Skriv beloppet i kronor.")
    amount = figure.value * (KRONA if figure.unit else unit)
    if amount < 0:
        raise NotANumber(
            f"”{words}” är mindre än noll.",
            "Skriv det belopp som gäller, och ta bort rättelser som egna rader.",
        )
    if amount != int(amount) or (
        not figure.unit and unit == KRONA and re.search(r",\d{3}$", words)
    ):
        raise NotANumber(
            f"”{words}” kan läsas på två sätt: tre decimaler eller tusental.",
            "Skriv decimaler med komma och tusental med blanksteg.",
        )
    if amount >= _MOST:
        raise NotANumber(
            "Beloppet är större än hela statens budget.", "Kontrollera siffrorna och enheten."
        )
    return int(amount)


def why_no_amount(text: str, unit: int) -> tuple[str, str]:
    """What is wrong with an amount, and what to do; ("", "") if nothing is."""
    try:
        hundredths(text, unit)
    except NotANumber as error:
        return error.message, error.hint
    return "", ""


class Amounts(dict[bytes, int]):
    """Amounts in öre by what stands in the cell, read when first asked for.

    What is no amount is UNREAD.

    `unread`: whether there has been any such cell.
    """

    UNREAD = -1

    def __init__(self, unit: int) -> None:
        super().__init__()
        self.unit = unit
        self.unread = False

    def __missing__(self, cell: bytes) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        try:
            self[cell] = hundredths(cell_text(cell), self.unit)
        except NotANumber:
            self[cell] = self.UNREAD
            self.unread = True
        return self[cell]

    def column(self, cells: Sequence[bytes]) -> list[int]:
        """A column: at once if it is whole numbers or nothing, with blanks between thousands or
        not; else cell by cell.
        """
        unit = self.unit
        whole = cells if b"".join(cells).isdigit() else _grouped(cells)
        try:
            amounts = [int(cell) * unit if cell else 0 for cell in whole] if cells and whole else []
        except ValueError:  # thousands of digits
            amounts = []
        return amounts if amounts and max(amounts) < _MOST else [*map(self.__getitem__, cells)]


def _grouped(cells: Sequence[bytes]) -> list[bytes] | None:
    """Whole numbers without the blanks between thousands, or None if there are others among
    them.
    """
    column = b"\n".join(cells)
    for blank in _BLANKS:
        column = column.replace(blank, b" ")
    return (
        column.replace(b" ", b"").replace(b",00", b"").split(b"\n")
        if _GROUPED.fullmatch(column)
        else None
    )


class Days(dict[bytes, int]):
    """How a day, with the time of day or not, lies to a year: INSIDE (or not told), OUTSIDE, or
    UNREAD if it may be another day as well.
    """

    INSIDE, OUTSIDE, UNREAD = range(3)

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = year
        self.met: set[int] = set()  # how days have lain so far

    def __missing__(self, cell: bytes) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        try:
            self[cell] = self._lies(cell_text(cell).strip())
        except ValueError:
            self[cell] = self.UNREAD
        self.met.add(self[cell])
        return self[cell]

    def _lies(self, text: str) -> int:
        if text in _NOTHING:
            return self.INSIDE
        match = _DAY.fullmatch(text)
        if not match:
            return self.UNREAD
        return (
            self.INSIDE
            if date(int(match[1]), int(match[3]), int(match[4])).year == self.year
            else self.OUTSIDE
        )


def broken(text: str) -> bool:
    """Whether a cell has letters that cannot be read, or several lines: then it has swallowed other
    cells, since a quotation mark is wrong.
    """
    return NO_LETTER in text or "\n" in text


class ColumnWords:
    """What the words of a column mean: villkor's own or those that anslag.yaml gives, else
    themselves as they were first spelt.

    `known` are the names that there are, by column. A column without any takes all names.
    """

    def __init__(
        self, given: Mapping[str, Mapping[str, Iterable[str]]], known: Mapping[str, Iterable[str]]
    ) -> None:
        self.known = {
            column: {fold(name): name for name in names} for column, names in known.items()
        }
        self.meaning = {column: dict(names) for column, names in self.known.items()}
        for column, meanings in ((OUTCOME, _WORDS), *given.items()):
            words = {fold(word): meaning for meaning, theirs in meanings.items() for word in theirs}
            self.meaning.setdefault(column, {}).update(words)

    def read(self, column: str, cell: bytes) -> str | None:
        """What a cell means.

        None if it is no outcome, or is none that can be read (see `broken`).
        """
        if broken(cell_text(cell)):
            return None
        text = " ".join(cell_text(cell).split())
        if column == OUTCOME:
            return self.meaning[OUTCOME].get(fold(text))
        return self.meaning.setdefault(column, {}).setdefault(fold(text), text)

    def strange(self, column: str, name: str) -> bool:
        """Whether the column has names of its own, and this is none of them."""
        known = self.known.get(column)
        return bool(known) and fold(name) not in (known or {})
