"""A Word file held against the report: is this what we hold, or which answers differ,
and since when.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import Enum, auto
from itertools import product
from pathlib import Path

from msgspec import Struct

from villkor.base.disk import saved_at
from villkor.document.blocks import GAP, block_lines
from villkor.document.parts_of_blocks import tagged_answers
from villkor.document.word.beside_text import unread_contents
from villkor.document.word.package import open_package, read_word_file
from villkor.document.word.text import text_of
from villkor.exchange.beside_answers import added_beside, lacking_beside
from villkor.exchange.differing_words import Passage, differing_passages
from villkor.exchange.filling.compared_filled import (
    ComparedFilled,
    compare_filled,
)
from villkor.exchange.other_report import refuse_other_report
from villkor.exchange.outline import outline_body, report_outline
from villkor.exchange.receipt import (
    Receipt,
    answer_sum,
    checksum,
    path_of,
    read_receipt,
    sums_of,
)
from villkor.exchange.text_diff import (
    Said,
    added_lines,
    answer_words,
    differing_questions,
    lacking_lines,
    said_anywhere,
    said_by,
)
from villkor.report.model import Report

# what stands under a question without an answer
_NOTHING: tuple[list[str], ...] = ([], [GAP])


class Change(Enum):
    """What has become of an answer that is not the same in the two."""

    IN_REPORT = auto()
    IN_WORD = auto()
    IN_BOTH = auto()
    SOMEWHERE = auto()  # there is no receipt to tell where
    NOT_IN_REPORT = auto()
    NOT_IN_WORD = auto()
    UNREADABLE = auto()  # what the report says is not known: its file cannot be read


class Difference(Struct, frozen=True):
    """An answer that is not the same in the two: its question, what has become of it,
    its section file, when that was saved (UTC), and the words that differ.
    """

    question: str
    change: Change
    path: str
    saved: datetime | None
    passages: tuple[Passage, ...] = ()


class Verdict(Struct, frozen=True):
    """What is known of a Word file.

    `recipient` is its name. `touched`: whether someone has saved the Word file since
    villkor wrote it (None: there is no receipt), and `saved` when it was last saved
    (UTC). `changed` are the report's files that are not as they were then. `lacking`
    are lines outside the answers that the Word file lacks, and `added` lines that only
    it has, each with the question or heading above it. `unread` is what the Word file
    holds that cannot be compared.
    """

    docx: Path
    receipt: Receipt | None
    recipient: str
    touched: bool | None
    saved: datetime | None
    changed: tuple[str, ...]
    form_changed: bool
    answers: tuple[Difference, ...]
    lacking: tuple[str, ...]
    added: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the Word file says what the report says."""
        return not (self.answers or self.lacking or self.added or self.unread)


class _Compared(Struct, frozen=True):
    """What differs between the Word file and one that the report would give, as in
    `Verdict`.
    """

    answers: tuple[Difference, ...]
    lacking: tuple[str, ...]
    added: tuple[tuple[str, str], ...]

    @property
    def distance(self) -> int:
        return len(self.answers) + len(self.lacking) + len(self.added)


class _HeldFile(Struct, frozen=True):
    """A Word file that is held against a report: what it says, its receipt, what
    differs in it if it is the authority's own form, and whether someone has saved it
    since the receipt was written (None: there is no receipt).
    """

    found: Said
    receipt: Receipt | None
    filled: ComparedFilled | None
    touched: bool | None


def verify_file(report: Report, docx: Path) -> Verdict:
    """Compare.

    Raises UserError if the file is no Word file, is none of this form and this region,
    or has a receipt that is none.
    """
    data = read_word_file(docx)
    receipt, touched = _own_receipt(docx, checksum(data))
    package = open_package(data, docx.name, own=touched is False)
    text = text_of(package)
    found = said_by(report.form, text.lines, text.tagged)
    found = said_anywhere(report.form, found, package)
    refuse_other_report(report, found, docx.name)
    filled = None
    if receipt and receipt.blank:
        filled = compare_filled(report, package, receipt)
    held = _HeldFile(found, receipt, filled, touched)
    compared = [_compared(report, want, held) for want in _possible(report, receipt)]
    closest = min(compared, key=lambda each: each.distance)
    return Verdict(
        docx=docx,
        receipt=receipt,
        recipient=_recipient_name(report, receipt),
        touched=touched,
        saved=saved_at(docx),
        changed=_changed_files(report, receipt),
        form_changed=receipt is not None and receipt.form != report.form.checksum,
        answers=closest.answers,
        lacking=(*closest.lacking, *lacking_beside(report, package, receipt)),
        added=(*closest.added, *added_beside(report, package, receipt)),
        # the authority's own pictures are no one's change
        unread=() if filled and not touched else unread_contents(package),
    )


def _own_receipt(docx: Path, data_sum: str) -> tuple[Receipt | None, bool | None]:
    """The receipt of a Word file of a sum, and whether somebody has changed it since;
    none if there is none, or if it is that of a later export, which was broken off.
    """
    receipt = read_receipt(path_of(docx))
    if receipt is None:
        return None, None
    touched = data_sum != receipt.docx
    if touched and data_sum in receipt.beside:
        return None, None
    return receipt, touched


def _recipient_name(report: Report, receipt: Receipt | None) -> str:
    """The name of the recipient that the receipt tells; "" if none of the form's is
    told.
    """
    for recipient in report.form.recipients:
        if receipt and recipient.key == receipt.recipient:
            return recipient.name
    return ""


def _changed_files(report: Report, receipt: Receipt | None) -> tuple[str, ...]:
    """The report's files that are not as the receipt has them, by name."""
    if receipt is None:
        return ()
    sums = sums_of(report)
    changed = []
    for name, value in sorted(receipt.files.items()):
        if sums.get(name) != value:
            changed.append(name)
    return tuple(changed)


def _possible(report: Report, receipt: Receipt | None) -> Iterator[Said]:
    """What the report would say in the Word file; for every recipient, final and as a
    draft, where no receipt tells which.
    """
    recipients = report.form.recipients
    drafts = [False, True]
    if receipt:
        told = tuple(each for each in recipients if each.key == receipt.recipient)
        recipients = told or recipients
        drafts = [receipt.draft]
    bodies = {draft: outline_body(report, draft=draft) for draft in drafts}
    for recipient, draft in product(recipients, drafts):
        document = report_outline(
            report,
            (recipient,),
            draft=draft,
            body=bodies[draft],
        )
        yield said_by(
            report.form,
            block_lines(document.blocks),
            tagged_answers(document.blocks),
        )


def _compared(report: Report, want: Said, held: _HeldFile) -> _Compared:
    """A file held against what the report would say in it."""
    filled, found = held.filled, held.found
    if filled:
        answers = _answers(report, want, held, filled.differing)
        return _Compared(tuple(answers), filled.lacking, filled.added)
    differing = differing_questions(report.form, want, found)
    return _Compared(
        answers=tuple(_answers(report, want, held, differing)),
        lacking=tuple(lacking_lines(report.form, want, found)),
        added=tuple(added_lines(report.form, want, found)),
    )


def _answers(
    report: Report,
    want: Said,
    held: _HeldFile,
    differing: frozenset[str],
) -> Iterator[Difference]:
    """The questions whose answers differ, in the form's order."""
    form = report.form
    unreadable = report.unreadable()
    for key, question in form.questions.items():
        stem = form.file_of(question)
        path = f"{stem}.yaml"
        if stem in unreadable:
            yield Difference(key, Change.UNREADABLE, path, None)
        elif key in differing:
            change = _change(key, want, held)
            saved = saved_at(report.folder / path)
            passages = differing_passages(question, want, held.found)
            yield Difference(key, change, path, saved, passages)


def _change(key: str, want: Said, held: _HeldFile) -> Change:
    """What has become of an answer that differs."""
    ours = want.under.get(key, [])
    theirs = answer_words(key, held.found)
    if ours in _NOTHING:
        return Change.NOT_IN_REPORT
    if theirs in _NOTHING:
        return Change.NOT_IN_WORD
    if held.receipt is None:
        return Change.SOMEWHERE
    then = held.receipt.answers.get(key)
    in_report = answer_sum(ours) != then
    in_word = held.touched is True and answer_sum(theirs) != then
    if in_report and in_word:
        return Change.IN_BOTH
    if in_report:
        return Change.IN_REPORT
    if in_word:
        return Change.IN_WORD
    return Change.SOMEWHERE
