"""En insats i två tabeller, med uppgifter som inte går ihop.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader
could defend what is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Text
from villkor.form.model import FieldKind, Question
from villkor.report.answers import Row
from villkor.report.model import Report
from villkor.report.texts import table_rows
from villkor.rules.report.facts import Fact, facts_of_row


def contradicting_rows(report: Report) -> Iterator[Finding]:
    """En insats står i två tabeller med olika uppgifter.

    Varför: tabellerna frågar olika saker om insatsen, men dess mål, budget, projekttid
    och antal är desamma. Att en tabell nämner färre mål än den andra prövas inte.
    Fel: `Totalbudget 12,3 mnkr` för Go Business i den ena tabellen och
    `Totalbudget 12,5 mnkr` i den andra
    Rätt: samma belopp på båda ställena
    """
    for same in _rows_by_project(report):
        questions = {question.id for question, _ in same}
        if len(questions) > 1:
            yield from _contradictions(report, same)


def _rows_by_project(report: Report) -> Iterable[list[tuple[Question, Row]]]:
    """The rows with the same name in their first column, each with its question."""
    projects: dict[str, list[tuple[Question, Row]]] = {}
    for question, row in table_rows(report):
        name = _project_name(question, row)
        if name:
            projects.setdefault(name.casefold(), []).append((question, row))
    return projects.values()


def _project_name(question: Question, row: Row) -> str:
    field = question.fields[0]
    cell = row.cells.get(field.key)
    if field.kind is FieldKind.LINE and isinstance(cell, Text):
        return " ".join(cell.text.split())
    return ""


def _contradictions(
    report: Report,
    same: Iterable[tuple[Question, Row]],
) -> Iterator[Finding]:
    told: dict[str, tuple[str, Fact]] = {}
    places: set[Where] = set()
    for question, row in same:
        for fact in facts_of_row(report, question, row):
            number, first = told.setdefault(fact.key, (question.id, fact))
            if number == question.id or fact.where in places:
                continue
            if fact.contradicts(first):
                places.add(fact.where)
                message = (
                    f"”{_project_name(question, row)}”: {fact.words} {fact.written} "
                    f"här, men {first.written} på fråga {number}."
                )
                hint = f"Skriv samma uppgift på fråga {number} och fråga {question.id}."
                yield Finding(fact.where, message, hint, question.id)
