"""A python-docx document → the bytes of a .docx."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.opc.pkgwriter import _ContentTypesItem as ContentTypes

from villkor.base.zip import pack_zip
from villkor.document.word.package import CONTENT_TYPES


def pack_document(target: DocxDocument) -> bytes:
    """The document packed in a fixed order with fixed times: the same content gives the
    same bytes.

    `target.save` packs in another order and with the time of the day, so that
    everything would have to be unpacked and packed once more.
    """
    package = target.part.package
    parts = package.parts
    found = {"_rels/.rels": package.rels.xml}
    for part in parts:
        part.before_marshal()
        found[part.partname.membername] = part.blob
        if part.rels:
            found[part.partname.rels_uri.membername] = part.rels.xml
    first = (CONTENT_TYPES, ContentTypes.from_parts(parts).blob)  # type: ignore[no-untyped-call]
    return pack_zip([first, *sorted(found.items())])
