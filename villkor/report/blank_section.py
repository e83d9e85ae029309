"""A section file that nobody has written in yet: its questions as comments, and the
places for their answers.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from villkor.base.yaml.write import WIDTH, comment_lines
from villkor.form.model import (
    Field,
    FieldKind,
    Form,
    GoalProgramme,
    Kind,
    Question,
    Region,
)
from villkor.report.keys import NOT_APPLICABLE

_ABOUT_ROWS = (
    "Högst {} rader. Ta bort tecknen # framför exemplet och skriv. Fler "
    "rader görs likadant."
)


def blank_section(form: Form, stem: str, region: Region | None) -> str:
    """The text of a section file of a form, ready to write in."""
    lines = section_head(form, stem)
    for question in form.files[stem]:
        lines += ["", *question_comment(question)]
        lines += place_for_answer(form, question, region)
    return "\n".join(lines)


def section_head(form: Form, stem: str, owner: str = "") -> list[str]:
    """The lines that a section file begins with. `owner` is a YAML value."""
    return [
        comment_lines(form.title_of_file(stem)),
        f"ansvarig: {owner}".rstrip(),
        _with_choices(f"status: {form.statuses[0]}", form.statuses, 36),
    ]


def question_comment(question: Question) -> Iterator[str]:
    """A question as comments, and what helps to answer it."""
    yield comment_lines(f"{question.id} {question.wording}")
    if question.demand:
        yield comment_lines(f"Krav: {question.demand}")
    if question.guidance:
        yield comment_lines(f"Stöd: {question.guidance}")


def place_for_answer(
    form: Form,
    question: Question,
    region: Region | None,
) -> Iterator[str]:
    """The lines in which a question is to be answered: empty, or with an example, or
    filled in where the question does not apply to the region.
    """
    key = f'"{question.id}":'
    for exemption in question.exemptions:
        if region and exemption.county == region.county:
            yield from (key, f"  {NOT_APPLICABLE}: |", f"    {exemption.reason}", "")
            return
    match question.kind:
        case Kind.TEXT:
            yield from (f"{key} |", "")
        case Kind.YES_NO:
            yield key
            yield _with_choices("  svar:", ("ja", "nej"), 36)
            yield from _follow_ups(question)
        case Kind.TABLE:
            yield comment_lines(_ABOUT_ROWS.format(question.max_rows))
            yield key
            for line in _example_row(form, question):
                yield f"# {line}"
            yield ""


def _follow_ups(question: Question) -> Iterator[str]:
    for key, follow_up in (("vid ja", question.if_yes), ("vid nej", question.if_no)):
        if follow_up:
            yield comment_lines(follow_up.wording, indent="  ")
            yield f"  {key}: |"
            yield ""
    if not question.if_yes and not question.if_no:
        yield ""


def _example_row(form: Form, question: Question) -> Iterator[str]:
    mark = "  - "
    for field in question.fields:
        for line in _example(form, field):
            yield mark + line
            mark = "    "


def _example(form: Form, field: Field) -> Iterator[str]:
    """The lines of an example of what may stand in a field."""
    match field.kind:
        case FieldKind.LINE:
            yield f"{field.key}: …"
        case FieldKind.TEXT:
            yield from (f"{field.key}: |", "  …")
        case FieldKind.CHOICE:
            yield f"{field.key}: …"
            for line in textwrap.wrap(" | ".join(field.values), WIDTH - 24):
                yield f"# kända värden: {line}"
        case FieldKind.YES_NO:
            yield _with_choices(f"{field.key}: …", ("ja", "nej"), 32)
        case FieldKind.GOALS:
            yield f"{field.key}:"
            for programme in form.programmes:
                yield from _example_goal(programme)
        case FieldKind.EFFECTS:
            yield f"{field.key}:"
            yield from _example_effects(form)


def _example_goal(programme: GoalProgramme) -> Iterator[str]:
    if programme.numbered:
        # never goals of the form: whoever left them there would have answered
        numbers = f"nummer 1–{len(programme.numbered)}, med komma mellan"
        yield _with_choices(f"  {programme.key}: […]", (numbers,), 32)
    elif programme.free:
        yield from (f"  {programme.key}: |", "    …")
    else:
        yield from (f"  {programme.key}:", "    - …")


def _example_effects(form: Form) -> Iterator[str]:
    for key, _ in form.effects.terms[:3]:
        yield from (f"  {key}: |", "    …")
    for key, choices in (
        ("status", form.effects.statuses),
        ("underlag", form.effects.bases),
    ):
        yield _with_choices(f"  {key}: …", choices, 32)


def _with_choices(line: str, choices: tuple[str, ...], column: int) -> str:
    """A line with the words that may stand there, as a comment from a column on."""
    return f"{line:<{column}} # {' | '.join(choices)}"
