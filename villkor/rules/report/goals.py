"""Mål i tabellernas rader som inte finns.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from villkor.base.diagnostic import Finding
from villkor.base.hints import did_you_mean
from villkor.base.yaml.nodes import Text
from villkor.form.model import Question
from villkor.report.answers import Goals
from villkor.report.model import Report
from villkor.report.texts import table_rows


def _named_goals(report: Report) -> Iterator[tuple[Question, str, Text]]:
    """Every goal of every row, with its question and the key of its programme."""
    for question, row in table_rows(report):
        for cell in row.cells.values():
            if not isinstance(cell, Goals):
                continue
            for key, texts in cell.by_programme:
                for text in texts:
                    yield question, key, text


def unknown_numbered_goal(report: Report) -> Iterator[Finding]:
    """Ett mål i Agenda 2030 har ett nummer eller namn som inte finns.

    Varför: målen är 1–17, och mottagaren räknar vilka mål som insatserna bidrar till.
    Fel: `agenda2030: [8, 18]`
    Rätt: `agenda2030: [8, 17]`
    """
    numbered = {
        programme.key: programme
        for programme in report.form.programmes
        if programme.numbered
    }
    for question, key, text in _named_goals(report):
        programme = numbered.get(key)
        if programme is None:
            continue
        word, names = text.text.strip(), programme.numbered
        numbers = {str(number) for number in range(1, len(names) + 1)}
        if word not in numbers and word not in names:
            yield Finding(
                text.where,
                f"{programme.title} har inget mål ”{word}”.",
                f"Skriv nummer från 1 till {len(names)} inom hakparentes, till "
                "exempel [8, 9].",
                question.id,
            )


def goal_outside_register(report: Report) -> Iterator[Finding]:
    """Ett mål finns inte i rapportens register över mål (`mål:` i rapport.yaml).

    Varför: samma mål ska heta likadant i hela rapporten. Är registret tomt för ett
    program prövas inga namn.
    Fel: `rus: [Smarta, hållbara innovationer]`, som YAML läser som två mål.
    Rätt: `rus:` och målets hela namn på en egen rad med bindestreck.
    """
    # the halves of a split name stand on one line, and are told once
    told: set[tuple[str, int, str]] = set()
    for question, key, text in _named_goals(report):
        known = report.settings.goals.get(key, ())
        word = text.text.strip()
        if not known or word in known:
            continue
        hint = did_you_mean(word, known)
        whole = _split_name(word, known)
        if whole:
            halves = (text.where.path, text.where.line, whole)
            if halves in told:
                continue
            told.add(halves)
            hint = f"Menade du ”{whole}”? Skriv namnet på en egen rad med bindestreck."
        yield Finding(
            text.where,
            f"Målet ”{word}” finns inte under mål i rapport.yaml.",
            hint,
            question.id,
        )


def _split_name(part: str, names: Iterable[str]) -> str:
    """The name of which a part stands between commas, or ""."""
    for name in names:
        if f", {part}" in f", {name}" and name != part:
            return name
    return ""
