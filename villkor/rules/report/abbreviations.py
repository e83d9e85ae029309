"""Förkortningar som läsaren kanske inte känner till.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.yaml.nodes import Text
from villkor.form.model import FieldKind
from villkor.report.model import Report
from villkor.report.texts import table_rows
from villkor.rules.prose.pattern import Pattern
from villkor.rules.report.answers import placeholders_in
from villkor.rules.report.typography import matches

# Two to five capitals, as in RUS, ESF+ and "SMF:s". Not a part of a name or a number (REACT-EU, H2
# Green Steel, N2021/03079), not what a name or a number goes on with (LTU Business, RISE AB, COP
# 27, RS 2022-02134, Svenska ESF-rådet), nor a unit after a number.
_ABBREVIATION = Pattern(
    r"(?<![\w/&.+–-])(?!(?<=\d\s)(?:[KMGTP][WB]|[KM]V)\b)"
    r"(?P<word>[A-ZÅÄÖ]{2,5}\+?|[A-ZÅÄÖ]\d|[A-ZÅÄÖ]o[A-ZÅÄÖ])"
    r"(?![\w+&]|[–-]?\d|-[A-ZÅÄÖ]|-råd|\s+(?:[A-ZÅÄÖ][a-zåäö]|AB\b)|\s\d)"
)

_SIGN = "\N{REPLACEMENT CHARACTER}"
_CONTEXT = 100  # characters before and after an abbreviation in which it can be explained


def unexplained(report: Report) -> Iterator[Finding]:
    """En förkortning förklaras ingenstans i rapporten.

    Varför: rapporten är en allmän handling, och den som läser den ska förstå den utan att vara
    insatt. De förkortningar som alla känner (till exempel EU) behöver ingen förklaring, och inte
    heller namnen på regionens egna insatser.
    Fel: `Insatsen finansieras av ERUF.`
    Rätt: `Insatsen finansieras av Europeiska regionala utvecklingsfonden (ERUF).` där förkortningen
    först står
    Källa: 4 kap. 1 § offentlighets- och sekretesslagen (2009:400)
    """
    meanings = report.form.abbreviations.meanings
    for word, places in _places(report).items():
        if not any(_explains(_around(place), word) for place in places):
            first, text, match = places[0]
            meaning = meanings.get(match["word"])
            hint = (
                f"Skriv ut den här: {meaning} ({match['word']})."
                if meaning
                else "Skriv vad den står för, och förkortningen inom parentes."
            )
            more = (
                " Är den ett namn, så lägg till den under ordlista: i rapport.yaml."
                if not meaning
                else ""
            )
            yield Finding(
                text.at(match.start()),
                f"Förkortningen {match['word']} förklaras inte.",
                hint + more,
                first,
            )


_Place = tuple[str, Text, re.Match[str]]


def _places(report: Report) -> dict[str, list[_Place]]:
    """Where every abbreviation stands that someone may not know, in the form's order.

    ESF and ESF+ explain one another.
    """
    found: dict[str, list[_Place]] = {}
    meanings = report.form.abbreviations.meanings
    known = {*report.form.abbreviations.known, *report.settings.words, *_names(report)}
    order = {question: number for number, question in enumerate(report.form.questions)}
    for question, text, match in sorted(
        matches(report, _ABBREVIATION, "[A-ZÅÄÖ][A-ZÅÄÖ0-9o]"), key=lambda place: order[place[0]]
    ):
        word = match["word"]
        in_word = match.string.startswith("-", match.end())  # perhaps a name, as IUC-bolagen
        if (
            word not in known
            and (word in meanings or (word.isalpha() and not in_word))
            and not _is_placeholder(match)
        ):
            found.setdefault(word.removesuffix("+"), []).append((question, text, match))
    return found


def _is_placeholder(match: re.Match[str]) -> bool:
    """Whether VK207 tells of it: XXX and TBD are no abbreviations."""
    return any(
        found.start() <= match.start() < found.end() for found in placeholders_in(match.string)
    )


def _around(place: _Place) -> str:
    """What stands around an abbreviation, with a sign in its place, so that one pattern finds the
    explanation of any.
    """
    _, _, match = place
    start, end = match.span("word")
    return (
        f"{match.string[max(0, start - _CONTEXT) : start]}{_SIGN}"
        f"{match.string[end : end + _CONTEXT]}"
    )


def _names(report: Report) -> set[str]:
    """The words of the insatser's names."""
    cells = (
        row.cells.get(field.key)
        for question, row in table_rows(report)
        for field in question.fields
        if field.kind is FieldKind.LINE
    )
    names = [cell.text for cell in cells if isinstance(cell, Text)]
    return {word for name in names for word in re.findall(r"[\w+]+", name)}


# "its name (ABBR)" (which may end with its years), "ABBR (its name)" or "ABBR står för"; and "its
# name, ABBR", if the name holds its letters.
_EXPLAINED = Pattern(
    r"[^\W\d_]{2}[*_”]*(?:\s+20\d\d(?:–(?:20)?\d\d)?)?\s+\((?:[^()\d]*,\s)?"
    rf"(?:(?:förkortat|kallas|även|på engelska)\s)?{_SIGN}(?!\w)[^()]*\)"
    rf"|{_SIGN}"
    r"(?:[,:]?\s+\([^()]*[^\W\d_]{3}|,\s+(?:alltså|det vill säga)\b|\s+"
    r"(?:står för|betyder|är en förkortning)\b)"
)
_NAMED_BEFORE = Pattern(rf"(?P<name>(?:[^\W\d_]+\s+){{1,6}}[^\W\d_]+),\s+{_SIGN}(?!\w)")


def _explains(around: str, word: str) -> bool:
    """Whether the words around an abbreviation say what it stands for."""
    named = _NAMED_BEFORE.search(around)
    return bool(_EXPLAINED.search(around)) or (
        named is not None and _spelt_out(named["name"], word)
    )


def _spelt_out(words: str, abbreviation: str) -> bool:
    """Whether some of the last words begin as an abbreviation does and hold its letters in
    order.
    """
    parts = words.casefold().split()
    letters = abbreviation.casefold()
    beginnings = (
        " ".join(parts[start:]) for start, part in enumerate(parts[:-1]) if part[0] == letters[0]
    )
    return any(_in_order(letters, beginning) for beginning in beginnings)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters if letter.isalpha())
