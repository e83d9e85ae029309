"""Vad som gäller hela rapporten: avsnittens ansvariga och status, vilket års formulär
det är, och sista dagen.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from villkor.base.diagnostic import Diagnostic, Finding, Severity
from villkor.base.listed_words import listed_words
from villkor.figures.swedish import swedish_date
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.clauses import mentioned_years, stands_alone
from villkor.rules.report.answers import unanswered_question
from villkor.rules.report.files import form_is_known, place_of_key

_SOON = 14  # days
_MANY_MENTIONS = 10


def approved_with_errors(
    report: Report,
    found: Sequence[Diagnostic],
    _weights: Mapping[str, Severity],
) -> Iterator[Finding]:
    """Avsnittet är godkänt, fast det finns fel i det.

    Varför: den som har godkänt avsnittet har räknat med att det var färdigt.
    Fel: `status: godkänd` och `"1.1.1": |` utan text under
    Rätt: `status: utkast` tills felen i avsnittet är rättade
    """
    errors = Counter(
        each.where.path for each in found if each.severity is Severity.ERROR
    )
    approved = report.form.statuses[-1]
    for section in report.sections:
        count = errors[section.path]
        if (
            count
            and section.stem  # a copy is none
            and section.status
            and section.status.text.strip().casefold() == approved
        ):
            number = "ett" if count == 1 else str(count)
            yield Finding(
                section.status.where,
                f"Avsnittet har status {approved}, men det finns {number} fel i det.",
                "Rätta det som är fel, eller ändra status.",
            )


def owner_missing(report: Report) -> Iterator[Finding]:
    """Avsnittet saknar ansvarig, fast minst hälften av de andra avsnitten har en.

    Varför: när regionen delar upp arbetet ska varje avsnitt ha någon som svarar för
    det. Anger regionen ingen ansvarig prövas inget.
    Fel: `ansvarig:`
    Rätt: `ansvarig: Näringsliv`
    """
    having = {
        section.path
        for section in report.sections
        if section.owner and not section.owner.empty
    }
    yield from _missing(
        report,
        "ansvarig",
        having,
        "Skriv vem som svarar för avsnittet, en funktion eller förvaltning, "
        "efter ansvarig:.",
    )


def status_missing(report: Report) -> Iterator[Finding]:
    """Avsnittet saknar status, fast minst hälften av de andra avsnitten har en.

    Varför: den som samordnar rapporten ser annars inte hur långt avsnittet har kommit.
    Anger regionen ingen status prövas inget.
    Fel: `status:`
    Rätt: `status: utkast`
    """
    having = {
        section.path
        for section in report.sections
        if section.status and not section.status.empty
    }
    choices = listed_words(report.form.statuses, "eller")
    yield from _missing(
        report,
        "status",
        having,
        f"Skriv {choices} efter status:.",
    )


def _missing(
    report: Report,
    key: str,
    having: set[str],
    hint: str,
) -> Iterator[Finding]:
    """The sections without an entry that at least half of the others have.

    One that is there but faulty is told of already.
    """
    sections = [
        section
        for section in report.sections
        if section.stem and section.readable and section.path in report.sources
    ]
    count = len(having & {section.path for section in sections})
    others = len(sections) - 1
    if not count or count * 2 < others:
        return
    for section in sections:
        if section.path not in having and key not in section.misread:
            message = (
                f"Avsnittet saknar {key}, men {count} av de {others} andra "
                "avsnitten har en."
            )
            yield Finding(place_of_key(report, section.path, key), message, hint)


def form_of_another_year(report: Report) -> Iterator[Finding]:
    """Formuläret är ett annat års än det som mappen heter efter, eller som texterna
    handlar om.

    Varför: frågorna skiljer mellan åren, och mottagaren tar inte emot svar på fel års
    formulär. Oftast har fjolårets mapp kopierats.
    Fel: `formulär: 2022` i en mapp som heter 2023
    Rätt: `formulär: 2022` i en mapp som heter 2022
    """
    if not form_is_known(report):
        return
    year, folder = report.form.year, report.folder.resolve().name
    named = re.findall(r"(?<!\d)20\d\d(?!\d)", folder)
    if len(named) == 1 and int(named[0]) != year:
        message = f"Formuläret är {year} års, men mappen heter {folder}."
        hint = (
            "Byt namn på mappen, eller skriv det formulär som rapporten ska följa "
            f"efter formulär:, till exempel {named[0]}."
        )
    else:
        message, hint = _told_of_another_year(report)
    if message:
        yield Finding(place_of_key(report, SETTINGS_FILE, "formulär"), message, hint)


def _told_of_another_year(report: Report) -> tuple[str, str]:
    """What to say if the texts seem to be about another year than the form's. Nothing
    otherwise.

    Years to come are those of strategies and goals, which a report may name on every
    page.
    """
    told: Counter[int] = Counter()
    for _, text in prose_texts(report):
        for said, start in mentioned_years(text.text):
            if said <= report.today.year and stands_alone(text.text, start):
                told[said] += 1
    year = report.form.year
    most, times = max(told.items(), key=itemgetter(1), default=(year, 0))
    if most == year or times < _MANY_MENTIONS or times <= 2 * told[year]:
        return "", ""
    message = (
        f"Formuläret är {year} års, men texterna nämner {most} {times} gånger och "
        f"{year} {told[year]} gånger."
    )
    hint = (
        "Är det fjolårets texter som står kvar, så skriv om dem. Gäller rapporten "
        f"{most}, så skriv formulär: {most}."
    )
    return message, hint


def last_day(report: Report) -> Iterator[Finding]:
    """Sista dagen att lämna rapporten är nära eller har passerat, och rapporten är inte
    klar.

    Varför: rapporten ska lämnas i tid. Den räknas som klar när alla frågor är besvarade
    och alla avsnitt har formulärets sista status.
    Fel: `status: utkast` fem dagar före sista dagen
    Rätt: `status: godkänd` i alla avsnitt
    Källa: årets villkorsbeslut, och sedan den 1 april 2024 även 4 § förordningen
    (2024:99) om resultatredovisning av det regionala utvecklingsarbetet: den 21
    februari. En lördag eller söndag flyttas dagen till nästa vardag (2 § lagen
    1930:173, https://lagen.nu/1930:173).
    """
    last, today = report.form.deadline, report.today
    days = (last - today).days
    if days > _SOON or not form_is_known(report):
        return
    left = _left_to_do(report)
    if left:
        yield Finding(
            place_of_key(report, SETTINGS_FILE, "formulär"),
            _told_of(last, days),
            f"Kvar: {left}. Se villkor status.",
        )


def due_after_last_day(report: Report) -> Iterator[Finding]:
    """Sista dagen inom regionen är efter den dag då rapporten ska vara inlämnad.

    Varför: den som håller dagen lämnar ändå sitt avsnitt för sent.
    Fel: `senast: 2023-02-28` när rapporten ska lämnas den 21 februari 2023
    Rätt: `senast: 2023-01-31`
    """
    if not form_is_known(report):
        return
    last = report.form.deadline
    days = [section.due for section in report.sections]
    for due in (report.settings.due, *days):
        if due and due.day > last:
            yield Finding(
                due.where,
                f"Den {swedish_date(due.day)} är för sent: rapporten ska lämnas senast "
                f"den {swedish_date(last)}.",
                "Skriv en dag som ger tid att granska och lämna rapporten.",
            )


def _told_of(last: date, days: int) -> str:
    """What is said of the last day.

    When it has passed the days are not counted, so that the words stay the same from
    day to day.
    """
    if days < 0:
        return f"Sista dag att lämna rapporten var den {swedish_date(last)}."
    when = {0: "i dag", 1: "i morgon"}.get(days, f"om {days} dagar")
    return f"Sista dag att lämna rapporten är den {swedish_date(last)}, {when}."


def _left_to_do(report: Report) -> str:
    """What has to be done before the report can be sent, or "".

    A region that gives no section a status has none to wait for.
    """
    last = report.form.statuses[-1]
    questions = len(list(unanswered_question(report)))
    sections = 0
    for section in report.sections:
        if (
            section.stem  # a copy of a section, or a file of no section, is none
            and section.status is not None
            and section.status.text.strip().casefold() != last
        ):
            sections += 1
    parts: list[str] = []
    if questions == 1:
        parts.append("1 obesvarad fråga")
    elif questions:
        parts.append(f"{questions} obesvarade frågor")
    if sections:
        parts.append(f"{sections} avsnitt som inte har status {last}")
    return " och ".join(parts)
