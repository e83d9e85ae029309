"""The tables of a packet: the rows there are, and room for as many as the form lets
stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.document.blocks import (
    GAP,
    OFFER,
    Block,
    Flow,
    Paragraph,
    Role,
    Run,
    Table,
    text_paragraph,
)
from villkor.exchange.answer_parts import cell_tag
from villkor.exchange.table_cells import column_blocks
from villkor.form.model import Column, Field, FieldKind, Form, Question
from villkor.report.answers import Row
from villkor.report.model import Report

_MORE = 3  # rows, where the form sets no limit


def prompt(*, missing: bool) -> Paragraph:
    """What asks for something to be written, which is missing or may be."""
    if missing:
        return Paragraph((Run(GAP, bold=True, prompt=True),))
    return Paragraph((Run(OFFER, prompt=True),))


def offered_tables(
    report: Report,
    question: Question,
    rows: tuple[Row, ...],
) -> Iterator[Block]:
    """The rows and the empty ones after them as one table, or each by itself."""
    header = tuple(column.heading for column in question.columns)
    room = max(question.max_rows or len(rows) + _MORE, len(rows))
    empty = [None] * (room - len(rows))
    cells = []
    tags = []
    for number, row in enumerate([*rows, *empty], start=1):
        wanted = number == 1 and question.required
        offered = []
        tagged = []
        for column in question.columns:
            offered.append(_offered_cell(report, column, row, wanted=wanted))
            tagged.append(cell_tag(question, number, column))
        cells.append(tuple(offered))
        tags.append(tuple(tagged))
    described = f"Fråga {question.id}: högst {room} rader. {', '.join(header)}."
    table = Table(header, tuple(cells), described, tuple(tags))
    if question.columns[0].row_name:
        yield from _apart(question, table)
    else:
        yield table


def _apart(question: Question, table: Table) -> Iterator[Block]:
    room = len(table.rows)
    for number, (row, tags) in enumerate(
        zip(table.rows, table.tags, strict=True),
        start=1,
    ):
        name = f"{question.columns[0].row_name} {number} av högst {room}"
        yield text_paragraph(name, Role.ROW)
        yield Table(
            header=table.header,
            rows=(row,),
            description=(
                f"Fråga {question.id}, {name.casefold()}: {', '.join(table.header)}."
            ),
            tags=(tags,),
            beside=True,
        )


def _offered_cell(
    report: Report,
    column: Column,
    row: Row | None,
    *,
    wanted: bool,
) -> tuple[Flow, ...]:
    """What a row says in a column, or that something is to be written there: it is
    missing from a row that there is, and from the first one if it is `wanted`.
    """
    if row:
        wanted = True
        blocks = column_blocks(report, column, row)
        if blocks:
            return blocks
    return (prompt(missing=wanted and column.fields[0].required),)


def table_help(form: Form, question: Question) -> Iterator[Paragraph]:
    """How the columns of a table are filled in."""
    room = question.max_rows
    if room:
        yield text_paragraph(
            f"Det finns plats för högst {room}. Lämna dem orörda som ni inte behöver.",
            Role.GUIDANCE,
        )
    for column in question.columns:
        words = " ".join(_column_help(form, column))
        if words:
            heading = Run(f"{column.heading}: ", bold=True)
            yield Paragraph((heading, Run(words)), Role.GUIDANCE)


def _column_help(form: Form, column: Column) -> Iterator[str]:
    kinds = [field.kind for field in column.fields]
    if kinds == [FieldKind.LINE, FieldKind.TEXT]:
        yield "Första raden är namnet, och resten beskrivningen."
    for field in column.fields:
        if field.guidance:
            yield field.guidance
        yield from _kind_help(form, field)


def _kind_help(form: Form, field: Field) -> Iterator[str]:
    match field.kind:
        case FieldKind.CHOICE:
            words = ", ".join(field.values)
            yield (
                f"Välj: {words}."
                if field.values_complete
                else f"Till exempel: {words}."
            )
        case FieldKind.YES_NO:
            yield "Skriv Ja eller Nej."
        case FieldKind.GOALS:
            names = ", ".join(programme.title for programme in form.programmes)
            yield (
                f"Skriv programmets namn på en egen rad ({names}), och målen under, "
                "ett på varje rad."
            )
        case FieldKind.EFFECTS:
            yield from _effects_help(form)


def _effects_help(form: Form) -> Iterator[str]:
    effects = form.effects
    terms = ", ".join(title for _, title in effects.terms[:3])
    statuses = " eller ".join(effects.statuses)
    yield f"Skriv på egna rader när det sker ({terms}), och texten under."
    yield (
        f"Skriv sist om effekterna är {statuses} och vad det bygger på, till exempel: "
        f"Status: {effects.statuses[-1]}. Underlag: {effects.bases[-1]}."
    )
