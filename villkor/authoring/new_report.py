"""A form → the text of a new report's files, ready to write in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from villkor.authoring import carry_over
from villkor.authoring.new_grant import new_grant
from villkor.authoring.new_settings import new_settings
from villkor.authoring.schema import editor_schemas, modeline
from villkor.base.yaml.write import comment_lines
from villkor.form.model import Form, Question, Region
from villkor.grant.keys import GRANT_FILE
from villkor.grant.model import Grant
from villkor.report.blank_section import (
    place_for_answer,
    question_comment,
    section_head,
)
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report

_ABOUT_ONGOING = "Pågår enligt fjolårets svar {} eller längre: {}."


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
    files = {
        f"{stem}.yaml": _section(form, stem, region, last_year) for stem in form.files
    }
    files[GRANT_FILE] = new_grant(form, last_year.grant if last_year else Grant())
    for_editors = editor_schemas(form, last_year.settings.goals if last_year else {})
    settings = {SETTINGS_FILE: new_settings(form, region, last_year, folder)}
    return _with_modelines(files) | for_editors | _with_modelines(settings)


def _with_modelines(files: dict[str, str]) -> dict[str, str]:
    return {name: f"{modeline(name)}\n{text}" for name, text in files.items()}


def _section(
    form: Form,
    stem: str,
    region: Region,
    last_year: Report | None,
) -> str:
    owner = carry_over.owner(last_year, stem) if last_year else ""
    lines = section_head(form, stem, owner)
    for question in form.files[stem]:
        lines += ["", *_question(form, question, region, last_year)]
    return "\n".join(lines)


def _question(
    form: Form,
    question: Question,
    region: Region,
    last_year: Report | None,
) -> Iterator[str]:
    """A question with what helps to answer it, last year's answer, and the place for
    this year's.
    """
    yield from question_comment(question)
    if last_year:
        yield from _last_answer(last_year, question)
        ongoing = carry_over.going_on(last_year, question, form.year)
        if ongoing:
            yield comment_lines(_ABOUT_ONGOING.format(form.year, ", ".join(ongoing)))
    yield from place_for_answer(form, question, region)


def _last_answer(last_year: Report, question: Question) -> Iterator[str]:
    old = list(carry_over.old_answer(last_year, question))
    if old:
        yield "# I fjol:"
    for line in old:
        yield f"# {line}".rstrip()
