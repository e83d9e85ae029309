"""Report → Word files on disk that are known to hold every answer, and PDFs of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.clock import fixed, now
from villkor.base.diagnostic import UserError
from villkor.base.disk import saved_at
from villkor.document.blocks import Block, Document
from villkor.document.pdf.alternatives import with_alternatives
from villkor.document.pdf.layout import MOST_SECONDS, to_pdfs
from villkor.document.word.beside_text import edge_lines
from villkor.document.word.package import Package, open_package
from villkor.document.word.template import read_template
from villkor.document.word.text import text_of
from villkor.document.word.writer import pages_of_headings, to_docx
from villkor.exchange.merging.base_store import base_of, base_sum
from villkor.exchange.merging.comparing_words import WORD_BY_WORD
from villkor.exchange.merging.keep_base import keep_base
from villkor.exchange.outline import outline_body, report_outline
from villkor.exchange.own_files import keep_edits, write_beside, write_with_receipt
from villkor.exchange.read_back import read_back
from villkor.exchange.receipt import Receipt, answer_sum, receipt_of
from villkor.exchange.redline.shown_changes import changed_body
from villkor.exchange.report_template import form_template, own_template
from villkor.form.model import Recipient
from villkor.report.model import Report
from villkor.rules.word.gate import hold_back

if TYPE_CHECKING:
    from villkor.exchange.redline.earlier_file import Earlier

# what is there on purpose: changes that are shown
_MARKED = ("VK831",)


class Written(Struct, frozen=True):
    """A file that was written: for whom, where, and how big it is in bytes."""

    recipient: Recipient
    path: Path
    size: int


def export_report(
    report: Report,
    targets: Sequence[tuple[Path, Recipient]],
    template: Path | None = None,
    *,
    draft: bool,
    earlier: Earlier | None = None,
) -> list[bytes]:
    """Write a Word file to each recipient, with a receipt beside it.

    The styles are those of `template`, or of the one that rapport.yaml names. With
    something `earlier`, what has changed since is shown as tracked changes. Gives the
    bytes of the Word files.

    Raises UserError, with nothing written, if a file that is there already is not ours
    to replace, if one of the new ones would differ from the report or shut readers out,
    or if the report is changed meanwhile; and if a file cannot be written.
    """
    for path, _ in targets:
        keep_edits(path)
    own = template or own_template(report)
    reference = reference_of(report, own)
    base = base_of(report)
    body = outline_body(report, draft=draft)
    documents = _outlines(report, targets, body, base_sum(base), draft=draft)
    pages = pages_of_headings(documents, reference)
    dated = report_dated(report)
    ready = []
    for target, document, numbers in zip(targets, documents, pages, strict=True):
        shown = _with_changes(document, body, earlier)
        data = to_docx(shown, reference, dated, numbers, WORD_BY_WORD)
        ready.append((target[0], data, _receipt(report, document, data, target, own)))
    keep_base(report, base)
    for path, data, receipt in ready:
        write_with_receipt(path, data, receipt)
    return [data for _, data, _ in ready]


def _receipt(
    report: Report,
    document: Document,
    data: bytes,
    target: tuple[Path, Recipient],
    template: Path | None,
) -> Receipt:
    """The receipt of a Word file, which is proved first."""
    path, recipient = target
    package = _proved(report, document, data, path.name, template)
    receipt = receipt_of(report, document, data, recipient.key, now())
    return replace(receipt, edges=answer_sum(edge_lines(package)))


def _outlines(
    report: Report,
    targets: Sequence[tuple[Path, Recipient]],
    body: tuple[Block, ...],
    origin: str,
    *,
    draft: bool,
) -> list[Document]:
    """The document to each recipient, who have the body in common."""
    documents = []
    for _, recipient in targets:
        outline = report_outline(report, (recipient,), draft=draft, body=body)
        documents.append(replace(outline, origin=origin))
    return documents


def reference_of(report: Report, own: Path | None) -> bytes:
    """The template to write in: one of the region's own, with the styles that it lacks
    from ours, or else ours.
    """
    ours = form_template(report)
    return read_template(own, ours) if own else read_template(ours)


def _with_changes(
    document: Document,
    body: tuple[Block, ...],
    earlier: Earlier | None,
) -> Document:
    """A document with what has changed in its body; as it is, if nothing is earlier."""
    if earlier is None:
        return document
    cover = document.blocks[: -len(body)]
    blocks = (*cover, *changed_body(earlier.body, body))
    return replace(document, blocks=blocks, since=earlier.since)


def _proved(
    report: Report,
    document: Document,
    data: bytes,
    name: str,
    template: Path | None,
) -> Package:
    """The parts of a Word file.

    Raises UserError if it differs from the report, or shuts readers out.
    """
    package = open_package(data, name, own=True)
    read_back(report, document, package)
    hold_back(package, name, template, _MARKED)
    return package


def report_dated(report: Report) -> datetime:
    """The time that the Word file is dated: when the last of the report's files was
    saved, so that the same report gives the same bytes.
    """
    saved = [saved_at(report.folder / name) for name in report.sources]
    return fixed() or max(filter(None, saved), default=now())


def export_pdfs(
    targets: Sequence[tuple[Path, Recipient]],
    files: Sequence[bytes],
) -> list[Written]:
    """Write the PDF of each Word file beside it.

    Raises UserError if LibreOffice cannot lay them out, or a file not be written.
    """
    written = []
    for (docx, recipient), data, pdf in zip(
        targets,
        files,
        to_pdfs(files),
        strict=True,
    ):
        if pdf is None:
            raise UserError(
                f"LibreOffice kunde inte göra en PDF av {docx.name}, som är skapad.",
                f"Det får högst {MOST_SECONDS // 60} minuter för varje fil. Stäng "
                "LibreOffice och försök igen, eller spara som PDF i Word.",
            )
        path = docx.with_suffix(".pdf")
        written_text = text_of(open_package(data, docx.name, own=True))
        accessible = with_alternatives(pdf, written_text.alternatives)
        write_beside(docx, path, accessible)
        written.append(Written(recipient, path, len(accessible)))
    return written
