"""Vad som inte går ihop mellan avsnitten: vem som har hand om dem och hur långt de sägs ha kommit.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.diagnostic import Finding, Where
from villkor.report import Report, SectionFile
from villkor.rules.answers import unanswered

_APPROVED = "godkänd"


def approved_but_unanswered(report: Report) -> Iterator[Finding]:
    """Avsnittet är godkänt, fast obligatoriska frågor i det är obesvarade.

    Varför: den som har godkänt avsnittet har räknat med att det var färdigt.
    Fel: `status: godkänd` och `"1.1.1": |` utan text under
    Rätt: `status: utkast` tills alla frågor är besvarade
    """
    missing: dict[str, list[str]] = {}
    for finding in unanswered(report):
        missing.setdefault(report.form.file_of(report.form.questions[finding.question]), []).append(finding.question)
    for section in report.sections:
        questions = missing.get(section.stem)
        if questions and section.status and section.status.text.strip().casefold() == _APPROVED:
            are = f"frågorna {', '.join(questions[:-1])} och {questions[-1]}" if len(questions) > 1 else f"fråga {questions[0]}"
            message = f"Avsnittet är godkänt, men {are} är {'obesvarade' if len(questions) > 1 else 'obesvarad'}."
            yield Finding(section.status.where, message, "Besvara det som saknas, eller ändra status.", questions[0])


def owner_missing(report: Report) -> Iterator[Finding]:
    """Avsnittet saknar ansvarig, fast minst hälften av de andra avsnitten har en.

    Varför: när regionen delar upp arbetet ska varje avsnitt ha någon som svarar för det. Anger regionen ingen ansvarig prövas inget.
    Fel: `ansvarig:`
    Rätt: `ansvarig: Näringsliv`
    """
    having = {section.path for section in report.sections if section.owner and not section.owner.empty}
    yield from _missing(report, "ansvarig", having, "Skriv vem som svarar för avsnittet, en funktion eller förvaltning, efter ansvarig:.")


def status_missing(report: Report) -> Iterator[Finding]:
    """Avsnittet saknar status, fast minst hälften av de andra avsnitten har en.

    Varför: den som samordnar rapporten ser annars inte hur långt avsnittet har kommit. Anger regionen ingen status prövas inget.
    Fel: `status:`
    Rätt: `status: utkast`
    """
    having = {section.path for section in report.sections if section.status and not section.status.empty}
    *first, last = report.form.statuses
    yield from _missing(report, "status", having, f"Skriv {', '.join(first)} eller {last} efter status:.")


def _missing(report: Report, key: str, having: set[str], hint: str) -> Iterator[Finding]:
    """The sections without an entry that at least half of the others have. One that is there but faulty is told of already."""
    sections = [section for section in report.sections if section.stem and section.readable and section.path in report.sources]
    paths = {section.path for section in sections}
    count = len(having & paths)
    for section in sections:
        others = len(sections) - 1
        if section.path not in having and count and count * 2 >= others and not _faulty(report, section, key):
            message = f"Avsnittet saknar {key}, men {count} av de {others} andra avsnitten har en."
            yield Finding(_place(report, section, key), message, hint)


def _faulty(report: Report, section: SectionFile, key: str) -> bool:
    return any(f"”{key}”" in finding.message + finding.hint for _, finding in report.faults if finding.where.path == section.path)


def _place(report: Report, section: SectionFile, key: str) -> Where:
    """The line of the key, or the top of the file if it is not there."""
    source = report.sources[section.path]
    found = re.search(rf"^{key}[ \t]*:", source, re.MULTILINE)
    return Where(section.path, source.count("\n", 0, found.start()) + 1) if found else Where(section.path)
