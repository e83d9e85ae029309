"""Report → a Word file on disk that is known to hold every answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from villkor import markdown
from villkor.blocks import Document, lines
from villkor.clock import now
from villkor.diagnostic import UserError
from villkor.files import write_whole
from villkor.form import FieldKind, Recipient
from villkor.load_form import templates_folder
from villkor.outline import outline
from villkor.report import Cell, Effects, Goals, NotApplicable, Report, TableAnswer, Text, TextAnswer, YesNoAnswer
from villkor.word.read import read_lines
from villkor.word.write import to_docx

ALL = "alla"


def targets(report: Report, to: str, output: Path | None, *, draft: bool) -> list[tuple[Path, tuple[Recipient, ...]]]:
    """The files that `--to` and `--output` ask for, each with the recipients that its cover names.

    Raises UserError for a recipient that the form does not have (with those there are), or one file name for several files.
    """
    recipients = report.form.recipients
    word = to.strip().casefold()
    chosen = [recipient for recipient in recipients if word in {ALL, recipient.key, recipient.name.casefold()}]
    if not chosen:
        known = ", ".join((*(recipient.key for recipient in recipients), ALL))
        raise UserError(f"Det finns ingen mottagare som heter ”{to}”.", f"Välj någon av: {known}.")
    if output is None:
        return [(report.folder.resolve().parent / file_name(report, recipient.key, draft=draft), (recipient,)) for recipient in chosen]
    if len(chosen) > 1:
        raise UserError(f"Med --to {ALL} blir det en fil för varje mottagare.", "Ta bort --output, eller välj en mottagare.")
    if output.is_dir():
        return [(output / file_name(report, chosen[0].key, draft=draft), tuple(chosen))]
    return [(output if output.suffix.casefold() == ".docx" else output.with_name(f"{output.name}.docx"), tuple(chosen))]


def file_name(report: Report, key: str, *, draft: bool) -> str:
    """The name of the file: a–z, 0–9 and hyphens, the sender's name included (practice for remiss answers, and SKR's webbhandbok)."""
    words = f"aterrapportering {report.form.year} {report.settings.region} {key}{' utkast' if draft else ''}"
    letters = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return f"{re.sub('[^a-z0-9]+', '-', letters).strip('-')}.docx"


def export(report: Report, recipients: tuple[Recipient, ...], target: Path, *, draft: bool) -> None:
    """Write the Word file, read it back, and put it in its place only if every word is in it.

    Raises UserError if the file would differ from the report, or cannot be written.
    """
    document = outline(report, recipients, draft=draft)
    reference = templates_folder() / str(report.form.year) / "referens.docx"
    data = to_docx(document, reference, now())
    compare(report, document, read_lines(data))
    write_whole(target, data)


def compare(report: Report, document: Document, found: list[str]) -> None:
    """Raise UserError unless the file's lines are the document's, and hold every answer of the report in the form's order.

    The two are compared apart: the first finds what the writer lost, the second what the outline never passed on.
    """
    expected = lines(document.blocks)
    for number, (want, have) in enumerate(zip(expected, found, strict=False)):
        if want != have:
            _differs(f"Stycke {number + 1} skulle vara ”{want[:80]}” men blev ”{have[:80]}”.")
    if len(expected) != len(found):
        _differs(f"Filen har {len(found)} stycken i stället för {len(expected)}.")
    whole = "\n".join(found)
    for question, words in _written(report):
        if words not in whole:
            _differs(f"Svaret på {question} saknar ”{words[:80]}”.")


def _differs(what: str) -> None:
    raise UserError(f"Word-filen blev inte lik rapporten och har inte sparats. {what}", "Det är ett fel i villkor: rapportera det gärna.")


def _written(report: Report) -> Iterator[tuple[str, str]]:
    """Each line of every answer, after Markdown where it may hold it, with the id of its question."""
    numbered = {programme.key for programme in report.form.programmes if programme.numbered}
    for answer in report.answers().values():
        kinds = {field.key: field.kind for field in answer.question.fields}
        for text, plain in _texts(answer.content, kinds, numbered):
            words = [" ".join(text.text.split())] if plain else lines(markdown.blocks(text.text))
            yield from ((answer.question.id, line) for line in words)


def _texts(content: object, kinds: Mapping[str, FieldKind], numbered: Collection[str]) -> Iterator[tuple[Text, bool]]:
    """Every text of an answer that the document must hold, and whether it is plain. Ja and nej are printed as the form's own words."""
    match content:
        case TextAnswer(text) | NotApplicable(Text() as text):
            yield text, False
        case YesNoAnswer(_, _, if_yes, if_no):
            yield from ((text, False) for text in (if_yes, if_no) if text)
        case TableAnswer(rows):
            cells = ((kinds[key], cell) for row in rows for key, cell in row.cells.items())
            for kind, cell in cells:
                if kind is not FieldKind.YES_NO:
                    yield from _cell_texts(cell, numbered, plain=kind in {FieldKind.LINE, FieldKind.CHOICE})


def _cell_texts(cell: Cell, numbered: Collection[str], *, plain: bool) -> Iterator[tuple[Text, bool]]:
    match cell:
        case Effects():
            yield from ((text, False) for _, text in cell.by_term)
        case Goals():  # a goal by its number is printed as number and name
            told = ((key, text) for key, texts in cell.by_programme for text in texts)
            yield from ((text, key in numbered) for key, text in told if not (key in numbered and text.text.strip().isdecimal()))
        case Text():
            yield cell, plain
