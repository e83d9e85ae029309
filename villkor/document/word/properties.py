"""What a Word file says of itself: its title, whom it comes from, when it was written,
its language.
"""

from __future__ import annotations

from datetime import datetime

from docx.document import Document as DocxDocument

from villkor.document.blocks import Document

_LONGEST = 255  # characters, says the file format


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
