"""Förkortningar som läsaren kanske inte känner till.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from villkor.base.diagnostic import Finding
from villkor.base.yaml.nodes import Text
from villkor.document.commonmark import TEXTS_KEPT
from villkor.form.model import FieldKind
from villkor.report.model import Report
from villkor.report.texts import table_rows
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.placeholders import placeholders_in
from villkor.rules.prose.readable import Match, find_matches

# Two to five capitals, as in RUS, ESF+ and "SMF:s". Not a part of a name or a number
# (REACT-EU, H2 Green Steel, N2021/03079), not what a name or a number goes on with (LTU
# Business, RISE AB, COP 27, RS 2022-02134, Svenska ESF-rådet), nor a unit after a
# number.
_ABBREVIATION = Pattern(
    r"""
    (?P<word>
        # a capital first: that is quick to look for
        [A-ZÅÄÖ] (?<! [\w/&.+–-] [A-ZÅÄÖ] )
        (?! (?<= \d\s[KMGTP] ) [WB] \b | (?<= \d\s[KM] ) V \b )  # but 5 MW
        (?:
            [A-ZÅÄÖ]{1,4} \+?                        # RUS, ESF+
            | \d                                     # H2
            | o[A-ZÅÄÖ]                              # FoU
        )
    )
    (?!
        [\w+&]
        | [–-]?\d
        | -[A-ZÅÄÖ]
        | -råd
        | \s+ (?: [A-ZÅÄÖ][a-zåäö] | AB\b )
        | \s\d
    )
    """,
    re.VERBOSE,
    likely="[A-ZÅÄÖ][A-ZÅÄÖ0-9o]",
)

_SIGN = "\N{REPLACEMENT CHARACTER}"
# characters before and after an abbreviation in which it can be explained
_CONTEXT = 100


def unexplained(report: Report) -> Iterator[Finding]:
    """En förkortning förklaras ingenstans i rapporten.

    Varför: rapporten är en allmän handling, och den som läser den ska förstå den utan
    att vara insatt. De förkortningar som alla känner (till exempel EU) behöver ingen
    förklaring, och inte heller namnen på regionens egna insatser.
    Fel: `Insatsen finansieras av ERUF.`
    Rätt: `Insatsen finansieras av Europeiska regionala utvecklingsfonden (ERUF).` där
    förkortningen först står
    Källa: 4 kap. 1 § offentlighets- och sekretesslagen (2009:400)
    """
    for word, places in _places(report).items():
        if not any(_explains(_around(match), word) for _, _, match in places):
            question, text, match = places[0]
            yield Finding(
                text.at(match.start()),
                f"Förkortningen {match['word']} förklaras inte.",
                _how_to_explain(report, match["word"]),
                question,
            )


def _how_to_explain(report: Report, word: str) -> str:
    meaning = report.form.abbreviations.meanings.get(word)
    if meaning:
        return f"Skriv ut den här: {meaning} ({word})."
    return (
        "Skriv vad den står för, och förkortningen inom parentes. "
        "Är den ett namn, så lägg till den under ordlista: i rapport.yaml."
    )


def _places(report: Report) -> dict[str, list[Match]]:
    """Where every abbreviation stands that someone may not know, in the form's order.

    ESF and ESF+ explain one another.
    """
    found: dict[str, list[Match]] = {}
    known = {
        *report.form.abbreviations.known,
        *report.settings.words,
        *_words_of_names(report),
    }
    meanings = report.form.abbreviations.meanings
    order = {question: number for number, question in enumerate(report.form.questions)}
    matches = find_matches(report, _ABBREVIATION)
    for place in sorted(matches, key=lambda place: order[place[0]]):
        match = place[2]
        word = match["word"]
        if word in known or not (word in meanings or _is_word(match)):
            continue
        if not _is_placeholder(match):
            found.setdefault(word.removesuffix("+"), []).append(place)
    return found


def _is_word(match: re.Match[str]) -> bool:
    """Whether it is of letters alone, and no part of another word: that is perhaps a
    name, as IUC-bolagen.
    """
    return match["word"].isalpha() and not match.string.startswith("-", match.end())


def _is_placeholder(match: re.Match[str]) -> bool:
    """Whether VK207 tells of it: XXX and TBD are no abbreviations."""
    starts, ends = _placeholders_of(match.string)
    before = bisect_right(starts, match.start())
    return before > 0 and match.start() < ends[before - 1]


@lru_cache(maxsize=TEXTS_KEPT)
def _placeholders_of(text: str) -> tuple[list[int], list[int]]:
    """Where the placeholders of a text begin and end."""
    spans = [found.span() for found in placeholders_in(text)]
    return [start for start, _ in spans], [end for _, end in spans]


def _words_of_names(report: Report) -> set[str]:
    """The words of the insatser's names."""
    words: set[str] = set()
    for question, row in table_rows(report):
        for field in question.fields:
            cell = row.cells.get(field.key)
            if field.kind is FieldKind.LINE and isinstance(cell, Text):
                words.update(re.findall(r"[\w+]+", cell.text))
    return words


_EXPLAINED = Pattern(
    rf"""
    [^\W\d_]{{2}} [*_”]*                                  # the end of its name
    (?: \s+ 20\d\d (?: – (?: 20 )? \d\d )? )?             # which may end with its years
    \s+ \( (?: [^()\d]* , \s )?
    (?: (?: förkortat | kallas | även | på[ ]engelska ) \s )?
    {_SIGN} (?! \w ) [^()]* \)                            # (ERUF)
    |
    {_SIGN}                                               # ERUF
    (?:
        [,:]? \s+ \( [^()]* [^\W\d_]{{3}}                 # (its name)
        | , \s+ (?: alltså | det[ ]vill[ ]säga ) \b
        | \s+ (?: står[ ]för | betyder | är[ ]en[ ]förkortning ) \b
    )
    """,
    re.VERBOSE,
)
# its name, ERUF
_NAMED_BEFORE = Pattern(
    rf"\b(?P<name>(?:[^\W\d_]{{1,60}}\s{{1,9}}){{1,6}}[^\W\d_]{{1,60}}),\s+{_SIGN}(?!\w)",
    likely=rf",\s+{_SIGN}",
)


def _explains(around: str, word: str) -> bool:
    """Whether the words around an abbreviation say what it stands for."""
    if _EXPLAINED.search(around):
        return True
    if not _NAMED_BEFORE.may_match(around):
        return False
    named = _NAMED_BEFORE.search(around)
    return named is not None and _is_spelt_out(named["name"], word)


def _around(match: re.Match[str]) -> str:
    """What stands around an abbreviation, with a sign in its place, so that one pattern
    finds the explanation of any.
    """
    start, end = match.span("word")
    before = match.string[max(0, start - _CONTEXT) : start]
    after = match.string[end : end + _CONTEXT]
    return f"{before}{_SIGN}{after}"


def _is_spelt_out(words: str, abbreviation: str) -> bool:
    """Whether some of the last words begin as an abbreviation does and hold its letters
    in order.
    """
    parts = words.casefold().split()
    letters = abbreviation.casefold()
    for start, part in enumerate(parts[:-1]):
        if part[0] != letters[0]:
            continue
        rest = " ".join(parts[start:])
        if _holds_in_order(rest, letters):
            return True
    return False


def _holds_in_order(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters if letter.isalpha())
