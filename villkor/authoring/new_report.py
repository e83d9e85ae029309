"""A form → the text of a new report's files, ready to write in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from villkor.authoring import carry_over
from villkor.authoring.new_grant import new_grant
from villkor.authoring.new_settings import new_settings
from villkor.authoring.schema import editor_schemas, modeline
from villkor.authoring.vscode import vscode_files
from villkor.base.yaml.write import comment_lines
from villkor.form.model import Form, Question, Region
from villkor.form.question_pairs import (
    QuestionPair,
    change_word,
    differences,
    pair_questions,
)
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
    earlier = _Earlier.of(last_year, form) if last_year else None
    files = {
        f"{stem}.yaml": _section(form, stem, region, earlier) for stem in form.files
    }
    files[GRANT_FILE] = new_grant(form, last_year.grant if last_year else Grant())
    for_editors = editor_schemas(form, last_year.settings.goals if last_year else {})
    settings = {SETTINGS_FILE: new_settings(form, region, last_year, folder)}
    for_editors |= vscode_files()
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

    def owner(self, form: Form, stem: str) -> str:
        """Who had most of a file's questions last year, or what stood under its
        heading; "" if nobody is named.
        """
        pairs = [self.pairs[question.id] for question in form.files[stem]]
        before = carry_over.old_stem(self.report, pairs)
        if not before:
            begun = [each for each in form.headings.values() if each.file == stem]
            before = carry_over.stem_of_title(self.report, begun[0].title)
        return carry_over.owner(self.report, before)


def _with_modelines(files: dict[str, str]) -> dict[str, str]:
    return {name: f"{modeline(name)}\n{text}" for name, text in files.items()}


def _section(
    form: Form,
    stem: str,
    region: Region,
    earlier: _Earlier | None,
) -> str:
    owner = earlier.owner(form, stem) if earlier else ""
    lines = section_head(form, stem, owner)
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
    yield from question_comment(question)
    if earlier:
        yield from _last_answer(earlier, question)
        pair = earlier.pairs[question.id]
        ongoing = carry_over.going_on(earlier.report, pair, form.year)
        if ongoing:
            yield comment_lines(_ABOUT_ONGOING.format(form.year, ", ".join(ongoing)))
    yield from place_for_answer(form, question, region)


def _last_answer(earlier: _Earlier, question: Question) -> Iterator[str]:
    pair = earlier.pairs[question.id]
    for difference in differences(pair):
        yield comment_lines(f"{change_word(pair).capitalize()}. {difference}")
    old = list(carry_over.old_answer(earlier.report, pair))
    if old:
        yield "# I fjol:"
    for line in old:
        yield f"# {line}".rstrip()
