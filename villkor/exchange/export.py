"""Report → a Word file on disk that is known to hold every answer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from villkor.base.clock import fixed, now
from villkor.base.diagnostic import UserError
from villkor.base.disk import saved, why, write_whole
from villkor.document.pdf.alternatives import with_alternatives
from villkor.document.pdf.layout import to_pdf
from villkor.document.word.package import open_package
from villkor.document.word.template import read_template
from villkor.document.word.text import read
from villkor.document.word.writer import to_docx
from villkor.exchange.outline import outline
from villkor.exchange.read_back import read_back
from villkor.exchange.receipt import checksum, path_of, read_receipt, receipt_of, to_json
from villkor.form.load import templates_folder
from villkor.form.model import Form, Recipient
from villkor.form.placeholders import fill, words_of
from villkor.report.model import Report
from villkor.rules.word.gate import hold

ALL = "alla"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: for whom, where, and how big it is in bytes."""

    recipient: Recipient
    path: Path
    size: int


def targets(report: Report, to: str, output: Path | None, output_dir: Path | None = None, *, draft: bool) -> list[tuple[Path, Recipient]]:
    """The Word files that `--to`, `--output` and `--output-dir` ask for, each with its recipient.

    Raises UserError for a recipient that the form does not have (with those there are), for a name that is no Word file's, or if several files would have one name.
    """
    chosen = _chosen(report.form, to)
    if output and output_dir:
        raise UserError("--output och --output-dir går inte att använda tillsammans.", "Ange en mapp med --output-dir.")
    if output and output.suffix.casefold() == ".pdf":
        raise UserError(
            f"--output är Word-filens namn, och {output.name} är en PDF.", "Skriv ett namn som slutar på .docx, och lägg till --pdf."
        )
    if output and not output.is_dir():
        if len(chosen) > 1:
            raise UserError(
                f"Med --to {ALL} blir det en fil för varje mottagare.", "Ange en mapp med --output-dir, eller välj en mottagare."
            )
        return [(output if output.suffix.casefold() == ".docx" else output.with_name(f"{output.name}.docx"), chosen[0])]
    folder = output_dir or output or report.folder.resolve().parent
    files = {folder / file_name(report, recipient, draft=draft): recipient for recipient in chosen}
    if len(files) < len(chosen):
        raise UserError("Flera mottagare skulle få filer med samma namn.", "Skriv {nyckel} i mottagarnas filnamn i formuläret.")
    return list(files.items())


def _chosen(form: Form, to: str) -> list[Recipient]:
    word = to.strip().casefold()
    chosen = [recipient for recipient in form.recipients if word in {ALL, recipient.key, recipient.name.casefold()}]
    if not chosen:
        known = ", ".join((*(recipient.key for recipient in form.recipients), ALL))
        raise UserError(f"Det finns ingen mottagare som heter ”{to}”.", f"Välj någon av: {known}.")
    return chosen


def file_name(report: Report, recipient: Recipient, *, draft: bool) -> str:
    """The name of the file: a–z, 0–9 and hyphens, the sender's name included (practice for remiss answers, and SKR's webbhandbok)."""
    name = fill(recipient.file_name, words_of(report, recipient)) + (" utkast" if draft else "")
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return f"{re.sub('[^a-z0-9]+', '-', letters).strip('-')}.docx"


def export(report: Report, recipient: Recipient, target: Path, template: Path | None = None, *, draft: bool) -> bytes:
    """Write the Word file, and put it in its place only if every word can be read back and the gate lets it pass.

    The styles are those of `template`, or of the one that rapport.yaml names. A receipt is written beside it. Gives the bytes of the Word file.

    Raises UserError if the file would differ from the report, shut readers out, or cannot be written.
    """
    keep_edits(target)
    document = outline(report, (recipient,), draft=draft)
    own = template or (report.folder / report.settings.template.text.strip() if report.settings.template else None)
    reference = read_template(own or templates_folder() / str(report.form.year) / "referens.docx")
    data = to_docx(document, reference, _dated(report))
    package = open_package(data, target.name)
    read_back(report, document, package)
    hold(package, target.name, own)
    receipt = receipt_of(report, document, data, recipient.key, now())
    write_whole(target, data)
    write_whole(path_of(target), to_json(receipt, target))
    return data


def _dated(report: Report) -> datetime:
    """The time that the Word file is dated: when the last of the report's files was saved, so that the same report gives the same bytes."""
    times = [time for name in report.sources if (time := saved(report.folder / name))]
    return fixed() or max(times, default=now())


def export_pdf(recipient: Recipient, docx: Path, data: bytes) -> Written:
    """Write the PDF of a Word file beside it. Raises UserError if LibreOffice cannot lay it out, or the file not be written."""
    pdf = to_pdf(data)
    if pdf is None:
        raise UserError(
            f"LibreOffice kunde inte göra en PDF av {docx.name}, som är skapad.",
            "Stäng LibreOffice och försök igen, eller spara som PDF i Word.",
        )
    pdf = with_alternatives(pdf, read(data).alternatives)
    path = docx.with_suffix(".pdf")
    write_whole(path, pdf)
    return Written(recipient, path, len(pdf))


def keep_edits(target: Path) -> None:
    """Raise UserError if there is a file already that we did not write, or that someone has changed since."""
    if not target.exists():
        return
    receipt = read_receipt(path_of(target))
    try:
        ours = receipt is not None and checksum(target.read_bytes()) == receipt.docx
    except OSError as error:
        raise UserError(f"Det går inte att läsa {target}: {why(error)}.", "Är filen öppen i Word?") from error
    if not ours:
        what = "har ändrats sedan villkor skrev den" if receipt else "finns redan, och villkor vet inte om någon har skrivit i den"
        hint = "Flytta filen eller byt namn på den, eller välj ett annat namn med --output."
        raise UserError(f"{target} {what}. Inget har skrivits över.", hint)
