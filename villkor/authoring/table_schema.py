"""A question that is answered with a table as a JSON Schema: its rows, and the row that
an editor puts in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from villkor.authoring.schema_parts import (
    WORDS,
    YES_NO,
    Schema,
    at_most,
    best_of,
    line_schema,
    list_schema,
    mapping_schema,
    number_of,
    one_of,
    quoted_names,
    text_schema,
)
from villkor.form.model import Column, Field, FieldKind, Form, GoalProgramme, Question

Goals = Mapping[str, Sequence[str]]  # names of goals by programme

_LINE_OR_PARTS = (*WORDS, "object", "null")


def table_schema(
    form: Form,
    question: Question,
    asked: str,
    goals: Goals,
) -> Schema:
    """The rows of a question's table.

    `asked` is the question in words, and `goals` are proposed where goals are asked
    for.
    """
    message = (
        f"Börja varje rad i tabellen med bindestreck: - {question.fields[0].key}: …"
    )
    fields = {}
    for column in question.columns:
        for field in column.fields:
            fields[field.key] = _field(form, column, field, goals)
    example = _example_row(form, question)
    row = mapping_schema(
        fields,
        "En rad i tabellen.",
        kinds=["object"],
        defaultSnippets=[{"label": "hela raden", "sortText": " ", "body": example}],
    )
    table = list_schema(row, asked, message)
    if question.max_rows:
        table["allOf"] = [at_most(question.max_rows)]
    new_row = {"label": "- ny rad", "sortText": "~", "body": _with_dash(example)}
    return {**table, "defaultSnippets": [new_row]}


def _field(
    form: Form,
    column: Column,
    field: Field,
    goals: Goals,
) -> Schema:
    about = column.heading
    if field.guidance:
        about += f". {field.guidance}"
    match field.kind:
        case FieldKind.LINE:
            return line_schema(about)
        case FieldKind.TEXT:
            return text_schema(about)
        case FieldKind.YES_NO:
            return one_of(YES_NO, about)
        case FieldKind.CHOICE if field.values_complete:
            return one_of(field.values, about)
        case FieldKind.CHOICE:
            return best_of(field.values, about)
        case FieldKind.GOALS:
            programmes = {each.key: _programme(each, goals) for each in form.programmes}
            return mapping_schema(programmes, about, kinds=_LINE_OR_PARTS)
        case FieldKind.EFFECTS:
            return mapping_schema(_effects(form), about, kinds=_LINE_OR_PARTS)


def _programme(programme: GoalProgramme, goals: Goals) -> Schema:
    if programme.free:
        return text_schema(programme.title)
    if programme.numbered:
        number = number_of(programme.numbered, programme.title)
        return quoted_names(number, programme.title, free=False)
    known = goals.get(programme.key, ())
    return quoted_names(best_of(known, programme.title), programme.title)


def _effects(form: Form) -> dict[str, Schema]:
    parts = {key: text_schema(heading) for key, heading in form.effects.terms}
    parts["status"] = one_of(
        form.effects.statuses,
        f"Om effekterna är {' eller '.join(form.effects.statuses)}.",
    )
    parts["underlag"] = one_of(
        form.effects.bases,
        "Vad beskrivningen av effekterna bygger på.",
    )
    return parts


def _example_row(form: Form, question: Question) -> Schema:
    """A row that an editor puts in, with the places to write in numbered."""
    stops = count(1)
    return {field.key: _example(form, field, stops) for field in question.fields}


def _with_dash(row: Schema) -> Schema:
    """A row as an item of a list."""
    dashed = {}
    for number, (key, value) in enumerate(row.items()):
        mark = "- " if number == 0 else "  "
        dashed[mark + key] = value
    return dashed


def _example(form: Form, field: Field, stops: Iterator[int]) -> Any:
    """What stands in a field of the row.

    A text is indented deeply enough to stand below its key wherever the row is put in.
    """
    match field.kind:
        case FieldKind.TEXT:
            return f"|\n      ${next(stops)}"
        case FieldKind.YES_NO:
            return _choice(YES_NO, stops)
        case FieldKind.GOALS:
            return _example_goals(form, stops)
        case FieldKind.EFFECTS:
            return {
                form.effects.terms[0][0]: f"|\n        ${next(stops)}",
                "status": _choice(form.effects.statuses, stops),
                "underlag": _choice(form.effects.bases, stops),
            }
        case _:
            return f"${next(stops)}"


def _example_goals(form: Form, stops: Iterator[int]) -> Schema:
    """The first programme whose goals are named, and all whose goals have numbers."""
    example: Schema = {}
    for programme in form.programmes:
        if programme.has_names:
            example[programme.key] = [f"${next(stops)}"]
            break
    for programme in form.programmes:
        if programme.numbered:
            example[programme.key] = f"[${next(stops)}]"
    return example


def _choice(words: Sequence[str], stops: Iterator[int]) -> str:
    return f"${{{next(stops)}|{','.join(words)}|}}"
