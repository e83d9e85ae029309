"""What Word files gave → the files of the report, whole or not at all."""

from __future__ import annotations

from villkor.base.decode import decode_text
from villkor.base.disk_together import write_together
from villkor.exchange.come_home import keep_what_came_home
from villkor.exchange.import_docx import ImportPlan
from villkor.exchange.packets.packet_log import (
    record_home,
    record_merged,
    sent_sections,
)
from villkor.exchange.receipt import file_bytes
from villkor.exchange.unplaced_file import UNPLACED_FILE, unplaced_text


def write_import(plan: ImportPlan) -> tuple[str, ...]:
    """Write the answers, and what belongs to no question in a file beside them.

    Gives the names of the files. Raises UserError, with nothing written, if one of them
    has been changed since it was read, or cannot be written.
    """
    files = dict(plan.edits)
    before: dict[str, bytes | None] = {}
    for name in files:
        before[name] = plan.before.get(name)
    if plan.has_unplaced:
        _add_unplaced(plan, files, before)
    write_together(plan.report.folder, files, before)
    keep_what_came_home(plan)
    return tuple(files)


def _add_unplaced(
    plan: ImportPlan,
    files: dict[str, bytes],
    before: dict[str, bytes | None],
) -> None:
    old = file_bytes(plan.report, UNPLACED_FILE)
    text, _ = decode_text(old or b"", UNPLACED_FILE)
    ledgers = [(file.read.path.name, file.read.ledger) for file in plan.files]
    new = unplaced_text(text or "", ledgers, plan.report.today)
    files[UNPLACED_FILE] = new.encode()
    before[UNPLACED_FILE] = old


def remember_home(plan: ImportPlan, *, merged: bool) -> None:
    """Remember that sections that were sent to colleagues have come home, and whether
    the report now has what is in them.
    """
    report = plan.report
    questions = {answer.question for answer in plan.answers}
    sections = sent_sections(report, questions)
    if merged:
        record_merged(report, sections, report.today)
    else:
        record_home(report, sections, report.today)
