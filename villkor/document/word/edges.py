"""The header and the footer of a page: what a template has there, and what is put
there.
"""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.section import Section
from docx.section import _Footer as Footer
from docx.section import _Header as Header

from villkor.document.blocks import shown_header
from villkor.document.word.controls import EDGE
from villkor.document.word.elements import (
    field_runs,
    make_element,
    parsed_body,
    text_run,
)
from villkor.document.word.paragraphs import ParagraphWriter

_SEEN = ("w:drawing", "w:pict", "w:object", "w:pBdr", "w:instrText", "w:fldSimple")


def write_edges(
    target: DocxDocument,
    write: ParagraphWriter,
    words: str,
    mark: str,
) -> None:
    """Put the words in the header, after a mark if it has one, which the cover has too,
    and page numbers in the footer.

    What the template has there, such as a logo, stays, and so do its own page numbers.
    """
    section = target.sections[0]
    if not has_content(section.header) or section.different_first_page_header_footer:
        # else the template's own header, with its logo, would miss the cover
        section.different_first_page_header_footer = True
    for header, text in ((section.first_page_header, ""), (section.header, words)):
        _write_header(
            header,
            write,
            text,
            mark,
        )
    for footer in (section.first_page_footer, section.footer):
        if not has_field(footer, "PAGE"):
            right = make_element("jc", val="right")
            put(
                footer,
                write.paragraph(
                    "footer",
                    page_of_pages(),
                    right,
                ),
            )


def _write_header(
    header: Header,
    write: ParagraphWriter,
    text: str,
    mark: str,
) -> None:
    words = shown_header(text, mark)
    if words:
        style = "Utkast" if mark else "header"
        paragraph = write.paragraph(style, [text_run(words)])
        # in a control, so that it does not come along when the file is used as a
        # template
        put(header, write.tagged(EDGE, [paragraph]))
    elif not has_content(header):
        put(header, write.paragraph("header", []))


def has_content(edge: Header | Footer) -> bool:
    """Whether anything can be seen there: words, a picture, a line or a field."""
    if edge.is_linked_to_previous:
        return False
    # python-docx has no public way to the element (SLF001)
    element = edge._element  # noqa: SLF001
    for text in element.iter(qn("w:t")):
        if (text.text or "").strip():
            return True
    return next(element.iter(*map(qn, _SEEN)), None) is not None


def has_field(edge: Header | Footer, name: str) -> bool:
    """Whether a field of that name stands there, written in either of Word's two
    ways.
    """
    return name in _field_names(edge)


def depends_on_document(section: Section) -> bool:
    """Whether a header or footer shows what is said elsewhere in the document, other
    than how many its pages are.
    """
    headers = (section.header, section.first_page_header)
    footers = (section.footer, section.first_page_footer)
    return any(_shows_other(edge) for edge in (*headers, *footers))


def _shows_other(edge: Header | Footer) -> bool:
    if edge.is_linked_to_previous:
        return False
    if set(_field_names(edge)) - {"PAGE", "NUMPAGES"}:
        return True
    element = edge._element  # noqa: SLF001 - as above
    return element.find(f".//{qn('w:dataBinding')}") is not None


def _field_names(edge: Header | Footer) -> list[str]:
    """The names of the fields that stand there."""
    if edge.is_linked_to_previous:
        return []
    element = edge._element  # noqa: SLF001 - as above
    codes = [code.text or "" for code in element.iter(qn("w:instrText"))]
    codes += [
        simple.get(qn("w:instr"), "") for simple in element.iter(qn("w:fldSimple"))
    ]
    names: list[str] = []
    for code in codes:
        names += code.split()[:1]
    return names


def put(edge: Header | Footer, xml: str) -> None:
    """Put a paragraph there, or a control with one: below what the template has, if
    that can be seen, else in its place.
    """
    kept = has_content(edge)
    edge.is_linked_to_previous = False
    root = edge._element  # noqa: SLF001 - as above
    if not kept:
        for child in list(root):
            root.remove(child)
    root.extend(parsed_body(xml))


def page_of_pages() -> list[str]:
    """The runs "Sida 1 (2)", which programs fill in for each page."""
    page = field_runs("PAGE", [text_run("1")])
    pages = field_runs("NUMPAGES", [text_run("1")])
    return [text_run("Sida "), *page, text_run(" ("), *pages, text_run(")")]
