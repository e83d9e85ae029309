"""A form → the text of a new report's files, ready to write in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from villkor.authoring import carry_over
from villkor.authoring.new_grant import new_grant
from villkor.authoring.new_settings import new_settings
from villkor.authoring.schema import editor_schemas, modeline
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
from villkor.form.question_pairs import QuestionPair, differences, pair_questions
from villkor.grant.keys import GRANT_FILE
from villkor.grant.model import Grant
from villkor.report.keys import NOT_APPLICABLE, SETTINGS_FILE
from villkor.report.model import Report

_ABOUT_ROWS = (
    "Högst {} rader. Ta bort tecknen # framför exemplet och skriv. Fler "
    "rader görs likadant."
)


def new_report(
    form: Form,
    region: Region,
    last_year: Report | None = None,
    folder: Path = Path(),
) -> dict[str, str]:
    """The files of a new report by name, in the form's order, and their schemas.
    rapport.yaml comes last: it makes the folder a report.

    `last_year` is the report to carry over from (see `carry_over`), and `folder` where
    the new one will stand.
    """
    earlier = _Earlier.of(last_year, form) if last_year else None
    files = {
        f"{stem}.yaml": _section(form, stem, region, earlier) for stem in form.files
    }
    files[GRANT_FILE] = new_grant(form, last_year.grant if last_year else Grant())
    for_editors = editor_schemas(form, last_year.settings.goals if last_year else {})
    settings = {SETTINGS_FILE: new_settings(form, region, last_year, folder)}
    return _with_modelines(files) | for_editors | _with_modelines(settings)


class _Earlier(Struct, frozen=True):
    """Last year's report, and what its questions are called this year: the pairs by the
    ids of the new ones.
    """

    report: Report
    pairs: Mapping[str, QuestionPair]

    @staticmethod
    def of(report: Report, form: Form) -> _Earlier:
        """A report beside the form of the next one."""
        pairs = pair_questions(report.form, form)
        return _Earlier(report, {pair.new.id: pair for pair in pairs if pair.new})

    def owner(self, questions: Sequence[Question]) -> str:
        """Who had most of the questions last year; "" if nobody is named."""
        pairs = [self.pairs[question.id] for question in questions]
        return carry_over.owner(self.report, carry_over.old_stem(self.report, pairs))


def _with_modelines(files: dict[str, str]) -> dict[str, str]:
    return {name: f"{modeline(name)}\n{text}" for name, text in files.items()}


def _section(
    form: Form,
    stem: str,
    region: Region,
    earlier: _Earlier | None,
) -> str:
    owner = earlier.owner(form.files[stem]) if earlier else ""
    lines = [
        comment_lines(form.title_of_file(stem)),
        f"ansvarig: {owner}".rstrip(),
        _with_choices(f"status: {form.statuses[0]}", form.statuses, 36),
    ]
    for question in form.files[stem]:
        lines += ["", *_question(form, question, region, earlier)]
    return "\n".join(lines)


def _question(
    form: Form,
    question: Question,
    region: Region,
    earlier: _Earlier | None,
) -> Iterator[str]:
    """A question with what helps to answer it, last year's answer, and the place for
    this year's.
    """
    yield comment_lines(f"{question.id} {question.wording}")
    if question.demand:
        yield comment_lines(f"Krav: {question.demand}")
    if question.guidance:
        yield comment_lines(f"Stöd: {question.guidance}")
    if earlier:
        yield from _last_answer(earlier, question)
    yield from _place_for_answer(form, question, region)


def _last_answer(earlier: _Earlier, question: Question) -> Iterator[str]:
    pair = earlier.pairs[question.id]
    for difference in differences(pair):
        yield comment_lines(f"{str(pair.change).capitalize()}: {difference}")
    old = list(carry_over.old_answer(earlier.report, pair))
    if old:
        yield "# I fjol:"
    for line in old:
        yield f"# {line}".rstrip()


def _place_for_answer(form: Form, question: Question, region: Region) -> Iterator[str]:
    key = f'"{question.id}":'
    for exemption in question.exemptions:
        if exemption.county == region.county:
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
            yield f"{field.key}: {field.values[0]}"
            for line in textwrap.wrap(" | ".join(field.values), WIDTH - 24):
                yield f"# kända värden: {line}"
        case FieldKind.YES_NO:
            yield _with_choices(f"{field.key}: ja", ("ja", "nej"), 32)
        case FieldKind.GOALS:
            yield f"{field.key}:"
            for programme in form.programmes:
                yield from _example_goal(programme)
        case FieldKind.EFFECTS:
            yield f"{field.key}:"
            yield from _example_effects(form)


def _example_goal(programme: GoalProgramme) -> Iterator[str]:
    if programme.numbered:
        middle = len(programme.numbered) // 2
        numbers = (max(1, middle), min(middle + 1, len(programme.numbered)))
        listed = ", ".join(map(str, sorted(set(numbers))))
        yield f"  {programme.key}: [{listed}]"
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
        yield _with_choices(f"  {key}: {choices[-1]}", choices, 32)


def _with_choices(line: str, choices: tuple[str, ...], column: int) -> str:
    """A line with the words that may stand there, as a comment from a column on."""
    return f"{line:<{column}} # {' | '.join(choices)}"
