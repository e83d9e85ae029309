"""The receipts in the folder of a report and in the one around it, where export-docx
writes when nothing else is said, and the Word file of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from villkor.exchange.receipt import SUFFIX, Receipt, read_receipt


def docx_of(receipt_path: Path) -> Path:
    """Where the Word file lies that a receipt is of."""
    return receipt_path.with_name(f"{receipt_path.name.removesuffix(SUFFIX)}.docx")


def receipts_near(folder: Path) -> Iterator[tuple[Path, Receipt]]:
    """The receipts in the folder of a report and in the one around it.

    Raises UserError for one that cannot be read.
    """
    for place in (folder, folder.resolve().parent):
        for path in sorted(place.glob(f"*{SUFFIX}")):
            receipt = read_receipt(path)
            if receipt is not None:
                yield path, receipt
