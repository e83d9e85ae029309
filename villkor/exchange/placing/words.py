"""The words of a line as they are compared: without case, signs, and the ways in which
programs and people write the same letters.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from unicodedata import normalize

from msgspec import Struct

Words = tuple[str, ...]

# letters with the marks above them, if those are written by themselves, and soft hyphens
_WORD = re.compile("[\\w\N{SOFT HYPHEN}\u0300-\u036f]+")
_NUMBER = re.compile(
    r"""
    \s{0,9} (?: [•▪·*o–-] \s{1,9} )?
    (?: fråga \s{1,3} )?
    (?P<number> \d{1,2} (?: \. \d{1,2} ){0,4} )
    (?! \d | \.\d )
    [.):]{0,2}
    """,
    re.VERBOSE | re.IGNORECASE,
)


class SaidLine(Struct, frozen=True):
    """A line: the number that it begins with ("" for none), the words after it, and
    where in the text each of these ends.
    """

    number: str
    words: Words
    ends: tuple[int, ...] = ()


def said_line(text: str, most: int) -> SaidLine:
    """The words of a line: no more than one too many, if there are more than `most`."""
    number, start = "", 0
    numbered = _NUMBER.match(text)
    if numbered is not None:
        number, start = numbered["number"], numbered.end()
    words: list[str] = []
    ends: list[int] = []
    for word in _WORD.finditer(text, start):
        spoken = as_compared(word[0])
        if spoken:
            words.append(spoken)
            ends.append(word.end())
        if len(words) > most:
            break
    return SaidLine(number, tuple(words), tuple(ends))


def words_of_line(text: str) -> Words:
    """All the words of a line, numbers among them."""
    words = map(as_compared, _WORD.findall(text))
    return tuple(word for word in words if word)


def as_compared(word: str) -> str:
    """A word as it is compared."""
    plain = normalize("NFC", word).replace("\N{SOFT HYPHEN}", "")
    return plain.casefold()


def likeness(some: Collection[str], others: Collection[str]) -> float:
    """How many of the words of two lines both have: 0 for none, 1 for all."""
    one, two = set(some), set(others)
    if not one or not two:
        return 0.0
    return 2 * len(one & two) / (len(one) + len(two))


def share_within(some: Collection[str], others: Collection[str]) -> float:
    """How many of the words of a line another line has, too."""
    one = set(some)
    return len(one & set(others)) / len(one) if one else 0.0
