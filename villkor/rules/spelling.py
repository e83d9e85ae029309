"""Ord som är felstavade.

The docstring of a rule is its manual page, in Swedish. A word is told of once, where it first stands: a name, a rare compound or a
foreign word is right, and whoever reads the list must be able to get through it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from villkor.diagnostic import Finding
from villkor.report import Report, Text
from villkor.rules.answers import prose
from villkor.rules.pattern import Pattern
from villkor.rules.typography import readable
from villkor.speller import begin

_SHORTEST = 4  # letters: shorter words are mostly names of units, initials and foreign particles
_SHORTEST_PART = 3
_ALIKE = 0.8  # of get_close_matches
# A word with no digit, point or @ beside it, that could be a part of a name, a number or an address; no first half ("ladd- och
# tankställen"), and none whose letters have come apart (VK501).
_LOOSE = "\u0300-\u036f\u00a8\u02da\u00b4"
_WORD = Pattern(rf"(?<![\w@./\\{{{_LOOSE}-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/\\{_LOOSE}-]|\.\w)")
_SENTENCE_START = Pattern(r"(?:\A|[.!?]\s+|\n[ \t]*\n\s*|(?:\A|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]+)[*_”]*\Z")

_First = dict[str, tuple[str, Text, int]]


def misspelt(report: Report) -> Iterator[Finding]:
    """Ett ord är troligen felstavat: det finns inte i den svenska ordlistan.

    Varför: stavfel drar blicken från innehållet. Regeln behöver stavningsprogrammet hunspell med svensk ordlista, och är tyst där det
    inte är installerat. Namn och förkortningar prövas inte.
    Fel: `arbtade`
    Rätt: `arbetade`, eller ordet på en rad under `ordlista:` i rapport.yaml om det är rätt
    """
    first, count = _words(report)
    return _findings(report, first, count, begin(first))


def _words(report: Report) -> tuple[_First, Counter[str]]:
    """Every word that can be judged, where it first stands, and how often. In capitals only the first letter may be."""
    first: _First = {}
    count: Counter[str] = Counter()
    for question, text in prose(report):
        for match in _WORD.finditer(readable(text.text)):
            word = match[0]
            if len(word) >= _SHORTEST_PART and word[1:].islower() and word.strip("x"):
                count[word] += 1
                first.setdefault(word, (question, text, match.start()))
    return first, count


def _findings(report: Report, first: _First, count: Counter[str], unknown: Callable[[], frozenset[str]]) -> Iterator[Finding]:
    refused = unknown()
    own = {word.casefold() for word in report.settings.words}
    accepted = {word for word in first if word.islower() and word not in refused} | own if refused else own
    for word in sorted(refused, key=lambda word: (first[word][1].where, first[word][2])):
        question, text, offset = first[word]
        close = _closest(word.casefold(), accepted)
        named = not word.islower() and not (close and _SENTENCE_START.search(text.text, 0, offset))
        if len(word) < _SHORTEST or named or _is_known(word.casefold(), own, accepted):
            continue
        where = f" Det står på {count[word]} ställen." if count[word] > 1 else ""
        hint = f"{f'Menade du ”{close}”? ' if close else ''}Är ordet rätt, så lägg till det under ordlista: i rapport.yaml."
        yield Finding(text.at(offset), f"”{word}” finns inte i den svenska ordlistan.{where}", hint, question)


def _is_known(word: str, own: set[str], accepted: set[str]) -> bool:
    """Whether a word is one of the region's own, perhaps in the genitive, or two known ones put together, perhaps with an s between."""
    if word in own or word.removesuffix("s") in own:
        return True
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return any(
        word[cut:] in accepted and (word[:cut] in accepted or word[:cut].removesuffix("s").removesuffix("-") in accepted) for cut in cuts
    )


def _closest(word: str, accepted: set[str]) -> str:
    """The word of the report that a refused one is most like."""
    near = [other for other in accepted if other[0] == word[0] and abs(len(other) - len(word)) <= 2]  # noqa: PLR2004 - letters lost or doubled
    return next(iter(get_close_matches(word, sorted(near), n=1, cutoff=_ALIKE)), "")
