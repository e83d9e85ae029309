"""A form of another authority and year, as it may be sent out: the numbers are Word's own, answers
go into legacy fields, and yes and no have boxes to tick.
"""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    f'<w:lvlText w:val="{".".join(f"%{each}" for each in range(1, level + 2))}"/>'
    '<w:lvlJc w:val="left"/></w:lvl>'
    for level in range(3)
)
_ABSTRACT = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
    f'<w:multiLevelType w:val="multilevel"/>{_LEVELS}</w:abstractNum>'
)
_FIELD = (
    "FORMTEXT",
    '<w:ffData><w:name w:val=""/><w:enabled/><w:calcOnExit w:val="0"/><w:textInput/></w:ffData>',
)
_BOX = (
    "FORMCHECKBOX",
    (
        '<w:ffData><w:name w:val=""/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox>'
        '<w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData>'
    ),
)
TITLE = "Redovisning av kustens utvecklingsmedel 2026"
QUESTIONS = {
    "1.1": "Beskriv hur arbetet med kustens hamnar har bedrivits under året.",
    "1.2": "Har samverkan skett med kustens kommuner?",
    "2.1": "Ange högst tre insatser för kustens företag i tabellen nedan.",
    "2.2": "Beskriv vad som återstår att göra.",
}


def numbered_blank(path: Path, *, unsure: bool = False) -> Path:
    """The form as a Word file; `unsure` if one of its paragraphs may be a question or not."""
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_ABSTRACT))
    number = f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    numbering.append(parse_xml(number))
    document.add_paragraph(TITLE, "Title")
    document.add_paragraph("Skickas senast den 1 mars 2027 till:")
    document.add_paragraph("Kustmyndigheten, kusten@myndighet.example")
    _numbered(document.add_heading("Hamnarna", 1), 0)
    _ask(document, QUESTIONS["1.1"])
    _add_field(document.add_paragraph(), *_FIELD)
    _ask(document, QUESTIONS["1.2"])
    boxes = document.add_paragraph("Ja ")
    _add_field(boxes, *_BOX)
    boxes.add_run(" Nej ")
    _add_field(boxes, *_BOX)
    document.add_paragraph("Om ja, beskriv hur samverkan har skett.")
    _add_field(document.add_paragraph(), *_FIELD)
    _numbered(document.add_heading("Företagen", 1), 0)
    _ask(document, QUESTIONS["2.1"])
    table = document.add_table(2, 2, "Table Grid")
    table.cell(0, 0).text = "Insats"
    table.cell(0, 1).text = "Resultat"
    _ask(document, QUESTIONS["2.2"])
    _add_field(document.add_paragraph(), *_FIELD)
    if unsure:
        document.add_paragraph("Hur har ni arbetat med kustens fyrar?")
        _add_field(document.add_paragraph(), *_FIELD)
    target = io.BytesIO()
    document.save(target)
    path.write_bytes(target.getvalue())
    return path


def _ask(document: DocxDocument, wording: str) -> None:
    _numbered(document.add_paragraph(wording), 1)


def _numbered(paragraph: Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
        )
    )


def _add_field(paragraph: Paragraph, code: str, data: str) -> None:
    begin = f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>'
    result = '<w:fldChar w:fldCharType="separate"/>' if code == "FORMTEXT" else ""
    words = "<w:t>     </w:t>" if code == "FORMTEXT" else ""
    for inside in (
        begin,
        f"<w:instrText> {code} </w:instrText>",
        result,
        words,
        '<w:fldChar w:fldCharType="end"/>',
    ):
        if inside:
            xml = f"<w:r {nsdecls('w')}>{inside}</w:r>"
            paragraph._p.append(parse_xml(xml))  # noqa: SLF001
