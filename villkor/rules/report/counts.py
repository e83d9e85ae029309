"""Samma antal i två svar, som inte är samma.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader
could defend what is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.yaml.nodes import Text
from villkor.report.model import Report
from villkor.report.texts import answer_texts
from villkor.rules.prose.clauses import sentence_around
from villkor.rules.prose.counts import matched_number, mentioned_counts
from villkor.rules.prose.pattern import Pattern

_NAME = Pattern(r"(?<=[\w,]\s)[A-ZÅÄÖ][\w-]+")
_KIND = Pattern(
    r"""
    \s+
    (?! (?: under[ ]året | i[ ]år | i[ ]länet | i[ ]regionen | till[ ]regionen ) \b )
    (?: om | för | till | i | inom | från | av | på | med | hos | som | där ) \s+ \w+
    """,
    re.VERBOSE,
)

# the id of the question, the text, and where in it
_Place = tuple[str, Text, re.Match[str]]


def counts_differ(report: Report) -> Iterator[Finding]:
    """Samma sak har olika antal i två svar.

    Varför: läsaren jämför siffrorna, och två olika antal av samma sak väcker frågor.
    Prövas när båda svaren räknar med samma ord, som ”inkomna ansökningar”, och inte om
    talen är ungefärliga, gäller andra år eller är delar av något.
    Fel: ”164 inkomna ansökningar” på fråga 2.1 och ”163 inkomna ansökningar” på fråga
    3.5.1
    Rätt: samma antal på båda frågorna, eller ord som visar vad som skiljer dem åt
    """
    region = set(report.settings.region.split())
    for phrase, places in _counts_by_phrase(report).items():
        number, _, first = places[0]
        if _tells_kinds_apart(places, number):
            continue
        for question, text, match in places[1:]:
            differs = question != number and matched_number(match) != matched_number(
                first
            )
            if differs and _same_thing(first, match, region):
                message = (
                    f"Här står {match['number']} {phrase}, men {first['number']} på "
                    f"fråga {number}."
                )
                hint = (
                    "Rätta den siffra som är fel. Räknar de olika saker, så skriv ut "
                    "vad som skiljer dem åt."
                )
                yield Finding(text.at(match.start()), message, hint, question)


def _counts_by_phrase(report: Report) -> dict[str, list[_Place]]:
    found: dict[str, list[_Place]] = {}
    for question, text in answer_texts(report):
        for phrase, match in mentioned_counts(text.text, report.form.year):
            found.setdefault(phrase, []).append((question, text, match))
    return found


def _tells_kinds_apart(places: list[_Place], number: str) -> bool:
    """Whether the answer to a question counts more than one kind of a thing."""
    counts = {
        matched_number(match) for question, _, match in places if question == number
    }
    return len(counts) > 1


def _same_thing(one: re.Match[str], other: re.Match[str], region: set[str]) -> bool:
    """Whether two counts with the same words seem to be of the same thing: neither
    names nor what follows tell them apart.
    """
    if _names_beside(one) - region != _names_beside(other) - region:
        return False
    kinds = [_kind(one), _kind(other)]
    return kinds[0] == kinds[1] or "" in kinds


def _kind(match: re.Match[str]) -> str:
    """The words after a count that say which kind it is of, or ""."""
    found = _KIND.match(match.string, match.end())
    return found[0] if found else ""


def _names_beside(match: re.Match[str]) -> set[str]:
    text = match.string
    start, stop = sentence_around(text, match.start(), match.end())
    beside = f"{text[start : match.start()]} {text[match.end() : stop]}"
    return {name[0] for name in _NAME.finditer(beside)}
