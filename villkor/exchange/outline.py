"""Report → blocks: the whole document for its recipients, neutral.

`word` decides nothing about what stands where.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.yaml.nodes import Text
from villkor.document.blocks import (
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
    Tag,
    TaggedAnswer,
    text_paragraph,
)
from villkor.form.model import Column, Field, FieldKind, Form, FormHeading, Question, Recipient
from villkor.report import references
from villkor.report.answers import (
    Answer,
    Cell,
    Effects,
    Goals,
    NotApplicable,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report

GAP = "Svar saknas."
# an empty cell says so in words, for those who hear the table read out
_NOTHING = "Inget att redovisa"
_CHECKED, _UNCHECKED = "☒", "☐"


def report_outline(
    report: Report, recipients: tuple[Recipient, ...], *, draft: bool = False
) -> Document:
    """The document.

    A draft marks each question that has no answer; without `draft` such a question has nothing
    under it.
    """
    form, region = report.form, report.settings.region
    answers = report.answers()
    blocks: list[Block] = [
        *_cover(report, recipients, draft=draft),
        PageBreak(),
        Contents("Innehåll"),
        PageBreak(),
    ]
    for item in form.items:
        if isinstance(item, FormHeading):
            blocks += _heading(item, first=item is form.items[0])
        else:
            blocks += _question(form, item)
            blocks += _answer(report, item, answers.get(item.id), draft=draft)
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
    yield text_paragraph(form.title, Role.TITLE)
    yield text_paragraph(settings.region + (" – utkast" if draft else ""), Role.SUBTITLE)
    yield text_paragraph(f"Skickas i {form.file_format}-format till", Role.COVER_LABEL)
    for recipient in recipients:
        yield text_paragraph(f"{recipient.name}, {recipient.email}", Role.COVER)
    yield text_paragraph("Diarienummer", Role.COVER_LABEL)
    addressee_first = sorted(form.recipients, key=lambda each: each not in recipients)
    numbers = [
        (each.name, settings.register_numbers.get(each.key), each.register_number)
        for each in addressee_first
    ]
    numbers.append((settings.region, settings.own_register_number, ""))
    rows = tuple(
        (name, (own.text.strip() if own else of_form) or "–") for name, own, of_form in numbers
    )
    yield Facts(
        ("Register hos", "Diarienummer"),
        rows,
        "Ärendets diarienummer hos mottagarna och hos regionen.",
    )
    if settings.contact:
        yield text_paragraph("Kontakt", Role.COVER_LABEL)
        yield text_paragraph(" ".join(settings.contact.text.split()), Role.COVER)


def _heading(heading: FormHeading, *, first: bool) -> Iterator[Block]:
    if heading.level == 1 and not first:
        yield PageBreak()
    yield Heading(heading.text, heading.level)
    if heading.legal_basis:
        yield text_paragraph(
            f"Rättslig grund: {' och '.join(heading.legal_basis)}.", Role.LEGAL_BASIS
        )


def _question(form: Form, question: Question) -> Iterator[Block]:
    yield text_paragraph(form.printed(question), Role.QUESTION)


def _answer(
    report: Report, question: Question, answer: Answer | None, *, draft: bool
) -> Iterator[Block]:
    content = answer.content if answer else None
    match content:
        case TextAnswer(text):
            yield from _prose(report, question, text)
        case YesNoAnswer():
            yield from _yes_no(report, question, content, draft=draft)
        case TableAnswer(rows) if rows:
            yield _table(report, question, rows, draft=draft)
        case NotApplicable(reason):
            yield TaggedAnswer(
                _tag(question, "ej tillämpligt"),
                (text_paragraph("Ej tillämpligt.", Role.CHOICE, bold=True),),
            )
            if reason:
                yield from _prose(report, question, reason)
        case _:
            if draft and question.required:
                yield TaggedAnswer(_tag(question), (text_paragraph(GAP, Role.GAP),), gap=True)


def _prose(
    report: Report, question: Question, text: Text, part: str = ""
) -> Iterator[TaggedAnswer]:
    """A text as one answer.

    A table or a chart in it is one by itself, since LibreOffice ends an answer where a table
    begins.
    """
    for number, (name, blocks) in enumerate(references.named_stretches(report, text.text), start=1):
        tag = _tag(question, part)
        if name or number > 1:
            tag = Tag(
                ":".join(filter(None, (tag.key, str(number), name))),
                f"{tag.title}, {name or 'fortsättning'}",
            )
        yield TaggedAnswer(tag, blocks)


def _tag(question: Question, part: str = "") -> Tag:
    """The tag of an answer, or of a part of it.

    Keys and titles are at most 64 characters, as Word wants.
    """
    return Tag(
        f"{question.id}:{part}" if part else question.id,
        f"Fråga {question.id}{f', {part}' if part else ''}",
    )


def _yes_no(
    report: Report, question: Question, content: YesNoAnswer, *, draft: bool
) -> Iterator[Block]:
    yield Paragraph(
        (*_box(question, content, "Ja"), Run(" / "), *_box(question, content, "Nej")), Role.CHOICE
    )
    for choice, follow_up, text in (
        (True, question.if_yes, content.if_yes),
        (False, question.if_no, content.if_no),
    ):
        # Text under the wrong follow-up is an error, so only a draft can have it; it is shown
        # there, since nothing may be lost.
        if follow_up and (content.choice is choice or text):
            yield text_paragraph(follow_up.wording, Role.FOLLOW_UP)
        part = "vid ja" if choice else "vid nej"
        if text:
            yield from _prose(report, question, text, part)
        elif draft and follow_up and content.choice is choice:
            yield TaggedAnswer(_tag(question, part), (text_paragraph(GAP, Role.GAP),), gap=True)
    if draft and content.choice is None:
        yield text_paragraph(GAP, Role.GAP)


def _box(question: Question, content: YesNoAnswer, word: str) -> Iterator[Run]:
    ticked = content.choice is (word == "Ja")
    yield Run(f"{word} ", bold=ticked)
    yield Run(
        _CHECKED if ticked else _UNCHECKED,
        bold=ticked,
        box=_tag(question, word.casefold()),
        ticked=ticked,
    )


def _table(report: Report, question: Question, rows: tuple[Row, ...], *, draft: bool) -> Table:
    body = tuple(
        tuple(
            cell_blocks(report, column, row)
            or (
                text_paragraph(GAP, Role.GAP)
                if draft and column.fields[0].required
                else text_paragraph(_NOTHING),
            )
            for column in question.columns
        )
        for row in rows
    )
    header = tuple(column.heading for column in question.columns)
    tags = tuple(
        tuple(_cell_tag(question, number, column) for column in question.columns)
        for number, _ in enumerate(rows, start=1)
    )
    return Table(
        header,
        body,
        f"Fråga {question.id}: {len(rows)} rader med kolumnerna {', '.join(header)}.",
        tags,
    )


def _cell_tag(question: Question, row: int, column: Column) -> Tag:
    keys = "+".join(field.key for field in column.fields)
    return Tag(
        f"{question.id}:{row}:{keys}",
        f"Fråga {question.id}, rad {row}: {' och '.join(field.key for field in column.fields)}",
    )


def cell_blocks(report: Report, column: Column, row: Row) -> tuple[Flow, ...]:
    """What a row says in a column: the fields that are filled in, one after the other."""
    return tuple(
        block for field in column.fields for block in _cell(report, field, row.cells.get(field.key))
    )


def _cell(report: Report, field: Field, cell: Cell | None) -> tuple[Flow, ...]:
    match cell:
        case None:
            return ()
        case Goals():
            return tuple(_goals(report, cell))
        case Effects():
            return tuple(_effects(report, cell))
        case Text() if field.kind is FieldKind.LINE:
            return (text_paragraph(" ".join(cell.text.split()), Role.NAME),)
        case Text() if field.kind in {FieldKind.CHOICE, FieldKind.YES_NO}:
            word = " ".join(cell.text.split())
            return (text_paragraph(word.capitalize() if field.kind is FieldKind.YES_NO else word),)
        case Text():
            return references.cell_blocks(report, cell.text)


def _goals(report: Report, goals: Goals) -> Iterator[Flow]:
    programmes = {programme.key: programme for programme in report.form.programmes}
    for key, texts in goals.by_programme:
        programme = programmes[key]
        yield text_paragraph(programme.title, Role.LABEL)
        if programme.numbered:
            named = [text_paragraph(_numbered(programme.numbered, text)) for text in texts]
            yield named[0] if len(named) == 1 else ListBlock(tuple((name,) for name in named))
        elif programme.free or len(texts) == 1:
            yield from references.cell_blocks(report, texts[0].text)
        else:
            yield ListBlock(tuple(references.cell_blocks(report, text.text) for text in texts))


def _numbered(names: tuple[str, ...], text: Text) -> str:
    """A goal by number and name, whichever of the two was written."""
    word = " ".join(text.text.split())
    if word.isdecimal() and 1 <= int(word) <= len(names):
        return f"{word} {names[int(word) - 1]}"
    return f"{names.index(word) + 1} {word}" if word in names else word


def _effects(report: Report, effects: Effects) -> Iterator[Flow]:
    titles = dict(report.form.effects.terms)
    for key, text in effects.by_term:
        yield text_paragraph(titles[key], Role.LABEL)
        yield from references.cell_blocks(report, text.text)
    notes = [
        f"{word}: {' '.join(text.text.split())}"
        for word, text in (("Status", effects.status), ("Underlag", effects.basis))
        if text
    ]
    if notes:
        yield Paragraph((Run(f"{'. '.join(notes)}.", italic=True),))
