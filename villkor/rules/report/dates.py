"""Vad texterna säger om tid: år, projekttider och datum som inte kan stämma.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader
could defend what is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Text
from villkor.figures.swedish import swedish_date
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report
from villkor.report.texts import prose_texts, row_texts, table_rows
from villkor.rules.prose.clauses import (
    clause_around,
    mentioned_years,
    sentence_around,
    stands_alone,
    stands_in_paragraph,
    years_of_paragraph,
)
from villkor.rules.prose.days import (
    Period,
    mentioned_days,
    mentioned_periods,
    of_project,
    why_no_day,
)
from villkor.rules.prose.pattern import Pattern

# so far into the next paragraph a chronicle goes on with the next year
_NEXT_PARAGRAPH = 60
_COMING = Pattern(
    r"""
    \b
    (?:
        ska | skall | skulle | kommer | vänta\w* | planera\w* | avse\w* | ämna\w* | tänk\w*
        | beräkna\w* | bör
    )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HAPPENED = Pattern(
    r"""
    \b
    (?:
        (?:
            beslut | star | påbörj | avslut | lämn | överlämn | bevilj | publicer | lanser
            | underteckn | teckn | presenter | anordn | arranger | öppn | redovis | slutredovis
            | uppdater | utred | remitter | revider
        )
        (?: t?ade | t?ades | t?at | t?ats )            # beslutade, startats
        | fatta(?: de | des | t | ts )
        | inled(?: de | des ) | inlett?s?
        | invig(?: de | des ) | invigts?
        | genomför(?: de | des | t | ts )
        | godkän(?: de | des | t | ts )
        | fastställ(?: de | des | t | ts )
        | antog(?: s )? | antagits?
        | hölls? | hållits?
        | utsågs | inkom | upphörde
        | ägde[ ]rum
    )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THIS_YEAR = Pattern(
    r"""
    \b (?: i[ ]år | under[ ]året ) \s*
    [(,] \s* (?: alltså\s+ | det[ ]vill[ ]säga\s+ )? \Z    # i år (2022)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = Pattern(
    r"""
    (?:
        \bUnder                                       # Under 2021
        | (?P<has> \b[Hh]ar (?: \s+ [^\W\d]+ ){0,2} \s+ under )   # Har regionen under 2021
    )
    \s+
    (?: hela \s+ )?
    (?: året\s+ | år\s+ | verksamhetsåret\s+ | kalenderåret\s+ )? \Z
    """,
    re.VERBOSE,
)
_SINCE = Pattern(
    r"""
    \b
    (?:
        i[ ]år | under[ ]året | det[ ]här[ ]året | detta[ ]år | årets | i[ ]dag | idag | nu
        | numera | sedan | därefter | senare | redan | tidigare | fort(?: satt | sätt )\w*
        | jämfö\w+ | i[ ]fjol
        | (?: förra | föregående | nästa | följande | kommande )[ ]år\w*
        | året[ ](?: efter | därpå | före | innan )
        | fram[ ]till
    )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What once began or was decided is told with its year, whichever it is. What is counted
# is not.
_BEGUN = Pattern(
    r"""
    \b
    (?:
        start\w+ | inled\w+ | inlett\w* | påbörja\w+ | bilda\w+ | grunda\w+ | införde\w*
        | inrätta\w+ | lansera\w+ | invig\w+ | antog\w* | beslutade\w* | bevilja\w+
        | fastställ\w+ | teckna\w+ | tillträdde | tillkom | trädde
    )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def other_year(report: Report) -> Iterator[Finding]:
    """Texten säger sig gälla ett annat år än rapportens.

    Varför: rapporten gäller formulärets år, och en text från fjolåret följer lätt med.
    Nämner stycket också rapportens år, eller säger det vad som har hänt sedan dess
    eller väntas hända, prövas det inte.
    Fel: `Under 2021 genomfördes fyra utbildningar.` i rapporten om 2022
    Rätt: `Under 2022 genomfördes fyra utbildningar.`
    """
    this = report.form.year
    for question, text in prose_texts(report):
        for year, start in mentioned_years(text.text):
            if year == this or not stands_alone(text.text, start):
                continue
            if _is_told_of(text.text, start, this):
                yield Finding(
                    text.at(start),
                    f"Här står {year}, men rapporten gäller {this}.",
                    "Rätta årtalet, eller skriv vad som har hänt sedan dess.",
                    question,
                )


def _is_told_of(text: str, at: int, this: int) -> bool:
    """Whether the year at a place is said to be the one that the report is about.

    Only the years next to it are mistaken for it.
    """
    end = at + 4
    year = int(text[at:end])
    said = years_of_paragraph(text, at, _NEXT_PARAGRAPH)
    closed = text[end : end + 1] in {")", ","}
    if closed and _THIS_YEAR.search(text, max(at - 40, 0), at):
        return this not in said
    opening = _OPENING.search(text, max(at - 60, 0), at)
    if opening is None or abs(year - this) != 1 or said - {year}:
        return False
    if stands_in_paragraph(_SINCE, text, opening.start(), end):
        return False
    start, stop = sentence_around(text, at, end)
    words = f"{text[start:at]} {text[end:stop]}"
    if year > this:
        return bool(_HAPPENED.search(words)) and not _COMING.search(words)
    following = words[opening.end() - start :].split()
    if opening["has"] or following[:1] == ["har"]:
        return True
    has_number = any(map(str.isdigit, words))
    return has_number or not _BEGUN.search(words)


def impossible_period(report: Report) -> Iterator[Finding]:
    """En insats slutar före sin början, eller har en projekttid som inte rör rapportens
    år.

    Varför: tabellerna ska ta upp insatser som har genomförts eller börjat under året,
    och en tid åt fel håll är ett skrivfel.
    Fel: `Projektet pågår 2022–2019.` eller `Projekttid: 2015–2018` i rapporten om 2022
    Rätt: `Projektet pågår 2019–2022.`
    """
    for question, row in table_rows(report):
        for text in row_texts(question, row):
            for period in mentioned_periods(text.text):
                message, hint = _why_impossible(period, text.text, report.form.year)
                if message:
                    yield Finding(text.at(period.start), message, hint, question.id)


def _why_impossible(period: Period, text: str, this: int) -> tuple[str, str]:
    """What is wrong with a period, and how to mend it. Nothing, if nothing is."""
    if period.runs_backwards():
        return (
            f"Tiden {period.written} slutar före sin början.",
            "Byt plats på början och slut, eller rätta det som är fel.",
        )
    # what is begun this year may start the next
    is_apart = period.last[0] < this or period.first[0] > this + 1
    if is_apart and of_project(text, period.start):
        return (
            f"Projekttiden {period.written} rör inte {this}, som rapporten gäller.",
            "Rätta projekttiden, eller ta bort insatsen ur tabellen.",
        )
    return "", ""


_COMMENT = Pattern("#[^\n]*")


def later_than_today(report: Report) -> Iterator[Finding]:
    """Något sägs ha hänt en dag som ännu inte har varit, eller en dag som inte finns.

    Varför: datumet är felskrivet, oftast årtalet. Datum i planer prövas inte.
    Fel: `Nämnden beslutade den 12 mars 2027.` i en rapport som skrivs 2023
    Rätt: `Nämnden beslutade den 12 mars 2022.`
    """
    settings = _COMMENT.sub("", report.sources.get(SETTINGS_FILE, ""))
    for question, text in (
        *prose_texts(report),
        ("", Text(settings, Where(SETTINGS_FILE), "|")),
    ):
        for match, day in mentioned_days(text.text):
            if day is None:
                message = f"Det finns inget datum {match[0]}."
                hint = f"Rätta datumet. {why_no_day(match)}"
            elif day > report.today and _has_been(text.text, match):
                message = (
                    f"Den {swedish_date(day)} har inte varit än, men enligt texten har "
                    "det redan hänt."
                )
                hint = "Rätta datumet, eller skriv vad som ska hända."
            else:
                continue
            yield Finding(text.at(match.start()), message, hint, question)


_NEAR = 5  # words
_THE = Pattern(r"\bden\s+\Z")
_UNTIL = Pattern(r"\b(?:till|från|med|om)\s+\Z")
_ARTICLES = frozenset(("den", "det", "de", "Den", "Det", "De", "en", "ett", "enligt"))
# A word that may begin something else than what happened: a clause of its own, or
# another verb (or a noun that looks like one).
_OTHERWISE = Pattern(
    r"""
    \A
    (?:
        att | som | om | för | med | och | inför | innan | före | senast | tidigast | gälla
    )
    \Z
    | (?: [aeäö]r | [aeä]s ) \Z                       # är, finns
    | \d
    """,
    re.VERBOSE,
)


def _has_been(text: str, match: re.Match[str]) -> bool:
    """Whether the words beside a date say that something happened then, as close to it
    as a reader connects the two.
    """
    start, stop = clause_around(text, match.start(), match.end())
    before = _THE.sub("", text[start : match.start()])
    after = text[match.end() : stop]
    if _UNTIL.search(before) or _COMING.search(f"{before} {after}"):
        return False
    done = _HAPPENED.search(after)
    if done:
        lead = after[: done.start()].split()
        if lead in ([], ["har"]):
            return True
    return any(_leads_to_end(before, done) for done in _HAPPENED.finditer(before))


def _leads_to_end(clause: str, done: re.Match[str]) -> bool:
    """Whether what a verb says happened goes on to the end of the beginning of a
    clause.
    """
    lead = clause[: done.start()].split()[-1:]
    if _ARTICLES.intersection(lead) and not done[0].endswith("s"):
        return False  # ”den beslutade planen” has not been decided then
    words = clause[done.end() :].split()
    return len(words) <= _NEAR and not any(map(_OTHERWISE.search, words))
