"""What an editor can do about a finding with one press: mend the line, or allow the
finding, with a reason that the writer fills in.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Severity
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report
from villkor.rules.mend import Mend, mendable_rules, mends

_ALLOW = "tillåt:"


class QuickFix(Struct, frozen=True):
    """A way to do away with a finding: its title, and the lines as they should be.

    `inserted` is what comes in above a line of rapport.yaml (from 0), if anything.
    """

    title: str
    code: str
    lines: tuple[Mend, ...] = ()
    inserted: tuple[int, str] | None = None


def fixes_of(report: Report, finding: Diagnostic) -> Iterable[QuickFix]:
    """What can be done about a finding."""
    if finding.code in mendable_rules():
        yield from _mends_of(report, finding)
    if finding.severity is not Severity.ERROR:
        yield _allowance_of(report, finding)


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


def _allowance_of(report: Report, finding: Diagnostic) -> QuickFix:
    """An exception in rapport.yaml. Its reason is left to the writer: without one it
    does not hold.
    """
    place = finding.question or finding.where.path
    entry = f'  - kod: {finding.code}\n    var: "{place}"\n    skäl:\n'
    lines = report.sources.get(SETTINGS_FILE, "").split("\n")
    title = f"Tillåt {finding.code} i {place}, med ett skäl i {SETTINGS_FILE}"
    for number, line in enumerate(lines):
        if line.split("#")[0].strip() == _ALLOW and line.startswith(_ALLOW):
            return QuickFix(title, finding.code, inserted=(number + 1, entry))
    end = len(lines) - 1
    begun = "" if not lines[-1] else "\n"
    new = f"{begun}{_ALLOW}\n{entry}"
    return QuickFix(title, finding.code, inserted=(end, new))
