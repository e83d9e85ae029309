"""The Word files of a report that lie in its folder or beside it, by their receipts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.plain_files import is_file
from villkor.exchange.receipt import (
    SUFFIX,
    Receipt,
    checksum,
    docx_of,
    read_receipt,
    sums_of,
)
from villkor.report.model import Report


def receipts_near(folder: Path) -> Iterator[tuple[Path, Receipt]]:
    """The receipts in the folder of a report and in the one around it.

    Raises UserError for one that cannot be read.
    """
    for place in (folder, folder.resolve().parent):
        for path in sorted(place.glob(f"*{SUFFIX}")):
            receipt = read_receipt(path)
            if receipt is not None:
                yield path, receipt


def exports_near(report: Report) -> tuple[Path, ...]:
    """The Word files that are no drafts and no packets, as they were written, of a report
    that is as it is now. None is told if a receipt cannot be read.
    """
    now = sums_of(report)
    found = []
    try:
        for path, receipt in receipts_near(report.folder):
            docx = docx_of(path)
            to_hand_in = not receipt.draft and not receipt.sections
            if to_hand_in and receipt.files == now and _is_as_written(docx, receipt):
                found.append(docx)
    except (UserError, OSError):
        return ()
    return tuple(found)


def _is_as_written(docx: Path, receipt: Receipt) -> bool:
    return is_file(docx) and checksum(docx.read_bytes()) == receipt.docx
