"""Report → blocks: the whole document for its recipients, neutral.

`document.word` decides nothing about what stands where.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.listed_words import listed_words
from villkor.document.blocks import (
    GAP,
    Block,
    Contents,
    Document,
    Flow,
    Heading,
    PageBreak,
    Role,
    Table,
    TaggedAnswer,
    text_paragraph,
)
from villkor.exchange.answer_parts import (
    answer_tag,
    cell_tag,
    choice_boxes,
    not_applicable,
    tagged_prose,
)
from villkor.exchange.captions import number_captions
from villkor.exchange.cover import cover_page
from villkor.exchange.own_words import (
    NOTHING_TO_TELL,
    legal_basis_words,
    row_label,
)
from villkor.exchange.table_cells import column_blocks
from villkor.form.model import Column, FormHeading, Question, Recipient
from villkor.report.answers import (
    Answer,
    NotApplicable,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report

_MISSING = text_paragraph(GAP, Role.GAP)
_NOTHING = text_paragraph(NOTHING_TO_TELL)


def report_outline(
    report: Report,
    recipients: tuple[Recipient, ...],
    *,
    draft: bool = False,
    body: tuple[Block, ...] | None = None,
) -> Document:
    """The document.

    A draft marks each question that has no answer; without `draft` such a question has
    nothing under it. `body` is what follows the cover (see `outline_body`), if it is
    made already: it is the same for all recipients.
    """
    form, region = report.form, report.settings.region
    if body is None:
        body = outline_body(report, draft=draft)
    names = " och ".join(recipient.name for recipient in recipients)
    return Document(
        title=document_title(report),
        author=region,
        subject=f"{form.title}, till {names}",
        header=document_title(report),
        blocks=(*cover_page(report, recipients, draft=draft), *body),
        draft=draft,
    )


def document_title(report: Report) -> str:
    """What the document is called, in its properties and on each page. A draft may lack
    its region.
    """
    region = report.settings.region
    return f"{report.form.title} – {region}" if region else report.form.title


def outline_body(report: Report, *, draft: bool = False) -> tuple[Block, ...]:
    """What follows the cover: the contents, and the form with its answers."""
    blocks: list[Block] = [PageBreak(), Contents("Innehåll"), PageBreak()]
    for item, parts in answered_items(report, draft=draft):
        if isinstance(item, Question):
            blocks.append(text_paragraph(report.form.printed(item), Role.QUESTION))
        blocks += parts
    return tuple(number_captions(blocks))


def answered_items(
    report: Report,
    *,
    draft: bool,
) -> Iterator[tuple[FormHeading | Question, tuple[Block, ...]]]:
    """The form in its order: each heading as it is printed, and each question with what
    stands under it. The captions have no numbers yet.
    """
    answers = report.answers()
    for item in report.form.items:
        if isinstance(item, FormHeading):
            first = item is report.form.items[0]
            yield item, tuple(heading_blocks(item, first=first))
        else:
            answer = answers.get(item.id)
            yield item, tuple(_answer(report, item, answer, draft=draft))


def heading_blocks(heading: FormHeading, *, first: bool) -> Iterator[Block]:
    """A heading with its legal basis; of the first level on a new page, unless it is
    the first of all.
    """
    if heading.level == 1 and not first:
        yield PageBreak()
    yield Heading(heading.text, heading.level)
    if heading.legal_basis:
        yield text_paragraph(legal_basis_words(heading), Role.LEGAL_BASIS)


def _answer(
    report: Report,
    question: Question,
    answer: Answer | None,
    *,
    draft: bool,
) -> Iterator[Block]:
    content = answer.content if answer else None
    match content:
        case TextAnswer(text):
            yield from tagged_prose(report, question, text)
        case YesNoAnswer():
            yield from _yes_no(report, question, content, draft=draft)
        case TableAnswer(rows) if rows:
            yield from _tables(report, question, rows, draft=draft)
        case NotApplicable(reason):
            yield from not_applicable(report, question, reason)
        case _:
            if draft and question.required:
                yield answer_gap(question)


def answer_gap(question: Question, part: str = "") -> TaggedAnswer:
    """The place of an answer that a draft has yet to get."""
    return TaggedAnswer(answer_tag(question, part), (_MISSING,), gap=True)


def _yes_no(
    report: Report,
    question: Question,
    content: YesNoAnswer,
    *,
    draft: bool,
) -> Iterator[Block]:
    yield choice_boxes(question, content)
    yield from _follow_ups(report, question, content, draft=draft)
    if draft and content.choice is None:
        yield _MISSING


def _follow_ups(
    report: Report,
    question: Question,
    content: YesNoAnswer,
    *,
    draft: bool,
) -> Iterator[Block]:
    both = (
        ("vid ja", content.choice is True, question.if_yes, content.if_yes),
        ("vid nej", content.choice is False, question.if_no, content.if_no),
    )
    for part, chosen, asked, text in both:
        # Text under the wrong follow-up is an error, so only a draft can have it; it is
        # shown there, since nothing may be lost.
        if asked and (chosen or text):
            yield text_paragraph(asked.wording, Role.FOLLOW_UP)
        if text:
            yield from tagged_prose(report, question, text, part)
        elif asked and chosen and draft:
            yield answer_gap(question, part)


def _table(
    report: Report,
    question: Question,
    rows: tuple[Row, ...],
    *,
    draft: bool,
) -> Table:
    columns = question.columns
    header = tuple(column.heading for column in columns)
    body = []
    tags = []
    for number, row in enumerate(rows, start=1):
        body.append(
            tuple(shown_cell(report, column, row, draft=draft) for column in columns)
        )
        tags.append(tuple(cell_tag(question, number, column) for column in columns))
    return Table(
        header=header,
        rows=tuple(body),
        description=(
            f"Fråga {question.id}: {len(rows)} rader med kolumnerna "
            f"{', '.join(header)}."
        ),
        tags=tuple(tags),
    )


def _tables(
    report: Report,
    question: Question,
    rows: tuple[Row, ...],
    *,
    draft: bool,
) -> Iterator[Block]:
    """The rows as one table, or each by itself."""
    table = _table(report, question, rows, draft=draft)
    if question.columns[0].row_name:
        yield from _rows_apart(question, table)
    else:
        yield table


def _rows_apart(question: Question, table: Table) -> Iterator[Block]:
    """Each row as a table by itself, with its headings beside it and its number
    above.
    """
    for number, (row, tags) in enumerate(
        zip(table.rows, table.tags, strict=True),
        start=1,
    ):
        name = row_label(question.columns[0].row_name, number, len(table.rows))
        yield text_paragraph(name, Role.ROW)
        headings = listed_words(table.header)
        yield Table(
            header=table.header,
            rows=(row,),
            description=f"Fråga {question.id}, {name.casefold()}: {headings}.",
            tags=(tags,),
            beside=True,
        )


def shown_cell(
    report: Report,
    column: Column,
    row: Row,
    *,
    draft: bool,
) -> tuple[Flow, ...]:
    """What stands in a cell of a row: that there is nothing to tell, or in a draft that
    it is missing, if nothing is told.
    """
    blocks = column_blocks(report, column, row)
    if blocks:
        return blocks
    if draft and column.fields[0].required:
        return (_MISSING,)
    return (_NOTHING,)
