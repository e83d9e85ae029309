"""What stands in the cells of a decision: days and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from unicodedata import normalize

from villkor.grant.decisions.model import (
    NEITHER,
    NO,
    NO_PRIORITY,
    OUTCOME,
    YES,
    name_key,
)

# what was in no encoding, and C0 but for tabs, with DEL: no XML, and so no Word file,
# may have them (XML 1.0, production 2)
_BROKEN = re.compile("[\N{REPLACEMENT CHARACTER}\x00-\x08\x0a-\x1f\x7f]")
_NOTHING = {"", "-", "–", "—"}
_DAY = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)(?:[T ]\d\d:\d\d.*)?")
# digits, letters, and signs but for dashes, blanks and what is not seen
_OF_NUMBER = re.compile(
    "[0-9]+|[^\\W\\d_]+|[^\\w\\s\\-‐‑‒–—−\u00ad\u200b\u2060\ufeff]|_"
)
_OUTCOME_WORDS = {
    YES: ("bifall", "bifallen", "bifallet", "beviljad", "beviljat", "beviljas"),
    NO: ("avslag", "avslagen", "avslaget", "avslås"),
    NEITHER: ("räknas inte",),
}


def is_in_year(day: str, year: int) -> bool | None:
    """Whether a day, with the time of day or not, is in a year, or is not told.

    None if it may be another day as well, or is none.
    """
    words = day.strip()
    if words in _NOTHING:
        return True
    match = _DAY.fullmatch(words)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[3]), int(match[4])).year == year
    except ValueError:
        return None


def day_digits(day: str) -> str:
    """The digits of a day that is told, without the time of day."""
    return "".join(filter(str.isdecimal, day))[:8]


def case_key(number: str) -> tuple[str, ...]:
    """The number of a case as it is compared: letters, digits and signs, without regard
    to case, blanks and dashes. `run2022–1` is `RUN 2022-1`, and no other number is.
    """
    return tuple(_OF_NUMBER.findall(normalize("NFC", number).casefold()))


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
        self.known: dict[str, dict[str, str]] = {}
        self.meaning: dict[str, dict[str, str]] = {}
        for column, names in known.items():
            self.known[column] = {name_key(name): name for name in names}
            self.meaning[column] = dict(self.known[column])
        for column, meanings in ((OUTCOME, _OUTCOME_WORDS), *given.items()):
            by_key = self.meaning.setdefault(column, {})
            for meaning, words in meanings.items():
                by_key.update(dict.fromkeys(map(name_key, words), meaning))

    def read_word(self, column: str, cell: str) -> str | None:
        """What a cell means. None if it is no outcome, or has what no word has."""
        if is_broken(cell):
            return None
        word = " ".join(cell.split())
        if column == OUTCOME:
            return self.meaning[OUTCOME].get(name_key(word.removesuffix(".")))
        return self.meaning.setdefault(column, {}).setdefault(name_key(word), word)

    def is_strange(self, column: str, name: str) -> bool:
        """Whether the column has names of its own, and this is none of them."""
        known = self.known.get(column, {})
        return bool(known) and name_key(name or NO_PRIORITY) not in known


def is_broken(cell: str) -> bool:
    """Whether there are letters that cannot be read, several lines, or characters that
    no text may have.
    """
    return _BROKEN.search(cell) is not None
