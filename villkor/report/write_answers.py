"""Answers → the bytes of the section files that hold them: what is to be another is
written anew, and every other byte stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from villkor.base.decode import decode_text
from villkor.base.diagnostic import UserError
from villkor.base.refusals import what_to_do, why_not
from villkor.base.signs import cleaned_text
from villkor.base.sources import FolderSources, OverlaySources, Sources
from villkor.base.yaml.relined import relined_bytes
from villkor.base.yaml.scalars import UNSEEN
from villkor.report.answer_values import values_of
from villkor.report.answers import Answer, TableAnswer
from villkor.report.blank_section import blank_section
from villkor.report.edit_section import AnswerChange, edited_lines
from villkor.report.keys import NOT_APPLICABLE
from villkor.report.model import Report, SectionFile
from villkor.report.read_sections import read_sections
from villkor.report.report_files import ReportFiles
from villkor.report.values import AnswerValue, KeyPath, Value
from villkor.report.wanted import (
    Wanted,
    same_wanted,
    wanted_answer,
    without_idle_choices,
)

_CHECK_FIRST = "Rätta det som villkor check säger om filen, och försök igen."


def edited_files(
    report: Report,
    new: Mapping[str, AnswerValue],
    sources: Sources | None = None,
) -> dict[str, bytes]:
    """The new bytes of each section file, by its name, in which an answer is to be
    another than it is in the report.

    `new` has what questions are to be answered, by their ids; others are let be.
    `sources` are those that the report was read from, if not from its folder. A section
    file that is missing is made.

    Raises UserError if a file cannot be written so that it says just what is wanted, or
    is another than when the report was read.
    """
    sources = sources or FolderSources(report.folder)
    by_file: dict[str, dict[str, AnswerChange]] = defaultdict(dict)
    for number, value in new.items():
        change = _change(report, number, settled_value(value))
        if not same_wanted(change.old, change.new):
            by_file[_file_of(report, change)][number] = change
    files = {}
    wanted: dict[str, Wanted | None] = {}
    for name, changes in by_file.items():
        files[name] = _edited_file(
            report,
            sources,
            name,
            changes,
        )
        for number, change in changes.items():
            wanted[number] = change.new
    _prove(report, OverlaySources(sources, files), wanted)
    return files


def settled_value(value: AnswerValue) -> AnswerValue:
    """The value as a file gives it back: its signs cleaned, and without what is
    empty.
    """
    parts = _settled_parts(value.parts)
    if (NOT_APPLICABLE,) in value.parts:  # a reason may be missing
        parts.setdefault((NOT_APPLICABLE,), "")
    rows = map(_settled_parts, value.rows)
    return AnswerValue(parts, tuple(filter(None, rows)))


def _settled_parts(parts: Mapping[KeyPath, Value]) -> dict[KeyPath, Value]:
    found = {}
    for path, told in parts.items():
        settled = _settled(told)
        if settled:
            found[path] = settled
    return found


def _settled(told: Value) -> Value:
    if isinstance(told, str):
        text = told.replace("\r\n", "\n").replace("\r", "\n")
        return cleaned_text(UNSEEN.sub(" ", text)).rstrip()
    settled = (str(_settled(name)).strip() for name in told)
    return tuple(name for name in settled if name)


def _change(
    report: Report,
    number: str,
    value: AnswerValue,
) -> AnswerChange:
    form, question = report.form, report.form.questions[number]
    wanted = wanted_answer(form, question, value)
    answer = report.answers().get(number)
    if answer is None:
        return AnswerChange(question, None, wanted)
    return AnswerChange(
        question, _wanted_of(report, answer), wanted, _row_places(answer)
    )


def _wanted_of(report: Report, answer: Answer | None) -> Wanted | None:
    if answer is None:
        return None
    return wanted_answer(report.form, answer.question, values_of(answer))


def _row_places(answer: Answer) -> tuple[tuple[int, int], ...]:
    if not isinstance(answer.content, TableAnswer):
        return ()
    places = (row.where for row in answer.content.rows)
    return tuple((where.line - 1, where.column - 1) for where in places)


def _file_of(report: Report, change: AnswerChange) -> str:
    """The name of the file that a question is or is to be answered in: one that has its
    section under another name, if it has that.
    """
    number = change.question.id
    answer = report.answers().get(number)
    if answer is not None:
        return answer.where.path
    stem = report.form.file_of(change.question)
    name = f"{stem}.yaml"
    if name in report.sources:
        return name
    own = {each.id for each in report.form.files[stem]}
    renamed = [each for each in report.sections if _holds_any(each, own)]
    return renamed[0].path if renamed else name


def _holds_any(section: SectionFile, questions: Iterable[str]) -> bool:
    numbers = {answer.question.id for answer in section.answers}
    return not section.stem and not numbers.isdisjoint(questions)


def _edited_file(
    report: Report,
    sources: Sources,
    name: str,
    changes: Mapping[str, AnswerChange],
) -> bytes:
    raw, text = read_for_edit(report, sources, name)
    unreadable = {section.path for section in report.sections if not section.readable}
    if name in report.sources and name in unreadable:
        raise UserError(f"{name} går inte att läsa. Inget har ändrats.", _CHECK_FIRST)
    return relined_bytes(
        raw,
        edited_lines(
            report.form,
            name,
            text,
            changes,
        ),
    )


def read_for_edit(
    report: Report,
    sources: Sources,
    name: str,
) -> tuple[bytes, str]:
    """The bytes of a section file and its text as it is read, or those of a new one."""
    if name not in report.sources:
        region = report.form.region_named(report.settings.region)
        stem = name.removesuffix(".yaml")
        text = blank_section(report.form, stem, region)
        return text.encode(), text
    try:
        with sources.open_file(name) as file:
            raw = file.read()
    except OSError as error:
        raise UserError(
            f"{name} går inte att läsa: {why_not(error)}. Inget har ändrats.",
            what_to_do(error, "Kontrollera att du får läsa den."),
        ) from error
    decoded, _ = decode_text(raw, name)
    text = cleaned_text(decoded or "")
    if decoded is None or text != report.sources[name]:
        raise UserError(
            f"{name} har ändrats medan kommandot arbetade. Inget har ändrats.",
            "Kör kommandot igen.",
        )
    return raw, text


def _prove(
    report: Report,
    sources: Sources,
    wanted: Mapping[str, Wanted | None],
) -> None:
    """Raise UserError unless the files, read as those of a report are, hold the answers
    that are wanted, and the others as they were.
    """
    if not wanted:
        return
    found: dict[str, Answer] = {}
    for section in read_sections(ReportFiles(sources), report.form):
        for answer in section.answers:
            found.setdefault(answer.question.id, answer)
    before = report.answers()
    for number in report.form.questions:
        now = _wanted_of(report, found.get(number))
        expected = _wanted_of(report, before.get(number))
        if number in wanted:
            expected = wanted[number]
            now = without_idle_choices(now, expected)
        if not same_wanted(now, expected):
            raise UserError(
                f"Svaret på fråga {number} går inte att skriva in så att det säger "
                "detsamma. Inget har ändrats.",
                "Skriv in svaret för hand.",
            )
