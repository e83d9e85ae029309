"""What is done with a broken file: it is read, or refused in words. Nothing else may come of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.tools import ROOT
from villkor.base.diagnostic import UserError
from villkor.document.blocks import (
    Contents,
    Document,
    Facts,
    Heading,
    ListBlock,
    PageBreak,
    Role,
    Table,
    text_paragraph,
)
from villkor.document.word.beside_text import (
    comment_lines,
    edge_lines,
    unread_contents,
)
from villkor.document.word.edge_heights import header_overflow
from villkor.document.word.package import open_package
from villkor.document.word.template import read_template
from villkor.document.word.text import text_of
from villkor.document.word.writer import to_docx
from villkor.rules.word.gate import inspect_package

OURS = ROOT / "templates" / "2022" / "referens.docx"
_ITEM = (text_paragraph("en punkt"),)
_BLOCKS = (
    text_paragraph("Rapporten", Role.TITLE),
    Facts(("Register", "Nummer"), (("Regionen", "–"),), "Diarienummer."),
    PageBreak(),
    Contents("Innehåll"),
    *(Heading(f"Nivå {level}", level) for level in (1, 2, 3, 4)),
    text_paragraph("Frågan?", Role.QUESTION),
    text_paragraph("Svaret."),
    ListBlock((_ITEM, (ListBlock((_ITEM,), ordered=True),))),
    Table(("A", "B"), (((text_paragraph("1"),), (ListBlock((_ITEM,)),)),), "Tabell."),
)
_DOCUMENT = Document("Titel", "Region", "Ämne", "Sidhuvudet", _BLOCKS, draft=True)


def fails_as_template(data: bytes, path: Path) -> str:
    """Write a document in the looks of a template. Gives the refusal, or ""."""
    path.write_bytes(data)
    try:
        reference = read_template(path, OURS)
        header_overflow(open_package(reference, path.name))
        written = to_docx(_DOCUMENT, reference, datetime(2023, 2, 21, tzinfo=UTC), {})
        package = open_package(written, path.name)
        text_of(package)
        inspect_package(package, path.name)
    except UserError as refusal:
        return refusal.message
    finally:
        path.unlink()
    return ""


def fails_as_word_file(data: bytes, path: Path) -> str:
    """Read and inspect a Word file in every way. Gives the refusal, or ""."""
    try:
        package = open_package(data, path.name)
        text_of(package)
        inspect_package(package, path.name)
        unread_contents(package)
        comment_lines(package)
        edge_lines(package)
    except UserError as refusal:
        return refusal.message
    return ""
