"""The words of a line as they are compared: without case, signs, and the ways in which
programs and people write the same letters.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct

Words = tuple[str, ...]

_WORD = re.compile(r"\w+")
# the same where marks above letters may be written by themselves, and soft hyphens
_WRITTEN = re.compile("[\\w\N{SOFT HYPHEN}\u0300-\u036f]+")
_LONGEST_WORD = 25  # letters of the longest word on the average
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
    """A line: the number that it begins with ("" for none), and the words after it."""

    number: str
    words: Words


@lru_cache(maxsize=4096)
def said_line(text: str, most: int) -> SaidLine:
    """The words of a line: no more than one too many, if there are more than `most`."""
    number, start = _number_in(text)
    beginning = text[start : start + most * _LONGEST_WORD]
    return SaidLine(number, words_of_line(beginning)[: most + 1])


def _number_in(text: str) -> tuple[str, int]:
    """The number that a line begins with, and where it ends."""
    numbered = _NUMBER.match(text)
    if numbered is None:
        return "", 0
    return numbered["number"], numbered.end()


def end_of_words(text: str, count: int) -> int:
    """Where the first so many words of a line end, after its number."""
    _, end = _number_in(text)
    found = _WRITTEN.finditer(text, end)
    for word, _ in zip(
        found,
        range(count),
        strict=False,
    ):
        end = word.end()
    return end


def words_of_line(text: str) -> Words:
    """All the words of a line, numbers among them."""
    plain = normalize("NFC", text).replace("\N{SOFT HYPHEN}", "")
    return tuple(_WORD.findall(plain.casefold()))


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
