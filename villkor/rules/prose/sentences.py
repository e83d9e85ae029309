"""Sentences, each with what the ones before it say of which time and whose money it is
about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from villkor.rules.prose.clauses import mentioned_years
from villkor.rules.prose.pattern import Pattern

_END = Pattern(
    r"""
    [.!?]['")”]{0,2} (?= \s{1,9}[-*_"”“(–]{0,3}[A-ZÅÄÖ] | \s{0,9}\Z )
    |
    \n[ \t]{0,9}\n
    |
    \n (?= [ \t]{0,9} (?: [-*+] | [0-9]{1,3}[.)] ) [ \t] )
    """,
    re.VERBOSE,
)
_LIST_ITEM = Pattern(r"\s{0,9}(?:[-*+]|[0-9]{1,3}[.)])[ \t]")
_COMPARED = Pattern(r"(?:jämfört med|mot|än|från|sedan)\s+(?:år\s+)?\Z")
_IN_NUMBER = Pattern(r"[–—/:-]20[0-9]{2}|.?20[0-9]{2}(?:[–—/-]|:[0-9])", re.DOTALL)
_NO_BLANK = Pattern(r"\S")
_REACH = 24  # letters before a place that are looked at
_NEXT = 1  # a year further ahead is that of a strategy


class Sentence(Struct, frozen=True):
    """A part of a text from its start to its stop. `year` is the one that the sentences
    before it were about, 0 if none, and `before` is where the one before begins that it
    goes on from.
    """

    text: str
    start: int
    stop: int
    year: int
    before: int


def sentences_of(text: str, year: int) -> Iterator[Sentence]:
    """The sentences of a text, and the points of its lists."""
    start, told, before = 0, 0, 0
    years = _single_years(text, year)
    place = 0
    for stop in _stops(text):
        if not text[start:stop].strip():
            continue
        if _begins_anew(text, start):
            told, before = 0, start
        yield Sentence(text, start, stop, told, before)
        if not _LIST_ITEM.match(text, start):
            before = start
        first = 0
        while place < len(years) and years[place][1] < stop:
            if not first and not _is_compared(text, years[place][1]):
                first = years[place][0]
            place += 1
        told = first or told
        start = stop


def _single_years(text: str, year: int) -> list[tuple[int, int]]:
    """The years that a sentence may be about, and where they stand."""
    found: list[tuple[int, int]] = []
    for number, start in mentioned_years(text):
        if number > year + _NEXT:
            continue
        if not _IN_NUMBER.match(text, max(0, start - 1)):
            found.append((number, start))
    return found


def _stops(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        yield match.end()
    yield len(text)


def _begins_anew(text: str, start: int) -> bool:
    """Whether a paragraph begins that does not go on from the one before it."""
    begin = _first_word(text, start)
    above = text[max(0, begin - _REACH) : begin]
    ended = above.rstrip()
    if above[len(ended) :].count("\n") <= 1 and ended:
        return False
    return not ended.endswith(":") and not _LIST_ITEM.match(text, begin)


def _first_word(text: str, start: int) -> int:
    found = _NO_BLANK.search(text, start)
    return found.start() if found else start


def _is_compared(text: str, start: int) -> bool:
    before = text[max(0, start - _REACH) : start]
    return bool(_COMPARED.search(before))
