"""Regler för det som följer med Word-filen utan att synas: namn, ändringar, kommentarer och dold
text.

The docstring of a rule is its manual page, in Swedish. A sent report is an official document (TF
2:10): what is in it can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.package import Element, word_name
from villkor.document.word.story import WordFile, quoted
from villkor.rules.word.metadata import PROGRAM, property_of
from villkor.rules.word.workbooks import own_workbooks

_CHANGES = [
    word_name(tag)
    for tag in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "tblGridChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
    )
]


def tracked_changes(file: WordFile) -> Iterator[Finding]:
    """Filen innehåller spårade ändringar.

    Varför: mottagaren ser vad som har strukits och av vem, och skärmläsaren läser upp både det
    gamla och det nya.
    Fel: en struken mening som går att få fram igen.
    Rätt: alla ändringar godkända eller avvisade, och spårningen avstängd.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: den skickade filen är en allmän handling, med allt
    som finns i den.
    """
    marks = [mark for _, root in file.package.content for mark in root.iter(*_CHANGES)]
    if marks:
        deleted = "".join(
            piece.text or ""
            for _, root in file.package.content
            for piece in root.iter(word_name("delText"))
        )
        struck = f", bland annat den strukna texten ”{quoted(deleted)}”" if deleted.strip() else ""
        message = f"Filen innehåller spårade ändringar ({len(marks)}){struck}."
        yield Finding(
            file.where(), message, "Välj Granska > Godkänn alla ändringar, och stäng av spårningen."
        )


def comments(file: WordFile) -> Iterator[Finding]:
    """Filen innehåller kommentarer.

    Varför: de är skrivna till kollegor och inte till regeringen, och bär skribenternas namn.
    Fel: `Stämmer det här? Kolla med ekonomi.`
    Rätt: inga kommentarer.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: den skickade filen är en allmän handling, med allt
    som finns i den.
    """
    part = file.package.part("comments")
    found = [] if part is None else list(part.iter(word_name("comment")))
    if found:
        first = " ".join(piece.text or "" for piece in found[0].iter(word_name("t")))
        many = f"{len(found)} kommentarer" if len(found) > 1 else "en kommentar"
        message = f"Filen innehåller {many}, den första: ”{quoted(first)}”."
        yield Finding(file.where(), message, "Välj Granska > Ta bort > Ta bort alla kommentarer.")


def hidden_text(file: WordFile) -> Iterator[Finding]:
    """Filen innehåller dold text.

    Varför: den syns varken på skärmen eller i utskriften, men finns i filen och kan läsas av vem
    som helst.
    Fel: ett stycke formaterat som Dold.
    Rätt: texten borttagen, eller synlig.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: den skickade filen är en allmän handling, med allt
    som finns i den.
    """
    for paragraph in file.paragraphs:
        hidden = "".join(run.text for run in paragraph.runs if run.look.get("hidden"))
        if hidden.strip():
            message = f"”{quoted(hidden)}” {paragraph.below} är dold text."
            yield Finding(
                file.where(paragraph.number),
                message,
                "Visa den med Start > Visa allt, och ta bort den eller kryssa ur Dold.",
            )


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
# Two or more capitalised words, an address or a user name; and what tells that it is an office.
_PERSON = re.compile(r"[A-ZÅÄÖÉ][\w-]+,?( [A-ZÅÄÖÉ][\w.-]*){1,3}|.*@.*|[a-zåäö]{2,6}\d{2,4}")
_OFFICE = re.compile(
    r"region|verket\b|kommun|styrelse|myndighet|departement|förvaltning|avdelning|enhet|kansli"
    r"|universitet|\bAB\b",
    re.IGNORECASE,
)
_PROPERTIES = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_PEOPLE = "{http://schemas.microsoft.com/office/word/2012/wordml}person"


def personal_name(file: WordFile) -> Iterator[Finding]:
    """Filens egenskaper namnger en person.

    Varför: Word skriver in namnet på den som har sparat filen, och det följer med till mottagaren
    och till allmän handling.
    Fel: en handläggares namn som författare eller som ”senast ändrad av”.
    Rätt: `Region Norrbotten`
    Källa: artikel 5.1 c i dataskyddsförordningen (EU) 2016/679 om uppgiftsminimering.
    """
    package = file.package
    extended, people, custom = (
        package.part(kind) for kind in ("extended-properties", "people", "custom-properties")
    )
    told = [
        ("författare", property_of(file, "{http://purl.org/dc/elements/1.1/}creator")),
        ("den som senast ändrade filen", property_of(file, f"{_PROPERTIES}lastModifiedBy")),
        ("chef", _text(None if extended is None else extended.find(f"{_EXTENDED}Manager"))),
    ]
    for what, name in told:
        if _PERSON.fullmatch(name) and not PROGRAM.fullmatch(name) and not _OFFICE.search(name):
            how = (
                "Välj Arkiv > Info > Sök efter problem > Granska dokument, och ta bort "
                "personuppgifterna."
            )
            yield Finding(file.where(), f"”{name}” står som {what} i filens egenskaper.", how)
    written = [
        str(each.get("{http://schemas.microsoft.com/office/word/2012/wordml}author", ""))
        for each in _each(people, _PEOPLE)
    ]
    written += [match[0] for each in _each(custom, "*") if (match := _EMAIL.search(_text(each)))]
    if written:
        how = (
            "Välj Arkiv > Info > Sök efter problem > Granska dokument, och ta bort "
            "personuppgifterna."
        )
        yield Finding(
            file.where(),
            f"Filen för med sig namn som inte syns i texten, bland annat ”{written[0]}”.",
            how,
        )


def _text(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()


def _each(root: Element | None, tag: str) -> Iterator[Element]:
    yield from () if root is None else root.iter(tag)


# Where a file lies on somebody's computer or on the region's server.
_PLACE = re.compile(
    r"(file:/*(?!/?$)|\\\\[\w.-]+\\|(?<![A-Za-z/])[A-Za-z]:[\\/](?![\\/])|^/"
    r"(Users|home|Volumes)/)[^\s\"<>]*",
    re.IGNORECASE,
)
_WITH_PLACES = ("extended-properties", "custom-properties", "settings")


def machine_name(file: WordFile) -> Iterator[Finding]:
    """Filen säger var på en dator eller server den, dess mall eller dess bilder ligger.

    Varför: sökvägen röjer användarnamn, datornamn och hur regionens nät är uppbyggt, och länken
    fungerar inte hos mottagaren.
    Fel: `C:/Användare/namn/Mallar/rapport.dotx` som mall.
    Rätt: ingen sökväg, eller en webbadress.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: den skickade filen är en allmän handling, med allt
    som finns i den.
    """
    package = file.package
    told = [
        link.target for links in package.links.values() for link in links.values() if link.external
    ]
    told += list(file.fields)
    for part in filter(lambda part: part is not None, map(package.part, _WITH_PLACES)):
        told += [each.text or "" for each in _each(part, "*")]
        told += [str(value) for each in _each(part, "*") for value in each.attrib.values()]
    for found in dict.fromkeys(match[0] for words in told if (match := _PLACE.search(words))):
        how = (
            "Koppla bort mallen (Utvecklare > Dokumentmall) eller ta bort länken, och "
            "spara filen på nytt."
        )
        yield Finding(
            file.where(), f"Filen röjer en plats på en dator eller server: ”{quoted(found)}”.", how
        )


_KINDS = {
    "vbaProject": "makron",
    "oleObject": "en inbäddad fil",
    "package": "en inbäddad fil",
    "thumbnail": "en förhandsbild av en tidigare version",
    "attachedTemplate": "en länk till en mall",
    "aFChunk": "ett inbäddat dokument",
}


def hidden_cargo(file: WordFile) -> Iterator[Finding]:
    """Filen bär med sig annat än text och bilder: makron, inbäddade filer, en gammal förhandsbild.

    Varför: en inbäddad kalkyl följer med hel, med alla blad, och mottagarens skydd stoppar filer
    med makron. Ett diagrams egen kalkyl, som bara har de siffror som diagrammet visar, får följa
    med.
    Fel: ett diagram inklistrat från Excel med hela arbetsboken.
    Rätt: diagrammet inklistrat som bild, med alternativtext, eller `{diagram: fördelning}` i
    svaret.
    """
    own = own_workbooks(file.package)
    linked = [
        link
        for links in file.package.links.values()
        for link in links.values()
        if link.target not in own
    ]
    for what in dict.fromkeys(_KINDS[link.kind] for link in linked if link.kind in _KINDS):
        yield Finding(
            file.where(),
            f"Filen innehåller {what}.",
            "Ta bort det i Word, och spara filen på nytt som Word-dokument (.docx).",
        )
