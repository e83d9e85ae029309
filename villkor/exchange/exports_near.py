"""The Word files of a report that lie in its folder or beside it, by their receipts."""

from __future__ import annotations

from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.plain_files import is_file
from villkor.document.word.package import open_package, read_word_file
from villkor.document.word.story import word_file_of
from villkor.exchange.receipt import Receipt, checksum, sums_of
from villkor.exchange.receipts_near import docx_of, receipts_near
from villkor.report.model import Report
from villkor.rules.word import unfinished


def exports_near(report: Report) -> tuple[Path, ...]:
    """The Word files that are to be handed in, as they were written, of a report that
    is as it is now. None is told if a receipt cannot be read.
    """
    now = sums_of(report)
    found = []
    try:
        for path, receipt in receipts_near(report.folder):
            docx = docx_of(path)
            if receipt.files == now and _is_to_hand_in(docx, receipt):
                found.append(docx)
    except (UserError, OSError):
        return ()
    return tuple(found)


def _is_to_hand_in(docx: Path, receipt: Receipt) -> bool:
    """Whether a Word file is as it was written, and marked neither as a draft, as one
    that shows changes, nor as a packet.
    """
    if not is_file(docx):
        return False
    data = read_word_file(docx)
    if checksum(data) != receipt.docx:
        return False
    file = word_file_of(open_package(data, docx.name), docx.name)
    return not any(unfinished.draft(file))
