"""Blocks → .docx, in the styles of a reference file.

Nothing is formatted directly but what a style cannot know.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import datetime

import docx
from docx.oxml.ns import qn

from villkor.document.blocks import (
    Block,
    Contents,
    Document,
    PageBreak,
    Paragraph,
    Table,
)
from villkor.document.comparing import Comparing
from villkor.document.pdf.layout import layout_installed
from villkor.document.pdf.page_numbers import page_numbers, page_numbers_after_covers
from villkor.document.word.body import BodyWriter
from villkor.document.word.changed_bodies import BodyChanges
from villkor.document.word.edges import depends_on_document
from villkor.document.word.elements import make_element, parsed_body
from villkor.document.word.packing import pack_document
from villkor.document.word.properties import set_properties

# LibreOffice lays out 200 tables in some ten seconds, but 2 000 in many minutes
MOST_TABLES = 300


def to_docx(
    document: Document,
    reference: bytes,
    written: datetime,
    pages: Mapping[str, int] | None = None,
    comparing: Comparing | None = None,
) -> bytes:
    """The document as the bytes of a Word file, in the styles of another (`reference`,
    as `template.read_template` gives it).

    `pages` are the page numbers of its headings, as `pages_of_headings` gives them;
    left out, they are reckoned here. `comparing` shows what has changed as tracked
    changes, in one that has any; left out, they are not shown. The same input, time
    and layout program give the same bytes. Raises UserError if the reference file lacks a style.
    """
    if pages is None:
        (pages,) = pages_of_headings((document,), reference)
    changes = BodyChanges(comparing, written) if comparing else None
    writer = BodyWriter(docx.Document(io.BytesIO(reference)), pages, changes)
    writer.add_blocks(document.blocks)
    writer.finish(document)
    set_properties(writer.target, document, written)
    return pack_document(writer.target)


def pages_of_headings(
    documents: Sequence[Document],
    reference: bytes,
) -> list[dict[str, int]]:
    """For each of the documents, the page of every heading that its contents list, by
    its text.

    Documents that differ only in their covers, what comes before the first page break,
    are laid out at one go whatever their number, since that takes LibreOffice seconds.
    Each dictionary is what the document would have got by itself: empty if there is no
    LibreOffice, if it does not find each heading once, or if there are more tables than
    it lays out in a minute or so. Raises UserError if the
    reference file lacks a style.
    """
    if not layout_installed() or any(map(_has_many_tables, documents)):
        return [{} for _ in documents]
    if len(documents) > 1 and _share_body(documents):
        together = _pages_after_covers(documents, reference)
        if together is not None:
            return together
    return [_pages_of_one(document, reference) for document in documents]


def _has_many_tables(document: Document) -> bool:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return len(tables) > MOST_TABLES


def _pages_of_one(document: Document, reference: bytes) -> dict[str, int]:
    writer = _opened(reference, {})
    writer.add_blocks(document.blocks)
    writer.finish(document)
    headings = [heading.text for heading in writer.listed_headings()]
    return page_numbers(pack_document(writer.target), headings) if headings else {}


def _pages_after_covers(
    documents: Sequence[Document],
    reference: bytes,
) -> list[dict[str, int]] | None:
    """The pages by one layout of all the covers with the body after them; None if they
    cannot be told so.

    Each cover but the last is a section of its own, which begins with the template's
    first page, as a document does. The last is one with the body. The first paragraph
    of each gets an outline level, which changes nothing on the page but gives it a
    bookmark.
    """
    writer = _opened(reference, {})
    starts = []
    for document in documents:
        starts.append(len(writer.written))
        writer.add_blocks(_split_cover(document)[0])
    starts.append(len(writer.written))
    writer.add_blocks(_split_cover(documents[0])[1])
    writer.finish(documents[0])
    headings = [heading.text for heading in writer.listed_headings()]
    if not headings or depends_on_document(writer.target.sections[0]):
        return None
    elements = list(writer.body)
    for start in starts:
        elements[start].find(qn("w:pPr")).extend(
            parsed_body(make_element("outlineLvl", val=0))
        )
    for start in starts[1:-1]:
        properties = elements[start - 1].find(qn("w:pPr"))
        properties.append(deepcopy(writer.section))
    titles = []
    for start in starts:
        pieces = elements[start].itertext(qn("w:t"))
        titles.append("".join(pieces))
    return page_numbers_after_covers(pack_document(writer.target), titles, headings)


def _opened(reference: bytes, pages: Mapping[str, int]) -> BodyWriter:
    return BodyWriter(docx.Document(io.BytesIO(reference)), pages)


def _split_cover(document: Document) -> tuple[Sequence[Block], Sequence[Block]]:
    """What comes before the first page break, and the rest."""
    for place, block in enumerate(document.blocks):
        if isinstance(block, PageBreak):
            return document.blocks[:place], document.blocks[place:]
    return (), document.blocks


def _share_body(documents: Sequence[Document]) -> bool:
    """Whether nothing that is laid out differs between the documents but their covers,
    and each cover and the body has paragraphs at its ends, where they can be marked.
    """
    first, body = documents[0], _split_cover(documents[0])[1]
    if len(body) < 2 or not isinstance(body[1], (Paragraph, Contents)):  # noqa: PLR2004
        return False
    for document in documents:
        cover, rest = _split_cover(document)
        if (
            not cover
            or not isinstance(cover[0], Paragraph)
            or not isinstance(cover[-1], Paragraph)
        ):
            return False
        if rest != body:
            return False
        if document.header != first.header or document.mark != first.mark:
            return False
    return True
