"""Svarens hänvisningar till siffrorna i anslag.yaml, och siffror som kunde ha hämtats
därifrån.

The docstring of a rule is its manual page, in Swedish. A figure that could be a
reference is made one by `rules/mend`, as it is found here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from villkor.base.diagnostic import Finding
from villkor.document.braces import masked_text, references_in
from villkor.figures.interval import can_be_equal, exact_interval
from villkor.figures.number import Figure
from villkor.figures.rounding import rounded
from villkor.figures.wording import in_full
from villkor.report.model import Report
from villkor.report.reference_faults import leads_to, reference_faults
from villkor.report.texts import PLAIN, prose_texts
from villkor.report.walk import ToldIn
from villkor.rules.prose.clauses import (
    LEAST_COUNT,
    NUMBER,
    said_of_a_part,
    said_of_something_else,
)
from villkor.rules.prose.counts import matched_number
from villkor.rules.prose.pattern import Pattern

_WITHIN = 10  # so large a part of a figure, one tenth, an old one may be from it
_LEAST_DIGITS = 3  # of two digits one is another too often to be a slip


def unknown_reference(report: Report) -> Iterator[Finding]:
    """En hänvisning till en siffra, en tabell eller ett diagram går inte att följa.

    Varför: i Word-filen skulle hänvisningen stå kvar som den är skriven, i stället för
    siffran. En siffra kan hämtas var som helst i en löpande text, om den har ett värde
    i anslag.yaml, och skrivas i en enhet av samma slag. En tabell och ett diagram ska
    stå för sig, i ett eget stycke, och ryms inte i en cell.
    Fel: `{siffra: inkomna ansökan}`, `{siffra inkomna ansökningar}`,
    `{figur: inkomna ansökningar}` eller `{siffra: inkomna ansökningar | mnkr}`
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
        for noun in {_folded(figure.counts), _folded(figure.name)} - {""}:
            names.setdefault((int(value), noun), []).append(name)
    nouns = sorted({noun for _, noun in names}, key=len, reverse=True)
    written = "|".join(map(_as_pattern, nouns))
    pattern = Pattern(
        rf"(?i)(?<!\{{){NUMBER}\s+(?P<noun>{written})(?![\w-])",
        likely=rf"[0-9]\s+(?i:{written})",
    )
    return CountsByHand(report.form.year, pattern, names)


def _as_pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def number_contradicts_key_figure(report: Report) -> Iterator[Finding]:
    """Ett antal i texten är ett annat än nyckeltalen i anslag.yaml för samma sak.

    Varför: läsaren jämför siffrorna, och två olika antal av samma sak väcker frågor.
    Prövas när talet är nästan ett nyckeltal: högst en tiondel ifrån det, eller en
    siffra fel, eller två siffror som har bytt plats. Ungefärliga tal, tal om andra år
    och delar av något prövas inte.
    Fel: ”163 ansökningar” när anslag.yaml har `värde: 164` och `räknar: ansökningar`
    Rätt: ”164 ansökningar”, eller ett nyckeltal till i anslag.yaml om de 163 är något
    annat
    """
    known = _figures_by_noun(report)
    if not known:
        return
    pattern = _count_of(known)
    if not pattern.may_match(report.whole_text):
        return
    for question, text in prose_texts(report):
        if not pattern.may_match(text.text):
            continue
        for match in pattern.finditer(text.text):
            figures = known[match["noun"].casefold()]
            if not _contradicts(match, figures) or _is_of_another(
                text.text,
                match,
                report,
            ):
                continue
            have = ", ".join(map(in_full, figures))
            message = (
                f"Texten säger {match['number']} {match['noun']}, men "
                f"anslag.yaml har {have}."
            )
            hint = (
                "Rätta siffran. Räknar den något annat, så lägg till den bland "
                "nyckeltalen i anslag.yaml."
            )
            yield Finding(text.at(match.start()), message, hint, question)


def _count_of(known: Collection[str]) -> Pattern:
    """A number before one of the nouns: 163 ansökningar."""
    nouns = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return Pattern(
        rf"(?i){NUMBER}\s+(?P<noun>{nouns})(?![\w-])",
        likely=rf"[0-9]\s+(?i:{nouns})",
    )


def _figures_by_noun(report: Report) -> dict[str, list[Figure]]:
    """The counts among the key figures by the one word that says what they count.

    None, if one that may be meant could not be read.
    """
    known: dict[str, list[Figure]] = {}
    if report.grant.unread:
        return known
    for figure in report.grant.key_figures:
        noun = figure.counts.strip().casefold()
        if noun.isalpha() and figure.value.unit == "":
            known.setdefault(noun, []).append(figure.value)
    return known


def _contradicts(match: re.Match[str], figures: Sequence[Figure]) -> bool:
    """Whether a number in a text is none of the figures, and a slip for one of them."""
    number = matched_number(match)
    if number < LEAST_COUNT:
        return False
    written = exact_interval(number)
    if any(can_be_equal(figure.interval, written) for figure in figures):
        return False
    return any(_is_slip(number, figure) for figure in figures)


def _is_of_another(text: str, match: re.Match[str], report: Report) -> bool:
    """Whether a number is said of another time, or of a part of something."""
    return said_of_something_else(text, match, report.form.year) or said_of_a_part(
        text,
        match,
    )


def _is_slip(number: int, figure: Figure) -> bool:
    """Whether a number is so like a figure that the figure was surely meant."""
    for end in (figure.low, figure.high):
        if abs(number - end) <= max(Decimal(1), end / _WITHIN):
            return True
    written, right = str(number), str(rounded(figure.value))
    if len(written) != len(right):
        return False
    wrong: list[int] = []
    for place, (one, other) in enumerate(zip(written, right, strict=True)):
        if one != other:
            wrong.append(place)
    if len(wrong) == 1:
        return len(written) >= _LEAST_DIGITS
    is_swapped = wrong == [wrong[0], wrong[0] + 1]
    return is_swapped and sorted(written) == sorted(right)
