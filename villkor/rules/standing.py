"""How each section of a report stands: what `section_progress` counts, and besides how much
is written, when it was saved, and by when it should be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct

from villkor.base.disk import saved_at
from villkor.report.model import Report
from villkor.rules.progress import Progress


class Standing(Struct, frozen=True):
    """A file: its progress, the words of its answers, when it was last saved (UTC;
    None: that cannot be told) and its last day within the region (None: it has none).
    """

    progress: Progress
    words: int
    saved: datetime | None
    due: date | None


def section_standings(
    report: Report,
    sections: Iterable[Progress],
) -> tuple[Standing, ...]:
    """How each of them stands, in their order."""
    words = _words_by_file(report)
    due = {section.path: report.due_day(section) for section in report.sections}
    found = []
    for section in sections:
        standing = Standing(
            section,
            words.get(section.path, 0),
            saved_at(report.folder / section.path),
            due.get(section.path),
        )
        found.append(standing)
    return tuple(found)


def most_to_do_first(standings: Iterable[Standing]) -> list[Standing]:
    """The same with what needs most doing first."""
    return sorted(standings, key=_what_is_left)


def sum_of(standings: Sequence[Standing]) -> Progress:
    """The sums of what is counted, under no name."""
    each = [standing.progress for standing in standings]
    return Progress(
        path="",
        title="",
        owner="",
        status="",
        questions=sum(one.questions for one in each),
        answered=sum(one.answered for one in each),
        errors=sum(one.errors for one in each),
        warnings=sum(one.warnings for one in each),
    )


def _what_is_left(standing: Standing) -> tuple[int, int, int]:
    section = standing.progress
    left = section.answered - section.questions
    return left, -section.errors, -section.warnings


def _words_by_file(report: Report) -> dict[str, int]:
    found: dict[str, int] = {}
    for told in report.texts:
        path = told.text.where.path
        found[path] = found.get(path, 0) + len(told.text.text.split())
    return found
