"""Templates as Swedish authorities have them: with Word's Swedish ids of styles, a logo in the
header, another first page, a landscape page, narrow text; none of them with villkor's styles.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import docx
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image

# the ids and names that Word in Swedish gives its own styles
_SWEDISH = {
    "Heading1": "Rubrik1",
    "Heading2": "Rubrik2",
    "Heading3": "Rubrik3",
    "Heading4": "Rubrik4",
    "Title": "Rubrik",
    "Subtitle": "Underrubrik",
    "Header": "Sidhuvud",
    "Footer": "Sidfot",
    "BodyText": "Brdtext",
    "ListBullet": "Punktlista",
    "ListNumber": "Numreradlista",
    "Strong": "Stark",
    "Emphasis": "Betoning",
}
_KEPT = {"Normal", "Header", "Footer", "Heading1", "Heading2", "Heading3", "Title", "BodyText",
         "DefaultParagraphFont", "TableNormal", "NoList"}  # fmt: skip
_GREEN = RGBColor(0x0B, 0x5D, 0x3B)


def _logo() -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (240, 60), (11, 93, 59)).save(buffer, "png")
    buffer.seek(0)
    return buffer


def _base(font: str = "Arial", kept: frozenset[str] = frozenset(_KEPT)) -> DocxDocument:
    """A document with Word's own styles alone, named as Word in Swedish does, in Swedish."""
    made = docx.Document()
    for style in list(made.styles.element.iter(qn("w:style"))):
        key = style.get(qn("w:styleId"))
        if key not in kept:
            style.getparent().remove(style)
            continue
        style.set(qn("w:styleId"), _SWEDISH.get(key, key))
        for tag in ("w:basedOn", "w:next", "w:link"):
            for link in style.findall(qn(tag)):
                target = link.get(qn("w:val"))
                link.set(qn("w:val"), _SWEDISH.get(target, target))
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    made.styles["Normal"].font.name = font
    made.styles["Normal"].font.size = Pt(11)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Title"):
        if name in made.styles:
            made.styles[name].font.name = font
            made.styles[name].font.color.rgb = _GREEN
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    return made


def _put_logo(paragraph: object, width: float) -> None:
    run = paragraph.add_run()  # type: ignore[attr-defined]
    run.add_picture(_logo(), width=Cm(width))
    for picture in run._r.iter(qn("wp:docPr")):  # noqa: SLF001 - python-docx has no way to it
        picture.set("descr", "Kommunens logotyp")


def _saved(made: DocxDocument) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _letter() -> bytes:
    """A letter: logo and unit in the header, address in the footer, text that stands there."""
    made = _base()
    section = made.sections[0]
    _put_logo(section.header.paragraphs[0], 4)
    section.header.add_paragraph("Regionala utvecklingsförvaltningen")
    section.footer.paragraphs[0].text = "Region Exempel, Box 1, 123 45 Exempelstad"
    made.add_heading("Tjänsteskrivelse", 1)
    made.add_paragraph("Skriv här.")
    return _saved(made)


def _first_page() -> bytes:
    """Another header on the first page than on the others."""
    made = _base("Georgia")
    section = made.sections[0]
    section.different_first_page_header_footer = True
    _put_logo(section.first_page_header.paragraphs[0], 6)
    section.header.paragraphs[0].text = "Exempelkommunen"
    section.footer.paragraphs[0].text = "exempelkommunen.se"
    return _saved(made)


def _landscape() -> bytes:
    made = _base("Verdana")
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    _put_logo(section.header.paragraphs[0], 3)
    return _saved(made)


def _narrow() -> bytes:
    """A wide margin to the left, where a letter has its marginal notes."""
    made = _base("Times New Roman")
    section = made.sections[0]
    section.left_margin, section.right_margin = Cm(6), Cm(2)
    _put_logo(section.header.paragraphs[0], 5)
    return _saved(made)


def _tall_header() -> bytes:
    """A header of many lines under a small margin."""
    made = _base()
    section = made.sections[0]
    section.top_margin, section.header_distance = Cm(2), Cm(1)
    _put_logo(section.header.paragraphs[0], 8)
    for line in (
        "Nämnden för tillväxt",
        "Utvecklingsavdelningen",
        "Enheten för analys",
    ):
        section.header.add_paragraph(line)
    return _saved(made)


def _bare() -> bytes:
    """Normal alone, as a program that is not Word may write."""
    return _saved(_base("Calibri", frozenset({"Normal", "DefaultParagraphFont"})))


MUNICIPAL: dict[str, Callable[[], bytes]] = {
    "a letter": cache(_letter),
    "another first page": cache(_first_page),
    "landscape": cache(_landscape),
    "narrow": cache(_narrow),
    "a tall header": cache(_tall_header),
    "bare": cache(_bare),
}
