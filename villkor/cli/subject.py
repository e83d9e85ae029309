"""What `check` is asked about: a report, or one of its files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.diagnostic import Diagnostic
from villkor.base.lazy import lazy_module
from villkor.cli.open_report import open_report, settle_interrupted
from villkor.report.find import find_report, named_part
from villkor.report.keys import SETTINGS_FILE
from villkor.report.load import load_report
from villkor.report.model import Report

if TYPE_CHECKING:
    from villkor.report import lone_file
else:
    lone_file = lazy_module("villkor.report.lone_file")

# what another file of the report may explain: ordlista:, or a section before
_NEED_THE_REST = frozenset({"VK512"})


class Subject(Struct, frozen=True):
    """A report, and the name of the file that alone is asked about ("" is all of
    them).

    The file is `alone` if it lies in no report.
    """

    report: Report
    only: str = ""
    alone: bool = False

    def told(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Of what is found in the report, what is said of the file that is asked
        about.
        """
        if not self.only:
            return tuple(diagnostics)
        unknown = _NEED_THE_REST if self.alone else frozenset()
        return tuple(
            found
            for found in diagnostics
            if found.where.path == self.only and found.code not in unknown
        )

    def loaded_anew(self) -> Subject:
        """The same as its files are now."""
        last_year = self.report.last_year
        if self.alone:
            path = self.report.folder / self.only
            report = replace(lone_file.read_lone_file(path), last_year=last_year)
        else:
            report = load_report(
                self.report.folder,
                last_year.folder if last_year else None,
            )
        return replace(self, report=report)


def open_subject(named: Path | None, *, quiet: bool, last_year: Path | None) -> Subject:
    """What the user names, or the report that is found if nothing is named.

    `quiet` as in `open_report`. Raises UserError if there is none.
    """
    part = named_part(named) if named else None
    if part is None:
        return Subject(open_report(named, quiet=quiet, last_year=last_year))
    before = find_report(last_year)[0] if last_year else None
    if (part.parent / SETTINGS_FILE).is_file():
        settle_interrupted(part.parent)
        return Subject(load_report(part.parent, before), part.name)
    report = lone_file.read_lone_file(part)
    if before:
        report = replace(report, last_year=load_report(before))
    return Subject(report, part.name, alone=True)
