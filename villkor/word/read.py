"""A .docx → the lines of text in it, in reading order: to see that what should be there is."""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn
from lxml.etree import _Element as Element


def read_lines(data: bytes) -> list[str]:
    """Every paragraph's text, tables cell by cell, without the entries of the table of contents."""
    document = docx.Document(io.BytesIO(data))
    toc = {style.style_id for style in document.styles if (style.name or "").casefold().startswith("toc ")}
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is None or style.get(qn("w:val")) not in toc:
            found.append(_text(paragraph))
    return found


def _text(paragraph: Element) -> str:
    pieces = []
    for element in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if element.tag == qn("w:t"):
            pieces.append(element.text or "")
        elif element.getparent().tag == qn("w:r"):
            pieces.append("\n" if element.tag == qn("w:br") else "\t")
    return "".join(pieces)
