"""A report as it would be with other answers, and nothing else changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from msgspec import Struct

from villkor.base.sources import FolderSources, OverlaySources, Sources
from villkor.report.load import read_report
from villkor.report.model import Report
from villkor.report.values import AnswerValue
from villkor.report.write_answers import edited_files


def report_with_answers(report: Report, answers: Mapping[str, AnswerValue]) -> Report:
    """The report with those answers and no others, in memory alone.

    Raises UserError if an answer cannot be told in a section file.
    """
    sections = frozenset(section.path for section in report.sections)
    sources = _Without(FolderSources(report.folder), sections)
    blank = read_report(sources, report.folder)
    given = {key: value for key, value in answers.items() if not value.empty}
    edits = edited_files(blank, given, sources)
    return read_report(OverlaySources(sources, edits), report.folder)


class _Without(Struct, frozen=True):
    """Sources as if some of their files were missing."""

    below: Sources
    missing: frozenset[str]

    def file_names(self) -> list[str]:
        return [name for name in self.below.file_names() if name not in self.missing]

    def has_file(self, name: str) -> bool:
        return name not in self.missing and self.below.has_file(name)

    def open_file(self, name: str) -> BinaryIO:
        if name in self.missing:
            raise FileNotFoundError(name)
        return self.below.open_file(name)

    def folder_at(self, path: str) -> Sources | None:
        return self.below.folder_at(path)
