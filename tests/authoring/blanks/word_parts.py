"""What Word has for forms and python-docx has no words for: numbering, fields, controls."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_SPACES = (
    f'{nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
FORM_TEXT = _FIELD.format("<w:textInput/>", "FORMTEXT", "<w:r><w:t>     </w:t></w:r>")
FORM_BOX = _FIELD.format(
    '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX", ""
)
CONTROL_BOX = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)
CONTROL_TEXT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r>"
    "<w:t>Klicka eller tryck här för att ange text.</w:t></w:r></w:sdtContent></w:sdt>"
)
CONTROL_LIST = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList>"
    '<w:listItem w:displayText="Ja" w:value="1"/><w:listItem w:displayText="Nej" w:value="2"/>'
    "</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>Välj ett objekt.</w:t></w:r>"
    "</w:sdtContent></w:sdt>"
)
SYMBOL_BOX = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'


def add_runs(document: DocxDocument, *runs: str) -> None:
    """Add a paragraph of runs: words, or elements."""
    paragraph = document.add_paragraph()
    for run in runs:
        if run.startswith("<"):
            for element in parse_xml(f"<w:p {_SPACES}>{run}</w:p>"):
                paragraph._p.append(element)  # noqa: SLF001 - python-docx has no word for it
        else:
            paragraph.add_run(run)


def add_numbering(document: DocxDocument, key: int, *levels: tuple[str, str]) -> int:
    """Add automatic numbering: of each level how it is written, and what is shown."""
    told = ""
    for level, (written, shown) in enumerate(levels):
        told += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{written}"/>'
            f'<w:lvlText w:val="{shown}"/></w:lvl>'
        )
    root = document.part.numbering_part.element
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {_SPACES} w:abstractNumId="{key}">{told}</w:abstractNum>'
        ),
    )
    root.append(
        parse_xml(
            f'<w:num {_SPACES} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        )
    )
    return key


def number_it(paragraph: Paragraph, key: int, level: int) -> None:
    """Let a paragraph be numbered."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no word for it
    properties.append(
        parse_xml(
            f'<w:numPr {_SPACES}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
        )
    )
