"""Report → a Word file on disk that is known to hold every answer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from villkor.base.clock import fixed, now
from villkor.base.diagnostic import UserError
from villkor.base.disk import saved_at, why_not, write_whole
from villkor.document.pdf.alternatives import with_alternatives
from villkor.document.pdf.layout import to_pdf
from villkor.document.word.package import open_package
from villkor.document.word.template import read_template
from villkor.document.word.text import read_word_text
from villkor.document.word.writer import to_docx
from villkor.exchange.outline import report_outline
from villkor.exchange.read_back import read_back
from villkor.exchange.receipt import checksum, path_of, read_receipt, receipt_of, to_json
from villkor.form.model import Recipient
from villkor.form.templates import templates_folder
from villkor.report.model import Report
from villkor.rules.word.gate import hold_back


class Written(Struct, frozen=True):
    """A file that was written: for whom, where, and how big it is in bytes."""

    recipient: Recipient
    path: Path
    size: int


def export_report(
    report: Report, recipient: Recipient, target: Path, template: Path | None = None, *, draft: bool
) -> bytes:
    """Write the Word file, and put it in its place only if every word can be read back and the gate
    lets it pass.

    The styles are those of `template`, or of the one that rapport.yaml names. A receipt is written
    beside it. Gives the bytes of the Word file.

    Raises UserError if the file would differ from the report, shut readers out, or cannot be
    written.
    """
    keep_edits(target)
    document = report_outline(report, (recipient,), draft=draft)
    own = template or (
        report.folder / report.settings.template.text.strip() if report.settings.template else None
    )
    reference = read_template(own or templates_folder() / str(report.form.year) / "referens.docx")
    data = to_docx(document, reference, _dated(report))
    package = open_package(data, target.name)
    read_back(report, document, package)
    hold_back(package, target.name, own)
    receipt = receipt_of(report, document, data, recipient.key, now())
    write_whole(target, data)
    write_whole(path_of(target), to_json(receipt, target))
    return data


def _dated(report: Report) -> datetime:
    """The time that the Word file is dated: when the last of the report's files was saved, so that
    the same report gives the same bytes.
    """
    times = [time for name in report.sources if (time := saved_at(report.folder / name))]
    return fixed() or max(times, default=now())


def export_pdf(recipient: Recipient, docx: Path, data: bytes) -> Written:
    """Write the PDF of a Word file beside it.

    Raises UserError if LibreOffice cannot lay it out, or the file not be written.
    """
    pdf = to_pdf(data)
    if pdf is None:
        raise UserError(
            f"LibreOffice kunde inte göra en PDF av {docx.name}, som är skapad.",
            "Stäng LibreOffice och försök igen, eller spara som PDF i Word.",
        )
    pdf = with_alternatives(pdf, read_word_text(data).alternatives)
    path = docx.with_suffix(".pdf")
    write_whole(path, pdf)
    return Written(recipient, path, len(pdf))


def keep_edits(target: Path) -> None:
    """Raise UserError if there is a file already that we did not write, or that someone has changed
    since.
    """
    if not target.exists():
        return
    receipt = read_receipt(path_of(target))
    try:
        ours = receipt is not None and checksum(target.read_bytes()) == receipt.docx
    except OSError as error:
        raise UserError(
            f"Det går inte att läsa {target}: {why_not(error)}.", "Är filen öppen i Word?"
        ) from error
    if not ours:
        what = (
            "har ändrats sedan villkor skrev den"
            if receipt
            else "finns redan, och villkor vet inte om någon har skrivit i den"
        )
        hint = "Flytta filen eller byt namn på den, eller välj ett annat namn med --output."
        raise UserError(f"{target} {what}. Inget har skrivits över.", hint)
