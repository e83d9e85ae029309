"""Uppgifter om personer som inte hör hemma i en rapport som blir allmän handling.

The docstring of a rule is its manual page, in Swedish. No message repeats a personal number:
messages end up in logs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from villkor.base.diagnostic import Finding
from villkor.base.lazy import lazy_module
from villkor.base.yaml.nodes import Text
from villkor.report.model import Report
from villkor.report.texts import all_texts
from villkor.rules.prose.pattern import Pattern

if TYPE_CHECKING:
    from stdnum import exceptions, luhn
    from stdnum.se import personnummer
else:
    exceptions = lazy_module("stdnum.exceptions")
    luhn = lazy_module("stdnum.luhn")
    personnummer = lazy_module("stdnum.se.personnummer")


def _everything(report: Report, likely: str) -> Iterator[tuple[str, Text]]:
    """Every text of the answers with its question, and the report's contact, in which the simple
    pattern is found.
    """
    sign = re.compile(likely)
    contact = report.settings.contact
    everything = chain([("", contact)] if contact else [], all_texts(report))
    yield from ((question, text) for question, text in everything if sign.search(text.text))


def personal_number(report: Report) -> Iterator[Finding]:
    """Texten innehåller ett personnummer eller ett samordningsnummer.

    Varför: rapporten blir allmän handling, och utan samtycke får numren behandlas bara när det är
    klart motiverat.
    Fel: `Projektledare är Anna Ek, ååmmdd-nnnn.`, med siffror
    Rätt: `Projektledare är anställd av kommunen.`
    Källa: 3 kap. 10 § lagen (2018:218).
    """
    for question, text in _everything(report, r"[0-9]{6}"):
        for match in _PERSONAL_NUMBER.finditer(text.text):
            if kind := _kind(match, report.form.deadline):
                yield Finding(
                    text.at(match.start()), f"Här står ett {kind}.", "Ta bort numret.", question
                )


# Not inside an address or a longer number, nor after / or # as in a register number. Word may have
# made the hyphen a dash.
_PERSONAL_NUMBER = Pattern(
    r"(?<![\w/=#+&?–‑−-])(?<!\d[.,])(?P<century>18|19|20)?(?P<date>[0-9]{6})(?P<mark>[-+–‑−]?)"
    r"(?P<last>[0-9]{4})(?!\w|[.,/+–‑−-]\d)"
)
_COORDINATION = 60  # is added to the day in a samordningsnummer


def _kind(match: re.Match[str], latest: date) -> str:
    """What kind of personal number it is, or "".

    Ten digits in a row from 01 to 09 may be a telephone number and are left to that rule.
    """
    century, day, last = match["century"] or "", match["date"], match["last"]
    if (
        not century and not match["mark"] and _COMPACT_PHONE.fullmatch(day + last)
    ) or not luhn.is_valid(day + last):
        return ""
    coordination = int(day[4:]) > _COORDINATION
    if coordination:
        day = f"{day[:4]}{int(day[4:]) - _COORDINATION:02}"
    try:
        born = personnummer.get_birth_date(
            f"{century}{day}{'+' if match['mark'] == '+' else '-'}{last}"
        )
    except exceptions.ValidationError:
        return ""
    if born > latest:
        return ""
    return "samordningsnummer" if coordination else "personnummer"


def personal_email(report: Report) -> Iterator[Finding]:
    """Texten innehåller en persons e-postadress.

    Varför: en e-postadress är oftast en personuppgift. Mottagaren når regionen lika väl genom en
    funktionsadress.
    Fel: `Frågor besvaras av anna.ek@regionen.se.`
    Rätt: `Frågor besvaras genom registrator@regionen.se.`
    Källa: https://www.imy.se/verksamhet/dataskydd/det-har-galler-enligt-gdpr/informationssakerhet/personuppgifter-i-e-post/
    """
    printed = {recipient.email.casefold() for recipient in report.form.recipients}
    for question, text in _everything(report, "@"):
        told: set[str] = set(printed)
        for match in _EMAIL.finditer(text.text) if "@" in text.text else ():
            address = match[0].casefold()
            if address not in told and not _functional(match["local"]):
                told.add(address)  # a link repeats it
                hint = (
                    "Skriv en funktionsadress, till exempel registrator@, eller ta bort adressen."
                )
                yield Finding(
                    text.at(match.start()),
                    f"”{match[0]}” ser ut att vara en persons e-postadress.",
                    hint,
                    question,
                )


_EMAIL = Pattern(
    r"(?<![\w.+-])(?P<local>[^\W\d_][\w-]*(?:\.[\w-]+)+|[^\W\d_]+_[^\W\d_]+)@[\w-]+(?:\.[\w-]+)+"
)
# Words in addresses of offices, and parts of words that are in no one's name.
_OFFICE_WORDS = Pattern(
    "admin|epost|eu|hej|hr|info|mail|media|no|noreply|office|post|press|rus|stod|stöd"
    "|team|test|webmaster"
)
_OFFICE_PARTS = Pattern(
    "analys|arkiv|avdelning|center|centr|dataskydd|diari|ekonomi|enhet|faktura|forvalt|förvalt"
    "|foretag|företag|fornamn|förnamn|efternamn|grupp|hallbar|hållbar|innovation|integration"
    "|jamstalld|jämställd|kansli|klimat|kommun|kompetens|kontakt|kultur|landsbygd|ledning|miljo"
    "|miljö|museum|myndighet|naringsliv|näringsliv|namnd|nämnd|nyhetsbrev|organisation|personal"
    "|program|projekt|redaktion|region|registrator|rekryter|samverkan|sekretariat|service"
    "|statistik|strategi|styrelse|support|tillvaxt|tillväxt|tjanst|tjänst|trafik|turism"
    "|upphandling|utbildning|utveckling|webbredakt"
)


def _functional(local: str) -> bool:
    """Whether the part before @ names an office: registrator, li.registrator,
    regional.utveckling.
    """
    words = re.split(r"[._-]", local.casefold())
    return any(_OFFICE_WORDS.fullmatch(word) or _OFFICE_PARTS.search(word) for word in words)


def phone_number(report: Report) -> Iterator[Finding]:
    """Texten innehåller ett telefonnummer.

    Varför: ett direktnummer går att knyta till en person, och rapporten blir allmän handling.
    Fel: `Kontakta projektledaren på 070-123 45 67.`
    Rätt: `Kontakta regionens förvaltning för regional utveckling.`
    """
    for question, text in _everything(report, r"[0-9](?:[ \u00a0-]?[0-9]){5}"):
        for match in _PHONE.finditer(text.text):
            digits = sum(map(str.isdecimal, match[0]))
            in_sweden = match[0].startswith("0") and not match[0].startswith("00")
            if (not in_sweden or _SHORTEST <= digits <= _LONGEST) and not _REGISTER.search(
                text.text, 0, match.start()
            ):
                number = " ".join(match[0].split())
                yield Finding(
                    text.at(match.start()),
                    f"”{number}” ser ut att vara ett telefonnummer.",
                    "Ta bort numret.",
                    question,
                )


_SHORTEST, _LONGEST = 8, 10  # digits in a Swedish telephone number, the first 0 included
_COMPACT_PHONE = Pattern(r"0[1-9][0-9]{8}")
_GAP = "[ \u00a0\u202f\n]"
_AREA = "0(?!20|77)[1-9][0-9]{0,2}"  # 020 and 077 are no one's own
# Without a hyphen only where the groups can be nothing else: three or four digits first (0920 28 40
# 00), or 08 and three.
_PHONE = Pattern(
    rf"(?<![\w/=#+–‑-])(?<!\d[ \u00a0\u202f.,])(?:"
    rf"(?:\+|00)46{_GAP}?(?:\(0\))?[-–‑]?{_GAP}?[1-9](?:[-–‑]?{_GAP}?[0-9]){{6,8}}"
    rf"|{_AREA}{_GAP}?[-–‑]{_GAP}?(?:[0-9]{{5,8}}|[0-9]{{2,3}}(?:{_GAP}[0-9]{{2,3}}){{1,3}})"
    rf"|(?:0(?!20|77)[1-9][0-9]{{1,2}}{_GAP}[0-9]{{2,3}}|08{_GAP}[0-9]{{3}})"
    rf"(?:{_GAP}[0-9]{{2,3}}){{1,3}}"
    rf"|(?!020|077){_COMPACT_PHONE.source})(?!\w|[-–‑/.,:]\d|[ \u00a0\u202f]\d)"
)
_REGISTER = Pattern(r"(?i)\b(?:dnr|diarienr|diarienummer|ärende|ärendenummer|id)[ .:]*\Z")
