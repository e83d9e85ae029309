"""Svarens hänvisningar till siffrorna i anslag.yaml, och siffror som kunde ha hämtats därifrån.

The docstring of a rule is its manual page, in Swedish. A figure that could be a reference is made
one by `villkor.mend`, as it is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from villkor.base.diagnostic import Finding
from villkor.document.braces import masked_text, references_in
from villkor.figures.interval import can_be_equal, exact_interval
from villkor.figures.number import Figure
from villkor.figures.wording import in_full
from villkor.report.model import Report
from villkor.report.references import leads_to, reference_faults
from villkor.report.texts import PLAIN, as_written, prose_texts
from villkor.rules.prose.clauses import LEAST_COUNT, NUMBER, said_of_a_part, said_of_something_else

_WITHIN = 10  # so large a part of a figure, one tenth, an old one may be from it
_LEAST_DIGITS = 3  # of two digits one is another too often to be a slip


def unknown_reference(report: Report) -> Iterator[Finding]:
    """En hänvisning till en siffra, en tabell eller ett diagram går inte att följa.

    Varför: i Word-filen skulle hänvisningen stå kvar som den är skriven, i stället för siffran. En
    siffra kan hämtas var som helst i en löpande text, om den har ett värde i anslag.yaml, och
    skrivas i en enhet av samma slag. En tabell och ett diagram ska stå för sig, i ett eget stycke,
    och ryms inte i en cell.
    Fel: `{siffra: inkomna ansökan}`, `{siffra inkomna ansökningar}`, `{figur: inkomna ansökningar}`
    eller `{siffra: inkomna ansökningar | mnkr}`
    Rätt: `{siffra: inkomna ansökningar}`
    """
    for question, kind, in_table, text in as_written(report):
        if "{" in text.text:
            found = (
                _in_name(text.text)
                if kind in PLAIN
                else reference_faults(report, text.text, in_cell=in_table)
            )
            yield from (
                Finding(text.at(offset), message, hint, question) for offset, message, hint in found
            )


def _in_name(text: str) -> Iterator[tuple[int, str, str]]:
    for reference in references_in(text):
        yield (
            reference.start,
            "Här går det inte att hänvisa till en siffra.",
            "Skriv ut den. Hänvisningar fylls i bara i löpande text.",
        )


def figure_by_hand(report: Report) -> Iterator[Finding]:
    """Ett antal i texten är ett av nyckeltalen i anslag.yaml, skrivet för hand.

    Varför: ändras siffran i anslag.yaml står den gamla kvar i texten. En hänvisning följer med.
    Prövas när talet är detsamma som `värde`, och orden efter är nyckeltalets namn eller det som det
    räknar, för ett enda nyckeltal. Talet kan ändå vara ett annat, så titta på varje ställe.
    `villkor check --fix --select VK418` skriver hänvisningarna, men `--fix` ensamt gör det inte.
    Fel: ”164 ansökningar” när anslag.yaml har `värde: 164` och `räknar: ansökningar` för
    `inkomna ansökningar`
    Rätt: ”{siffra: inkomna ansökningar} ansökningar”
    """
    for question, kind, _, text in as_written(report):
        for found in by_hand(report, text.text) if kind not in PLAIN else ():
            message = f"{found.words} är ”{found.name}” i anslag.yaml, skrivet för hand."
            hint = (
                f"Skriv {{siffra: {found.name}}} i stället för talet, om det är samma tal, eller "
                "låt villkor check --fix --select VK418 göra det."
            )
            yield Finding(text.at(found.start), message, hint, question)


class ByHand(Struct, frozen=True):
    """A number in a text that could be a reference: with what it counts, where it stands, and the
    name of the figure.
    """

    words: str
    start: int
    stop: int
    name: str


def by_hand(report: Report, text: str) -> Iterator[ByHand]:
    """The numbers of a text that are a key figure's value and followed by its name or what it
    counts, where only one key figure fits.
    """
    likely, pattern, known = _counts(report)
    for match in pattern.finditer(masked_text(text)) if known and likely.search(text) else ():
        number, noun = int(re.sub(r"\D", "", match["number"])), _folded(match["noun"])
        fitting = known.get((number, noun), ())
        if (
            len(fitting) == 1
            and fitting[0]
            and number >= LEAST_COUNT
            and not said_of_something_else(text, match, report.form.year)
        ):
            yield ByHand(
                f"”{' '.join(match[0].split())}”",
                match.start("number"),
                match.end("number"),
                fitting[0],
            )


@lru_cache(maxsize=2)
def _counts(
    report: Report,
) -> tuple[re.Pattern[str], re.Pattern[str], dict[tuple[int, str], list[str]]]:
    """What every count has in it, how one is written, and the names of the key figures by value and
    what they count.

    The name is "" if no reference can lead to the figure by it. The first pattern is quick to look
    for, and most texts hold none.
    """
    known: dict[tuple[int, str], list[str]] = {}
    for figure in report.grant.key_figures if not report.grant.unread else ():
        value = figure.value.value
        name = figure.name if leads_to(report, figure.name, figure.value) else ""
        for noun in (
            {_folded(figure.counts), _folded(figure.name)} - {""} if figure.value.unit == "" else ()
        ):
            if value == value.to_integral_value():
                known.setdefault((int(value), noun), []).append(name)
    nouns = sorted({noun for _, noun in known}, key=len, reverse=True)
    written = "|".join(r"\s+".join(map(re.escape, noun.split())) for noun in nouns)
    likely = re.compile(rf"[0-9]\s+(?i:{written})")
    return likely, re.compile(rf"(?i)(?<!\{{){NUMBER}\s+(?P<noun>{written})(?![\w-])"), known


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def number_contradicts_key_figure(report: Report) -> Iterator[Finding]:
    """Ett antal i texten är ett annat än nyckeltalen i anslag.yaml för samma sak.

    Varför: läsaren jämför siffrorna, och två olika antal av samma sak väcker frågor. Prövas när
    talet är nästan ett nyckeltal: högst en tiondel ifrån det, eller en siffra fel, eller två
    siffror som har bytt plats. Ungefärliga tal, tal om andra år och delar av något prövas inte.
    Fel: ”163 ansökningar” när anslag.yaml har `värde: 164` och `räknar: ansökningar`
    Rätt: ”164 ansökningar”, eller ett nyckeltal till i anslag.yaml om de 163 är något annat
    """
    known = _counted(report)
    if not known:
        return
    nouns = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    pattern = re.compile(rf"(?i){NUMBER}\s+(?P<noun>{nouns})(?![\w-])")
    for question, text in prose_texts(report):
        for match in pattern.finditer(text.text):
            number, noun = int(re.sub(r"\D", "", match["number"])), match["noun"].casefold()
            figures = known[noun]
            if number < LEAST_COUNT or any(
                can_be_equal(figure.interval, exact_interval(number)) for figure in figures
            ):
                continue
            of_another = said_of_something_else(
                text.text, match, report.form.year
            ) or said_of_a_part(text.text, match)
            if not of_another and any(_is_slip(number, figure) for figure in figures):
                have = ", ".join(map(in_full, figures))
                message = (
                    f"Texten säger {match['number']} {match['noun']}, men anslag.yaml har {have}."
                )
                hint = (
                    "Rätta siffran. Räknar den något annat, så lägg till den bland "
                    "nyckeltalen i anslag.yaml."
                )
                yield Finding(text.at(match.start()), message, hint, question)


def _is_slip(number: int, figure: Figure) -> bool:
    """Whether a number is so like a figure that the figure was surely meant."""
    if any(
        abs(number - end) <= max(Decimal(1), end / _WITHIN) for end in (figure.low, figure.high)
    ):
        return True
    written, right = str(number), f"{figure.value:.0f}"
    wrong = [
        at for at, (one, other) in enumerate(zip(written, right, strict=False)) if one != other
    ]
    if len(written) != len(right):
        return False
    swapped = sorted(written) == sorted(right) and wrong == [wrong[0], wrong[0] + 1]
    return swapped or (len(wrong) == 1 and len(written) >= _LEAST_DIGITS)


def _counted(report: Report) -> dict[str, list[Figure]]:
    """The counts among the key figures by the one word that says what they count.

    None, if one that may be meant could not be read.
    """
    known: dict[str, list[Figure]] = {}
    for figure in report.grant.key_figures if not report.grant.unread else ():
        noun = figure.counts.strip().casefold()
        if noun.isalpha() and figure.value.unit == "":
            known.setdefault(noun, []).append(figure.value)
    return known
