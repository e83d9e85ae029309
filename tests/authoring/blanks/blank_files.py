"""Blank forms as authorities make them, built by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as DocxDocument

from villkor.authoring.blanks.drafted import (
    DraftedFact,
    DraftedForm,
    DraftedQuestion,
    DraftedRecipient,
)
from villkor.authoring.new_form import draft_form
from villkor.document.word.found import FoundDocument
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks
from villkor.form.load import load_form
from villkor.form.model import IN_TABLES, Form, FormHeading, Kind, Question

LIKE = load_form(2022)


def file_bytes(document: DocxDocument) -> bytes:
    """The bytes of the file."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def found_in(data: bytes) -> FoundDocument:
    """What is found in a file."""
    return read_blocks(open_package(data, "blankett.docx"))


def drafted(
    document: DocxDocument, year: int = 2027, like: Form | None = LIKE
) -> DraftedForm:
    """The draft of a form that is read from the file."""
    return draft_form(found_in(file_bytes(document)), year, like)


def questions_of(draft: DraftedForm) -> list[Question]:
    """Its questions in order."""
    return [item.question for item in draft.items if isinstance(item, DraftedQuestion)]


def asked(draft: DraftedForm) -> list[tuple[str, str, Kind, int]]:
    """Its questions: number, wording, kind and limit."""
    return [
        (each.id, each.wording, each.kind, each.max_rows)
        for each in questions_of(draft)
    ]


def doubts_of(draft: DraftedForm) -> list[str]:
    """All that is unsure about it."""
    told = [doubt for item in draft.items for doubt in item.doubts]
    parts: tuple[DraftedFact | DraftedRecipient, ...] = (
        *draft.facts,
        *draft.recipients,
    )
    for part in parts:
        told += part.doubts
    return told + [note.text for note in draft.notes]


def add_table(document: DocxDocument, rows: Iterable[Iterable[str]]) -> None:
    """Add a table with these words in its cells."""
    cells = [[*row] for row in rows]
    table = document.add_table(len(cells), len(cells[0]))
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            if text:
                cell.text = text


def typed_form(form: Form, *, by_hand: bool) -> DocxDocument:
    """A form as it was sent out: with the styles of headings, or by hand, with bold
    words and tabs.
    """
    document = Document()
    title = f"{form.title} -Region Norrbotten"
    if by_hand:
        document.add_paragraph().add_run(title).bold = True
    else:
        document.add_paragraph(title, "Title")
    document.add_paragraph("Skickas i Wordformat till:")
    for recipient in form.recipients:
        document.add_paragraph(recipient.email)
    document.add_paragraph("Diarienummer:")
    for recipient in form.recipients:
        document.add_paragraph(f"{recipient.name} {recipient.register_number}")
    document.add_paragraph("Region ")
    document.add_paragraph("Innehåll")
    for heading in form.headings.values():
        document.add_paragraph(f"{heading.text} {'.' * 30} 3")
    for item in form.items:
        if isinstance(item, FormHeading):
            _type_heading(document, form, item, by_hand=by_hand)
        else:
            _type_question(document, form, item, by_hand=by_hand)
    return document


def _type_heading(
    document: DocxDocument,
    form: Form,
    heading: FormHeading,
    *,
    by_hand: bool,
) -> None:
    if by_hand:
        text = heading.text.replace(f"{heading.id} ", f"{heading.id}\t", 1)
        document.add_paragraph().add_run(text).bold = True
    else:
        document.add_heading(heading.text, min(heading.level, 3))
    for number, text in enumerate(form.instructions.get(heading.id, ())):
        if by_hand:
            document.add_paragraph(f"•\t{text}" if number else text)
        else:
            document.add_paragraph(text, "List Bullet" if number else None)


def _type_question(
    document: DocxDocument,
    form: Form,
    question: Question,
    *,
    by_hand: bool,
) -> None:
    paragraph = document.add_paragraph()
    shares = question.id in form.headings
    if shares:
        paragraph.add_run(question.wording)
    elif by_hand:
        # as Word splits it
        for piece in (question.id, "\t", question.wording):
            paragraph.add_run(piece).bold = True
    else:
        paragraph.add_run(f"{question.id} {question.wording}").bold = True
    if question.kind is Kind.TABLE:
        headings = [column.heading for column in question.columns]
        if question.id.startswith("1.3.3"):
            headings[1] += "\n" + "\n".join(form.instructions[IN_TABLES])
        empty = [""] * len(headings)
        add_table(document, [headings, *[empty] * question.max_rows])
    if question.kind is Kind.YES_NO:
        document.add_paragraph("Ja ☐")
        if question.if_yes:
            document.add_paragraph(question.if_yes.wording)
        document.add_paragraph("Nej ☐")
        if question.if_no:
            document.add_paragraph(question.if_no.wording)
    else:
        document.add_paragraph()
