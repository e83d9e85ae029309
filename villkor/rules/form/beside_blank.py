"""Regler för formuläret mot myndighetens egen blankett, och för det som någon ska titta
på.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from villkor.base.diagnostic import Finding, Where
from villkor.form.places import BLANK_FILE, DOUBT_MARK
from villkor.rules.form.blank_file import FoundPlace
from villkor.rules.form.subject import FormFile

_MOST_LINES = 12  # of a comment
_COMMENT = re.compile(r"[ \t]{0,80}#[ \t]{0,8}(\S.*)")
_DOUBT = re.compile(rf"[ \t]{{0,80}}#[ \t]{{0,8}}{DOUBT_MARK}[ \t]{{0,8}}(.*)")


def _places_in(form: FormFile) -> dict[str, FoundPlace]:
    read = form.examined.form
    if read is None or form.blank is None:
        return {}
    return form.blank.places_of(read)


def not_in_blank(form: FormFile) -> Iterator[Finding]:
    """Frågan står inte i blanketten, eller har ett annat nummer där.

    Varför: en fråga med andra ord eller annat nummer än i blanketten är ett svar på
    något som myndigheten inte har frågat.
    Fel: `fråga: Beskriv målen.`, när blanketten säger ”Beskriv målet.”
    Rätt: frågan ordagrant som i `blankett.docx`, med samma nummer.
    """
    for key, place in _places_in(form).items():
        where = form.examined.place_of(key, "fråga")
        if place.line is None:
            message = f"Frågan {key} finns inte ordagrant i {BLANK_FILE}."
            hint = "Skriv frågan som i blanketten, ord för ord."
            yield Finding(where, message, hint, key)
        elif place.numbers and not _is_numbered_so(key, place.numbers):
            numbers = " och ".join(sorted(place.numbers))
            message = f"Frågan {key} har numret {numbers} i {BLANK_FILE}."
            hint = "Rätta numret, eller frågan."
            yield Finding(
                form.examined.place_of(
                    key,
                    "id",
                ),
                message,
                hint,
                key,
            )


def _is_numbered_so(key: str, numbers: frozenset[str]) -> bool:
    """Whether a file that numbers anew under each heading may call a question so."""
    for number in numbers:
        before = key.removesuffix(number)
        if before != key and not before[-1:].isalnum():
            return True
    return False


def no_place_in_blank(form: FormFile) -> Iterator[Finding]:
    """Frågan har ingen plats för svaret i blanketten.

    Varför: när svaren skrivs in i myndighetens egen fil ska de stå där myndigheten
    väntar sig dem.
    Fel: en fråga som följs direkt av nästa fråga i `blankett.docx`.
    Rätt: ett tomt stycke, ett fält, en ruta eller en tabell efter frågan. Saknar
    myndighetens fil en plats är varningen inget att göra åt.
    """
    for key, place in _places_in(form).items():
        if place.line is not None and not place.has_place:
            yield Finding(
                form.examined.place_of(key, "fråga"),
                f"Det finns ingen plats för svaret på {key} i {BLANK_FILE}.",
                "Se efter i blanketten om frågan är en rubrik, eller hör till nästa.",
                key,
            )


def doubt_left(form: FormFile) -> Iterator[Finding]:
    """Något i formuläret är märkt att kontrollera, och märket står kvar.

    Varför: `villkor new-form` märker det som är osäkert i blanketten. Ingen annan än
    den som har läst blanketten kan säga vad som är rätt.
    Fel: `# KONTROLLERA: Är det här en fråga?` ovanför en fråga.
    Rätt: frågan rättad efter blanketten, och raden borttagen.
    """
    lines = form.examined.text.split("\n")
    for number, line in enumerate(lines, start=1):
        match = _DOUBT.match(line)
        if match:
            words = [match[1].strip(), *_rest_of_comment(lines, number)]
            yield Finding(
                Where(form.examined.path, number, line.index("#") + 1),
                " ".join(words).strip() or "Det här ska kontrolleras.",
                "Jämför med blanketten, rätta det som är fel och ta bort kommentaren.",
            )


def _rest_of_comment(lines: Sequence[str], first: int) -> Iterator[str]:
    """The words of a comment that goes on, until another one or something else."""
    for line in lines[first : first + _MOST_LINES]:
        match = _COMMENT.match(line)
        if match is None or _DOUBT.match(line):
            return
        yield match[1].strip()
