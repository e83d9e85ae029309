"""The Word files of an export, and what goes with each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.base.side_files import refuse_lock_file
from villkor.exchange.export import Written, export_pdfs, export_report
from villkor.exchange.receipt import path_of
from villkor.form.model import Recipient
from villkor.report.model import Report

if TYPE_CHECKING:
    from villkor.exchange import mail, template_notes
    from villkor.exchange.filling import export_filled
    from villkor.exchange.redline.earlier_file import Earlier
else:
    mail = lazy_module("villkor.exchange.mail")
    template_notes = lazy_module("villkor.exchange.template_notes")
    export_filled = lazy_module("villkor.exchange.filling.export_filled")

OPEN_MAIL = (
    "Öppna mejlet i Outlook eller Thunderbird och skicka det därifrån. villkor skickar "
    "ingenting."
)
"""What to do with a mail that is written."""


class Parts(Struct, frozen=True):
    """What is to be written: into which form of the authority's or in which template,
    with the changes since what, whether it is a draft, what goes with it, and whether
    nothing is said of what went well.
    """

    blank: Path | None
    template: Path | None
    redline: Path | None
    draft: bool
    eml: bool
    pdf: bool
    quiet: bool = False


def refuse_both(
    into: Path | None,
    template: Path | None,
    redline: Path | None,
    *,
    of_sections: bool,
) -> None:
    """Raise UserError if the authority's form is to be filled in and something else is
    asked for that has another layout, or if a file is Word's own mark of an open one.
    """
    for path in (into, template):
        if path:
            refuse_lock_file(path)
    other = "--section eller --owner" if of_sections else ""
    other = "--redline" if redline else other
    other = "--template" if template else other
    if into and other:
        raise UserError(
            f"--into går inte att använda med {other}.",
            "--into fyller i myndighetens Word-fil, och den har sin egen utformning.",
        )


def export_files(
    report: Report,
    targets: Sequence[tuple[Path, Recipient]],
    parts: Parts,
    earlier: Earlier | None,
) -> tuple[list[Written], tuple[str, ...]]:
    """Write the Word file to each recipient with its receipt, and if asked for the PDF
    of it and the mail it goes with. Gives what is to be told of them, too.
    """
    files, notes = _word_files(
        report,
        targets,
        parts,
        earlier,
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
    return written, notes


def _word_files(
    report: Report,
    targets: Sequence[tuple[Path, Recipient]],
    parts: Parts,
    earlier: Earlier | None,
) -> tuple[list[bytes], tuple[str, ...]]:
    """The Word files, and notes on the form or the template that they are made in."""
    if parts.blank is not None:
        filled = export_filled.export_filled(
            report,
            targets,
            parts.blank,
            draft=parts.draft,
        )
        return [each.data for each in filled], filled[0].notes
    files = export_report(
        report,
        targets,
        parts.template,
        draft=parts.draft,
        earlier=earlier,
    )
    return files, template_notes.template_notes(report, parts.template)
