"""Uppgifter om personer som inte hör hemma i en rapport som blir allmän handling.

The docstring of a rule is its manual page, in Swedish. No message repeats a personal
number: messages end up in logs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from villkor.base.diagnostic import Finding
from villkor.base.lazy import lazy_module
from villkor.base.lazy_pattern import lazy_pattern
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

# digits in a Swedish telephone number, the first 0 included
_SHORTEST, _LONGEST = 8, 10
_COMPACT_PHONE = Pattern(r"0[1-9][0-9]{8}")
# Not inside an address or a longer number, nor after / or # as in a register number.
# Word may have made the hyphen a dash.
_PERSONAL_NUMBER = Pattern(
    r"""
    (?<! [\w/=#+&?–‑−-] ) (?<! \d[.,] )
    (?P<century> 18 | 19 | 20 )?
    (?P<date> [0-9]{6} )
    (?P<mark> [-+–‑−]? )
    (?P<last> [0-9]{4} )
    (?! \w | [.,/+–‑−-]\d )
    """,
    re.VERBOSE,
    likely=r"[0-9][0-9]{5}",
)
_COORDINATION = 60  # is added to the day in a samordningsnummer


def _texts_with(report: Report, pattern: Pattern) -> Iterator[tuple[str, Text]]:
    """Every text of the answers with its question, and the report's contact, in which a
    pattern may match.
    """
    contact = report.settings.contact
    if contact and pattern.may_match(contact.text):
        yield "", contact
    if not pattern.may_match(report.whole_text):
        return
    for question, text in all_texts(report):
        if pattern.may_match(text.text):
            yield question, text


def personal_number(report: Report) -> Iterator[Finding]:
    """Texten innehåller ett personnummer eller ett samordningsnummer.

    Varför: rapporten blir allmän handling, och utan samtycke får numren behandlas bara
    när det är klart motiverat.
    Fel: `Projektledare är Anna Ek, ååmmdd-nnnn.`, med siffror
    Rätt: `Projektledare är anställd av kommunen.`
    Källa: 3 kap. 10 § lagen (2018:218).
    """
    for question, text in _texts_with(report, _PERSONAL_NUMBER):
        for match in _PERSONAL_NUMBER.finditer(text.text):
            kind = _kind(match, report.form.deadline)
            if kind:
                yield Finding(
                    text.at(match.start()),
                    f"Här står ett {kind}.",
                    "Ta bort numret.",
                    question,
                )


def _kind(match: re.Match[str], latest: date) -> str:
    """What kind of personal number it is, or "".

    Ten digits in a row from 01 to 09 may be a telephone number and are left to that
    rule.
    """
    century, day, last = match["century"] or "", match["date"], match["last"]
    alone = not century and not match["mark"]
    if alone and _COMPACT_PHONE.fullmatch(day + last):
        return ""
    if not luhn.is_valid(day + last):
        return ""
    kind = "personnummer"
    if int(day[4:]) > _COORDINATION:
        kind = "samordningsnummer"
        day = f"{day[:4]}{int(day[4:]) - _COORDINATION:02}"
    mark = "+" if match["mark"] == "+" else "-"
    try:
        born = personnummer.get_birth_date(f"{century}{day}{mark}{last}")
    except exceptions.ValidationError:
        return ""
    if born > latest:
        return ""
    return kind


_EMAIL = Pattern(
    r"""
    (?<! [\w.+-] )
    (?P<local>
        [^\W\d_][\w-]* (?: \.[\w-]+ )+       # anna.ek
        | [^\W\d_]+_[^\W\d_]+               # anna_ek
    )
    @ [\w-]+ (?: \.[\w-]+ )+                # @regionen.se
    """,
    re.VERBOSE,
    signs=("@",),
)
# Words in addresses of offices, and parts of words that are in no one's name.
_OFFICE_WORDS = Pattern(
    "admin|epost|eu|hej|hr|info|mail|media|no|noreply|office|post|press|rus|stod|stöd"
    "|team|test|webmaster"
)
_OFFICE_PARTS = Pattern(
    "analys|arkiv|avdelning|center|centr|dataskydd|diari|ekonomi|enhet|faktura|forvalt"
    "|förvalt|foretag|företag|fornamn|förnamn|efternamn|grupp|hallbar|hållbar"
    "|innovation|integration|jamstalld|jämställd|kansli|klimat|kommun|kompetens"
    "|kontakt|kultur|landsbygd|ledning|miljo|miljö|museum|myndighet|naringsliv"
    "|näringsliv|namnd|nämnd|nyhetsbrev|organisation|personal|program|projekt"
    "|redaktion|region|registrator|rekryter|samverkan|sekretariat|service|statistik"
    "|strategi|styrelse|support|tillvaxt|tillväxt|tjanst|tjänst|trafik|turism"
    "|upphandling|utbildning|utveckling|webbredakt"
)


def personal_email(report: Report) -> Iterator[Finding]:
    """Texten innehåller en persons e-postadress.

    Varför: en e-postadress är oftast en personuppgift. Mottagaren når regionen lika väl
    genom en funktionsadress.
    Fel: `Frågor besvaras av anna.ek@regionen.se.`
    Rätt: `Frågor besvaras genom registrator@regionen.se.`
    Källa: https://www.imy.se/verksamhet/dataskydd/det-har-galler-enligt-gdpr/
    informationssakerhet/personuppgifter-i-e-post/
    """
    printed = {recipient.email.casefold() for recipient in report.form.recipients}
    for question, text in _texts_with(report, _EMAIL):
        told = set(printed)
        for match in _EMAIL.finditer(text.text):
            address = match[0].casefold()
            if address in told or _names_office(match["local"]):
                continue
            told.add(address)  # a link repeats it
            yield Finding(
                text.at(match.start()),
                f"”{match[0]}” ser ut att vara en persons e-postadress.",
                "Skriv en funktionsadress, till exempel registrator@, eller ta "
                "bort adressen.",
                question,
            )


def _names_office(local: str) -> bool:
    """Whether the part before @ names an office: registrator, li.registrator,
    regional.utveckling.
    """
    for word in re.split(r"[._-]", local.casefold()):
        if _OFFICE_WORDS.fullmatch(word) or _OFFICE_PARTS.search(word):
            return True
    return False


_GAP = "[ \u00a0\u202f\n]"
# Without a hyphen only where the groups can be nothing else: three or four digits first
# (0920 28 40 00), or 08 and three. 020 and 077 are no one's own.
_PHONE = Pattern(
    rf"""
    (?<! [\w/=#+–‑-] ) (?<! \d[ \u00a0\u202f.,] )
    (?:
        (?: \+ | 00 )46 {_GAP}?                                 # +46
        (?: \(0\) )? [-–‑]? {_GAP}?                             # (0)
        [1-9] (?: [-–‑]? {_GAP}? [0-9] ){{6,8}}                  # 70-123 45 67
    |
        0 (?! 20 | 77 ) [1-9][0-9]{{0,2}}                       # 070
        {_GAP}? [-–‑] {_GAP}?                                   # -
        (?:
            [0-9]{{5,8}}                                        # 1234567
            | [0-9]{{2,3}} (?: {_GAP} [0-9]{{2,3}} ){{1,3}}       # 123 45 67
        )
    |
        (?:
            0 (?! 20 | 77 ) [1-9][0-9]{{1,2}} {_GAP} [0-9]{{2,3}} # 0920 28
            | 08 {_GAP} [0-9]{{3}}                              # 08 123
        )
        (?: {_GAP} [0-9]{{2,3}} ){{1,3}}                         # 40 00
    |
        (?! 020 | 077 ) {_COMPACT_PHONE.source}                # 0701234567
    )
    (?! \w | [-–‑/.,:]\d | [ \u00a0\u202f]\d )
    """,
    re.VERBOSE,
    likely=r"[0-9](?:[ \u00a0-]?[0-9]){5}",
)
# no amount begins so: most texts with many digits need not be searched
_PHONE_BEGINS = Pattern(r"(?<![\w/=#+–‑-])0(?:[1-9]|046)|[+]46")
_REGISTER = Pattern(
    r"(?i)\b(?:dnr|diarienr|diarienummer|ärende|ärendenummer|id)[ .:]*\Z"
)


_REACH = 60  # letters before a number in which it is told what it is
# växel, or växeln: Kundtjänst nås på
_OFFICE_NUMBER = lazy_pattern(
    r"""(?ix)
    (?: växel | kundtjänst | kundcenter | kontaktcenter | reception | kansli
        | registrator | servicecenter | upplysning | medborgarservice
        | medborgarkontor | jour | larmcentral )
    \w{0,20}
    [^.!?\d\n]{0,30}
    \Z
    """
)
_MOBILE = re.compile(r"7[02369]")


def phone_number(report: Report) -> Iterator[Finding]:
    """Texten innehåller ett telefonnummer.

    Varför: ett direktnummer går att knyta till en person, och rapporten blir allmän
    handling. En myndighets växel är ingens eget nummer, och numret efter `kontakt:` i
    rapport.yaml är till för att ringas.
    Fel: `Kontakta projektledaren på 070-123 45 67.`
    Rätt: `Kontakta regionens förvaltning för regional utveckling.`
    """
    for question, text in _texts_with(report, _PHONE):
        # the report's contact is there to be called
        if not question or not _PHONE_BEGINS.search(text.text):
            continue
        for match in _PHONE.finditer(text.text):
            start = match.start()
            before = text.text[max(0, start - _REACH) : start]
            if _has_wrong_length(match[0]) or _REGISTER.search(before):
                continue
            if _is_switchboard(match[0], before):
                continue
            number = " ".join(match[0].split())
            yield Finding(
                text.at(match.start()),
                f"”{number}” ser ut att vara ett telefonnummer.",
                "Ta bort numret, eller skriv växelns nummer i stället.",
                question,
            )


def _is_switchboard(number: str, before: str) -> bool:
    """Whether a number is that of an office: it is called so, or is no mobile number
    and ends with two noughts, as numbers do that others dial to be put through.
    """
    if _OFFICE_NUMBER.search(before):
        return True
    digits = re.sub(r"\A(?:\+|00)46(?:\(0\))?|\D", "", number).lstrip("0")
    return digits.endswith("00") and not _MOBILE.match(digits)


def _has_wrong_length(number: str) -> bool:
    """Whether a number as it is dialled in Sweden has more digits than a telephone
    number, or fewer.
    """
    if number.startswith("00") or not number.startswith("0"):
        return False
    return not _SHORTEST <= sum(map(str.isdecimal, number)) <= _LONGEST
