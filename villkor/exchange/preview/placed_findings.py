"""Beside what each finding stands on the page: a question, a section, or nothing of the
form.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Where
from villkor.form.model import Question
from villkor.report.model import Report


class PlacedFinding(Struct, frozen=True):
    """A finding, and which it is from the top of the page, from 1."""

    number: int
    diagnostic: Diagnostic


class PlacedFindings(Struct, frozen=True):
    """The findings of a report by where they stand: the ids of questions, the stems of
    section files, and those that are about neither.
    """

    elsewhere: tuple[PlacedFinding, ...]
    by_stem: dict[str, tuple[PlacedFinding, ...]]
    by_question: dict[str, tuple[PlacedFinding, ...]]
    total: int


def placed_findings(
    report: Report, diagnostics: Iterable[Diagnostic]
) -> PlacedFindings:
    """Every finding in its place, numbered down the page."""
    places = _Places(report)
    of_question: dict[str, list[Diagnostic]] = {}
    of_stem: dict[str, list[Diagnostic]] = {}
    elsewhere: list[Diagnostic] = []
    for diagnostic in diagnostics:
        stem = diagnostic.where.path.removesuffix(".yaml")
        question = places.question_of(diagnostic)
        if question:
            of_question.setdefault(question, []).append(diagnostic)
        elif stem in report.form.files:
            of_stem.setdefault(stem, []).append(diagnostic)
        else:
            elsewhere.append(diagnostic)
    return _numbered_findings(report, elsewhere, of_stem, of_question)


def _numbered_findings(
    report: Report,
    elsewhere: list[Diagnostic],
    of_stem: dict[str, list[Diagnostic]],
    of_question: dict[str, list[Diagnostic]],
) -> PlacedFindings:
    number = 0

    def numbered(found: Iterable[Diagnostic]) -> tuple[PlacedFinding, ...]:
        nonlocal number
        placed = []
        for diagnostic in found:
            number += 1
            placed.append(PlacedFinding(number, diagnostic))
        return tuple(placed)

    first = numbered(elsewhere)
    by_stem = {}
    by_question = {}
    for item in report.form.items:
        if isinstance(item, Question):
            by_question[item.id] = numbered(of_question.get(item.id, ()))
        elif item.file:
            by_stem[item.file] = numbered(of_stem.get(item.file, ()))
    return PlacedFindings(first, by_stem, by_question, number)


class _Places:
    """Which answer the lines of the files belong to."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._starts: dict[str, list[int]] = {}
        self._answers: dict[tuple[str, int], str] = {}
        for section in report.sections:
            for answer in section.answers:
                where = answer.where
                self._answers[where.path, where.line] = answer.question.id

    def question_of(self, diagnostic: Diagnostic) -> str:
        """The question that a finding is about, or in whose answer it stands; "" if
        there is none such.
        """
        if diagnostic.question in self._report.form.questions:
            return diagnostic.question
        where = diagnostic.where
        if where.column == 1:  # a key of the file itself, or all of a line
            return ""
        return self._answers.get((where.path, self._start_above(where)), "")

    def _start_above(self, where: Where) -> int:
        """The line of the key of the file that a place stands under; 0 if none does."""
        starts = self._starts_in(where.path)
        before = bisect_right(starts, where.line)
        return starts[before - 1] if before else 0

    def _starts_in(self, path: str) -> list[int]:
        if path not in self._starts:
            found = []
            lines = self._report.sources.get(path, "").split("\n")
            for number, line in enumerate(lines, start=1):
                if line[:1].strip() and not line.startswith("#"):
                    found.append(number)
            self._starts[path] = found
        return self._starts[path]
