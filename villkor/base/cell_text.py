"""What a cell of a table can be besides a word and an amount: a day, the number of a
case, something that cannot be read, and nothing that is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct

from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.sheet_facts import FORMULA, MERGED

# what was in no encoding, and C0 but for tabs, with DEL: no XML, and so no Word file,
# may have them (XML 1.0, production 2)
_BROKEN = re.compile(
    "[\N{REPLACEMENT CHARACTER}\x00-\x08\x0a-\x1f\x7f-\x9f"
    "\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# formulas, the errors of Excel in Swedish and English, and those of LibreOffice
_NO_VALUE = lazy_pattern(
    r"=|#(?:[A-ZÅÄÖ][A-ZÅÄÖ0-9/_ ]{0,20}[!?]|N/A|SAKNAS|GETTING_DATA|#+)|"
    r"(?:Err|Fel):\d{3}"
)
_NO_VALUE_BEGINS = ("=", "#", "Err:", "Fel:")
_MOST_REMEMBERED = 4096  # beginnings of numbers
_NOTHING = {"", "-", "–", "—"}
_DAY = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)(?:[T ]\d\d:\d\d.*)?")
_DIGITS = "0123456789"
# digits, letters, and signs but for dashes, blanks and what is not seen
_OF_NUMBER = re.compile(
    "[0-9]+|[^\\W\\d_]+|[^\\w\\s\\-‐‑‒–—−\u00ad\u200b\u2060\ufeff]|_"
)


def is_broken(cell: str) -> bool:
    """Whether there are letters that cannot be read, several lines, or characters that
    no text may have.
    """
    return _BROKEN.search(cell) is not None


def swallowing_cell(cells: Sequence[str], delimiter: str, enough: int) -> int:
    """The number of the first cell that has swallowed other rows, from 1, or 0.

    A quotation mark that is opened and not closed draws all into its cell until the
    next one. Such a cell has line breaks, and `enough` delimiters: about as many as a
    row or more. An ordinary text on several lines has few.
    """
    for number, cell in enumerate(cells, start=1):
        if "\n" in cell and cell.count(delimiter) >= enough:
            return number
    return 0


class CellDay(Struct, frozen=True, gc=False):
    """A day as it is written, its digits without the time of day, and whether it is in
    the year that is asked for, or not told.
    """

    text: str
    digits: str
    in_year: bool


def read_cell_day(cell: str, year: int) -> CellDay | None:
    """The day of a cell. None if it may be another day as well, or is none."""
    words = " ".join(cell.split())
    if words in _NOTHING:
        return CellDay(words, "", in_year=True)
    match = _DAY.fullmatch(words)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None
    return CellDay(words, f"{day:%Y%m%d}", in_year=day.year == year)


def has_no_value(cell: str) -> bool:
    """Whether a cell has a formula, is part of one above, or has an error: what it is
    worth is then unknown.
    """
    return cell.startswith(_NO_VALUE_BEGINS) and _NO_VALUE.match(cell) is not None


def about_no_value(cell: str) -> tuple[str, str]:
    """What is said of a cell without a value, and what to do."""
    if cell.startswith(MERGED):
        return (
            f"Cellen är {cell[1:]}, så det går inte att veta vad som gäller raden.",
            "Dela cellen i Excel, och skriv värdet på varje rad.",
        )
    if cell.startswith(FORMULA):
        return (
            "Cellen har en formel men inget uträknat värde.",
            "Öppna filen i Excel, räkna om den (F9) och spara den på nytt.",
        )
    error = _NO_VALUE.match(cell)
    return (
        f"Cellen har felet {error[0] if error else cell} i stället för ett värde.",
        "Rätta formeln i Excel, eller skriv värdet, och spara filen på nytt.",
    )


def case_key(number: str) -> tuple[str, ...]:
    """The number of a case as it is compared: letters, digits and signs, without regard
    to case, blanks and dashes. `run2022–1` is `RUN 2022-1`, and no other number is.
    """
    # what stands before the last digits is the same in most cases of a file
    before = number.rstrip(_DIGITS)
    if before == number:
        return _parts_of(number)
    return *_parts_of(before), number[len(before) :]


@lru_cache(_MOST_REMEMBERED)
def _parts_of(number: str) -> tuple[str, ...]:
    return tuple(_OF_NUMBER.findall(normalize("NFC", number.casefold())))
