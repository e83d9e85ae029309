"""Regler för det som visar att Word-filen inte är färdig: utkastets märken, mallens
platshållare och vattenstämplar.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.blocks import (
    CHANGES_MARK,
    DRAFT_MARK,
    GAP,
    OFFER,
    PACKET_MARK,
    Role,
)
from villkor.document.word.package import PICTURE, Element, word_name
from villkor.document.word.reading_order import read_part
from villkor.document.word.roles import STYLES
from villkor.document.word.story import WordFile, WordParagraph, quoted
from villkor.document.word.styles import is_on
from villkor.document.word.text import words_of
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.placeholders import placeholders_in

_GAP = STYLES[Role.GAP].casefold()
_ON_COVER = f"– {DRAFT_MARK.casefold()}"
_PROMPTS = {GAP, OFFER}
_TAKE_HOME = (
    "Det är inte rapporten. Ta hem svaren med villkor import-docx, och exportera "
    "rapporten."
)
_FINISH = "Skriv det som saknas i rapporten och exportera den på nytt, utan --draft."

_WITHOUT_CHANGES = "Exportera rapporten på nytt, utan --redline."


def draft(file: WordFile) -> Iterator[Finding]:
    """Filen är ett utkast, en jämförelse, eller ett arbetsexemplar av några avsnitt.

    Varför: ett utkast har luckor, och den som får det kan ta det för rapporten. Det som
    har skickats går inte att ta tillbaka.
    Fel: `UTKAST`, `ÄNDRINGAR SEDAN` eller `ARBETSEXEMPLAR` i sidhuvudet, och `Svar
    saknas.` under en fråga.
    Rätt: rapporten färdig, och Word-filen skapad utan `--draft` och `--redline`.
    Källa: 2 kap. 10 § tryckfrihetsförordningen: en skickad fil är en allmän handling.
    """
    if is_packet(file):
        message = "Filen är ett arbetsexemplar av några avsnitt."
        yield Finding(file.where(), message, _TAKE_HOME)
        return
    if any(_is_draft_mark(paragraph) for paragraph in file.paragraphs):
        yield Finding(file.where(), "Filen är märkt som ett utkast.", _FINISH)
    if any(_is_changes_mark(paragraph) for paragraph in file.paragraphs):
        message = "Filen är märkt som en jämförelse, som inte ska lämnas in."
        yield Finding(file.where(), message, _WITHOUT_CHANGES)
    marked = (each for each in file.paragraphs if each.style == _GAP)
    gaps = [each for each in marked if each.text.strip()]
    if gaps:
        first = gaps[0]
        message = f"Ett svar saknas, {first.below}."
        if len(gaps) > 1:
            message = f"{len(gaps)} svar saknas, det första {first.below}."
        yield Finding(file.where(first.number), message, _FINISH)


def _is_changes_mark(paragraph: WordParagraph) -> bool:
    """Whether it says in a header that the file shows what has changed."""
    return not paragraph.number and f"{CHANGES_MARK} " in paragraph.text


def _is_draft_mark(paragraph: WordParagraph) -> bool:
    """Whether it says that the file is a draft, as villkor says it: in a header, or at
    the end of the subtitle.
    """
    text = paragraph.text.strip()
    if not paragraph.number:
        return _begins_with(text, DRAFT_MARK)
    title = paragraph.style in {"title", "subtitle"}
    return title and text.casefold().endswith(_ON_COVER)


def is_packet(file: WordFile) -> bool:
    """Whether a header says that the file is a part of a report, for a colleague."""
    for paragraph in file.paragraphs:
        words = paragraph.text.strip()
        if not paragraph.number and _begins_with(words, PACKET_MARK):
            return True
    return False


def _begins_with(header: str, mark: str) -> bool:
    return header == mark or header.startswith(f"{mark} –")


# What a template asks whoever writes to fill in. In Word's own words, or in brackets
# with what is to be done; small letters in brackets can be meant.
_TO_FILL_IN = Pattern(
    r"""
    \b Klicka [ ] (?: eller [ ] tryck [ ] )? här [ ] för [ ] att [ ] ange \b
      [^.\n]{0,60}
    | \b Click [ ] (?: or [ ] tap [ ] )? here [ ] to [ ] enter \b [^.\n]{0,60}
    | ^ (?: Välj [ ] ett [ ] (?: objekt | datum | alternativ ) | Choose [ ] an [ ] item )
      \. $
    | [\[<«] [ ]?
      (?: (?: Skriv | Ange | Fyll | Klicka | Välj | Infoga | Sätt [ ] in | Lägg [ ] in
            | Type | Enter | Click | Insert | Select | Choose ) \b [^\]>»\n]{0,80}
        | (?: Dokument | Rapport )? (?: [Rr]ubrik | [Tt]itel | [Uu]nderrubrik ) (?: en )?
        | (?: Ert [ ] | Vårt [ ] )? (?: [Dd]atum | [Dd]iarienummer | [Dd]nr )
        | (?: Enhet | Avdelning | Förvaltning | Nämnd | Företag | Författare | Mottagare
            | Handläggare | Region ) (?: ens | ets | en | s )?
          (?: [ ] (?: namn | adress ) )?
        | Dokumentets [ ] (?: underrubrik | titel | rubrik | namn | datum )
        | (?: Förnamn | Namn ) (?: [ ] Efternamn )?
      ) [ ]? [\]>»] (?! \( )
    | \b (?: ÅÅÅÅ | YYYY | 20XX ) (?: -MM (?: -DD )? )? \b
    """,
    re.VERBOSE,
    signs=("[", "<", "«", "klicka", "click", "välj", "choose", "åååå", "yyyy", "20xx"),
)
_FILL_IN = (
    "Skriv det som ska stå där, eller ta bort det, och rätta Word-mallen om det kommer "
    "därifrån."
)


def left_over_in_word(file: WordFile) -> Iterator[Finding]:
    """Mallens platshållare står kvar i filen.

    Varför: den som får filen ser att något skulle ha fyllts i. I sidhuvudet står det på
    varje sida.
    Fel: `[Skriv enhetens namn]`, `<Ange datum>`, `Klicka här för att ange text` eller
    `XXX`.
    Rätt: det som ska stå där, eller ingenting.
    """
    told: dict[str, None] = {}
    for said, place, number in _placeholders(file):
        words = said.strip(" .")
        if words not in told:
            told[words] = None
            message = f"Platshållaren ”{quoted(words)}” står kvar {place}."
            yield Finding(file.where(number), message, _FILL_IN)


def _placeholders(file: WordFile) -> Iterator[tuple[str, str, int]]:
    """The words of each placeholder, where it stands, and the number of its
    paragraph.
    """
    shown: dict[Element, str] = {}
    for _, root in file.package.content:
        for words, inside in _unfilled_controls(root):
            for element in inside:
                shown[element] = words
    for paragraph in file.paragraphs:
        place, number = paragraph.below, paragraph.number
        if paragraph.element in shown and paragraph.style != _GAP:
            yield shown[paragraph.element], place, number
        for words in words_to_fill_in(paragraph.text):
            yield words, place, number


def _unfilled_controls(root: Element) -> Iterator[tuple[str, list[Element]]]:
    """The words of each control that shows what it has before anyone has written in it,
    and the paragraphs that it is in or around.
    """
    for mark in root.iter(word_name("showingPlcHdr")):
        control = next(mark.iterancestors(word_name("sdt")), None)
        if control is None or not is_on(mark):
            continue
        words = words_of(read_part(control)) or _loose_words(control)
        if not words.strip() or words.strip() in _PROMPTS:
            continue
        around = next(control.iterancestors(word_name("p")), None)
        if around is None:
            yield words, list(control.iter(word_name("p")))
        else:
            yield words, [around]


def _loose_words(control: Element) -> str:
    texts = control.iter(word_name("t"))
    return "".join(text.text or "" for text in texts)


# what is left out of a quotation
_LEFT_OUT = {"[…]", "[...]"}


def words_to_fill_in(text: str) -> list[str]:
    """The placeholders of a template in a text."""
    found = []
    if _TO_FILL_IN.may_match(text):
        of_word = _TO_FILL_IN.finditer(text)
        found += [match[0] for match in of_word]
    if not found:
        of_prose = placeholders_in(text, whole=False)
        found += [match[0].strip() for match in of_prose]
    return [words for words in found if words not in _LEFT_OUT]


_MARK_WORDS = {
    "utkast", "draft", "kopia", "copy", "arbetsmaterial", "preliminär", "preliminärt",
    "preliminary", "konfidentiellt", "confidential", "exempel", "sample", "hemligt",
    "sekretess", "brådskande", "urgent", "asap", "do not copy", "får ej kopieras",
    "ej fastställd", "internt", "arbetsversion", "version för granskning", "koncept",
}  # fmt: skip
_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_PROPERTIES = f"{{{PICTURE}}}docPr"
_WARP = "{http://schemas.openxmlformats.org/drawingml/2006/main}prstTxWarp"
_NAMES = re.compile("water ?mark|vattenst", re.IGNORECASE)


def watermark(file: WordFile) -> Iterator[Finding]:
    """Filen har en vattenstämpel, eller ett sidhuvud som säger att den inte gäller.

    Varför: `KOPIA` eller `ARBETSMATERIAL` tvärs över sidan gör läsaren osäker på om
    rapporten är den riktiga, och texten under är svårare att läsa.
    Fel: vattenstämpeln `KOPIA` i en mall som har använts till annat.
    Rätt: ingen vattenstämpel.
    """
    for words in watermark_words(file):
        said = f" ”{quoted(words)}”" if words else ""
        message = f"Filen har vattenstämpeln eller sidhuvudet{said}."
        how = "Ta bort den i Word: Design > Vattenstämpel, eller i sidhuvudet, och i Word-mallen."
        yield Finding(file.where(), message, how)


def watermark_words(file: WordFile) -> list[str]:
    """The words of each watermark, "" for a picture."""
    found = dict.fromkeys(_words_alone(file))
    for name, root in file.package.content:
        in_text = name == file.package.main
        for path in root.iter(_PATH):
            words = path.get("string", "").strip()
            if not in_text or words.casefold() in _MARK_WORDS:
                found[words] = None
        if not in_text:
            found |= dict.fromkeys(_drawn_marks(root))
    return [*found]


def _words_alone(file: WordFile) -> Iterator[str]:
    """What stands alone in a header and says that the file is not to be used."""
    for paragraph in file.paragraphs:
        words = paragraph.text.strip()
        outside = not paragraph.number and words != DRAFT_MARK
        if outside and words.casefold().strip("!. ") in _MARK_WORDS:
            yield words


def _drawn_marks(root: Element) -> Iterator[str]:
    """The words of what is drawn as a watermark in a header, or named one."""
    for drawing in root.iter(word_name("drawing")):
        if _is_named_mark(drawing) or _is_warped(drawing):
            words = words_of(read_part(drawing))
            yield words.strip()


def _is_named_mark(drawing: Element) -> bool:
    """Whether a drawing is called a watermark."""
    for properties in drawing.iter(_PROPERTIES):
        if _NAMES.search(properties.get("name", "")):
            return True
    return False


def _is_warped(drawing: Element) -> bool:
    """Whether words are drawn in a shape, as WordArt and watermarks are."""
    shapes = {warp.get("prst") for warp in drawing.iter(_WARP)}
    return bool(shapes - {"textNoShape"})
