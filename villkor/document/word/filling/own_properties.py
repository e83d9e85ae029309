"""What a Word file that is filled in says of itself: whose it is now, and what it was
made of. What it said besides stays.
"""

from __future__ import annotations

from datetime import datetime

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from lxml import etree

from villkor.document.blocks import Document
from villkor.document.word.origin import ORIGIN
from villkor.document.word.properties import set_origin

_LONGEST = 255
_PID = "pid"


def sign_file(target: DocxDocument, document: Document, written: datetime) -> None:
    """Say whose the file is, when it was written, and what it was made of."""
    properties = target.core_properties
    if not properties.title.strip():
        properties.title = document.title[:_LONGEST]
    properties.author = document.author[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.language = document.language
    properties.created = properties.modified = written
    if document.origin and not _added_origin(target, document.origin):
        set_origin(target, document.origin)


def _added_origin(target: DocxDocument, origin: str) -> bool:
    """Put what the file was made of beside what it has of such properties. Whether it
    has any.
    """
    for relation in target.part.package.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            continue
        part = relation.target_part
        root = parse_xml(part.blob)
        space = str(root.tag).partition("}")[0].removeprefix("{")
        highest = 1
        for each in list(root):
            if each.get("name") == ORIGIN:
                root.remove(each)
            elif each.get(_PID, "").isdecimal():
                highest = max(highest, int(each.get(_PID, "1")))
        told = etree.SubElement(root, f"{{{space}}}property")
        told.set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        told.set(_PID, str(highest + 1))
        told.set("name", ORIGIN)
        types = space.replace("custom-properties", "docPropsVTypes")
        etree.SubElement(told, f"{{{types}}}lpwstr").text = origin
        blob = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        part._blob = blob  # noqa: SLF001 - python-docx has no other way
        return True
    return False
