"""What a packet says in words of villkor's own, beside the questions: how they are
answered, and where it ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.document.blocks import Paragraph, Role, Run, text_paragraph
from villkor.form.model import Column, Field, FieldKind, Form, Kind, Question

LAST_WORDS = "Slut på arbetsexemplaret. Spara filen och skicka tillbaka den"
"""How the line begins that stands last."""


def question_help(form: Form, question: Question) -> Iterator[Paragraph]:
    """What helps to answer a question."""
    if question.guidance:
        yield text_paragraph(f"Stöd: {question.guidance}", Role.GUIDANCE)
    if question.kind is Kind.TABLE:
        yield from _table_help(form, question)


def _table_help(form: Form, question: Question) -> Iterator[Paragraph]:
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
