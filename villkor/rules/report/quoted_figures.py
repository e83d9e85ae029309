"""Svarens hänvisningar till siffrorna i anslag.yaml, och siffror som kunde ha hämtats
därifrån.

The docstring of a rule is its manual page, in Swedish. A figure that could be a
reference is made one by `rules/mend`, as it is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from villkor.base.diagnostic import Finding
from villkor.document.braces import masked_text, references_in
from villkor.grant.model import KeyFigure
from villkor.report.model import Report
from villkor.report.reference_faults import bracket_faults, leads_to, reference_faults
from villkor.report.texts import PLAIN
from villkor.report.walk import ToldIn
from villkor.rules.prose.clauses import (
    LEAST_COUNT,
    NUMBER,
    said_of_something_else,
)
from villkor.rules.prose.counted_noun import counted_by, named_count
from villkor.rules.prose.counts import matched_number
from villkor.rules.prose.pattern import Pattern


def unknown_reference(report: Report) -> Iterator[Finding]:
    """En hänvisning till en siffra, en tabell eller ett diagram går inte att följa.

    Varför: i Word-filen skulle hänvisningen stå kvar som den är skriven, i stället för
    siffran. En siffra kan hämtas var som helst i en löpande text, om den har ett värde
    i anslag.yaml, och skrivas i en enhet av samma slag. En tabell och ett diagram ska
    stå för sig, i ett eget stycke, och ryms inte i en cell.
    Fel: `{siffra: inkomna ansökan}`, `{siffra inkomna ansökningar}`,
    `{figur: inkomna ansökningar}`, `(siffra: inkomna ansökningar)` eller
    `{siffra: inkomna ansökningar | mnkr}`
    Rätt: `{siffra: inkomna ansökningar}`
    """
    for told in report.texts:
        text = told.text
        if "{" in text.text:
            if told.kind in PLAIN:
                found = _in_name(text.text)
            else:
                in_cell = told.part is ToldIn.CELL
                found = reference_faults(report, text.text, in_cell=in_cell)
            for offset, message, hint in found:
                yield Finding(text.at(offset), message, hint, told.question)
        if told.kind not in PLAIN and ":" in text.text:
            for offset, message, hint in bracket_faults(report, text.text):
                yield Finding(text.at(offset), message, hint, told.question)


def _in_name(text: str) -> Iterator[tuple[int, str, str]]:
    for reference in references_in(text):
        yield (
            reference.start,
            "Här går det inte att hänvisa till en siffra.",
            "Skriv ut den. Hänvisningar fylls i bara i löpande text.",
        )


def figure_by_hand(report: Report) -> Iterator[Finding]:
    """Ett antal i texten är ett av nyckeltalen i anslag.yaml, skrivet för hand.

    Varför: ändras siffran i anslag.yaml står den gamla kvar i texten. En hänvisning
    följer med. Prövas när talet är detsamma som `värde`, och orden efter är
    nyckeltalets namn eller det som det räknar, för ett enda nyckeltal. Talet kan ändå
    vara ett annat, så titta på varje ställe. `villkor check --fix --select VK418`
    skriver hänvisningarna, men `--fix` ensamt gör det inte.
    Fel: ”164 ansökningar” när anslag.yaml har `värde: 164` och `räknar: ansökningar`
    för `inkomna ansökningar`
    Rätt: ”{siffra: inkomna ansökningar} ansökningar”
    """
    counts = counts_by_hand(report)
    for told in report.texts:
        if told.kind in PLAIN:
            continue
        for found in by_hand(counts, told.text.text):
            message = (
                f"{found.words} är ”{found.name}” i anslag.yaml, skrivet för hand."
            )
            hint = (
                f"Skriv {{siffra: {found.name}}} i stället för talet, om det är samma "
                "tal, eller låt villkor check --fix --select VK418 göra det."
            )
            yield Finding(told.text.at(found.start), message, hint, told.question)


class ByHand(Struct, frozen=True):
    """A number in a text that could be a reference: with what it counts, where it
    stands, and the name of the figure.
    """

    words: str
    start: int
    stop: int
    name: str


class CountsByHand(Struct, frozen=True):
    """How the counts among the key figures look when they are written by hand in the
    texts of a year.

    `names` are those of the key figures by value and what they count, "" if no
    reference can lead to the figure by its name.
    """

    year: int
    written: Pattern
    names: dict[tuple[int, str], list[str]]


def by_hand(counts: CountsByHand, text: str) -> Iterator[ByHand]:
    """The numbers of a text that are a key figure's value and followed by its name or
    what it counts, where only one key figure fits.
    """
    if not counts.names or not counts.written.may_match(text):
        return
    for match in counts.written.finditer(masked_text(text)):
        number = matched_number(match)
        fitting = counts.names.get((number, _folded(match["noun"])), ())
        if len(fitting) != 1 or not fitting[0] or number < LEAST_COUNT:
            continue
        if not said_of_something_else(text, match, counts.year):
            words = " ".join(match[0].split())
            yield ByHand(
                f"”{words}”",
                match.start("number"),
                match.end("number"),
                fitting[0],
            )


def counts_by_hand(report: Report) -> CountsByHand:
    """How the report's counts look when they are written by hand.

    None are looked for if a key figure that may be meant could not be read.
    """
    names: dict[tuple[int, str], list[str]] = {}
    key_figures = () if report.grant.unread else report.grant.key_figures
    for figure in key_figures:
        value = figure.value.value
        if figure.value.unit != "" or value != value.to_integral_value():
            continue
        name = figure.name if leads_to(report, figure.name, figure.value) else ""
        for noun in _said_of(figure) - {""}:
            names.setdefault((int(value), noun), []).append(name)
    nouns = sorted({noun for _, noun in names}, key=len, reverse=True)
    written = "|".join(map(_as_pattern, nouns))
    pattern = Pattern(
        rf"(?i)(?<!\{{){NUMBER}\s+(?P<noun>{written})(?![\w-])",
        likely=rf"[0-9]\s+(?i:{written})",
    )
    return CountsByHand(report.form.year, pattern, names)


def _said_of(figure: KeyFigure) -> set[str]:
    """What may follow the number of a key figure: what it counts, or its name."""
    said = {_folded(figure.counts), _folded(named_count(figure.name))}
    counted = counted_by(figure)
    if counted and not counted.also:
        said.add(counted.noun)
    return said


def _as_pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
