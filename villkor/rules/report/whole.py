"""Vad som gäller hela rapporten: avsnittens ansvariga och status, diarienummer, vilket års formulär
det är, och sista dagen.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from villkor.base.diagnostic import Diagnostic, Finding, Severity, Where
from villkor.base.faults import FaultKind
from villkor.figures.swedish import MONTHS, swedish_date
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report, SectionFile
from villkor.report.texts import prose_texts
from villkor.rules.prose.clauses import mentioned_years, stands_alone
from villkor.rules.prose.pattern import Pattern
from villkor.rules.report.answers import unanswered_question

_SOON = 14  # days
_MANY_MENTIONS = 10
# faults of rapport.yaml that leave the form a guess
_UNREAD = {FaultKind.YAML, FaultKind.ENCODING, FaultKind.UNREADABLE, FaultKind.UNKNOWN_FORM}


def approved_with_errors(
    report: Report, found: Sequence[Diagnostic], _weights: Mapping[str, Severity]
) -> Iterator[Finding]:
    """Avsnittet är godkänt, fast det finns fel i det.

    Varför: den som har godkänt avsnittet har räknat med att det var färdigt.
    Fel: `status: godkänd` och `"1.1.1": |` utan text under
    Rätt: `status: utkast` tills felen i avsnittet är rättade
    """
    errors = Counter(each.where.path for each in found if each.severity is Severity.ERROR)
    for section in report.sections:
        if (
            (count := errors[section.path])
            and section.status
            and section.status.text.strip().casefold() == report.form.statuses[-1]
        ):
            message = (
                f"Avsnittet har status {report.form.statuses[-1]}, men det finns "
                f"{'ett' if count == 1 else count} fel i det."
            )
            yield Finding(
                section.status.where, message, "Rätta det som är fel, eller ändra status."
            )


def owner_missing(report: Report) -> Iterator[Finding]:
    """Avsnittet saknar ansvarig, fast minst hälften av de andra avsnitten har en.

    Varför: när regionen delar upp arbetet ska varje avsnitt ha någon som svarar för det. Anger
    regionen ingen ansvarig prövas inget.
    Fel: `ansvarig:`
    Rätt: `ansvarig: Näringsliv`
    """
    having = {
        section.path for section in report.sections if section.owner and not section.owner.empty
    }
    yield from _missing(
        report,
        "ansvarig",
        having,
        "Skriv vem som svarar för avsnittet, en funktion eller förvaltning, efter ansvarig:.",
    )


def status_missing(report: Report) -> Iterator[Finding]:
    """Avsnittet saknar status, fast minst hälften av de andra avsnitten har en.

    Varför: den som samordnar rapporten ser annars inte hur långt avsnittet har kommit. Anger
    regionen ingen status prövas inget.
    Fel: `status:`
    Rätt: `status: utkast`
    """
    having = {
        section.path for section in report.sections if section.status and not section.status.empty
    }
    *first, last = report.form.statuses
    yield from _missing(
        report, "status", having, f"Skriv {', '.join(first)} eller {last} efter status:."
    )


def _missing(report: Report, key: str, having: set[str], hint: str) -> Iterator[Finding]:
    """The sections without an entry that at least half of the others have.

    One that is there but faulty is told of already.
    """
    sections = [
        section
        for section in report.sections
        if section.stem and section.readable and section.path in report.sources
    ]
    paths = {section.path for section in sections}
    count = len(having & paths)
    for section in sections:
        others = len(sections) - 1
        if (
            section.path not in having
            and count
            and count * 2 >= others
            and not _faulty(report, section, key)
        ):
            message = f"Avsnittet saknar {key}, men {count} av de {others} andra avsnitten har en."
            yield Finding(_place(report, section.path, key), message, hint)


def _faulty(report: Report, section: SectionFile, key: str) -> bool:
    return any(
        f"”{key}”" in finding.message + finding.hint
        for _, finding in report.faults
        if finding.where.path == section.path
    )


def _place(report: Report, path: str, *keys: str) -> Where:
    """The line of the first of the keys (patterns) that begins a line of a file, or the top of the
    file if none does.
    """
    source = report.sources.get(path, "")
    found = next(
        filter(None, (re.search(rf"^{key}[ \t]*:", source, re.MULTILINE) for key in keys)), None
    )
    return Where(path, source.count("\n", 0, found.start()) + 1) if found else Where(path)


def register_number_faulty(report: Report) -> Iterator[Finding]:
    """Ett diarienummer saknas, eller ser inte ut som ett diarienummer.

    Varför: numret står på framsidan, och registratorn hos mottagaren lägger rapporten i rätt ärende
    efter det. Regionens eget nummer får saknas.
    Fel: `tillvaxtverket: 2022`
    Rätt: `tillvaxtverket: Ä 2022-4019`
    """
    settings, form = report.settings, report.form
    for recipient in form.recipients:
        known = recipient.key in settings.register_numbers or recipient.key in settings.misread
        if not known and not recipient.register_number and _form_is_known(report):
            message = f"Diarienumret hos {recipient.name} saknas."
            where = _place(report, SETTINGS_FILE, rf"[ \t]+{recipient.key}", "diarienummer")
            yield Finding(
                where,
                message,
                f"Skriv numret efter {recipient.key}: under diarienummer: i rapport.yaml.",
            )
    examples = {recipient.key: recipient.register_number for recipient in form.recipients}
    numbers = [(number, examples.get(key)) for key, number in settings.register_numbers.items()]
    own = (
        [(settings.own_register_number, form.own_number_example)]
        if settings.own_register_number
        else []
    )
    for number, example in (*numbers, *own):
        # a number that is cut off is told of already
        if not number.cuts_word and not _holds_register_numbers(number.text):
            hint = (
                "Skriv det så som det står i ärendet, till exempel "
                f"{example or form.own_number_example}."
            )
            yield Finding(
                number.where, f"”{number.text.strip()}” ser inte ut som ett diarienummer.", hint
            )


_PARTS = Pattern(r"\s*\([^()]*\)|\s*[,;]\s*(?=\S)|\s+(?:och|samt)\s+")
_LABEL = Pattern(r"(?i)\A(?:dnr|diarie(?:nr|nummer))\b[.:]?\s*")
_NO_NUMBER = Pattern(r"(?i)\b(?:saknas|okänt|kommer|senare|inväntar|väntar|x{2,}|fyll)\b|[?…]")
_DATE = Pattern(
    rf"(?i)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|.*\b(?:{'|'.join(MONTHS)})\b.*"
)
_GROUPS = Pattern(r"[^\W_]+(?:[ /:._–‑-]+[^\W_]+)+\.?|\d{2,4}[^\W\d_]+\d+")


def _holds_register_numbers(text: str) -> bool:
    """Whether a text can be one register number or several: groups of letters and digits, with a
    digit in them, that are no date.

    How an authority writes its numbers is its own affair, so only what no authority writes is
    refused.
    """
    numbers = [
        _LABEL.sub("", part.strip())
        for part in _PARTS.sub("\n", text.strip()).split("\n")
        if part.strip()
    ]
    return bool(numbers) and all(
        any(map(str.isdecimal, number))
        and _GROUPS.fullmatch(number)
        and not _DATE.fullmatch(number)
        and not _NO_NUMBER.search(number)
        for number in numbers
    )


def _form_is_known(report: Report) -> bool:
    """Whether rapport.yaml could be read, and names a form that there is."""
    unread = any(
        kind in _UNREAD and finding.where.path == SETTINGS_FILE for kind, finding in report.faults
    )
    return not unread and "formulär" not in report.settings.misread


def form_of_another_year(report: Report) -> Iterator[Finding]:
    """Formuläret är ett annat års än det som mappen heter efter, eller som texterna handlar om.

    Varför: frågorna skiljer mellan åren, och mottagaren tar inte emot svar på fel års formulär.
    Oftast har fjolårets mapp kopierats.
    Fel: `formulär: 2022` i en mapp som heter 2023
    Rätt: `formulär: 2022` i en mapp som heter 2022
    """
    if not _form_is_known(report):
        return
    where, year = _place(report, SETTINGS_FILE, "formulär"), report.form.year
    named = re.findall(r"(?<!\d)20\d\d(?!\d)", report.folder.resolve().name)
    if len(named) == 1 and int(named[0]) != year:
        hint = (
            "Byt namn på mappen, eller skriv det formulär som rapporten ska följa efter "
            f"formulär:, till exempel {named[0]}."
        )
        yield Finding(
            where,
            f"Formuläret är {year} års, men mappen heter {report.folder.resolve().name}.",
            hint,
        )
        return
    # Years to come are those of strategies and goals, which a report may name on every page.
    told = Counter(
        said
        for _, text in prose_texts(report)
        for said, at in mentioned_years(text.text)
        if said <= report.today.year and stands_alone(text.text, at)
    )
    most, times = max(told.items(), key=lambda item: item[1], default=(year, 0))
    if most != year and times >= _MANY_MENTIONS and times > 2 * told[year]:
        message = (
            f"Formuläret är {year} års, men texterna nämner {most} {times} gånger och {year} "
            f"{told[year]} gånger."
        )
        hint = (
            f"Är det fjolårets texter som står kvar, så skriv om dem. Gäller rapporten {most}, så "
            f"skriv formulär: {most}."
        )
        yield Finding(where, message, hint)


def last_day(report: Report) -> Iterator[Finding]:
    """Sista dagen att lämna rapporten är nära eller har passerat, och rapporten är inte klar.

    Varför: rapporten ska lämnas i tid. Den räknas som klar när alla frågor är besvarade och alla
    avsnitt har formulärets sista status.
    Fel: `status: utkast` fem dagar före sista dagen
    Rätt: `status: godkänd` i alla avsnitt
    Källa: årets villkorsbeslut, och sedan den 1 april 2024 även 4 § förordningen (2024:99) om
    resultatredovisning av det regionala utvecklingsarbetet: den 21 februari. En lördag eller söndag
    flyttas dagen till nästa vardag (2 § lagen 1930:173, https://lagen.nu/1930:173).
    """
    last, today = report.form.deadline, report.today
    days = (last - today).days
    if days > _SOON or not _form_is_known(report):
        return
    left = _left_to_do(report)
    if left:
        yield Finding(
            _place(report, SETTINGS_FILE, "formulär"),
            _told_of(last, days),
            f"Kvar: {left}. Se villkor status.",
        )


def _told_of(last: date, days: int) -> str:
    """What is said of the last day.

    When it has passed the days are not counted, so that the words stay the same from day to day.
    """
    if days < 0:
        return f"Sista dag att lämna rapporten var den {swedish_date(last)}."
    when = {0: "i dag", 1: "i morgon"}.get(days, f"om {days} dagar")
    return f"Sista dag att lämna rapporten är den {swedish_date(last)}, {when}."


def _left_to_do(report: Report) -> str:
    """What has to be done before the report can be sent, or "".

    A region that gives no section a status has none to wait for.
    """
    questions = sum(1 for _ in unanswered_question(report))
    last = report.form.statuses[-1]
    sections = sum(
        section.status is not None and section.status.text.strip().casefold() != last
        for section in report.sections
    )
    parts = (
        [f"{questions} {'obesvarad fråga' if questions == 1 else 'obesvarade frågor'}"]
        if questions
        else []
    )
    parts += [f"{sections} avsnitt som inte har status {last}"] if sections else []
    return " och ".join(parts)
