"""Sections of a report → the blocks of a packet: the form's own words locked, the
answers open, and what helps to write them beside each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from villkor.document.blocks import (
    Block,
    Document,
    Heading,
    ListBlock,
    Locked,
    PageBreak,
    Paragraph,
    Role,
    Table,
    TaggedAnswer,
    text_paragraph,
)
from villkor.exchange.answer_parts import answer_tag, choice_boxes, tagged_prose
from villkor.exchange.captions import number_captions
from villkor.exchange.outline import heading_blocks
from villkor.exchange.packets.packet_choice import Packet
from villkor.exchange.packets.packet_page import (
    last_words,
    packet_page,
    packet_title,
)
from villkor.exchange.packets.packet_tables import offered_tables, prompt
from villkor.exchange.packets.packet_words import question_help
from villkor.form.model import Form, FormHeading, Kind, Question
from villkor.report.answers import (
    Answer,
    NotApplicable,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report


def packet_outline(report: Report, packet: Packet) -> Document:
    """The document. Its answers have the tags that they have in the whole report."""
    body = number_captions(_body(report, packet))
    title = packet_title(packet)
    region = report.settings.region
    of_year = f"{region} {report.form.year}".strip()
    return Document(
        title=" – ".join(part for part in (title, region) if part),
        author=region,
        subject=f"Arbetsexemplar till {report.form.title}",
        header=f"{title}, {of_year}",
        blocks=(
            Locked(tuple(packet_page(report, packet)), cover=True),
            PageBreak(),
            *_locked_blocks(body),
        ),
        draft=True,
        packet=True,
    )


def _body(report: Report, packet: Packet) -> Iterator[Block]:
    form = report.form
    answers = report.answers()
    asked = {question.id for question in packet.asks(form)}
    above = _headings_above(form, packet)
    first = True
    for item in form.items:
        if isinstance(item, FormHeading):
            if item.id in above:
                yield from heading_blocks(item, first=first)
                first = False
        elif item.id in asked:
            yield from _question(report, item)
            yield from _answer(report, item, answers.get(item.id))
    yield last_words(packet)


def _headings_above(form: Form, packet: Packet) -> set[str]:
    """The headings that the questions stand under, with those above them."""
    found: set[str] = set()
    for question in packet.asks(form):
        heading = question.parent
        while heading in form.headings and heading not in found:
            found.add(heading)
            heading = form.headings[heading].parent
    return found


def _question(report: Report, question: Question) -> Iterator[Block]:
    """A question with what helps to answer it."""
    yield text_paragraph(report.form.printed(question), Role.QUESTION)
    yield from question_help(report.form, question)


def _answer(
    report: Report,
    question: Question,
    answer: Answer | None,
) -> Iterator[Block]:
    if answer is None:
        yield from _unanswered(report, question)
        return
    match answer.content:
        case NotApplicable(reason):
            words = text_paragraph("Ej tillämpligt.", Role.CHOICE, bold=True)
            yield TaggedAnswer(answer_tag(question, "ej tillämpligt"), (words,))
            if reason:
                yield from tagged_prose(report, question, reason)
        case TextAnswer(text):
            yield from tagged_prose(report, question, text)
        case YesNoAnswer() as content:
            yield from _yes_no(report, question, content)
        case TableAnswer(rows):
            yield from offered_tables(report, question, rows)
        case None:
            yield from _unanswered(report, question)


def _unanswered(report: Report, question: Question) -> Iterator[Block]:
    match question.kind:
        case Kind.TEXT:
            yield _place(question, missing=question.required)
        case Kind.YES_NO:
            nothing = YesNoAnswer(None, None, None, None)
            yield from _yes_no(report, question, nothing)
        case Kind.TABLE:
            yield from offered_tables(report, question, ())


def _place(question: Question, part: str = "", *, missing: bool) -> TaggedAnswer:
    """The place of an answer that nobody has written yet."""
    tag = answer_tag(question, part)
    return TaggedAnswer(tag, (prompt(missing=missing),), gap=True)


def _yes_no(
    report: Report,
    question: Question,
    content: YesNoAnswer,
) -> Iterator[Block]:
    """The boxes, and both follow-ups: whoever answers may choose the other."""
    yield choice_boxes(question, content)
    both = (
        ("vid ja", True, question.if_yes, content.if_yes),
        ("vid nej", False, question.if_no, content.if_no),
    )
    for part, choice, asked, text in both:
        if asked:
            yield text_paragraph(asked.wording, Role.FOLLOW_UP)
        if text:
            yield from tagged_prose(report, question, text, part)
        elif asked:
            yield _place(question, part, missing=content.choice is choice)


def _locked_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with all that stands outside of answers locked."""
    loose: list[Paragraph | ListBlock | Heading] = []
    for block in blocks:
        if isinstance(block, Paragraph | ListBlock | Heading) and not _is_choice(block):
            loose.append(block)
            continue
        if loose:
            yield Locked(tuple(loose))
            loose = []
        if isinstance(block, Table):
            yield replace(block, locked=True)
        else:
            yield block
    if loose:
        yield Locked(tuple(loose))


def _is_choice(block: Paragraph | ListBlock | Heading) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.CHOICE
