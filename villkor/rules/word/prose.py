"""Regler för löpande text i Word-filen: sådant som ser rätt ut men inte går att höra
eller hitta.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from villkor.base.diagnostic import Finding
from villkor.document.word.package import Element
from villkor.document.word.story import WordFile, WordParagraph, quoted
from villkor.rules.prose.link_words import is_unclear_link, may_be_heading

_CONTENTS = "toc "
_BOXES = re.compile("[☐☑☒]")


def running_text(file: WordFile) -> list[WordParagraph]:
    """The paragraphs of the document itself, without its table of contents."""
    return [
        paragraph
        for paragraph in file.paragraphs
        if paragraph.number and not paragraph.style.startswith(_CONTENTS)
    ]


def fake_heading(file: WordFile) -> Iterator[Finding]:
    """Ett stycke ser ut som en rubrik men är vanlig text i fetstil.

    Varför: den som lyssnar hittar inte dit, och innehållsförteckningen saknar raden.
    Fel: `Näringsliv` i fetstil på en egen rad.
    Rätt: samma rad med formatmallen Rubrik 3, eller fetstil först i stycket den hör
    till.
    Källa: EN 301 549, avsnitt 10.1.3.1; Trafikverkets råd om tillgängliga dokument.
    """
    for paragraph, following in pairwise(running_text(file)):
        if not _looks_like_heading(paragraph):
            continue
        if following.text.strip() and not following.level:
            message = (
                f"{paragraph.place} är ett stycke i bara fetstil, som ser ut "
                "som en rubrik."
            )
            how = (
                "Ge det en rubriks formatmall, eller skriv ihop det med stycket under."
            )
            yield Finding(file.where(paragraph.number), message, how)


def _looks_like_heading(paragraph: WordParagraph) -> bool:
    """Whether a paragraph of running text is a short line, all of it in bold."""
    if paragraph.cell is not None or paragraph.level or paragraph.listed:
        return False
    if paragraph.look.get("bold"):  # by its style, as a caption is
        return False
    if not may_be_heading(paragraph.text.strip()):
        return False
    written = (run for run in paragraph.runs if run.text.strip())
    return all(run.look.get("bold") for run in written)


_BULLET = re.compile(r"[•●▪◦‣∙·■➢]\s*(?=\w)")
_DASH = re.compile(r"[-–—*]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_NEAR = 2  # paragraphs from one item to the next, an empty one between them included


def typed_list(file: WordFile) -> Iterator[Finding]:
    """En lista är skriven med tecken i stället för som lista.

    Varför: för den som lyssnar är det ingen lista: antalet punkter sägs inte, och det
    går inte att gå från punkt till punkt.
    Fel: `• en punkt` med tecknet skrivet i texten.
    Rätt: Start > Punktlista eller Numrerad lista.
    Källa: EN 301 549, avsnitt 10.1.3.1; Trafikverkets råd om tillgängliga dokument.
    """
    lines = _unlisted_lines(file)
    items = [bool(_BULLET.match(line)) for _, line in lines]
    for number, ((paragraph, line), (following, other)) in enumerate(pairwise(lines)):
        if _stands_beside(paragraph, following) and _follows(line, other):
            items[number] = items[number + 1] = True
    within = False
    for (paragraph, _), item in zip(lines, items, strict=True):
        if item and not within:
            message = f"Här är en lista skriven med tecken: {paragraph.place}."
            how = "Ta bort tecknen och välj Start > Punktlista eller Numrerad lista."
            yield Finding(file.where(paragraph.number), message, how)
        within = item


def _unlisted_lines(file: WordFile) -> list[tuple[WordParagraph, str]]:
    """The lines that say something outside real lists and headings, with their
    paragraphs.
    """
    found: list[tuple[WordParagraph, str]] = []
    for paragraph in running_text(file):
        if paragraph.listed or paragraph.level:
            continue
        lines = map(str.strip, paragraph.text.split("\n"))
        found += [(paragraph, line) for line in lines if line]
    return found


def _stands_beside(paragraph: WordParagraph, following: WordParagraph) -> bool:
    return (
        following.cell is paragraph.cell
        and following.number - paragraph.number <= _NEAR
    )


def _follows(line: str, other: str) -> bool:
    """Whether two lines are items of one typed list.

    One line with a dash or a number may be anything.
    """
    first, second = _NUMBER.match(line), _NUMBER.match(other)
    if first and second:
        return int(second[1]) == int(first[1]) + 1
    if not _DASH.match(line) or not _DASH.match(other):
        return False
    return line[0] == other[0]


def unclear_link(file: WordFile) -> Iterator[Finding]:
    """Länkens text säger inte vart den leder.

    Varför: den som lyssnar går från länk till länk utan att höra det som står omkring,
    och en adress läses upp tecken för tecken.
    Fel: `https://www.exempel.se/2022/rapport_12.pdf` eller `läs mer här`
    Rätt: `uppföljningen av kompetensprojektet`. En e-postadress får stå som den är.
    Källa: EN 301 549, avsnitt 10.2.4.4; Microsofts tillgänglighetskontroll.
    """
    for paragraph in running_text(file):
        for link in paragraph.links:
            text = link.strip()
            if not is_unclear_link(text):
                continue
            said = f"”{quoted(text)}”" if text else "utan text"
            message = f"Länken {said} {paragraph.below} säger inte vart den leder."
            how = "Låt länken vara namnet på det som den leder till."
            yield Finding(file.where(paragraph.number), message, how)


def box_without_word(file: WordFile) -> Iterator[Finding]:
    """Ett svar är bara en ruta, utan ordet Ja eller Nej.

    Varför: alla skärmläsare läser inte upp rutans tecken, och ett kryss utan ord går
    inte att söka efter.
    Fel: `☒`
    Rätt: `Ja ☒ / Nej ☐`
    Källa: EN 301 549, avsnitt 10.1.1.1.
    """
    in_cells: dict[Element, str] = {}
    for paragraph in file.paragraphs:
        cell = paragraph.cell
        if cell is not None:
            in_cells[cell] = in_cells.get(cell, "") + paragraph.text
    for paragraph in running_text(file):
        beside = paragraph.text
        if not _BOXES.search(beside):
            continue
        if paragraph.cell is not None:
            beside = in_cells[paragraph.cell]
        if not any(map(str.isalpha, beside)):
            message = f"”{quoted(paragraph.text)}” {paragraph.below} står utan ord."
            how = "Skriv Ja eller Nej bredvid rutan."
            yield Finding(file.where(paragraph.number), message, how)
