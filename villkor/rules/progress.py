"""How far each section of a report has come: what is answered, and what is wrong
there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Severity
from villkor.base.yaml.nodes import Text
from villkor.report.model import Report, SectionFile

UNANSWERED = "VK201"  # as in the catalogue, which takes long to import


class Progress(Struct, frozen=True):
    """One file: its heading ("" for a file outside the form), who has it and how far it
    is said to be, and the counts.
    """

    path: str
    title: str
    owner: str
    status: str
    questions: int
    answered: int
    errors: int
    warnings: int


def section_progress(
    report: Report,
    diagnostics: Iterable[Diagnostic],
    only: str = "",
) -> tuple[Progress, ...]:
    """Every section file in the form's order, after other files with findings; of all
    files, or of one `only`.

    An optional question counts if answered.
    """
    counts = Counter(
        (diagnostic.where.path, diagnostic.severity) for diagnostic in diagnostics
    )
    sections = [_progress_of(report, section, counts) for section in report.sections]
    known = {section.path for section in report.sections}
    others: dict[str, Progress] = {}
    for path, _ in counts:
        if path not in known:
            others[path] = Progress(
                path=path,
                title="",
                owner="",
                status="",
                questions=0,
                answered=0,
                errors=counts[path, Severity.ERROR],
                warnings=counts[path, Severity.WARNING],
            )
    found = (*reversed(others.values()), *sections)
    return tuple(each for each in found if only in {"", each.path})


def _progress_of(
    report: Report,
    section: SectionFile,
    counts: Mapping[tuple[str, Severity], int],
) -> Progress:
    answers = report.answers()
    asked = 0
    answered = 0
    for question in report.form.files.get(section.stem, ()):
        answer = answers.get(question.id)
        if answer and not answer.empty:
            answered += 1
            asked += 1
        elif question.required:
            asked += 1
    return Progress(
        path=section.path,
        title=report.form.title_of_file(section.stem) if section.stem else "",
        owner=_words(section.owner),
        status=_words(section.status),
        questions=asked,
        answered=answered,
        errors=counts.get((section.path, Severity.ERROR), 0),
        warnings=counts.get((section.path, Severity.WARNING), 0),
    )


def _words(text: Text | None) -> str:
    if text is None:
        return ""
    return text.text.strip()
