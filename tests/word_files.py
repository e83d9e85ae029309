"""Word files for the tests of the gate: one that has nothing wrong, and the same with a piece of it
changed.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from tests.tools import ROOT
from villkor.base.diagnostic import Diagnostic
from villkor.document.blocks import (
    Contents,
    Document,
    Facts,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Table,
    text_paragraph,
)
from villkor.document.word.package import open_package
from villkor.document.word.text import WordText, text_of
from villkor.document.word.writer import to_docx
from villkor.rules.word.gate import inspect_package

NAME = "rapport.docx"
DOCUMENT, STYLES, CORE, SETTINGS = (
    "word/document.xml",
    "word/styles.xml",
    "docProps/core.xml",
    "word/settings.xml",
)
LINKS, FILE_LINKS, TYPES = (
    "word/_rels/document.xml.rels",
    "_rels/.rels",
    "[Content_Types].xml",
)
# the properties of a run, to be filled in with a colour, and of large text
GREY, LARGE = '<w:color w:val="{}"/>'.format, '<w:sz w:val="36"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLACE = (
    '<w:p><w:pPr><w:pStyle w:val="Svar"/></w:pPr><w:r>'
    '<w:t xml:space="preserve">HÄR</w:t></w:r></w:p>'
)
"""The paragraph that a test puts something else in the place of, under the heading ”Det första
avsnittet”.
"""


@cache
def sound_file() -> bytes:
    """A file of 70 paragraphs: cover, contents, headings, a question with boxes, a list, a link and
    a table.
    """
    blocks = (
        text_paragraph("Återrapportering", Role.TITLE),
        Facts(
            ("Register hos", "Diarienummer"),
            (("Tillväxtverket", "Ä 2022-4019"),),
            "Ärendets diarienummer.",
        ),
        PageBreak(),
        Contents("Innehåll"),
        Heading("Första delen", 1),
        text_paragraph("Har anslaget bidragit?", Role.QUESTION),
        text_paragraph("Ja ☒ / Nej ☐", Role.CHOICE),
        Heading("Det första avsnittet", 2),
        text_paragraph("HÄR"),
        text_paragraph(
            "Efter det stället fortsätter texten, och den är lika lång som en mening brukar vara."
        ),
        ListBlock(((text_paragraph("en punkt"),), (text_paragraph("en till"),))),
        Paragraph(
            (
                Run("Läs mer i "),
                Run(
                    "den regionala utvecklingsstrategin",
                    link="https://www.norrbotten.se/strategi",
                ),
                Run("."),
            )
        ),
        Table(
            ("Insats", "Belopp"),
            (((text_paragraph("Klimatlyftet"),), (text_paragraph("–"),)),),
            "En tabell.",
        ),
        *(
            text_paragraph(
                f"Det här är stycke {number} av dem som gör dokumentet långt."
            )
            for number in range(60)
        ),
    )
    # without LibreOffice there are no page numbers to wait for
    path, os.environ["PATH"] = os.environ["PATH"], ""
    try:
        reference = (ROOT / "templates" / "2022" / "referens.docx").read_bytes()
        return to_docx(
            Document(
                "Återrapportering 2022", "Region Gotland", "Ämne", "Sidhuvudet", blocks
            ),
            reference,
            datetime(2023, 2, 21, tzinfo=UTC),
        )
    finally:
        os.environ["PATH"] = path


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part of a file, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A file of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def changed(*changes: tuple[str, str, str], **new: str) -> bytes:
    """The sound file with texts of its parts replaced, each wherever it stands: (part, old, new).

    `new` are parts to add, by id.

    The old text must be there: a test that changes nothing would prove nothing.
    """
    parts = {
        name: content.decode() if name.endswith((".xml", ".rels")) else content
        for name, content in parts_of(sound_file()).items()
    }
    for name, old, words in changes:
        content = parts[name]
        assert isinstance(content, str)
        assert old in content, f"{old!r} is not in {name}"
        parts[name] = content.replace(old, words)
    return packed({**parts, **new})


def with_paragraph(xml: str) -> bytes:
    """The sound file with XML in the place of one paragraph."""
    return changed((DOCUMENT, PLACE, xml))


def linked(
    kind: str,
    target: str,
    content: str,
    type_: str = "application/xml",
    base: str = OFFICE,
) -> bytes:
    """The sound file with one more part beside the document, linked to it."""
    return changed(
        (
            LINKS,
            "</Relationships>",
            f'<Relationship Id="rIdNy" Type="{base}/{kind}" Target="{target}"/></Relationships>',
        ),
        (
            TYPES,
            "</Types>",
            f'<Override PartName="/word/{target}" ContentType="{type_}"/></Types>',
        ),
        **{f"word/{target}": content},
    )


def p(*content: str, properties: str = "", style: str = "Svar") -> str:
    """A paragraph of XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(content)}</w:p>'


def r(text: str, properties: str = "") -> str:
    """A run of XML."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{_spaced(text)}</w:r>"


def table(*rows: str, header: bool = True, properties: str = "") -> str:
    """A table of XML, of rows of cells. Its first row is marked as a header row."""
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    told = "".join(
        f"<w:tr>{mark if number == 0 else ''}{row}</w:tr>"
        for number, row in enumerate(rows)
    )
    return (
        f'<w:tbl><w:tblPr>{properties}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
        f"<w:gridCol/><w:gridCol/></w:tblGrid>{told}</w:tbl>"
    )


def c(*content: str, properties: str = "") -> str:
    """A cell of XML: a paragraph for a word, or XML as it is."""
    inside = "".join(each if each.startswith("<") else p(r(each)) for each in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def sdt(content: str, key: int = 900) -> str:
    """A content control around XML."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{key}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def picture(
    properties: str = 'descr="Stapeldiagram över besluten."',
    inside: str = "",
    holder: str = "inline",
) -> str:
    """A run with a drawing, without the drawing's own contents."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f"<w:r><w:drawing><wp:{holder}>"
        f'<wp:docPr id="901" name="Bild 1" {properties}>{inside}</wp:docPr>'
        f'<a:graphic xmlns:a="{drawing}"/></wp:{holder}></w:drawing></w:r>'
    )


def found(data: bytes, *codes: str) -> list[Diagnostic]:
    """What the gate finds in a file: everything, or what the given rules find."""
    return list(inspect_package(open_package(data, NAME), NAME, codes))


def messages(data: bytes, code: str) -> list[str]:
    """What one rule says of a file."""
    return [diagnostic.message for diagnostic in found(data, code)]


def _spaced(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def read_word_text(data: bytes) -> WordText:
    """What a Word file says."""
    return text_of(open_package(data, NAME))
