"""Regler för Word-filens egenskaper: titel, avsändare och datum.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.story import WordFile

_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"

_NO_TITLE = re.compile(
    r"""
    (dokument | document | doc) \s* \d*               # Dokument1
    | (microsoft\ )? word\b .*                        # Microsoft Word - rapport
    | namnlös .* | untitled .*
    | .* \. (docx? | dotx? | odt | rtf | pdf)          # rapport_slutlig.docx
    """,
    re.IGNORECASE | re.VERBOSE,
)


def property_of(file: WordFile, name: str) -> str:
    """A property of the file: its words, or "" if it is not there."""
    properties = file.package.part("core-properties")
    if properties is None:
        return ""
    return " ".join(properties.findtext(name, "").split())


def title_missing(file: WordFile) -> Iterator[Finding]:
    """Dokumentet saknar titel.

    Varför: skärmläsaren läser upp titeln när filen öppnas. Utan titel läses filnamnet
    upp.
    Fel: rutan Titel under Arkiv > Info är tom, eller så står där `Dokument1`.
    Rätt: `Återrapportering av villkorsbeslut 2022 – Region Norrbotten`
    Källa: EN 301 549, avsnitt 10.2.4.2; 10 § lagen (2018:1937) om tillgänglighet till
    digital offentlig service.
    """
    title = property_of(file, f"{_DC}title")
    how = "Skriv rapportens namn och regionens i Word: Arkiv > Info > Titel."
    if not title:
        yield Finding(file.where(), "Dokumentet saknar titel.", how)
    elif _NO_TITLE.fullmatch(title):
        yield Finding(file.where(), f"”{title}” är ingen titel.", how)


PROGRAM = re.compile(
    r"""
    .* (docx | pandoc | office | openxml | aspose | apache | google | microsoft | adobe
        | \b word \b) .*                              # python-docx, Microsoft Office User
    | admin (istrator)? | user \w* | användare \w*    # User1
    | author | författare | okänd | unknown
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The name of a program, or of nobody, in the place of an author's."""

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# of the blank document that comes with python-docx
_TEMPLATE_DATE = "2013-12-23T23:15:00Z"


def properties_missing(file: WordFile) -> Iterator[Finding]:
    """Filen säger inte vem den kommer från eller när den skrevs.

    Varför: den som får filen ser avsändare och datum i egenskaperna, och arkivet
    registrerar dem därifrån. Ett programs namn, eller mallens datum, är fel uppgift.
    Fel: `python-docx` som författare, skapad 2013.
    Rätt: `Region Norrbotten` som författare, och dagen då filen skrevs.
    Källa: 5 kap. 2 § offentlighets- och sekretesslagen (2009:400) om vad ett register
    över allmänna handlingar ska visa.
    """
    author = property_of(file, f"{_DC}creator")
    how = "Skriv regionens namn i Word: Arkiv > Info > Författare."
    if not author:
        yield Finding(
            file.where(),
            "Filens egenskaper säger inte vem den kommer från.",
            how,
        )
    elif PROGRAM.fullmatch(author):
        message = f"Som författare till filen står ”{author}”, inte regionen."
        yield Finding(file.where(), message, how)
    yield from _wrong_dates(file)


def _wrong_dates(file: WordFile) -> Iterator[Finding]:
    created = property_of(file, f"{_TERMS}created")
    modified = property_of(file, f"{_TERMS}modified")
    again = "Spara filen på nytt i Word, så sätts datumen."
    if not created or not modified:
        message = "Filens egenskaper säger inte när den skapades eller senast ändrades."
        yield Finding(file.where(), message, again)
    elif created == _TEMPLATE_DATE:
        message = "Filen säger sig vara skapad när mallen gjordes, 2013."
        yield Finding(file.where(), message, "Skapa filen på nytt från en egen mall.")
    elif _DATE.fullmatch(created) and _DATE.fullmatch(modified) and modified < created:
        yield Finding(
            file.where(),
            "Filen säger sig vara ändrad innan den skapades.",
            again,
        )
