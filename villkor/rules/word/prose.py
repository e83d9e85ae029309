"""Regler för löpande text i Word-filen: sådant som ser rätt ut men inte går att höra eller hitta.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from villkor.base.diagnostic import Finding
from villkor.document.word.package import Element, word_name
from villkor.document.word.story import WordFile, WordParagraph, quoted

_SHORT_LINE = 80  # characters: a longer line in bold is emphasis, not a heading
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",", "…")
_CONTENTS = "toc "
_BOXES = re.compile("[☐☑☒]")
_NEAR = 2  # paragraphs from one item to the next, an empty one between them included


def _read(file: WordFile) -> list[WordParagraph]:
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
    Rätt: samma rad med formatmallen Rubrik 3, eller fetstil först i stycket den hör till.
    Källa: EN 301 549, avsnitt 10.1.3.1; Trafikverkets råd om tillgängliga dokument.
    """
    for paragraph, following in pairwise(_read(file)):
        text = paragraph.text.strip()
        answer = bool(_BOXES.search(text)) or text.casefold() in {"ja", "nej"}
        body = not (
            answer
            or paragraph.cell is not None
            or paragraph.level
            or paragraph.listed
            or paragraph.look.get("bold")
        )
        if (
            not body
            or not text
            or len(text) > _SHORT_LINE
            or text.endswith(_SENTENCE_ENDS)
            or not any(map(str.isalpha, text))
        ):
            continue
        if (
            all(run.look.get("bold") for run in paragraph.runs if run.text.strip())
            and following.text.strip()
            and not following.level
        ):
            message = f"{paragraph.place} är ett stycke i bara fetstil, som ser ut som en rubrik."
            yield Finding(
                file.where(paragraph.number),
                message,
                "Ge det en rubriks formatmall, eller skriv ihop det med stycket under.",
            )


_BULLET = re.compile(r"[•●▪◦‣∙·■➢]\s*(?=\w)")
_DASH = re.compile(r"[-–—*]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


def typed_list(file: WordFile) -> Iterator[Finding]:
    """En lista är skriven med tecken i stället för som lista.

    Varför: för den som lyssnar är det ingen lista: antalet punkter sägs inte, och det går inte att
    gå från punkt till punkt.
    Fel: `• en punkt` med tecknet skrivet i texten.
    Rätt: Start > Punktlista eller Numrerad lista.
    Källa: EN 301 549, avsnitt 10.1.3.1; Trafikverkets råd om tillgängliga dokument.
    """
    lines = [
        (paragraph, line.strip())
        for paragraph in _read(file)
        for line in paragraph.text.split("\n")
        if line.strip() and not (paragraph.listed or paragraph.level)
    ]
    items = [bool(_BULLET.match(line)) for _, line in lines]
    for number, ((paragraph, line), (following, other)) in enumerate(pairwise(lines)):
        beside = following.cell is paragraph.cell and following.number - paragraph.number <= _NEAR
        if beside and _follows(line, other):
            items[number] = items[number + 1] = True
    for number, (paragraph, _) in enumerate(lines):
        if items[number] and not (number and items[number - 1]):
            how = "Ta bort tecknen och välj Start > Punktlista eller Numrerad lista."
            yield Finding(
                file.where(paragraph.number),
                f"Här är en lista skriven med tecken: {paragraph.place}.",
                how,
            )


def _follows(line: str, other: str) -> bool:
    """Whether two lines are items of one typed list.

    One line with a dash or a number may be anything.
    """
    first, second = _NUMBER.match(line), _NUMBER.match(other)
    if first and second:
        return int(second[1]) == int(first[1]) + 1
    return bool(_DASH.match(line) and _DASH.match(other) and line[0] == other[0])


_CONTENT = [
    word_name(tag)
    for tag in (
        "drawing",
        "pict",
        "object",
        "sectPr",
        "fldChar",
        "fldSimple",
        "sym",
        "del",
        "footnoteReference",
    )
]
_CONTENT += [
    f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{tag}"
    for tag in ("oMath", "oMathPara")
]
_BR, _TBL, _SDT, _INSIDE, _MARKS = (
    word_name("br"),
    word_name("tbl"),
    word_name("sdt"),
    word_name("sdtContent"),
    {word_name("bookmarkStart"), word_name("bookmarkEnd"), word_name("proofErr")},
)


def empty_paragraph(file: WordFile) -> Iterator[Finding]:
    """Tomma stycken är använda som mellanrum.

    Varför: skärmläsaren säger ”tomt” för varje tomt stycke, och den som lyssnar tror att texten är
    slut.
    Fel: två radbrytningar mellan styckena.
    Rätt: avstånd före och efter i formatmallen, och en sidbrytning för att börja på ny sida.
    Källa: Trafikverkets råd om tillgängliga dokument; Microsofts tillgänglighetskontroll (upprepade
    tomma tecken).
    """
    paragraphs = [paragraph for paragraph in file.paragraphs if paragraph.number]
    filled = {
        paragraph.cell
        for paragraph in paragraphs
        if paragraph.cell is not None and not is_empty(paragraph)
    }
    series: list[WordParagraph] = []
    before = ""
    for paragraph in [*paragraphs, None]:
        if (
            paragraph
            and is_empty(paragraph)
            and (paragraph.cell is None or paragraph.cell in filled)
            and not _keeps_apart(paragraph.element)
        ):
            series.append(paragraph)
            continue
        if series:
            what = f"{len(series)} tomma stycken i rad" if len(series) > 1 else "Ett tomt stycke"
            place = (
                f"efter ”{quoted(before)}” {series[0].below}" if before else "först i dokumentet"
            )
            how = (
                "Ta bort dem och sätt avståndet i formatmallen."
                if len(series) > 1
                else "Ta bort det och sätt avståndet i formatmallen."
            )
            yield Finding(file.where(series[0].number), f"{what} {place}.", how)
            series = []
        before = paragraph.text.strip() or before if paragraph else ""


def is_empty(paragraph: WordParagraph) -> bool:
    """Whether a paragraph holds nothing: no word, no picture, no break of the page."""
    if paragraph.text.strip():
        return False
    breaks = any(element.get(word_name("type")) for element in paragraph.element.iter(_BR))
    return not breaks and next(paragraph.element.iter(*_CONTENT), None) is None


def _keeps_apart(element: Element) -> bool:
    """Whether Word wants the paragraph there: after a table that ends the document or meets another
    table.
    """
    before, after = _beside(element, forward=False), _beside(element, forward=True)
    return (
        before is not None
        and before.tag == _TBL
        and (after is None or after.tag in {_TBL, word_name("sectPr")})
    )


def _beside(element: Element, *, forward: bool) -> Element | None:
    """What stands next to an element, content controls apart."""
    while True:
        found = next(
            (
                each
                for each in element.itersiblings(preceding=not forward)
                if each.tag not in _MARKS
            ),
            None,
        )
        if (
            found is None
            and (parent := element.getparent()) is not None
            and parent.tag in {_SDT, _INSIDE}
        ):
            element = parent
            continue
        while (
            found is not None
            and found.tag == _SDT
            and (content := found.find(_INSIDE)) is not None
            and len(content)
        ):
            found = content[0 if forward else -1]
        return found


_BLANKS = re.compile("[ \N{NO-BREAK SPACE}]{2,}|\t[ \t]*\t|\n\\s*\n")


def repeated_blanks(file: WordFile) -> Iterator[Finding]:
    """Text är ställd på plats med blanksteg, tabbar eller radbrytningar.

    Varför: det stämmer bara med ett teckensnitt i en storlek, och skärmläsaren läser upp vart och
    ett.
    Fel: `Belopp:` följt av sex blanksteg och en siffra.
    Rätt: en tabell, ett indrag eller ett tabbstopp.
    Källa: Microsofts tillgänglighetskontroll (upprepade tomma tecken).
    """
    for paragraph in _read(file):
        text = paragraph.text.rstrip()
        if match := _BLANKS.search(text):
            what = {"\t": "flera tabbar", "\n": "flera radbrytningar"}.get(
                match[0][0], "flera blanksteg"
            )
            before, after = text[: match.start()], text[match.end() :]
            beside = f"efter ”{quoted(before)}”" if before.strip() else f"före ”{quoted(after)}”"
            message = f"{what.capitalize()} i rad {beside} {paragraph.below}."
            yield Finding(
                file.where(paragraph.number),
                message,
                "Låt ett stå kvar, eller använd indrag, tabbstopp eller en tabell.",
            )


_ADDRESS = re.compile(
    r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)*\.(se|com|org|net|eu|nu)(/\S*)?", re.IGNORECASE
)
_VAGUE = {
    "här",
    "klicka här",
    "läs mer",
    "läs mer här",
    "se här",
    "länk",
    "länken",
    "denna länk",
    "mer",
    "mer information",
    "hit",
    "klicka",
}


def unclear_link(file: WordFile) -> Iterator[Finding]:
    """Länkens text säger inte vart den leder.

    Varför: den som lyssnar går från länk till länk utan att höra det som står omkring, och en
    adress läses upp tecken för tecken.
    Fel: `https://www.exempel.se/2022/rapport_12.pdf` eller `läs mer här`
    Rätt: `uppföljningen av kompetensprojektet`. En e-postadress får stå som den är.
    Källa: EN 301 549, avsnitt 10.2.4.4; Microsofts tillgänglighetskontroll.
    """
    for paragraph in _read(file):
        for link in paragraph.links:
            text = link.strip()
            vague = text.casefold().strip(" .>»→") in _VAGUE
            if not text or vague or _ADDRESS.fullmatch(text.rstrip(".")):
                said = f"”{quoted(text)}”" if text else "utan text"
                message = f"Länken {said} {paragraph.below} säger inte vart den leder."
                yield Finding(
                    file.where(paragraph.number),
                    message,
                    "Låt länken vara namnet på det som den leder till.",
                )


def box_without_word(file: WordFile) -> Iterator[Finding]:
    """Ett svar är bara en ruta, utan ordet Ja eller Nej.

    Varför: alla skärmläsare läser inte upp rutans tecken, och ett kryss utan ord går inte att söka
    efter.
    Fel: `☒`
    Rätt: `Ja ☒ / Nej ☐`
    Källa: EN 301 549, avsnitt 10.1.1.1.
    """
    words: dict[Element, str] = {}
    for paragraph in file.paragraphs:
        if paragraph.cell is not None:
            words[paragraph.cell] = words.get(paragraph.cell, "") + paragraph.text
    for paragraph in _read(file):
        if _BOXES.search(paragraph.text):
            beside = paragraph.text if paragraph.cell is None else words[paragraph.cell]
            if not any(map(str.isalpha, beside)):
                message = f"”{quoted(paragraph.text)}” {paragraph.below} står utan ord."
                yield Finding(
                    file.where(paragraph.number), message, "Skriv Ja eller Nej bredvid rutan."
                )
