"""What an editor can do about a finding with one press: mend the line, or allow the
finding, with a reason that the writer fills in.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from villkor.authoring.editor.allowance import AllowanceEdit, placed_allowance
from villkor.authoring.editor.editor_places import saved_lines
from villkor.base.diagnostic import Diagnostic, Severity
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report
from villkor.rules.mend import Mend, mendable_rules, mends


class QuickFix(Struct, frozen=True):
    """A way to do away with a finding: its title, and the lines as they should be.

    `allowance` is what is written in rapport.yaml, if anything.
    """

    title: str
    code: str
    lines: tuple[Mend, ...] = ()
    allowance: AllowanceEdit | None = None


def fixes_of(report: Report, finding: Diagnostic) -> Iterable[QuickFix]:
    """What can be done about a finding."""
    if finding.code in mendable_rules():
        yield from _mends_of(report, finding)
    if finding.severity is not Severity.ERROR:
        yield from _allowances_of(report, finding)


def _mends_of(report: Report, finding: Diagnostic) -> Iterable[QuickFix]:
    path = finding.where.path
    found = mends(report, {finding.code}, only=path)
    here = tuple(mend for mend in found if mend.line == finding.where.line)
    if here:
        yield QuickFix(f"Rätta raden ({finding.code})", finding.code, here)
    if found and found != here:
        title = f"Rätta alla {finding.code} i filen"
        yield QuickFix(title, finding.code, found)


def file_mends(report: Report, path: str) -> tuple[Mend, ...]:
    """Every line of a file that has one right answer, as `check --fix` writes it."""
    return mends(report, mendable_rules(), only=path)


def _allowances_of(report: Report, finding: Diagnostic) -> Iterable[QuickFix]:
    """An exception in rapport.yaml. Its reason is left to the writer: without one it
    does not hold.
    """
    place = finding.question or finding.where.path
    lines = saved_lines(report, SETTINGS_FILE)
    placed = placed_allowance(lines, finding.code, place)
    if placed:
        title = f"Tillåt {finding.code} i {place}, med ett skäl i {SETTINGS_FILE}"
        yield QuickFix(title, finding.code, allowance=placed)
