"""Ord som är felstavade.

The docstring of a rule is its manual page, in Swedish. A word is told of once, where it
first stands: a name, a rare compound or a foreign word is right, and whoever reads the
list must be able to get through it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from unicodedata import normalize

from msgspec import Struct

from villkor.base.diagnostic import Finding
from villkor.base.yaml.nodes import Text
from villkor.document.commonmark import MARKED
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.placeholders import placeholders_in
from villkor.rules.speller import begin_spelling, speller_installed

# letters: shorter words are mostly names of units, initials and foreign particles
_SHORTEST = 4
_SHORTEST_PART = 3
# letters: what is longer is no word, and hunspell may take for ever to judge it
_LONGEST = 60
_ALIKE = 0.8  # of get_close_matches
_MOST_EDITS = 2  # letters lost, doubled, changed or swapped
_ENDING = 2  # letters
_BEFORE = 60  # characters before a word that tell whether a sentence begins with it
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
    r"""
    (?:
        \A
        | [.!?] \s{1,40}
        | \n [ \t]* \n \s{0,40}                               # after an empty line
        | (?: \A | \n ) [ \t]* (?: [-*+] | \d+[.)] ) [ \t]+  # a point of a list
    )
    [*_”(]{0,9} \Z
    """,
    re.VERBOSE,
)


def misspelt(report: Report) -> Iterator[Finding]:
    """Ett ord är troligen felstavat: det finns inte i den svenska ordlistan.

    Varför: stavfel drar blicken från innehållet. Regeln behöver
    villkor[stavning], eller programmet hunspell med svensk ordlista, och är tyst där
    inget av dem är installerat. Namn och förkortningar prövas inte.
    Fel: `arbtade`
    Rätt: `arbetade`, eller ordet på en rad under `ordlista:` i rapport.yaml om det är
    rätt. Formuläret har med sig en lista över ord i regionalt utvecklingsarbete, som
    årshjul och webbinarium.
    """
    words = _words_of(report) if speller_installed() else {}
    return _findings(report, words, begin_spelling(words))


class _Word(Struct, frozen=True):
    """A word that can be judged, in letters of one character each: as it is first
    written, and how often it stands in the report.
    """

    written: str
    count: int


def _words_of(report: Report) -> dict[str, _Word]:
    """The words that can be judged, which are told from names, addresses and
    numbers.
    """
    chunks: Counter[str] = Counter()
    for _, text in prose_texts(report):
        chunks.update(_in_swedish(text.text).split())
    words: dict[str, _Word] = {}
    for chunk, count in chunks.items():
        written = chunk.strip(_MARKS)
        word = written
        # letters that have come apart (VK501) are put together
        if not written.isalpha():
            word = normalize("NFC", written)
        if not _can_be_judged(word):
            continue
        known = words.get(word)
        if known:
            words[word] = _Word(known.written, known.count + count)
        else:
            words[word] = _Word(written, count)
    return words


def _in_swedish(text: str) -> str:
    """A text without what is marked as another language, and without placeholders, of
    which VK207 tells.
    """
    if "]{" in text:
        text = MARKED.sub("", text)
    for left in reversed(list(placeholders_in(text))):
        text = f"{text[: left.start()]} {text[left.end() :]}"
    return text


def _can_be_judged(word: str) -> bool:
    """Whether it is letters and hyphens alone, of which only the first may be a
    capital.
    """
    return (
        _SHORTEST_PART <= len(word) <= _LONGEST
        and word[1:].islower()
        and word.replace("-", "").isalpha()
        and word[0] != "-" != word[-1]
    )


def _findings(
    report: Report,
    words: Mapping[str, _Word],
    unknown: Callable[[], frozenset[str]],
) -> Iterator[Finding]:
    refused = unknown()
    if not refused:
        return
    listed = (*report.settings.words, *report.form.words)
    own = {word.casefold() for word in listed}
    accepted = {word for word in words if word.islower() and word not in refused} | own
    by_letter = _by_first_letter(accepted)
    for word, known in words.items():
        if word not in refused or len(word) < _SHORTEST:
            continue
        if not _is_known(word.casefold(), own, accepted):
            yield from _told(report, word, known, by_letter)


def _told(
    report: Report,
    word: str,
    known: _Word,
    by_letter: Mapping[str, Sequence[str]],
) -> Iterator[Finding]:
    """The finding of a refused word, unless it seems to be a name: a capital shows
    nothing at the beginning of a sentence, and there the word must be like another one.
    """
    place = _first_place(report, known.written)
    if place is None:
        return
    question, text, offset = place
    if not (word.islower() or _begins_sentence(text.text, offset)):
        return
    close = _closest(word.casefold(), by_letter)
    if not (word.islower() or close):
        return
    message = f"”{word}” finns inte i den svenska ordlistan."
    if known.count > 1:
        message += f" Det står på {known.count} ställen."
    hint = "Är ordet rätt, så lägg till det under ordlista: i rapport.yaml."
    if close:
        hint = f"Menade du ”{close}”? {hint}"
    yield Finding(text.at(offset), message, hint, question)


def _begins_sentence(text: str, offset: int) -> bool:
    first = max(0, offset - _BEFORE)
    return _SENTENCE_START.search(text, first, offset) is not None


def _first_place(report: Report, written: str) -> tuple[str, Text, int] | None:
    """Where a word stands first: the question, the text and the offset.

    Nowhere, if its letters stand around a word in another language.
    """
    for question, text in prose_texts(report):
        offset = _find_word(text.text, written)
        if offset >= 0:
            return question, text, offset
    return None


def _find_word(text: str, word: str) -> int:
    """Where a word stands first by itself in a text, or -1."""
    start = text.find(word)
    while start >= 0:
        stop = start + len(word)
        before = text[start - 1 : start]
        after = text[stop : stop + 1]
        if _is_edge(before) and _is_edge(after):
            return start
        start = text.find(word, start + 1)
    return -1


def _is_edge(character: str) -> bool:
    """Whether a character (or none, at an end of the text) may stand beside a word."""
    return character.isspace() or character in _MARKS


def _is_known(word: str, own: set[str], accepted: set[str]) -> bool:
    """Whether a word is an abbreviation that all know, one of the region's own, perhaps
    in the genitive, or two known ones put together, perhaps with an s between.
    """
    if word in _ABBREVIATED or word in own or word.removesuffix("s") in own:
        return True
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        if second not in accepted:
            continue
        if first in accepted or first.removesuffix("s").removesuffix("-") in accepted:
            return True
    return False


def _by_first_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """The words by their first letter, without what is above it."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        found.setdefault(_bare_letter(word[0]), []).append(word)
    return found


@cache
def _bare_letter(letter: str) -> str:
    return normalize("NFD", letter)[0]


def _closest(word: str, by_letter: Mapping[str, Sequence[str]]) -> str:
    """The word of the report that a refused one is surely meant to be: the fewest
    letters from it, and of those the one with its ending.

    Nothing, if two are as likely. The first letter is the same, but for what is above
    it.
    """
    likely = [
        other
        for other in by_letter.get(_bare_letter(word[0]), ())
        if abs(len(other) - len(word)) <= _MOST_EDITS
    ]
    ranked = sorted(
        (_count_edits(word, other), other[-_ENDING:] != word[-_ENDING:], other)
        for other in get_close_matches(word, likely, n=10, cutoff=_ALIKE)
    )
    if not ranked:
        return ""
    edits, _, best = ranked[0]
    if edits > _MOST_EDITS or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return ""
    return best


def _count_edits(one: str, other: str) -> int:
    """How many letters must be added, left out, changed or moved one step to make one
    word the other.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        above = before
        before = row
        row = [at + 1]
        for place, wanted in enumerate(other):
            changed = before[place] + (letter != wanted)
            least = min(changed, before[place + 1] + 1, row[place] + 1)
            if at and place and letter == other[place - 1] and wanted == one[at - 1]:
                least = min(least, above[place - 1] + 1)  # the two have changed places
            row.append(least)
    return row[-1]
