"""Ord som är felstavade.

The docstring of a rule is its manual page, in Swedish. A word is told of once, where it first
stands: a name, a rare compound or a foreign word is right, and whoever reads the list must be able
to get through it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from unicodedata import normalize

from msgspec import Struct

from villkor.base.diagnostic import Finding
from villkor.base.yaml.nodes import Text
from villkor.document.commonmark import MARKED
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.pattern import Pattern
from villkor.rules.report.answers import placeholders_in
from villkor.rules.speller import begin_spelling, speller_installed

_SHORTEST = 4  # letters: shorter words are mostly names of units, initials and foreign particles
_SHORTEST_PART = 3
_LONGEST = 60  # letters: what is longer is no word, and hunspell may take for ever to judge it
_ALIKE = 0.8  # of get_close_matches
_MOST_EDITS = 2  # letters lost, doubled, changed or swapped
_ENDING = 2  # letters
_ABBREVIATED = frozenset(
    (
        "resp",
        "prop",
        "inkl",
        "exkl",
        "forts",
        "kompl",
        "prel",
        "utg",
        "avd",
        "etc",
        "osv",
        "dvs",
        "ordf",
        "sekr",
        "mfl",
    )
)
# what may stand around a word; a hyphen may not, as in "ladd- och tankställen"
_MARKS = ".,;:!?…()[]”“„»«’\"'*_–"
_SENTENCE_START = Pattern(
    r"(?:\A|[.!?]\s+|\n[ \t]*\n\s*|(?:\A|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]+)[*_”(]*\Z"
)


def misspelt(report: Report) -> Iterator[Finding]:
    """Ett ord är troligen felstavat: det finns inte i den svenska ordlistan.

    Varför: stavfel drar blicken från innehållet. Regeln behöver stavningsprogrammet hunspell med
    svensk ordlista, och är tyst där det inte är installerat. Namn och förkortningar prövas inte.
    Fel: `arbtade`
    Rätt: `arbetade`, eller ordet på en rad under `ordlista:` i rapport.yaml om det är rätt
    """
    words = _words(report) if speller_installed() else {}
    return _findings(report, words, begin_spelling(words))


class _Word(Struct, frozen=True):
    """A word that can be judged, in letters of one character each: as it is first written, and how
    often it stands in the report.
    """

    written: str
    count: int


def _words(report: Report) -> dict[str, _Word]:
    """The words: letters and hyphens alone, of which only the first may be a capital.

    So names in capitals, addresses and numbers are none. What is marked as another language is left
    out.
    """
    chunks: Counter[str] = Counter()
    for _, text in prose_texts(report):
        swedish = MARKED.sub("", text.text) if "]{" in text.text else text.text
        for left in reversed(list(placeholders_in(swedish))):  # VK207 tells of them
            swedish = f"{swedish[: left.start()]} {swedish[left.end() :]}"
        chunks.update(swedish.split())
    words: dict[str, _Word] = {}
    for chunk, count in chunks.items():
        written = chunk.strip(_MARKS)
        # letters that have come apart (VK501) are put together
        word = written if written.isalpha() else normalize("NFC", written)
        if (
            _SHORTEST_PART <= len(word) <= _LONGEST
            and word[1:].islower()
            and word.replace("-", "").isalpha()
            and word[0] != "-" != word[-1]
        ):
            words[word] = (
                _Word(words[word].written, words[word].count + count)
                if word in words
                else _Word(written, count)
            )
    return words


def _findings(
    report: Report, words: Mapping[str, _Word], unknown: Callable[[], frozenset[str]]
) -> Iterator[Finding]:
    refused = unknown()
    own = {word.casefold() for word in report.settings.words}
    accepted = (
        {word for word in words if word.islower() and word not in refused} | own if refused else own
    )
    for word in (each for each in words if each in refused):
        if len(word) >= _SHORTEST and not _is_known(word.casefold(), own, accepted):
            question, text, offset = _first(report, words[word].written)
            if not (word.islower() or _SENTENCE_START.search(text.text, 0, offset)):
                continue  # a name
            close = _closest(word.casefold(), accepted)
            if word.islower() or close:
                where = (
                    f" Det står på {words[word].count} ställen." if words[word].count > 1 else ""
                )
                hint = (
                    f"{f'Menade du ”{close}”? ' if close else ''}Är ordet rätt, så lägg till det "
                    "under ordlista: i rapport.yaml."
                )
                yield Finding(
                    text.at(offset),
                    f"”{word}” finns inte i den svenska ordlistan.{where}",
                    hint,
                    question,
                )


def _first(report: Report, written: str) -> tuple[str, Text, int]:
    """Where a word that stands in the report stands first."""
    marks = re.escape(_MARKS)
    pattern = re.compile(
        rf"(?:(?<=[\s{marks}])|^){re.escape(written)}(?=[\s{marks}]|$)", re.MULTILINE
    )
    found = (
        (question, text, pattern.search(text.text))
        for question, text in prose_texts(report)
        if written in text.text
    )
    return next((question, text, match.start()) for question, text, match in found if match)


def _is_known(word: str, own: set[str], accepted: set[str]) -> bool:
    """Whether a word is an abbreviation that all know, one of the region's own, perhaps in the
    genitive, or two known ones put together, perhaps with an s between.
    """
    if word in _ABBREVIATED or word in own or word.removesuffix("s") in own:
        return True
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return any(
        word[cut:] in accepted
        and (word[:cut] in accepted or word[:cut].removesuffix("s").removesuffix("-") in accepted)
        for cut in cuts
    )


def _closest(word: str, accepted: set[str]) -> str:
    """The word of the report that a refused one is surely meant to be: the fewest letters from it,
    and of those the one with its ending.

    Nothing, if two are as likely. The first letter is the same, but for what is above it.
    """
    likely = [
        other
        for other in accepted
        if _bare(other[0]) == _bare(word[0]) and abs(len(other) - len(word)) <= _MOST_EDITS
    ]
    near = get_close_matches(word, sorted(likely), n=10, cutoff=_ALIKE)
    ranked = sorted(
        (_edits(word, other), other[-_ENDING:] != word[-_ENDING:], other) for other in near
    )
    clear = (
        ranked
        and ranked[0][0] <= _MOST_EDITS
        and (len(ranked) == 1 or ranked[0][:2] < ranked[1][:2])
    )
    return ranked[0][2] if clear else ""


def _bare(letter: str) -> str:
    return normalize("NFD", letter)[0]


def _edits(one: str, other: str) -> int:
    """How many letters must be added, left out, changed or moved one step to make one word the
    other.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        before, above, row = row, before, [at + 1]
        for place, wanted in enumerate(other):
            least = min(before[place] + (letter != wanted), before[place + 1] + 1, row[place] + 1)
            swapped = at and place and letter == other[place - 1] and wanted == one[at - 1]
            row.append(min(least, above[place - 1] + 1) if swapped else least)
    return row[-1]
