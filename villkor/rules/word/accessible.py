"""Regler för dokumentet som helhet: titel, språk, rubriker och det som hjälper läsaren att hitta.

The docstring of a rule is its manual page, in Swedish. Clause 10 of EN 301 549 is WCAG 2.1 for
documents, number by number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from villkor.base.diagnostic import Finding
from villkor.document.word.story import WordFile, WordParagraph, quoted

_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_LONG = 60  # paragraphs: a shorter file needs neither contents nor page numbers

_NO_TITLE = re.compile(
    r"(dokument|document|doc)\s*\d*|(microsoft )?word\b.*|namnlös.*|untitled.*|.*\."
    r"(docx?|dotx?|odt|rtf|pdf)",
    re.IGNORECASE,
)


def title_missing(file: WordFile) -> Iterator[Finding]:
    """Dokumentet saknar titel.

    Varför: skärmläsaren läser upp titeln när filen öppnas. Utan titel läses filnamnet upp.
    Fel: rutan Titel under Arkiv > Info är tom, eller så står där `Dokument1`.
    Rätt: `Återrapportering av villkorsbeslut 2022 – Region Norrbotten`
    Källa: EN 301 549, avsnitt 10.2.4.2; 10 § lagen (2018:1937) om tillgänglighet till digital
    offentlig service.
    """
    title = property_of(file, f"{_DC}title")
    if not title:
        yield Finding(
            file.where(),
            "Dokumentet saknar titel.",
            "Skriv rapportens namn och regionens i Word: Arkiv > Info > Titel.",
        )
    elif _NO_TITLE.fullmatch(title):
        yield Finding(
            file.where(),
            f"”{title}” är ingen titel.",
            "Skriv rapportens namn och regionens i Word: Arkiv > Info > Titel.",
        )


def property_of(file: WordFile, name: str) -> str:
    """A property of the file: its words, or "" if it is not there."""
    properties = file.package.part("core-properties")
    element = None if properties is None else properties.find(name)
    return "" if element is None else " ".join((element.text or "").split())


PROGRAM = re.compile(
    r".*(docx|pandoc|office|openxml|aspose|apache|google|microsoft|adobe|\bword\b).*|admin"
    r"(istrator)?|user\w*|användare\w*|author|författare|okänd|unknown",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TEMPLATE_DATE = "2013-12-23T23:15:00Z"  # of the blank document that comes with python-docx


def properties_missing(file: WordFile) -> Iterator[Finding]:
    """Filen säger inte vem den kommer från eller när den skrevs.

    Varför: den som får filen ser avsändare och datum i egenskaperna, och arkivet registrerar dem
    därifrån. Ett programs namn, eller mallens datum, är fel uppgift.
    Fel: `python-docx` som författare, skapad 2013.
    Rätt: `Region Norrbotten` som författare, och dagen då filen skrevs.
    Källa: 5 kap. 2 § offentlighets- och sekretesslagen (2009:400) om vad ett register över allmänna
    handlingar ska visa.
    """
    author = property_of(file, f"{_DC}creator")
    how = "Skriv regionens namn i Word: Arkiv > Info > Författare."
    if not author:
        yield Finding(file.where(), "Filens egenskaper säger inte vem den kommer från.", how)
    elif PROGRAM.fullmatch(author):
        yield Finding(
            file.where(), f"Som författare till filen står ”{author}”, inte regionen.", how
        )
    created, modified = (property_of(file, f"{_TERMS}{name}") for name in ("created", "modified"))
    again = "Spara filen på nytt i Word, så sätts datumen."
    if not created or not modified:
        yield Finding(
            file.where(),
            "Filens egenskaper säger inte när den skapades eller senast ändrades.",
            again,
        )
    elif created == _TEMPLATE_DATE:
        yield Finding(
            file.where(),
            "Filen säger sig vara skapad när mallen gjordes, 2013.",
            "Skapa filen på nytt från en egen mall.",
        )
    elif _DATE.fullmatch(created) and _DATE.fullmatch(modified) and modified < created:
        yield Finding(file.where(), "Filen säger sig vara ändrad innan den skapades.", again)


def wrong_language(file: WordFile) -> Iterator[Finding]:
    """Dokumentets språk är inte svenska.

    Varför: skärmläsaren väljer röst efter språket. Svenska som läses med engelsk röst går inte att
    förstå.
    Fel: Engelska (USA) som standardspråk i mallen.
    Rätt: Svenska (Sverige), `sv-SE`.
    Källa: EN 301 549, avsnitt 10.3.1.1.
    """
    language = str(file.styles.of_paragraph(None)[1].get("language", ""))
    if language.casefold() != "sv-se":
        said = f"”{language}”" if language else "inte angivet"
        how = "Välj Svenska (Sverige) som standard i Word: Granska > Språk > Ange språk."
        yield Finding(
            file.where(), f"Dokumentets språk är {said} i stället för svenska (sv-SE).", how
        )


# Words that only Swedish has among the languages that a report may quote, Norwegian and Danish
# included; and the same of English.
_SWEDISH = frozenset(
    (
        "och",
        "att",
        "är",
        "inte",
        "för",
        "från",
        "också",
        "när",
        "där",
        "även",
        "vid",
        "mellan",
        "genom",
        "detta",
        "dessa",
    )
)
_ENGLISH = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "with",
        "are",
        "that",
        "this",
        "from",
        "by",
        "which",
        "was",
        "were",
        "has",
        "been",
        "will",
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_FEW_WORDS, _ENGLISH_SENTENCE = 5, 8
_NAMES = {
    "en": "engelska",
    "fi": "finska",
    "nb": "norska",
    "nn": "norska",
    "da": "danska",
    "de": "tyska",
    "fr": "franska",
    "se": "nordsamiska",
}


def wrongly_marked_language(file: WordFile) -> Iterator[Finding]:
    """Ett stycke är märkt som ett annat språk än det är skrivet på.

    Varför: skärmläsaren byter röst där språket byts. Svensk text som är märkt som engelska läses
    med engelskt uttal, och tvärtom.
    Fel: ett svenskt stycke som är inklistrat från ett engelskt dokument.
    Rätt: svensk text märkt som svenska, och ett engelskt citat märkt som engelska.
    Källa: EN 301 549, avsnitt 10.3.1.2.
    """
    swedish: dict[str, list[WordParagraph]] = {}
    of_document = file.styles.of_paragraph(None)[1].get("language")
    for paragraph in file.paragraphs:
        for language, text in _passages(paragraph):
            if language.startswith("sv"):
                yield from _unmarked_english(file, paragraph, text)
            elif language != of_document and _is_swedish(text):
                swedish.setdefault(language, []).append(paragraph)
    for language, found in swedish.items():
        name = _NAMES.get(language[:2].casefold(), language)
        others = len(found) - 1
        more = f" och på {others} {'ställe' if others == 1 else 'ställen'} till" if others else ""
        message = f"Svensk text är märkt som {name} ({language}): {found[0].place}{more}."
        yield Finding(
            file.where(found[0].number),
            message,
            "Markera texten och välj Granska > Språk > Ange språk > Svenska (Sverige).",
        )


def _passages(paragraph: WordParagraph) -> Iterator[tuple[str, str]]:
    """The text of a paragraph in pieces of one language each."""
    for language, runs in groupby(
        paragraph.runs, key=lambda run: str(run.look.get("language", ""))
    ):
        if language and language != "x-none":
            yield language, "".join(run.text for run in runs)


def _is_swedish(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    return len(words) >= _FEW_WORDS and len(_SWEDISH.intersection(words)) > 1


def _unmarked_english(file: WordFile, paragraph: WordParagraph, text: str) -> Iterator[Finding]:
    """A sentence of English.

    A name is none: it has no full stop, and may stand as it is (WCAG 2.1, 3.1.2).
    """
    if " the " not in text and "The " not in text:
        return
    for sentence in re.findall(r"[^.!?]+[.!?]", text):
        words = _WORD.findall(sentence.casefold())
        if (
            len(words) >= _ENGLISH_SENTENCE
            and len(_ENGLISH.intersection(words)) > 2  # noqa: PLR2004
            and not _SWEDISH.intersection(words)
        ):
            message = f"”{quoted(sentence)}” {paragraph.below} är engelska men märkt som svenska."
            how = (
                "Markera texten och välj Granska > Språk > Ange språk > Engelska. I ett svar i "
                "villkor: [texten]{en}."
            )
            yield Finding(file.where(paragraph.number), message, how)


def headings_out_of_order(file: WordFile) -> Iterator[Finding]:
    """Rubrikerna bildar ingen hel disposition: de saknas, börjar inte på nivå 1 eller hoppar över
    en nivå.

    Varför: den som lyssnar går mellan rubrikerna i stället för att bläddra. Fattas en nivå tror
    lyssnaren att något är borta.
    Fel: Rubrik 1 följd av Rubrik 3.
    Rätt: Rubrik 1, Rubrik 2, Rubrik 3.
    Källa: EN 301 549, avsnitt 10.1.3.1 och 10.2.4.6; Microsofts tillgänglighetskontroll.
    """
    headings = [
        paragraph for paragraph in file.paragraphs if paragraph.level and paragraph.text.strip()
    ]
    if not headings and _is_long(file):
        yield Finding(
            file.where(),
            "Inget stycke i dokumentet är en rubrik.",
            "Ge rubrikerna formatmallarna Rubrik 1, Rubrik 2 och Rubrik 3.",
        )
    before = 0
    for heading in headings:
        level = heading.level or 0
        if level > before + 1:
            after = f"efter en rubrik på nivå {before}" if before else "men är den första rubriken"
            message = f"Rubriken ”{quoted(heading.text)}” är på nivå {level}, {after}."
            yield Finding(
                file.where(heading.number), message, f"Ge den formatmallen Rubrik {before + 1}."
            )
        before = level


def contents_missing(file: WordFile) -> Iterator[Finding]:
    """Ett långt dokument saknar innehållsförteckning.

    Varför: läsaren hittar från den till varje avsnitt. En förteckning som är skriven för hand har
    inga länkar och blir fel.
    Fel: rubriker och sidnummer skrivna på egna rader.
    Rätt: Referenser > Innehållsförteckning, som Word gör av rubrikerna.
    Källa: god sed i långa dokument. EN 301 549 kräver det inte.
    """
    if _is_long(file) and not _has_field(file, "TOC"):
        yield Finding(
            file.where(),
            "Dokumentet har ingen innehållsförteckning.",
            "Infoga en i Word: Referenser > Innehållsförteckning.",
        )


def page_numbers_missing(file: WordFile) -> Iterator[Finding]:
    """Ett långt dokument saknar sidnummer.

    Varför: innehållsförteckningen och den som hänvisar till ett ställe behöver dem. Siffror som är
    skrivna för hand är samma på alla sidor.
    Fel: sidfoten är tom, eller så står där `Sida 1`.
    Rätt: Infoga > Sidnummer, som Word räknar.
    Källa: god sed i långa dokument. EN 301 549 kräver det inte.
    """
    if _is_long(file) and not _has_field(file, "PAGE"):
        yield Finding(
            file.where(), "Sidorna har inga sidnummer.", "Infoga dem i Word: Infoga > Sidnummer."
        )


def _has_field(file: WordFile, name: str) -> bool:
    return any(instruction.upper().split()[:1] == [name] for instruction in file.fields)


def _is_long(file: WordFile) -> bool:
    return sum(paragraph.number > 0 for paragraph in file.paragraphs) > _LONG
