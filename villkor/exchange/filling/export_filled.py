"""The authority's form filled in, on disk, with a receipt beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from villkor.base.clock import now
from villkor.base.diagnostic import UserError
from villkor.document.blocks import Document
from villkor.document.word.beside_text import edge_lines
from villkor.document.word.package import open_package
from villkor.exchange.export import report_dated
from villkor.exchange.filling.blank_form import open_blank
from villkor.exchange.filling.fill_form import FilledForm, fill_form
from villkor.exchange.filling.lines_beside import sums_beside_answers
from villkor.exchange.merging.base_store import base_of, base_sum
from villkor.exchange.merging.keep_base import keep_base
from villkor.exchange.outline import outline_body, report_outline
from villkor.exchange.own_files import keep_edits, write_with_receipt
from villkor.exchange.receipt import Receipt, answer_sum, receipt_of
from villkor.form.model import Recipient
from villkor.report.model import Report


def export_filled(
    report: Report,
    targets: Sequence[tuple[Path, Recipient]],
    blank_path: Path,
    *,
    draft: bool,
) -> list[FilledForm]:
    """Write the form filled in for each recipient, with a receipt beside it.

    Raises UserError, with nothing written, as `export_report` and `fill_form` do.
    """
    for path, _ in targets:
        keep_edits(path)
        _keep_blank(path, blank_path)
    blank = open_blank(report.form, blank_path)
    base = base_of(report)
    body = outline_body(report, draft=draft)
    dated = report_dated(report)
    ready = []
    for path, recipient in targets:
        outline = report_outline(report, (recipient,), draft=draft, body=body)
        document = replace(outline, origin=base_sum(base))
        filled = fill_form(report, blank, document, dated)
        receipt = _receipt(report, document, filled, recipient)
        ready.append((path, filled, receipt))
    keep_base(report, base)
    for path, filled, receipt in ready:
        write_with_receipt(path, filled.data, receipt)
    return [filled for _, filled, _ in ready]


def _receipt(
    report: Report, document: Document, filled: FilledForm, recipient: Recipient
) -> Receipt:
    package = open_package(filled.data, recipient.name, own=True)
    receipt = receipt_of(report, document, filled.data, recipient.key, now())
    return replace(
        receipt,
        edges=answer_sum(edge_lines(package)),
        blank=sums_beside_answers(report.form, package),
    )


def _keep_blank(path: Path, blank: Path) -> None:
    """Raise UserError if the blank itself would be written over."""
    if path.exists() and blank.exists() and path.samefile(blank):
        raise UserError(
            f"{path.name} är blanketten själv, och skrivs inte över.",
            "Välj ett annat namn med --output.",
        )
