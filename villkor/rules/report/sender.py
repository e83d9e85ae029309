"""Vad som ska stå om avsändaren när rapporten lämnas: vem som svarar på frågor, och
regionens eget diarienummer.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.yaml.nodes import Text
from villkor.report.keys import REGION_NUMBER, SETTINGS_FILE
from villkor.report.model import Report, SectionFile
from villkor.rules.report.files import form_is_known, place_of_key


def contact_missing(report: Report) -> Iterator[Finding]:
    """Kontakten för frågor om rapporten saknas, fast något avsnitt har kommit längre än
    utkast.

    Varför: mottagaren ser på framsidan och i mejlet vem som svarar på frågor. Utan
    kontakt saknas den uppgiften där.
    Fel: `kontakt:`
    Rätt: `kontakt: Region Norrbotten, regional utveckling`
    """
    if _is_coming_along(report):
        yield from contact_gap(report)


def own_number_missing(report: Report) -> Iterator[Finding]:
    """Regionens eget diarienummer saknas, fast något avsnitt har kommit längre än
    utkast.

    Varför: det står på framsidan, och mottagaren anger det i sitt svar. En region vars
    ärende ännu inte har fått något nummer kan lämna det tomt.
    Fel: `region:` utan nummer under `diarienummer:`
    Rätt: `region: RUN 00060-2022`
    """
    if _is_coming_along(report):
        yield from own_number_gap(report)


def contact_gap(report: Report) -> Iterator[Finding]:
    """That the contact is missing, however far the report has come."""
    if _lacks(report, report.settings.contact, "kontakt"):
        yield Finding(
            place_of_key(report, SETTINGS_FILE, "kontakt"),
            "Kontakten för frågor om rapporten saknas.",
            "Skriv en funktion eller förvaltning efter kontakt:, inte en person.",
        )


def own_number_gap(report: Report) -> Iterator[Finding]:
    """That the region's own register number is missing, however far the report has
    come.
    """
    if _lacks(report, report.settings.own_register_number, REGION_NUMBER):
        key = rf"[ \t]+{REGION_NUMBER}"
        yield Finding(
            place_of_key(report, SETTINGS_FILE, key, "diarienummer"),
            "Regionens eget diarienummer saknas.",
            "Skriv det efter region: under diarienummer:.",
        )


def drafted_sections(report: Report) -> list[SectionFile]:
    """The sections that are said to be no further than the form's first status."""
    first = report.form.statuses[0]
    return [section for section in report.sections if _status(section) == first]


def _is_coming_along(report: Report) -> bool:
    """Whether somebody has said that a section is more than begun."""
    if not form_is_known(report):
        return False
    further = report.form.statuses[1:]
    return any(_status(section) in further for section in report.sections)


def _status(section: SectionFile) -> str:
    if section.status is None:
        return ""
    return section.status.text.strip().casefold()


def _lacks(report: Report, text: Text | None, key: str) -> bool:
    """Whether nothing is written for a key of rapport.yaml; what is misread is told of
    already.
    """
    return key not in report.settings.misread and (text is None or text.empty)
