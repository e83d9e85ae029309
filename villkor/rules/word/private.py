"""Regler för det som följer med Word-filen utan att synas: namn, ändringar, kommentarer
och dold text.

The docstring of a rule is its manual page, in Swedish. A sent report is an official
document (TF 2:10): what is in it can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.package import Element, word_name
from villkor.document.word.story import WordFile, quoted
from villkor.rules.word.metadata import PROGRAM, property_of
from villkor.rules.word.workbooks import own_workbooks

# what Word writes for a tracked change (ECMA-376 part 1, 17.13.5)
_CHANGES = (
    word_name("ins"),
    word_name("del"),
    word_name("moveFrom"),
    word_name("moveTo"),
    word_name("rPrChange"),
    word_name("pPrChange"),
    word_name("tblPrChange"),
    word_name("trPrChange"),
    word_name("tcPrChange"),
    word_name("sectPrChange"),
    word_name("tblGridChange"),
    word_name("numberingChange"),
    word_name("cellIns"),
    word_name("cellDel"),
    word_name("cellMerge"),
)
_REMOVE_NAMES = (
    "Välj Arkiv > Info > Sök efter problem > Granska dokument, och ta bort "
    "personuppgifterna."
)


def tracked_changes(file: WordFile) -> Iterator[Finding]:
    """Filen innehåller spårade ändringar.

    Varför: mottagaren ser vad som har strukits och av vem, och skärmläsaren läser upp
    både det gamla och det nya.
    Fel: en struken mening som går att få fram igen.
    Rätt: alla ändringar godkända eller avvisade, och spårningen avstängd.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: den skickade filen är en allmän
    handling, med allt som finns i den.
    """
    changes = 0
    deleted = ""
    for _, root in file.package.content:
        changes += sum(1 for _ in root.iter(*_CHANGES))
        deleted += "".join(
            piece.text or "" for piece in root.iter(word_name("delText"))
        )
    if not changes:
        return
    struck = (
        f", bland annat den strukna texten ”{quoted(deleted)}”"
        if deleted.strip()
        else ""
    )
    message = f"Filen innehåller spårade ändringar ({changes}){struck}."
    how = "Välj Granska > Godkänn alla ändringar, och stäng av spårningen."
    yield Finding(file.where(), message, how)


def comments(file: WordFile) -> Iterator[Finding]:
    """Filen innehåller kommentarer.

    Varför: de är skrivna till kollegor och inte till regeringen, och bär skribenternas
    namn.
    Fel: `Stämmer det här? Kolla med ekonomi.`
    Rätt: inga kommentarer.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: den skickade filen är en allmän
    handling, med allt som finns i den.
    """
    found = _elements_of(file.package.part("comments"), word_name("comment"))
    if not found:
        return
    pieces = found[0].iter(word_name("t"))
    first = " ".join(piece.text or "" for piece in pieces)
    many = f"{len(found)} kommentarer" if len(found) > 1 else "en kommentar"
    message = f"Filen innehåller {many}, den första: ”{quoted(first)}”."
    yield Finding(
        file.where(),
        message,
        "Välj Granska > Ta bort > Ta bort alla kommentarer.",
    )


def hidden_text(file: WordFile) -> Iterator[Finding]:
    """Filen innehåller dold text.

    Varför: den syns varken på skärmen eller i utskriften, men finns i filen och kan
    läsas av vem som helst.
    Fel: ett stycke formaterat som Dold.
    Rätt: texten borttagen, eller synlig.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: den skickade filen är en allmän
    handling, med allt som finns i den.
    """
    for paragraph in file.paragraphs:
        hidden = ""
        for run in paragraph.runs:
            if run.look.get("hidden"):
                hidden += run.text
        if hidden.strip():
            message = f"”{quoted(hidden)}” {paragraph.below} är dold text."
            how = (
                "Visa den med Start > Visa allt, och ta bort den eller kryssa ur Dold."
            )
            yield Finding(file.where(paragraph.number), message, how)


# bounded, so that a long text without an address is searched once
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# Two or more capitalised words, an address or a user name; and what tells that it is an
# office.
_PERSON = re.compile(
    r"""
    [A-ZÅÄÖÉ] [\w-]+ ,? ([ ] [A-ZÅÄÖÉ] [\w.-]* ){1,3}   # Efternamn, Förnamn
    | .* @ .*                                          # namn@exempel.se
    | [a-zåäö]{2,6} \d{2,4}                            # abcd01
    """,
    re.VERBOSE,
)
_OFFICE = re.compile(
    r"region|verket\b|kommun|styrelse|myndighet|departement|förvaltning|avdelning"
    r"|enhet|kansli"
    r"|universitet|\bAB\b",
    re.IGNORECASE,
)
_PROPERTIES = (
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
)
_EXTENDED = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
)
_PEOPLE = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def personal_name(file: WordFile) -> Iterator[Finding]:
    """Filens egenskaper namnger en person.

    Varför: Word skriver in namnet på den som har sparat filen, och det följer med till
    mottagaren och till allmän handling.
    Fel: en handläggares namn som författare eller som ”senast ändrad av”.
    Rätt: `Region Norrbotten`
    Källa: artikel 5.1 c i dataskyddsförordningen (EU) 2016/679 om uppgiftsminimering.
    """
    extended = file.package.part("extended-properties")
    manager = None if extended is None else extended.find(f"{_EXTENDED}Manager")
    told = (
        ("författare", property_of(file, "{http://purl.org/dc/elements/1.1/}creator")),
        (
            "den som senast ändrade filen",
            property_of(file, f"{_PROPERTIES}lastModifiedBy"),
        ),
        ("chef", _text_of(manager)),
    )
    for what, name in told:
        if _is_person(name):
            message = f"”{name}” står som {what} i filens egenskaper."
            yield Finding(file.where(), message, _REMOVE_NAMES)
    unseen = _unseen_names(file)
    if unseen:
        message = (
            f"Filen för med sig namn som inte syns i texten, bland annat ”{unseen[0]}”."
        )
        yield Finding(file.where(), message, _REMOVE_NAMES)


def _is_person(name: str) -> bool:
    if not _PERSON.fullmatch(name):
        return False
    return not PROGRAM.fullmatch(name) and not _OFFICE.search(name)


def _unseen_names(file: WordFile) -> list[str]:
    """Those who have written in the file, and the addresses in its own properties."""
    people = _elements_of(file.package.part("people"), f"{_PEOPLE}person")
    found = [str(person.get(f"{_PEOPLE}author", "")) for person in people]
    for each in _elements_of(file.package.part("custom-properties"), "*"):
        address = _EMAIL.search(_text_of(each))
        if address:
            found.append(address[0])
    return found


def _text_of(element: Element | None) -> str:
    if element is None:
        return ""
    return (element.text or "").strip()


def _elements_of(root: Element | None, tag: str) -> list[Element]:
    """The elements of a kind in a part, if the file has that part."""
    if root is None:
        return []
    return list(root.iter(tag))


# Where a file lies on somebody's computer or on the region's server.
_PLACE = re.compile(
    r"""
    ( file:/* (?!/?$)                                  # file:///C:/rapport.docx
    | \\\\ [\w.-]+ \\                                  # \\server\rapporter
    | (?<![A-Za-z/]) [A-Za-z]: [\\/] (?![\\/])         # C:\rapporter, but not http://
    | ^/ (Users | home | Volumes) /                    # /home/namn
    ) [^\s"<>]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WITH_PLACES = ("extended-properties", "custom-properties", "settings")


def machine_name(file: WordFile) -> Iterator[Finding]:
    """Filen säger var på en dator eller server den, dess mall eller dess bilder ligger.

    Varför: sökvägen röjer användarnamn, datornamn och hur regionens nät är uppbyggt,
    och länken fungerar inte hos mottagaren.
    Fel: `C:/Användare/namn/Mallar/rapport.dotx` som mall.
    Rätt: ingen sökväg, eller en webbadress.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: den skickade filen är en allmän
    handling, med allt som finns i den.
    """
    found: dict[str, None] = {}
    for words in _hidden_words(file):
        place = _PLACE.search(words)
        if place:
            found[place[0]] = None
    for place_name in found:
        message = (
            f"Filen röjer en plats på en dator eller server: ”{quoted(place_name)}”."
        )
        how = (
            "Koppla bort mallen (Utvecklare > Dokumentmall) eller ta bort länken, och "
            "spara filen på nytt."
        )
        yield Finding(file.where(), message, how)


def _hidden_words(file: WordFile) -> Iterator[str]:
    """What a file says without showing it: where links lead, codes of fields, and
    properties.
    """
    for links in file.package.links.values():
        for link in links.values():
            if link.external:
                yield link.target
    yield from file.fields
    for kind in _WITH_PLACES:
        elements = _elements_of(file.package.part(kind), "*")
        for element in elements:
            yield element.text or ""
        for element in elements:
            yield from map(str, element.attrib.values())


_KINDS = {
    "vbaProject": "makron",
    "oleObject": "en inbäddad fil",
    "package": "en inbäddad fil",
    "thumbnail": "en förhandsbild av en tidigare version",
    "attachedTemplate": "en länk till en mall",
    "aFChunk": "ett inbäddat dokument",
}


def hidden_cargo(file: WordFile) -> Iterator[Finding]:
    """Filen bär med sig annat än text och bilder: makron, inbäddade filer, en gammal
    förhandsbild.

    Varför: en inbäddad kalkyl följer med hel, med alla blad, och mottagarens skydd
    stoppar filer med makron. Ett diagrams egen kalkyl, som bara har de siffror som
    diagrammet visar, får följa med.
    Fel: ett diagram inklistrat från Excel med hela arbetsboken.
    Rätt: diagrammet inklistrat som bild, med alternativtext, eller
    `{diagram: fördelning}` i svaret.
    """
    own = own_workbooks(file.package)
    cargo: dict[str, None] = {}
    for links in file.package.links.values():
        for link in links.values():
            if link.kind in _KINDS and link.target not in own:
                cargo[_KINDS[link.kind]] = None
    for what in cargo:
        how = "Ta bort det i Word, och spara filen på nytt som Word-dokument (.docx)."
        yield Finding(file.where(), f"Filen innehåller {what}.", how)
