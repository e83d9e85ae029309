"""What a Word file says of itself: its title, whom it comes from, when it was written,
its language.
"""

from __future__ import annotations

from datetime import datetime

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from villkor.document.blocks import Document
from villkor.document.word.origin import ORIGIN

_LONGEST = 255  # characters, says the file format
_CUSTOM = "/docProps/custom.xml"
_NAMES = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Properties xmlns="{_NAMES}/custom-properties" '
    f'xmlns:vt="{_NAMES}/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" '
    'name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>'
)


def set_properties(target: DocxDocument, document: Document, written: datetime) -> None:
    """Set the properties of a Word file, and empty those that a template may have
    filled in.
    """
    properties = target.core_properties
    properties.title = document.title[:_LONGEST]
    properties.author = document.author[:_LONGEST]
    properties.subject = document.subject[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.language = document.language
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = written
    properties.revision = 1
    _set_origin(target, document.origin)


def _set_origin(target: DocxDocument, origin: str) -> None:
    """Say in the file what it was made of, in the place of what a template says of
    itself.
    """
    package = target.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[key]
    if origin:
        xml = _CUSTOM_XML.format(name=ORIGIN, value=origin)
        kind = CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
        part = Part(PackURI(_CUSTOM), kind, xml.encode(), package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
