"""How far each section of a report has come: what is answered, and what is wrong there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Severity
from villkor.base.yaml.nodes import Text
from villkor.report.model import Report


class Progress(Struct, frozen=True):
    """One file: its heading ("" for a file outside the form), who has it and how far it is said to
    be, and the counts.
    """

    path: str
    title: str
    owner: str
    status: str
    questions: int
    answered: int
    errors: int
    warnings: int


def section_progress(report: Report, diagnostics: Iterable[Diagnostic]) -> tuple[Progress, ...]:
    """Every section file in the form's order, then other files with findings.

    An optional question counts if answered.
    """
    counts = Counter((diagnostic.where.path, diagnostic.severity) for diagnostic in diagnostics)
    answered = {key for key, answer in report.answers().items() if not answer.empty}
    found = []
    for section in report.sections:
        questions = [
            question
            for question in report.form.files.get(section.stem, ())
            if question.required or question.id in answered
        ]
        found.append(
            Progress(
                path=section.path,
                title=report.form.title_of_file(section.stem) if section.stem else "",
                owner=_words(section.owner),
                status=_words(section.status),
                questions=len(questions),
                answered=sum(question.id in answered for question in questions),
                errors=counts[section.path, Severity.ERROR],
                warnings=counts[section.path, Severity.WARNING],
            )
        )
    known = {section.path for section in report.sections}
    for path in dict.fromkeys(path for path, _ in counts):
        if path not in known:
            found.insert(
                0,
                Progress(
                    path,
                    "",
                    "",
                    "",
                    0,
                    0,
                    counts[path, Severity.ERROR],
                    counts[path, Severity.WARNING],
                ),
            )
    return tuple(found)


def _words(text: Text | None) -> str:
    return text.text.strip() if text else ""
