"""What a report said in an earlier Word file, whoever wrote in it, or in an earlier
export of which only the receipt is at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.missing_files import missing_file_hint
from villkor.base.side_files import refuse_lock_file
from villkor.document.blocks import Block
from villkor.document.word.package import open_package, read_word_file
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.known_cover import unknown_on_cover
from villkor.exchange.ledger import Unplaced, make_ledger
from villkor.exchange.merging.find_base import base_of_receipt
from villkor.exchange.outline import outline_body
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.recover import recover_answers
from villkor.exchange.receipt import (
    SUFFIX,
    Receipt,
    checksum,
    path_of,
    read_receipt,
)
from villkor.exchange.receipts_near import docx_of
from villkor.exchange.redline.earlier_report import report_with_answers
from villkor.exchange.redline.shown_changes import Illustrations, with_illustrations
from villkor.figures.swedish import swedish_date
from villkor.report.model import Report
from villkor.report.values import AnswerValue


class Earlier(Struct, frozen=True):
    """What a report said earlier: the `body` of its document then, what that was in
    words ("den 21 februari 2023"), and what stood in the Word file and belongs to no
    answer.
    """

    body: tuple[Block, ...]
    since: str
    left_out: tuple[Unplaced, ...] = ()


def read_earlier(report: Report, path: Path, *, draft: bool) -> Earlier:
    """What the report said in an earlier Word file, or when a receipt was written. In a
    `draft`, an answer that was missing is marked.

    Raises UserError if it is neither, if it is of another form or region, or if what
    the receipt is of is not known any longer.
    """
    refuse_lock_file(path)
    if not path.name.endswith(SUFFIX):
        return _from_word_file(report, path, draft=draft)
    receipt = read_receipt(path)
    if receipt is None:
        raise UserError(f"Kvittot {path} finns inte.", missing_file_hint(path))
    docx = docx_of(path)
    if docx.is_file() and checksum(read_word_file(docx)) == receipt.docx:
        return _from_word_file(report, docx, draft=draft)
    return _from_base(report, path, receipt, draft=draft)


def _from_word_file(report: Report, path: Path, *, draft: bool) -> Earlier:
    data = read_word_file(path)
    package = open_package(data, path.name)
    placed = place_answers(report.form, read_blocks(package))
    if not placed.answers:
        raise UserError(
            f"{path.name} är inte ett svar på formuläret {report.form.year}: ingen av "
            "frågorna finns i filen.",
            "Ange en tidigare Word-fil av samma rapport.",
        )
    recovered = recover_answers(report.form, placed)
    ledger = make_ledger(placed, recovered, unknown_on_cover(report, placed))
    receipt = _receipt_of(path)
    since = f"filen {path.name}"
    if receipt and receipt.docx == checksum(data):
        since = _day_words(receipt)
    return Earlier(
        _body(report, recovered.answers, recovered.illustrations, draft=draft),
        since,
        ledger.unplaced,
    )


def _receipt_of(path: Path) -> Receipt | None:
    """The receipt beside a Word file; one that is none tells nothing."""
    try:
        return read_receipt(path_of(path))
    except UserError:
        return None


def _from_base(report: Report, path: Path, receipt: Receipt, *, draft: bool) -> Earlier:
    base = base_of_receipt(report, receipt)
    if base is None:
        raise UserError(
            f"Vad som stod i rapporten när {path.name} skrevs finns inte kvar i "
            "rapportens mapp .villkor.",
            "Ange i stället den Word-fil som kvittot hör till.",
        )
    answers = {key: told.shown for key, told in base.answers.items()}
    shown = {("", name): lines for name, lines in base.illustrations.items()}
    body = _body(report, answers, shown, draft=draft)
    return Earlier(body, _day_words(receipt))


def _body(
    report: Report,
    answers: Mapping[str, AnswerValue],
    shown: Illustrations,
    *,
    draft: bool,
) -> tuple[Block, ...]:
    then = report_with_answers(report, answers)
    return tuple(with_illustrations(outline_body(then, draft=draft), shown))


def _day_words(receipt: Receipt) -> str:
    return f"den {swedish_date(receipt.written.astimezone().date())}"
