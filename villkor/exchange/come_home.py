"""What a Word file said when it came home, kept beside what it was made of: whoever goes
on writing in that file and sends it again is compared with this.
"""

from __future__ import annotations

from villkor.base.diagnostic import UserError
from villkor.base.sources import FolderSources, OverlaySources
from villkor.exchange.import_docx import ImportedAnswer, ImportedFile, ImportPlan
from villkor.exchange.imported_cover import said_facts
from villkor.exchange.merging.base_store import base_of
from villkor.exchange.merging.keep_base import keep_base
from villkor.exchange.merging.merged import Outcome
from villkor.report.load import load_report, read_report
from villkor.report.model import Report
from villkor.report.values import AnswerValue
from villkor.report.write_answers import edited_files

# what the report says now is what the Word file says
_AS_IN_WORD = {
    Outcome.UNCHANGED,
    Outcome.ALIKE,
    Outcome.THEIRS,
    Outcome.NEW,
    Outcome.REMOVED,
}


def keep_what_came_home(plan: ImportPlan) -> None:
    """Keep what each Word file of a plan says, which has been written.

    What cannot be written as it stands in a Word file is not kept: a later version of
    it is then compared with the export that it comes from.
    """
    report = load_report(plan.report.folder)
    for file in plan.files:
        try:
            said = _said_report(report, file)
        except UserError:
            continue
        cover = said_facts(report, file.read.cover)
        keep_base(
            report,
            base_of(
                said,
                after=file.read.base.origin,
                cover=cover,
            ),
        )


def _said_report(report: Report, file: ImportedFile) -> Report:
    """The report as a Word file says it."""
    wanted = {}
    for answer in file.answers:
        value = _said_value(file, answer)
        if value is not None:
            wanted[answer.question] = value
    sources = FolderSources(report.folder)
    edits = edited_files(report, wanted, sources)
    if not edits:
        return report
    return read_report(OverlaySources(sources, edits), report.folder)


def _said_value(file: ImportedFile, answer: ImportedAnswer) -> AnswerValue | None:
    """What the Word file says to a question; None if it is what the report says."""
    outcome = answer.merged.outcome
    if outcome in _AS_IN_WORD:
        return None
    base = file.read.base.answers.get(answer.question)
    if outcome is Outcome.OURS and base is not None:
        return base.written
    return file.read.recovered.answers.get(answer.question)
