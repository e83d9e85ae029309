"""What may be written at a place: names of figures, tables and charts, goals, words for
how far a section has come, and the questions that the file lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from villkor.authoring.editor.question_lines import questions_in
from villkor.document.braces import CHART, FIGURE, TABLE
from villkor.grant.illustrations import TITLES
from villkor.report.model import Report
from villkor.report.references import with_figures

_REFERENCE = re.compile(r"\{(\w{1,20}):[ \t]?([^{}|]{0,80})$")
_STATUS = re.compile(r"^status:[ \t]?(\w{0,30})$")
_ITEM = re.compile(r"^[ \t]{1,30}(?:-[ \t])?([^:#]{0,200})$")
_PROGRAMME = re.compile(r"^[ \t]{1,30}([\wåäöÅÄÖ]{1,40}):[ \t]*$")
_MOST_LINES_BACK = 40


class Completion(Struct, frozen=True):
    """What may be written: the words, what stands before the cursor that they take the
    place of, and a line about them.
    """

    words: str
    instead_of: str
    about: str = ""


def completions_at(
    report: Report,
    path: str,
    lines: list[str],
    line: int,
    character: int,
) -> list[Completion]:
    """What may be written at a place of a file."""
    before = lines[line][:character] if line < len(lines) else ""
    reference = _REFERENCE.search(before)
    if reference:
        return list(_named_things(report, reference[1].casefold(), reference[2]))
    status = _STATUS.match(before)
    if status:
        return [Completion(word, status[1]) for word in report.form.statuses]
    if not before.strip():
        return list(_lacking_questions(report, path, lines))
    item = _ITEM.match(before)
    if item:
        return list(_goals(report, lines, line, item[1]))
    return []


def _named_things(report: Report, kind: str, begun: str) -> Iterator[Completion]:
    if kind == FIGURE:
        for name in report.figures:
            words = with_figures(report, f"{{{FIGURE}: {name}}}")
            yield Completion(name, begun, words)
    if kind in {TABLE, CHART}:
        for name, title in TITLES.items():
            yield Completion(name, begun, title)


def _lacking_questions(
    report: Report,
    path: str,
    lines: list[str],
) -> Iterator[Completion]:
    """The questions of the form that the file should have, and has not."""
    stem = path.removesuffix(".yaml")
    there = {found.question.id for found in questions_in(report.form, lines)}
    for question in report.form.files.get(stem, ()):
        if question.id not in there:
            yield Completion(f'"{question.id}": ', "", question.wording)


def _goals(
    report: Report,
    lines: list[str],
    line: int,
    begun: str,
) -> Iterator[Completion]:
    """The goals of the programme under whose key the line stands."""
    key = _programme_above(report, lines, line)
    for programme in report.form.programmes:
        if programme.key != key:
            continue
        for number, name in enumerate(programme.numbered, start=1):
            yield Completion(str(number), begun, name)
        for name in report.settings.goals.get(key, ()):
            yield Completion(name, begun, programme.title)


def _programme_above(report: Report, lines: list[str], line: int) -> str:
    """The key of the programme that the lines above are goals of, or ""."""
    keys = {programme.key for programme in report.form.programmes}
    for number in range(line - 1, max(line - _MOST_LINES_BACK, -1), -1):
        above = _PROGRAMME.match(lines[number])
        if above:
            return above[1] if above[1] in keys else ""
        if not lines[number].lstrip().startswith("-"):
            return ""
    return ""
