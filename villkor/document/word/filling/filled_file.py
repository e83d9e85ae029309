"""A Word file with its places filled in: all other parts of it are byte for byte as they
were.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

import docx
from docx.document import Document as DocxDocument
from docx.opc.exceptions import OpcError
from docx.opc.pkgwriter import _ContentTypesItem as ContentTypes
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from villkor.base.diagnostic import UserError
from villkor.base.zip import open_zip, pack_zip
from villkor.document.blocks import Document
from villkor.document.word.filling.draft_mark import mark_draft
from villkor.document.word.filling.filled_body import fill_body
from villkor.document.word.filling.fills import Fill
from villkor.document.word.filling.own_properties import sign_file
from villkor.document.word.package import CONTENT_TYPES, Package
from villkor.document.word.styles import read_styles
from villkor.document.word.unpacking import WORD_LIMITS

_STALE = qn("w:dirty")


def fill_file(
    data: bytes,
    fills: Sequence[Fill],
    document: Document,
    written: datetime,
    *,
    swedish: bool,
) -> bytes:
    """The bytes of a Word file with its places filled in.

    `document` says what the file tells of itself, and whether it is a draft; `swedish`
    is as `is_swedish` tells. The same input gives the same bytes. Raises UserError if
    the file is none that can be filled in, or a place is not what it should be.
    """
    target = _opened(data)
    before = _blobs_of(target)
    fill_body(target, fills, swedish=swedish)
    _mark_contents(target)
    if document.mark:
        mark_draft(target, document.mark)
    sign_file(target, document, written)
    return _packed(data, before, target)


def _opened(data: bytes) -> DocxDocument:
    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, AttributeError, etree.Error) as error:
        raise UserError(
            "Blanketten går inte att fylla i: den är inte ett vanligt Word-dokument.",
            "Öppna den i Word och spara den som Word-dokument (.docx).",
        ) from error


def is_swedish(package: Package) -> bool:
    """Whether the text of a file is Swedish, if nothing else is said of it."""
    _, look = read_styles(package.part("styles")).of_paragraph(None)
    return (
        str(
            look.get(
                "language",
                "",
            )
        ).casefold()
        == "sv-se"
    )


def _mark_contents(target: DocxDocument) -> None:
    """Say of a table of contents that Word can make that its pages are old."""
    for code in target.element.body.iter(qn("w:instrText")):
        if not (code.text or "").strip().upper().startswith("TOC"):
            continue
        run = code.getparent()
        while run is not None:
            begun = [
                mark
                for mark in run.iter(qn("w:fldChar"))
                if mark.get(qn("w:fldCharType")) == "begin"
            ]
            if begun:
                begun[-1].set(_STALE, "true")
                break
            run = run.getprevious()


def _blobs_of(target: DocxDocument) -> dict[str, bytes]:
    """The parts of a document as they would be written now, by name."""
    package = target.part.package
    found = {"_rels/.rels": package.rels.xml}
    for part in package.parts:
        part.before_marshal()
        found[part.partname.membername] = part.blob
        if part.rels:
            found[part.partname.rels_uri.membername] = part.rels.xml
    return {name: _as_bytes(blob) for name, blob in found.items()}


def _as_bytes(blob: bytes | str) -> bytes:
    return blob.encode() if isinstance(blob, str) else blob


def _packed(
    data: bytes,
    before: Mapping[str, bytes],
    target: DocxDocument,
) -> bytes:
    """The parts in the order of the file, those that nothing has changed in as they
    were, and the new ones after them.
    """
    after = _blobs_of(target)
    with open_zip(data, WORD_LIMITS) as source:
        parts = {name: source.read_part(name) for name in source.sizes}
    changed = {name: blob for name, blob in after.items() if before.get(name) != blob}
    new = sorted(changed.keys() - parts.keys())
    if new:
        parts[CONTENT_TYPES] = _with_types(
            parts[CONTENT_TYPES],
            target,
            new,
        )
    parts |= {name: changed[name] for name in sorted(changed)}
    return pack_zip(parts.items())


def _with_types(
    types: bytes,
    target: DocxDocument,
    new: Sequence[str],
) -> bytes:
    """The kinds of the parts of a file, with those of the new ones."""
    root: Element = parse_xml(types)
    made: Element = parse_xml(_types_of(target))
    told = {_key_of(each) for each in root}
    wanted = {f"/{name}" for name in new}
    wanted |= {name.rpartition(".")[2] for name in new}
    for each in list(made):
        if _key_of(each) in wanted - told:
            root.append(each)
    written: bytes = etree.tostring(
        root,
        xml_declaration=True,
        encoding="UTF-8",
        standalone=True,
    )
    return written


def _types_of(target: DocxDocument) -> bytes:
    parts = target.part.package.parts
    blob: bytes = ContentTypes.from_parts(parts).blob  # type: ignore[no-untyped-call]
    return blob


def _key_of(told: Element) -> str:
    return str(
        told.get("PartName")
        or told.get(
            "Extension",
            "",
        )
    )
