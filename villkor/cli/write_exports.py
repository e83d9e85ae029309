"""The Word files of an export, and what goes with each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from villkor.base.lazy import lazy_module
from villkor.exchange.export import Written, export_pdfs, export_report
from villkor.exchange.receipt import path_of
from villkor.form.model import Recipient
from villkor.report.model import Report

if TYPE_CHECKING:
    from villkor.exchange import mail
    from villkor.exchange.redline.earlier_file import Earlier
else:
    mail = lazy_module("villkor.exchange.mail")


class Parts(Struct, frozen=True):
    """What is to be written: in which template, with the changes since what, whether it
    is a draft, and what goes with it.
    """

    template: Path | None
    redline: Path | None
    draft: bool
    eml: bool
    pdf: bool


def export_files(
    report: Report,
    targets: Sequence[tuple[Path, Recipient]],
    parts: Parts,
    earlier: Earlier | None,
) -> list[Written]:
    """Write the Word file to each recipient with its receipt, and if asked for the PDF
    of it and the mail it goes with.
    """
    files = export_report(
        report,
        targets,
        parts.template,
        draft=parts.draft,
        earlier=earlier,
    )
    pdfs = export_pdfs(targets, files) if parts.pdf else []
    written: list[Written] = []
    for number, (path, recipient) in enumerate(targets):
        docx = files[number]
        word_file = Written(recipient, path, len(docx))
        beside = [pdfs[number]] if parts.pdf else []
        if parts.eml:
            beside += mail.write_mail(report, word_file, docx, draft=parts.draft)
        # it has grown by what it remembers of those
        receipt = path_of(path)
        grown = receipt.stat().st_size
        written += [word_file, Written(recipient, receipt, grown), *beside]
    return written
