"""To whom a Word form says that it is sent: e-mail addresses, the names beside them,
and their numbers in the recipients' registers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from villkor.authoring.blanks.blank_lines import BlankLine
from villkor.authoring.blanks.drafted import DraftedRecipient
from villkor.authoring.blanks.names import without_dots
from villkor.authoring.blanks.wordings import folded, plain_words
from villkor.form.model import Form, Recipient

_ADDRESS = re.compile(
    r"[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,4}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
)
_NUMBER = re.compile(
    r"(?:dnr|diarienummer|diarienr|ärendenummer)[.: ]{1,4}"
    r"(?P<number>[^\s.;][^.;@]{0,60}\d[^\s.;@,]{0,20})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"[\s:,–—-]{1,5}(?=\S*\d|[A-ZÅÄÖ]{1,3} )")
_CONTACT = re.compile(r"\bkontakt|frågor (?:om|besvaras|ställs)|vid frågor|handläggare")
_SENT_TO = re.compile(r"skicka|sänd|lämna|mejla|mottagare|e-post till|tillhanda")
_LEADING = re.compile(
    r".{0,200}(?:skickas|sänds|lämnas|mejlas|skicka|mottagare|till|och)\b[: ]*",
    re.IGNORECASE,
)
_NAME_GUESSED = "Mottagarens namn är gissat av e-postadressen: kontrollera det."
_PERHAPS_CONTACT = (
    "Det framgår inte om redovisningen ska skickas till {}: kontrollera det."
)
_NO_ADDRESS = (
    "Word-filen säger inte vart redovisningen ska skickas. Mottagaren är förra "
    "formulärets: kontrollera den."
)
_WHOSE_NUMBER = (
    "Word-filen nämner diarienumret {}. Kontrollera vilken mottagares det är."
)
_MOST_NAME = 60


def drafted_recipients(
    lines: Sequence[BlankLine],
    like: Form | None,
) -> tuple[DraftedRecipient, ...]:
    """Those that the lines say it is sent to; else those of the last form, unsure."""
    found: dict[str, DraftedRecipient] = {}
    for line, address, sent in _addresses(lines):
        if address.casefold() not in found:
            drafted = _recipient(
                line,
                address,
                lines,
                like,
            )
            if not sent:
                unsure = _PERHAPS_CONTACT.format(address)
                drafted = replace(drafted, doubts=(*drafted.doubts, unsure))
            found[address.casefold()] = drafted
    if found:
        return _with_own_keys(
            _numbered(
                list(found.values()),
                lines,
            )
        )
    known = like.recipients if like else ()
    return tuple(
        DraftedRecipient(
            replace(each, register_number=""),
            doubts=(_NO_ADDRESS,),
        )
        for each in known
    )


def _addresses(lines: Sequence[BlankLine]) -> Iterator[tuple[BlankLine, str, bool]]:
    """The addresses that are not of persons to ask, and whether it is said that they
    are sent to: on the line, or on one before with addresses alone between.
    """
    sent, contact = False, False
    for line in lines:
        words = folded(line.text)
        goes_on = "@" in words
        sent = bool(_SENT_TO.search(words)) or (sent and goes_on)
        contact = bool(_CONTACT.search(words)) or (contact and goes_on)
        if not contact:
            for address in _ADDRESS.findall(line.text):
                yield line, address, sent


def _numbered(
    drafted: list[DraftedRecipient],
    lines: Sequence[BlankLine],
) -> list[DraftedRecipient]:
    """The recipients; a number that stands by itself is that of an only one."""
    if any(each.recipient.register_number for each in drafted):
        return drafted
    for line in lines:
        told = _NUMBER.search(line.text)
        if told:
            number = told["number"].strip(" ,)")
            first = drafted[0]
            recipient = replace(first.recipient, register_number=number)
            doubts = first.doubts
            if len(drafted) > 1:
                doubts = (*doubts, _WHOSE_NUMBER.format(number))
            return [
                replace(
                    first,
                    recipient=recipient,
                    doubts=doubts,
                ),
                *drafted[1:],
            ]
    return drafted


def _recipient(
    line: BlankLine,
    address: str,
    lines: Sequence[BlankLine],
    like: Form | None,
) -> DraftedRecipient:
    known = _known(address, like)
    doubts = []
    if known:
        name = known.name
    else:
        name = _name_before(line.text, address) or _name_of_domain(address, lines)
        if not name:
            name = address.partition("@")[2].partition(".")[0].capitalize()
            doubts.append(_NAME_GUESSED)
    number = _register_number(
        name,
        line,
        lines,
    )
    key = known.key if known else _key_of(name)
    recipient = Recipient(
        key,
        name,
        address,
        number,
    )
    if known:
        recipient = replace(
            known,
            email=address,
            register_number=number,
        )
    why = ("e-postadress",)
    return DraftedRecipient(
        recipient,
        line.place,
        why,
        tuple(doubts),
    )


def _known(
    address: str,
    like: Form | None,
) -> Recipient | None:
    for each in like.recipients if like else ():
        if each.email.casefold() == address.casefold():
            return each
    return None


def _name_before(
    text: str,
    address: str,
) -> str:
    """The name on the line of an address: Tillväxtverket: namn@…"""
    before = plain_words(text).partition(address)[0]
    before = _ADDRESS.sub(" ", before)
    leading = _LEADING.match(before)
    name = before[leading.end() :] if leading else before
    name = name.strip(" :,;(<–—-•")
    if name and name[0].isupper() and len(name) <= _MOST_NAME:
        return name
    return ""


def _name_of_domain(
    address: str,
    lines: Sequence[BlankLine],
) -> str:
    """A name that a line begins with and the address has in its domain."""
    domain = address.partition("@")[2].rpartition(".")[0].casefold()
    for line in lines:
        for word in line.text.split():
            name = word.strip(" :,;.()")
            if name[:1].isupper() and without_dots(name) == domain:
                return name
    return ""


def _register_number(
    name: str,
    line: BlankLine,
    lines: Sequence[BlankLine],
) -> str:
    """The number that stands after the name, or after "dnr" on the address's line."""
    own = _NUMBER.search(line.text)
    if own:
        return own["number"].strip(" ,)")
    for other in lines:
        if other.text.startswith(name) and "@" not in other.text:
            rest = other.text[len(name) :]
            gap = _AFTER_NAME.match(rest)
            if gap and any(sign.isdigit() for sign in rest):
                told = _NUMBER.search(rest)
                return (
                    told["number"].strip(" ,)") if told else rest[gap.end() :].strip()
                )
    return ""


def _key_of(name: str) -> str:
    plain = without_dots(name)
    key = re.sub(
        "[^a-z0-9]{1,60}",
        "-",
        plain,
    ).strip("-")
    return key[:40].strip("-") or "mottagare"


def _with_own_keys(drafted: list[DraftedRecipient]) -> tuple[DraftedRecipient, ...]:
    """The recipients, no two of which have the same key."""
    taken: set[str] = set()
    kept = []
    for each in drafted:
        key, count = each.recipient.key, 1
        while key in taken:
            count += 1
            key = f"{each.recipient.key}-{count}"
        taken.add(key)
        kept.append(replace(each, recipient=replace(each.recipient, key=key)))
    return tuple(kept)
