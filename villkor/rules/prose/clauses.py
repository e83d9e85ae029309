"""What the words around a number say of it: its clause and its paragraph, whether it is
a round one, and which time it is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from villkor.document.commonmark import TEXTS_KEPT
from villkor.rules.prose.pattern import Pattern

LEAST_COUNT = 3  # smaller numbers are seldom the report's own figures
NUMBER = (
    r"(?<![\w.,:/+–‑−-])"
    # a number of many groups is not read anew from each of them
    r"(?!(?<=[ \u00a0\u2009\u202f][0-9]{3}[ \u00a0\u2009\u202f])[0-9]{3}(?![0-9]))"
    r"(?P<number>[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+|[0-9]{1,9})"
)

_ABOUT = Pattern(
    r"""
    \b
    (?:
        cirka | ca\.? | omkring | ungefär | drygt | knappt | nästan | närmare
        | över | under | minst | högst | uppemot | runt | än | upp[ ]till
        | mellan
        | mellan[ ] [0-9 ]+ [ ]och
    )
    \s+ \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_TIME = Pattern(
    r"""
    \b
    (?:
        i[ ]fjol | förra[ ]året | året[ ](?: innan | före ) | föregående[ ]år
        | tidigare[ ]år | nästa[ ]år | kommande[ ]år
    )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = Pattern(r"(?<![\w–-])(?:19|20)[0-9]{2}(?!\w)")
# begins with fixed characters, which is what makes it quick
_YEAR_OF_OURS = Pattern(r"20[0-9]{2}(?!\w)")
_CLAUSE_END = Pattern(r"[.!?;:,](?=\s|\Z)|\n[ \t]*\n|\n[ \t]*[-*+][ \t]")
_SENTENCE_END = Pattern(r"[.!?](?=\s|\Z)|\n[ \t]*\n|\n[ \t]*[-*+][ \t]")
_EMPTY_LINE = Pattern(r"\n[ \t]*\n")
_LONGEST = 1000  # characters of a sentence on either side of what it says
_BEFORE = 60  # characters before a number that may say that it is a round one
_NO_YEAR_ALONE = frozenset("–—-/:")  # a range, a law, a term or a register number


@lru_cache(maxsize=TEXTS_KEPT)
def _ends_of(pattern: Pattern, text: str) -> tuple[int, ...]:
    """Where each match ends, for all who ask of the same text."""
    return tuple(match.end() for match in pattern.finditer(text))


def _between(
    ends: Pattern,
    text: str,
    start: int,
    stop: int,
) -> tuple[int, int]:
    """The last end before a part of a text, and the first one after it."""
    places = _ends_of(ends, text)
    before = bisect_right(places, start)
    after = bisect_left(places, stop)
    begin = places[before - 1] if before else 0
    end = places[after] if after < len(places) else len(text)
    return begin, end


def _near(
    ends: Pattern,
    text: str,
    start: int,
    stop: int,
) -> tuple[int, int]:
    """The same, but no further away than words of one sentence are: text without any
    end would be read anew for each of its numbers.
    """
    begin, end = _between(ends, text, start, stop)
    return max(begin, start - _LONGEST), min(end, stop + _LONGEST)


def clause_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the clause begins and ends in which a part of a text stands."""
    return _near(_CLAUSE_END, text, start, stop)


def sentence_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the sentence begins and ends in which a part of a text stands.

    A point of a list is one.
    """
    return _near(_SENTENCE_END, text, start, stop)


def paragraph_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the paragraph, or the whole list, begins and ends in which a part of a text
    stands.
    """
    return _between(_EMPTY_LINE, text, start, stop)


def stands_in_paragraph(
    words: Pattern,
    text: str,
    start: int,
    stop: int,
) -> bool:
    """Whether one of the words stands in the paragraph around a part of a text, outside
    that part.
    """
    places = _ends_of(words, text)
    first, last = paragraph_around(text, start, stop) if places else (0, 0)
    before = bisect_right(places, start) - bisect_right(places, first)
    after = bisect_right(places, last) - bisect_right(places, stop)
    return before + after > 0


@lru_cache(maxsize=TEXTS_KEPT)
def mentioned_years(text: str) -> tuple[tuple[int, int], ...]:
    """Every number that can be a year of this century, and where it begins.

    Kept, since several rules look for them in every text.
    """
    found: list[tuple[int, int]] = []
    for match in _YEAR_OF_OURS.finditer(text):
        start = match.start()
        if not text[start - 1 : start].isalnum():
            found.append((int(match[0]), start))
    return tuple(found)


def stands_alone(text: str, start: int) -> bool:
    """Whether a year stands for itself: not in a range (2021–2027), a law (2022:56), a
    number or the name of Agenda 2030.
    """
    stop = start + 4
    beside = {text[start - 1 : start], text[stop : stop + 1]}
    if _NO_YEAR_ALONE & beside:
        return False
    before = text[max(start - 8, 0) : start]
    return not before.rstrip().endswith("Agenda")


@lru_cache(maxsize=TEXTS_KEPT)
def _years_alone(text: str) -> tuple[list[int], list[int]]:
    """The years of a text that stand for themselves, and where each begins."""
    years: list[int] = []
    places: list[int] = []
    for year, place in mentioned_years(text):
        if stands_alone(text, place):
            years.append(year)
            places.append(place)
    return years, places


def years_of_paragraph(text: str, at: int, beyond: int) -> frozenset[int]:
    """The years that stand for themselves in the paragraph of a place, or so many
    characters beyond it.
    """
    start, stop = paragraph_around(text, at, at + 4)
    return _years_within(text, start, stop + beyond)


@lru_cache(maxsize=TEXTS_KEPT)
def _years_within(text: str, start: int, stop: int) -> frozenset[int]:
    """Kept, since a paragraph is asked of as often as it has years."""
    years, places = _years_alone(text)
    return frozenset(years[bisect_left(places, start) : bisect_left(places, stop)])


def _is_round(text: str, start: int) -> bool:
    """Whether what stands before a number says that it is not exact."""
    return _ABOUT.search(text, max(0, start - _BEFORE), start) is not None


def said_of_something_else(text: str, match: re.Match[str], year: int) -> bool:
    """Whether the number is a round one, itself a year, or in a clause about another
    time than the report's year.
    """
    if _YEAR.fullmatch(match["number"]) or _is_round(text, match.start()):
        return True
    start, stop = clause_around(text, match.start(), match.end())
    before = text[start : match.start()]
    after = text[match.end() : stop]
    around = f"{before} {after}"
    if _OTHER_TIME.search(around):
        return True
    return any(int(found[0]) != year for found in _YEAR.finditer(around))


_A_PART = Pattern(
    r"""
    (?: \A | [,;:(–] | \boch ) \W{0,20}
    (?: av\s{1,9}(?: dem | dessa ) | varav | därav ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def said_of_a_part(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence has begun to tell the parts of something: av dem gällde 12
    ansökningar driftstöd.
    """
    start, _ = sentence_around(text, match.start(), match.end())
    return bool(_A_PART.search(text[start : match.start()]))
