"""Report → blocks: the whole document for its recipients, neutral. `word` decides nothing about what stands where."""

from __future__ import annotations

from collections.abc import Iterator

from villkor import markdown
from villkor.blocks import (
    Block,
    Contents,
    Document,
    Facts,
    Flow,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Table,
    paragraph,
)  # fmt: skip
from villkor.form import Field, FieldKind, Form, Question, Recipient
from villkor.form import Heading as FormHeading
from villkor.report import Answer, Cell, Effects, Goals, NotApplicable, Report, Row, TableAnswer, Text, TextAnswer, YesNoAnswer

GAP = "Svar saknas."
_NOTHING = "Inget att redovisa"  # an empty cell says so in words, for those who hear the table read out
_CHECKED, _UNCHECKED = "☒", "☐"


def outline(report: Report, recipients: tuple[Recipient, ...], *, draft: bool = False) -> Document:
    """The document. A draft marks each question that has no answer; without `draft` such a question has nothing under it."""
    form, region = report.form, report.settings.region
    answers = report.answers()
    blocks: list[Block] = [*_cover(report, recipients, draft=draft), PageBreak(), Contents("Innehåll"), PageBreak()]
    for item in form.items:
        if isinstance(item, FormHeading):
            blocks += _heading(item, first=item is form.items[0])
        else:
            blocks += _question(form, item)
            blocks += _answer(form, item, answers.get(item.id), draft=draft)
    return Document(
        title=f"{form.title} – {region}",
        author=region,
        subject=f"{form.title}, till {' och '.join(recipient.name for recipient in recipients)}",
        header=f"{form.title} – {region}",
        blocks=tuple(blocks),
        draft=draft,
    )


def _cover(report: Report, recipients: tuple[Recipient, ...], *, draft: bool) -> Iterator[Block]:
    form, settings = report.form, report.settings
    yield paragraph(form.title, Role.TITLE)
    yield paragraph(settings.region + (" – utkast" if draft else ""), Role.SUBTITLE)
    yield paragraph(f"Skickas i {form.file_format}-format till", Role.COVER_LABEL)
    for recipient in recipients:
        yield paragraph(f"{recipient.name}, {recipient.email}", Role.COVER)
    yield paragraph("Diarienummer", Role.COVER_LABEL)
    numbers = [(recipient.name, settings.register_numbers.get(recipient.key, recipient.register_number)) for recipient in form.recipients]
    rows = tuple((name, number or "–") for name, number in (*numbers, (settings.region, settings.own_register_number)))
    yield Facts(("Register hos", "Diarienummer"), rows, "Ärendets diarienummer hos mottagarna och hos regionen.")
    if settings.contact:
        yield paragraph("Kontakt", Role.COVER_LABEL)
        yield paragraph(" ".join(settings.contact.text.split()), Role.COVER)


def _heading(heading: FormHeading, *, first: bool) -> Iterator[Block]:
    if heading.level == 1 and not first:
        yield PageBreak()
    yield Heading(heading.text, heading.level)
    if heading.legal_basis:
        yield paragraph(f"Rättslig grund: {' och '.join(heading.legal_basis)}.", Role.LEGAL_BASIS)


def _question(form: Form, question: Question) -> Iterator[Block]:
    number = () if question.id in form.headings else (Run(f"{question.id} "),)
    yield Paragraph((*number, Run(question.wording)), Role.QUESTION)


def _answer(form: Form, question: Question, answer: Answer | None, *, draft: bool) -> Iterator[Block]:
    content = answer.content if answer else None
    match content:
        case TextAnswer(text):
            yield from markdown.blocks(text.text)
        case YesNoAnswer():
            yield from _yes_no(question, content)
            if draft and _follow_up_missing(question, content):
                yield paragraph(GAP, Role.GAP)
        case TableAnswer(rows) if rows:
            yield _table(form, question, rows, draft=draft)
        case NotApplicable(reason):
            yield paragraph("Ej tillämpligt.", bold=True)
            if reason:
                yield from markdown.blocks(reason.text)
        case _:
            if draft and question.required:
                yield paragraph(GAP, Role.GAP)


def _yes_no(question: Question, content: YesNoAnswer) -> Iterator[Block]:
    yes, no = (_CHECKED if content.choice is choice else _UNCHECKED for choice in (True, False))
    yield Paragraph(
        (Run(f"Ja {yes}", bold=content.choice is True), Run(" / "), Run(f"Nej {no}", bold=content.choice is False)), Role.CHOICE
    )
    for choice, follow_up, text in ((True, question.if_yes, content.if_yes), (False, question.if_no, content.if_no)):
        # Text under the wrong follow-up is an error, so only a draft can have it; it is shown there, since nothing may be lost.
        if follow_up and (content.choice is choice or text):
            yield paragraph(follow_up.wording, Role.FOLLOW_UP)
        if text:
            yield from markdown.blocks(text.text)


def _follow_up_missing(question: Question, content: YesNoAnswer) -> bool:
    if content.choice is None:
        return True
    asked, text = (question.if_yes, content.if_yes) if content.choice else (question.if_no, content.if_no)
    return asked is not None and text is None


def _table(form: Form, question: Question, rows: tuple[Row, ...], *, draft: bool) -> Table:
    body = tuple(
        tuple(
            tuple(block for field in column.fields for block in _cell(form, field, row.cells.get(field.key)))
            or (paragraph(GAP, Role.GAP) if draft and column.fields[0].required else paragraph(_NOTHING),)
            for column in question.columns
        )
        for row in rows
    )
    header = tuple(column.heading for column in question.columns)
    return Table(header, body, f"Fråga {question.id}: {len(rows)} rader med kolumnerna {', '.join(header)}.")


def _cell(form: Form, field: Field, cell: Cell | None) -> tuple[Flow, ...]:
    match cell:
        case None:
            return ()
        case Goals():
            return tuple(_goals(form, cell))
        case Effects():
            return tuple(_effects(form, cell))
        case Text() if field.kind is FieldKind.LINE:
            return (paragraph(" ".join(cell.text.split()), bold=True),)
        case Text() if field.kind in {FieldKind.CHOICE, FieldKind.YES_NO}:
            word = " ".join(cell.text.split())
            return (paragraph(word.capitalize() if field.kind is FieldKind.YES_NO else word),)
        case Text():
            return markdown.blocks(cell.text)


def _goals(form: Form, goals: Goals) -> Iterator[Flow]:
    programmes = {programme.key: programme for programme in form.programmes}
    for key, texts in goals.by_programme:
        programme = programmes[key]
        if programme.free:
            yield from _labelled(programme.title, markdown.blocks(texts[0].text))
        elif programme.numbered:
            yield Paragraph((Run(f"{programme.title}: ", bold=True), Run(", ".join(_numbered(programme.numbered, text) for text in texts))))
        elif len(texts) == 1:
            yield from _labelled(programme.title, markdown.blocks(texts[0].text))
        else:
            yield paragraph(f"{programme.title}:", bold=True)
            yield ListBlock(tuple(markdown.blocks(text.text) for text in texts))


def _numbered(names: tuple[str, ...], text: Text) -> str:
    """A goal by number and name, whichever of the two was written."""
    word = " ".join(text.text.split())
    if word.isdecimal() and 1 <= int(word) <= len(names):
        return f"{word} {names[int(word) - 1]}"
    return f"{names.index(word) + 1} {word}" if word in names else word


def _effects(form: Form, effects: Effects) -> Iterator[Flow]:
    titles = dict(form.effects.terms)
    for key, text in effects.by_term:
        yield from _labelled(titles[key], markdown.blocks(text.text))
    notes = [f"{word}: {text.text.strip()}" for word, text in (("Status", effects.status), ("Underlag", effects.basis)) if text]
    if notes:
        yield Paragraph((Run(f"{'. '.join(notes)}.", italic=True),))


def _labelled(label: str, blocks: tuple[Flow, ...]) -> Iterator[Flow]:
    """Blocks with a label before the first of them, on the same line where that is a paragraph."""
    if blocks and isinstance(blocks[0], Paragraph):
        yield Paragraph((Run(f"{label}: ", bold=True), *blocks[0].runs), blocks[0].role)
        yield from blocks[1:]
    else:
        yield paragraph(f"{label}:", bold=True)
        yield from blocks
