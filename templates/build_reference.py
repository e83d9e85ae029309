"""Build templates/<year>/referens.docx: the Word file whose styles every export uses.

Run it after a change here (`python templates/build_reference.py`) and look at an exported file
before committing. The styles are made from python-docx's own blank document, so that what Word
expects of a file is all there; everything that is seen is set below. A region's designer can change
the result in Word instead: only the names of the styles count.
"""

from __future__ import annotations

import sys
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from villkor.document.word.packing import pack_document

FONT = "Calibri"  # Carlito has the same metrics, so pages break alike in LibreOffice
BLUE = RGBColor(0x1F, 0x3A, 0x5F)  # contrast 11:1 on white
GREY = RGBColor(0x50, 0x50, 0x50)  # 8:1
RED = RGBColor(0xA8, 0x1E, 0x1E)  # 7:1

# name, based on, size, space before, space after, bold, colour
PARAGRAPHS = [
    ("Normal", None, 11, 0, 6, False, None),
    ("Title", "Normal", 28, 150, 4, True, BLUE),
    ("Subtitle", "Normal", 18, 0, 16, False, GREY),
    ("heading 1", "Normal", 20, 0, 8, True, BLUE),
    ("heading 2", "Normal", 15, 20, 6, True, BLUE),
    ("heading 3", "Normal", 13, 16, 4, True, BLUE),
    ("heading 4", "Normal", 11.5, 12, 4, True, BLUE),
    ("Svar", "Normal", 11, 0, 6, False, None),
    ("Fråga", "Normal", 11, 16, 6, True, None),
    ("Följdfråga", "Normal", 11, 6, 6, True, None),
    ("Ja eller nej", "Normal", 11, 0, 6, False, None),
    ("Rättslig grund", "Normal", 10, 0, 10, False, GREY),
    ("Svar saknas", "Normal", 11, 0, 6, True, RED),
    ("Stödtext", "Normal", 10, 0, 6, False, GREY),
    ("caption", "Normal", 10, 10, 4, True, BLUE),
    ("Källa", "Normal", 9, 4, 10, False, GREY),
    ("Framsida", "Normal", 11.5, 0, 2, False, None),
    ("Framsida rubrik", "Normal", 11.5, 24, 4, True, BLUE),
    ("Innehållsrubrik", "Normal", 20, 0, 8, True, BLUE),
    ("toc 1", "Normal", 11, 8, 2, True, None),
    ("toc 2", "Normal", 11, 0, 2, False, None),
    ("toc 3", "Normal", 11, 0, 2, False, None),
    ("Tabelltext", "Normal", 9.5, 0, 3, False, None),
    ("Tabelltal", "Tabelltext", 9.5, 0, 3, False, None),
    ("Tabellhuvud", "Tabelltext", 9.5, 0, 3, True, None),
    ("Tabellrad", "Normal", 10, 10, 3, True, BLUE),
    ("Tabellnamn", "Tabelltext", 9.5, 0, 3, True, None),
    ("Tabelletikett", "Tabelltext", 9.5, 0, 0, True, BLUE),
    ("List Bullet", "Svar", 11, 0, 6, False, None),
    ("List Number", "Svar", 11, 0, 6, False, None),
    ("Tabellpunkter", "Tabelltext", 9.5, 0, 3, False, None),
    ("Tabellnummer", "Tabelltext", 9.5, 0, 3, False, None),
    ("header", "Normal", 9, 0, 0, False, GREY),
    ("footer", "Normal", 9, 0, 0, False, GREY),
    ("Utkast", "header", 11, 0, 0, True, RED),
]
KEEP_WITH_NEXT = {
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "Fråga",
    "Följdfråga",
    "Ja eller nej",
    "Rättslig grund",
    "Framsida rubrik",
    "Innehållsrubrik",
    "Tabellrad",
    "caption",
}
LISTS = ("List Bullet", "List Number", "Tabellpunkter", "Tabellnummer")
TEXT_WIDTH = Cm(16.4)


def build() -> docx.document.Document:
    document = docx.Document()
    _defaults(document)
    _drop_styles(document, {name for name, *_ in PARAGRAPHS})
    for spec in PARAGRAPHS:
        _paragraph_style(document, *spec)
    for level in (1, 2, 3):
        style = document.styles[f"toc {level}"]
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.tab_stops.add_tab_stop(
            TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor(0x0B, 0x4F, 0x9C), True
    for name, bold, italic in (
        ("Strong", True, None),
        ("Emphasis", None, True),
        ("Intense Emphasis", True, True),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
        style.font.bold, style.font.italic = bold, italic
    # what stands where something is to be written, until someone does
    for name, bold, colour in (("Skriv här", None, GREY), ("Saknas", True, RED)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.bold, style.font.color.rgb = bold, colour
    _table_style(document)
    _numbering(document)
    _page(document)
    _theme(document)
    properties = document.core_properties
    properties.author = properties.comments = properties.title = (
        properties.last_modified_by
    ) = ""
    properties.language = "sv-SE"
    _drop_parts(document.part.package.rels, "thumbnail.jpeg", "app.xml")
    _drop_parts(document.part.rels, "item1.xml", "stylesWithEffects.xml")
    return document


def _drop_parts(relationships: docx.opc.rel.Relationships, *names: str) -> None:
    """Parts that Word put into the blank document and that no report needs."""
    for key, relationship in list(relationships.items()):
        if relationship.target_part.partname.endswith(names):
            del relationships[key]


def _defaults(document: docx.document.Document) -> None:
    """Document defaults: the font for every script, and Swedish."""
    defaults = (
        document.styles.element.find(qn("w:docDefaults"))
        .find(qn("w:rPrDefault"))
        .find(qn("w:rPr"))
    )
    for child in list(defaults):
        defaults.remove(child)
    fonts = "".join(
        f' w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "cs", "eastAsia")
    )
    defaults.append(parse_xml(f"<w:rFonts {nsdecls('w')}{fonts}/>"))
    defaults.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="22"/>'))
    defaults.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="22"/>'))
    defaults.append(
        parse_xml(
            f'<w:lang {nsdecls("w")} w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>'
        )
    )


def _drop_styles(document: docx.document.Document, wanted: set[str]) -> None:
    """Only what is used: nobody should have to look for "Fråga" among a hundred styles.

    And no trace of when Word changed them.
    """
    for trace in list(document.styles.element.iter(qn("w:rsid"))):
        trace.getparent().remove(trace)
    keep = {name.casefold() for name in wanted} | {
        "default paragraph font",
        "normal table",
        "no list",
    }
    for style in list(document.styles.element.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")).casefold() not in keep:
            document.styles.element.remove(style)


def _paragraph_style(
    document: docx.document.Document,
    name: str,
    base: str | None,
    size: float,
    before: float,
    after: float,
    bold: bool,
    colour: RGBColor | None,
) -> None:
    found = [
        style for style in document.styles if style.name.casefold() == name.casefold()
    ]
    ours = name[0].isupper() and name not in {
        "Normal",
        "Title",
        "Subtitle",
        "List Bullet",
        "List Number",
    }
    style = (
        found[0]
        if found
        else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not ours)
    )
    for properties in ("w:pPr", "w:rPr", "w:link"):
        for element in style.element.findall(qn(properties)):
            style.element.remove(element)
    style.base_style = document.styles[base] if base else None
    style.next_paragraph_style = (
        document.styles["Svar"]
        if name == "Fråga" and "Svar" in document.styles
        else style
    )
    style.quick_style, style.hidden, style.unhide_when_used, style.priority = (
        True,
        False,
        False,
        1,
    )
    style.font.size, style.font.bold = Pt(size), bold
    if colour is not None:
        style.font.color.rgb = colour
    if name == "Subtitle":  # a line between what the report is and the rest
        _line_below(style)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = (
        1.0
        if name.startswith(("Tabell", "toc", "header", "footer", "Utkast", "Title"))
        else 1.12
    )
    form.widow_control = True
    if (
        name == "Tabelltal"
    ):  # figures below one another are compared by their last digits
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if name in KEEP_WITH_NEXT:
        form.keep_with_next = form.keep_together = True
    if name.startswith("Tabell"):  # no row is divided within a bullet
        form.keep_together = True
    if name in LISTS:  # no space between the items of a list, but after it
        form.element.get_or_add_pPr().append(
            parse_xml(f"<w:contextualSpacing {nsdecls('w')}/>")
        )
    if name.startswith("heading"):
        form.element.get_or_add_pPr().append(
            parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{int(name[-1]) - 1}"/>')
        )


def _line_below(style: docx.styles.style.ParagraphStyle) -> None:
    style.element.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="12" '
            f'w:color="{BLUE}"/></w:pBdr>'
        )
    )


def _table_style(document: docx.document.Document) -> None:
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A94A3"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Insatstabell">'
            '<w:name w:val="Insatstabell"/><w:basedOn w:val="TableNormal"/>'
            f'<w:uiPriority w:val="1"/><w:qFormat/><w:tblPr><w:tblBorders>{border}</w:tblBorders>'
            '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
            '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
            '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="E3E9F1"/></w:tcPr>'
            "</w:tblStylePr></w:style>"
        )
    )


def _theme(document: docx.document.Document) -> None:
    """The theme, from which charts take their colour and their font: those of the headings and of
    the text.
    """
    theme = next(
        link.target_part
        for link in document.part.rels.values()
        if link.reltype == RELATIONSHIP_TYPE.THEME
    )
    root = parse_xml(theme.blob)
    root.find(f".//{qn('a:clrScheme')}/{qn('a:accent1')}/{qn('a:srgbClr')}").set(
        "val", str(BLUE)
    )
    for latin in root.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        latin.set("typeface", FONT)
    theme._blob = serialize_part_xml(root)  # noqa: SLF001 - python-docx knows no themes


def _numbering(document: docx.document.Document) -> None:
    """Bullets and numbers for answers and for the narrow cells of tables, each linked to its
    style.
    """
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for key, (bullets, step) in enumerate(
        ((True, 400), (False, 400), (True, 200), (False, 260)), start=1
    ):
        levels = "".join(
            (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{"bullet" if bullets else "decimal"}"/>'
                f'<w:lvlText w:val="{"•–•–"[level % 4] if bullets else f"%{level + 1}."}"/>'
                '<w:lvlJc w:val="left"/><w:pPr>'
                f'<w:ind w:left="{step * (level + 1)}" w:hanging="{step}"/></w:pPr></w:lvl>'
            )
            for level in range(9)
        )
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">'
                f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
            )
        )
    for key, name in enumerate(LISTS, start=1):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
            )
        )
        properties = document.styles[name].element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = key


def _page(document: docx.document.Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    settings = document.settings.element
    for name in (
        "w:proofState",
        "w:savePreviewPicture",
        "w:attachedTemplate",
        "w:rsids",
    ):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for name, value in (
        ("w:themeFontLang", "sv-SE"),
        ("w:decimalSymbol", ","),
        ("w:listSeparator", ";"),
    ):
        for element in settings.findall(qn(name)):
            element.set(qn("w:val"), value)
            element.attrib.pop(qn("w:eastAsia"), None)
    compat = settings.find(qn("w:compat"))
    if compat is not None:
        for element in compat.findall(qn("w:compatSetting")):
            if element.get(qn("w:name")) == "compatibilityMode":
                # else Word says "kompatibilitetsläge" in the title bar
                element.set(qn("w:val"), "15")


if __name__ == "__main__":
    target = (
        Path(__file__).parent
        / (sys.argv[1] if len(sys.argv) > 1 else "2022")
        / "referens.docx"
    )
    target.write_bytes(pack_document(build()))  # the same code gives the same bytes
    print(target)
