"""Regler för det som syns i Word-filen: färger och bilder.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct, field

from villkor.base.diagnostic import Finding
from villkor.document.word.compatible import shown_elements
from villkor.document.word.contrast import WHITE, contrast_ratio
from villkor.document.word.package import PICTURE, VML, Element, word_name
from villkor.document.word.story import WordFile, WordParagraph, WordRun
from villkor.document.word.styles import Look, child_of, look_of, outer_of, style_in
from villkor.figures.rounding import rounded
from villkor.figures.swedish import swedish_number

# WCAG 2.1, 1.4.3: the ratio that text must have, and from what size it is large.
_LEAST, _LEAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 36, 28  # half points: 18 points, 14 in bold
_WORDS_SIZE = 20  # half points: what Word takes where nothing is said
_HEX = re.compile("[0-9A-Fa-f]{6}")


def weak_contrast(file: WordFile) -> Iterator[Finding]:
    """Texten skiljer sig för litet från sin bakgrund.

    Varför: den som ser dåligt, eller läser i starkt ljus, kan inte läsa den.
    Fel: grå text, `#A0A0A0`, på vit botten: 2,6:1.
    Rätt: minst 4,5:1, eller 3:1 för stor text (från 18 punkter, eller 14 i fetstil).
    Källa: EN 301 549, avsnitt 10.1.4.3.
    """
    found: dict[tuple[str, str], list[_WeakText]] = {}
    for text in _weak_texts(file):
        found.setdefault(text.colours, []).append(text)
    for (colour, ground), texts in found.items():
        first = texts[0]
        written = f"#{colour.upper()} mot #{ground.upper()}"
        place = first.paragraph.place
        message = (
            f"{place[0].upper()}{place[1:]} har kontrasten {_decimal(first.ratio)}:1 "
            f"({written}), minst {_decimal(first.least)}:1 "
            f"behövs{_more_places(len(texts) - 1)}."
        )
        how = (
            "Välj en mörkare textfärg eller en ljusare bakgrund, helst i formatmallen."
        )
        yield Finding(file.where(first.paragraph.number), message, how)


class _WeakText(Struct, frozen=True):
    """A run's colours, its own and what is behind it; their contrast, and the least
    that will do.
    """

    paragraph: WordParagraph
    colours: tuple[str, str]
    ratio: float
    least: float


def _weak_texts(file: WordFile) -> Iterator[_WeakText]:
    grounds = _Grounds(file)
    ratios: dict[tuple[str, str], float] = {}
    for paragraph in file.paragraphs:
        for run in paragraph.runs:
            colours = _colours(run, paragraph, grounds)
            if colours is None:
                continue
            if colours not in ratios:
                ratios[colours] = contrast_ratio(*colours)
            least = _least_ratio(run.look)
            if ratios[colours] < least and not _in_box(paragraph):
                yield _WeakText(paragraph, colours, ratios[colours], least)


def _more_places(others: int) -> str:
    if not others:
        return ""
    places = "ställe" if others == 1 else "ställen"
    return f", och på {others} {places} till"


def _in_box(paragraph: WordParagraph) -> bool:
    """Whether it stands in a text box, which has a background of its own."""
    return (
        next(paragraph.element.iterancestors(word_name("txbxContent")), None)
        is not None
    )


def _least_ratio(shown: Look) -> float:
    size = shown.get("size", _WORDS_SIZE)
    large = _LARGE_BOLD if shown.get("bold") else _LARGE
    if isinstance(size, int) and size >= large:
        return _LEAST_LARGE
    return _LEAST


def _decimal(number: float) -> str:
    """Rounded down, so that what is too little never looks enough."""
    return swedish_number(rounded(Decimal(str(number)), 1, "down"), 1)


def _colours(
    run: WordRun,
    paragraph: WordParagraph,
    grounds: _Grounds,
) -> tuple[str, str] | None:
    """The colours of a run and of what is behind it.

    None if either is Word's own choice, which is always readable, or not known.
    """
    look = run.look
    if look.get("hidden") or not run.text.strip():
        return None
    cell_colour, cell_ground = grounds.of_cell(paragraph.cell)
    colour = str(look.get("colour") or cell_colour)
    if not _HEX.fullmatch(colour):
        return None
    ground = (
        _nearest(look.get("mark"), look.get("fill"), look.get("area"), cell_ground)
        or WHITE
    )
    if not _HEX.fullmatch(ground):
        return None
    return colour, ground


def _nearest(*shades: object) -> str:
    """The first of some shades that is set and has a colour; "" if none has."""
    for shade in shades:
        if shade and shade != "auto":
            return str(shade)
    return ""


class _TableColours(Struct, frozen=True):
    """What a table gives its cells: how those of its first row look, if that differs,
    and the others; and what is behind them all.
    """

    first_row: Element | None
    first: Look
    others: Look
    behind: str


class _Grounds(Struct):
    """The text colour and the background that tables give their cells, found once for
    each table and cell.
    """

    file: WordFile
    cells: dict[Element, tuple[str, str]] = field(default_factory=dict)
    tables: dict[Element, _TableColours] = field(default_factory=dict)

    def of_cell(self, cell: Element | None) -> tuple[str, str]:
        if cell is None:
            return "auto", "auto"
        if cell not in self.cells:
            self.cells[cell] = self._given_to(cell)
        return self.cells[cell]

    def _given_to(self, cell: Element) -> tuple[str, str]:
        own = look_of(child_of(cell, word_name("tcPr"))).get("area")
        row = outer_of(cell, word_name("tr"))
        table = outer_of(cell, word_name("tbl"))
        if table not in self.tables:
            self.tables[table] = self._of_table(table)
        given = self.tables[table]
        shown = given.first if row is given.first_row else given.others
        ground = _nearest(own, shown.get("area"), given.behind) or "auto"
        return str(shown.get("colour", "auto")), ground

    def _of_table(self, table: Element) -> _TableColours:
        properties = table.find(word_name("tblPr"))
        style = self.file.styles.get(style_in(properties))
        first_row = None
        if _first_row_differs(table):
            first_row = next(table.iter(word_name("tr")), None)
        others = dict(style.look)
        if style.other_rows:
            others |= {"area": "?", "colour": "?"}
        whole = look_of(properties).get("area")
        outer = next(table.iterancestors(word_name("tc")), None)
        _, around = self.of_cell(outer)
        return _TableColours(
            first_row,
            {**style.look, **style.first_row},
            others,
            _nearest(whole, around),
        )


def _first_row_differs(table: Element) -> bool:
    chosen = table.find(f"{word_name('tblPr')}/{word_name('tblLook')}")
    if chosen is None:
        return False
    said = chosen.get(word_name("firstRow"))
    if said is not None:
        return said not in {"0", "false", "off"}
    bits = str(chosen.get(word_name("val"), ""))
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", bits):
        return False
    return bool(int(bits, 16) & 0x20)


_DRAWING = f"{{{PICTURE}}}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FILE_NAME = re.compile(
    r"""
    .* \. (png | jpe?g | gif | bmp | tiff? | emf | wmf | svg | webp | heic)         # bild12.png
    | (bild | picture | image | grafik | figur | diagram | chart) \s* \d*          # Bild 1
    """,
    re.IGNORECASE | re.VERBOSE,
)


def alternative_text_missing(file: WordFile) -> Iterator[Finding]:
    """En bild saknar alternativtext.

    Varför: den som lyssnar får bara höra ”bild”. Ett filnamn säger inte mer.
    Fel: ingen text, eller `bild12.png`.
    Rätt: `Stapeldiagram: 125 ansökningar beviljades och 39 avslogs.` En bild utan
    innehåll märks som dekorativ.
    Källa: EN 301 549, avsnitt 10.1.1.1; Microsofts tillgänglighetskontroll.
    """
    for number, place, picture in _pictures_in(file):
        wrong = _wrong_alternative(picture)
        if wrong:
            how = (
                "Högerklicka på bilden, välj Visa alternativtext och beskriv vad den "
                "visar, eller märk den som dekorativ."
            )
            yield Finding(file.where(number), f"Bilden {place} {wrong}.", how)


def _wrong_alternative(picture: Element) -> str:
    """What is wrong with a picture's alternative text; "" if nothing is."""
    for mark in picture.iter(_DECORATIVE):
        if mark.get("val") in {"1", "true"}:
            return ""
    said = (picture.get("descr") or picture.get("alt") or "").strip()
    if not said:
        return "saknar alternativtext"
    if _FILE_NAME.fullmatch(said):
        return f"har alternativtexten ”{said}”, som inte säger vad den visar"
    return ""


def floating_picture(file: WordFile) -> Iterator[Finding]:
    """En bild eller textruta flyter fritt på sidan.

    Varför: skärmläsaren läser i textens ordning, och det som flyter hör inte till något
    ställe i den.
    Fel: en bild med texten runt om.
    Rätt: bilden i ett eget stycke, i nivå med texten.
    Källa: Microsofts tillgänglighetskontroll.
    """
    for number, place, picture in _pictures_in(file):
        if number and picture.getparent().tag == f"{_DRAWING}anchor":
            message = f"En bild eller textruta flyter fritt på sidan {place}."
            how = "Välj bilden och Layoutalternativ > I nivå med texten."
            yield Finding(file.where(number), message, how)


def _pictures_in(file: WordFile) -> Iterator[tuple[int, str, Element]]:
    """Every picture, with the number of its paragraph and where that stands.

    What older programs show instead is left out.
    """
    paragraphs: dict[Element, WordParagraph] = {}
    for element in _picture_elements(file):
        if not paragraphs:
            paragraphs = {paragraph.element: paragraph for paragraph in file.paragraphs}
        picture = (
            element.getparent() if element.tag == f"{{{VML}}}imagedata" else element
        )
        holders = [
            each for each in element.iterancestors(word_name("p")) if each in paragraphs
        ]
        if holders:
            paragraph = paragraphs[holders[0]]
            yield paragraph.number, paragraph.below, picture
        else:
            yield 0, "i dokumentet", picture


def _picture_elements(file: WordFile) -> Iterator[Element]:
    for _, root in file.package.content:
        yield from shown_elements(root, f"{_DRAWING}docPr", f"{{{VML}}}imagedata")
