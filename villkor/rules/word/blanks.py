"""Regler för tomrum i Word-filen: tomma stycken och upprepade blanksteg, tabbar och
radbrytningar.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.package import MATH, Element, word_name
from villkor.document.word.story import WordFile, WordParagraph, quoted
from villkor.rules.word.prose import running_text

# what fills a paragraph besides text
_CONTENT = (
    word_name("drawing"),
    word_name("pict"),
    word_name("object"),
    word_name("sectPr"),
    word_name("fldChar"),
    word_name("fldSimple"),
    word_name("sym"),
    word_name("del"),
    word_name("footnoteReference"),
    f"{{{MATH}}}oMath",
    f"{{{MATH}}}oMathPara",
)
_BREAK, _TABLE, _SECTION = word_name("br"), word_name("tbl"), word_name("sectPr")
_CONTROL, _INSIDE = word_name("sdt"), word_name("sdtContent")
# what stands between paragraphs without being seen
_MARKS = {word_name("bookmarkStart"), word_name("bookmarkEnd"), word_name("proofErr")}


def empty_paragraph(file: WordFile) -> Iterator[Finding]:
    """Tomma stycken är använda som mellanrum.

    Varför: skärmläsaren säger ”tomt” för varje tomt stycke, och den som lyssnar tror
    att texten är slut.
    Fel: två radbrytningar mellan styckena.
    Rätt: avstånd före och efter i formatmallen, och en sidbrytning för att börja på ny
    sida.
    Källa: Trafikverkets råd om tillgängliga dokument; Microsofts
    tillgänglighetskontroll (upprepade tomma tecken).
    """
    paragraphs = [paragraph for paragraph in file.paragraphs if paragraph.number]
    filled = filled_cells(paragraphs)
    series: list[WordParagraph] = []
    before = ""
    for paragraph in paragraphs:
        if _is_gap(paragraph, filled):
            series.append(paragraph)
            continue
        if series:
            yield _gap_finding(file, series, before)
            series = []
        before = paragraph.text.strip() or before
    if series:
        yield _gap_finding(file, series, before)


def _gap_finding(file: WordFile, series: list[WordParagraph], before: str) -> Finding:
    """What is said of empty paragraphs in a row.

    `before` is the text that they follow, if any.
    """
    what, how = "Ett tomt stycke", "Ta bort det och sätt avståndet i formatmallen."
    if len(series) > 1:
        what = f"{len(series)} tomma stycken i rad"
        how = "Ta bort dem och sätt avståndet i formatmallen."
    place = "först i dokumentet"
    if before:
        place = f"efter ”{quoted(before)}” {series[0].below}"
    return Finding(file.where(series[0].number), f"{what} {place}.", how)


def _is_gap(paragraph: WordParagraph, filled: set[Element]) -> bool:
    """Whether it is empty, and neither all that an empty cell has nor wanted by
    Word.
    """
    if not is_empty(paragraph):
        return False
    if paragraph.cell is not None and paragraph.cell not in filled:
        return False
    return not _keeps_apart(paragraph.element)


def filled_cells(paragraphs: Iterable[WordParagraph]) -> set[Element]:
    """The cells in which something stands, but for what stands in a table within
    them.
    """
    filled = set()
    for paragraph in paragraphs:
        if paragraph.cell is not None and not is_empty(paragraph):
            filled.add(paragraph.cell)
    return filled


def is_empty(paragraph: WordParagraph) -> bool:
    """Whether a paragraph holds nothing: no word, no picture, no break of the page."""
    if paragraph.text.strip():
        return False
    for element in paragraph.element.iter(_BREAK):
        if element.get(word_name("type")):
            return False
    return next(paragraph.element.iter(*_CONTENT), None) is None


def _keeps_apart(element: Element) -> bool:
    """Whether Word wants the paragraph there: after a table that ends the document or
    meets another table.
    """
    before = _beside(element, forward=False)
    if before is None or before.tag != _TABLE:
        return False
    after = _beside(element, forward=True)
    return after is None or after.tag in {_TABLE, _SECTION}


def _beside(element: Element, *, forward: bool) -> Element | None:
    """What stands next to an element, content controls apart."""
    found = _sibling(element, forward=forward)
    while found is None:
        parent = element.getparent()
        if parent is None or parent.tag not in {_CONTROL, _INSIDE}:
            return None
        element = parent
        found = _sibling(element, forward=forward)
    while found.tag == _CONTROL:
        content = found.find(_INSIDE)
        if content is None or not len(content):
            break
        found = content[0 if forward else -1]
    return found


def _sibling(element: Element, *, forward: bool) -> Element | None:
    """The next or the previous element on the same level, but for marks."""
    for sibling in element.itersiblings(preceding=not forward):
        if sibling.tag not in _MARKS:
            return sibling
    return None


_BLANKS = re.compile("[ \N{NO-BREAK SPACE}]{2,}|\t[ \t]*\t|\n\\s*\n")
_CALLED = {"\t": "Flera tabbar", "\n": "Flera radbrytningar"}


def repeated_blanks(file: WordFile) -> Iterator[Finding]:
    """Text är ställd på plats med blanksteg, tabbar eller radbrytningar.

    Varför: det stämmer bara med ett teckensnitt i en storlek, och skärmläsaren läser
    upp vart och ett.
    Fel: `Belopp:` följt av sex blanksteg och en siffra.
    Rätt: en tabell, ett indrag eller ett tabbstopp.
    Källa: Microsofts tillgänglighetskontroll (upprepade tomma tecken).
    """
    for paragraph in running_text(file):
        text = paragraph.text.rstrip()
        blanks = _BLANKS.search(text)
        if blanks is None:
            continue
        what = _CALLED.get(blanks[0][0], "Flera blanksteg")
        before, after = text[: blanks.start()], text[blanks.end() :]
        beside = (
            f"efter ”{quoted(before)}”" if before.strip() else f"före ”{quoted(after)}”"
        )
        message = f"{what} i rad {beside} {paragraph.below}."
        how = "Låt ett stå kvar, eller använd indrag, tabbstopp eller en tabell."
        yield Finding(file.where(paragraph.number), message, how)
