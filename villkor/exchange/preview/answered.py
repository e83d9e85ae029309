"""What stands under each heading and question of the form, for the page: its blocks, and
how many words somebody has written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.faults import FaultKind
from villkor.document.blocks import (
    GAP,
    Block,
    Flow,
    ListBlock,
    Paragraph,
    Role,
    Table,
    TaggedAnswer,
    text_paragraph,
)
from villkor.exchange.captions import number_captions
from villkor.exchange.outline import answered_items
from villkor.exchange.own_words import NOTHING_TO_TELL
from villkor.form.model import FormHeading, Question
from villkor.report.answers import Answer, Effects, Row, TableAnswer, YesNoAnswer
from villkor.report.model import Report

_UNREAD = "Svaret går inte att läsa."
_NO_FILE = "Filen saknas."
_UNSURE = "Saknas, eller går inte att läsa."
# of what the report or the form says by itself
_NOT_WRITTEN = frozenset(
    {
        Role.CAPTION,
        Role.CHOICE,
        Role.FOLLOW_UP,
        Role.GAP,
        Role.LABEL,
        Role.ROW,
        Role.SOURCE,
    }
)


_Row = tuple[tuple[Flow, ...], ...]


class AnsweredItem(Struct, frozen=True):
    """A heading or a question of the form, what stands under it, and how many words of
    that are the region's.
    """

    item: FormHeading | Question
    blocks: tuple[Block, ...]
    words: int = 0


def items_with_answers(report: Report) -> Iterator[AnsweredItem]:
    """The form in its order. What could not be read is said to be so, and is not told
    as missing.
    """
    items = list(answered_items(report, draft=True))
    parts = chain.from_iterable(blocks for _, blocks in items)
    numbered = iter(number_captions(parts))
    for item, blocks in items:
        shown = tuple(islice(numbered, len(blocks)))
        if isinstance(item, Question):
            told = _gap_words(report, item)
            shown = tuple(_with_gap(block, told) for block in shown)
            if not shown and told != GAP:  # one that may be left without an answer
                shown = (text_paragraph(told, Role.GAP),)
            yield AnsweredItem(item, shown, written_words(shown))
        else:
            yield AnsweredItem(item, shown)


def _gap_words(report: Report, question: Question) -> str:
    """What is said where there is no answer to a question."""
    answer = report.answers().get(question.id)
    if answer is None:
        return _file_words(report, report.form.file_of(question))
    if answer.misread and answer.content is None:
        return _UNREAD
    return _UNSURE if _is_misread(answer) else GAP


def _file_words(report: Report, stem: str) -> str:
    """What is said of each question in a file that has no answer to it."""
    if stem not in report.unreadable():
        return GAP
    for kind, finding in report.faults:
        missing = kind is FaultKind.MISSING_FILE
        if missing and finding.where.path == f"{stem}.yaml":
            return _NO_FILE
    return _UNREAD


def _is_misread(answer: Answer) -> bool:
    """Whether anything that is written in an answer could not be read."""
    match answer.content:
        case YesNoAnswer(choice, word, misread=misread):
            neither = choice is None and word is not None
            return answer.misread or neither or bool(misread)
        case TableAnswer(rows):
            return answer.misread or any(map(_is_misread_row, rows))
        case _:
            return answer.misread


def _is_misread_row(row: Row) -> bool:
    cells = row.cells.values()
    effects = any(isinstance(cell, Effects) and cell.misread for cell in cells)
    return effects or bool(row.misread)


def _with_gap(block: Block, told: str) -> Block:
    """A block with other words where an answer is missing."""
    match block:
        case Paragraph(role=Role.GAP):
            return text_paragraph(told, Role.GAP)
        case TaggedAnswer(gap=True):
            return replace(block, blocks=(text_paragraph(told, Role.GAP),))
        case Table() if told != GAP:
            return replace(block, rows=tuple(_rows_with_gap(block.rows, told)))
        case _:
            return block


def _rows_with_gap(rows: Iterable[_Row], told: str) -> Iterator[_Row]:
    for row in rows:
        yield tuple(_cell_with_gap(cell, told) for cell in row)


def _cell_with_gap(cell: tuple[Flow, ...], told: str) -> tuple[Flow, ...]:
    match cell:
        case (Paragraph(role=Role.GAP),):
            return (text_paragraph(told, Role.GAP),)
        case _:
            return cell


def written_words(blocks: Iterable[Block]) -> int:
    """How many words somebody has written in blocks: not the headings of tables, nor
    what is shown of the grant's figures.
    """
    total = 0
    for block in blocks:
        match block:
            case Paragraph() if block.role not in _NOT_WRITTEN:
                total += _words_in(block.text)
            case ListBlock():
                total += written_words(chain.from_iterable(block.items))
            case TaggedAnswer():
                total += written_words(block.blocks)
            case Table(title=""):
                for row in block.rows:
                    total += written_words(chain.from_iterable(row))
            case _:
                pass
    return total


def _words_in(text: str) -> int:
    if text == NOTHING_TO_TELL:
        return 0
    return sum(any(map(str.isalnum, word)) for word in text.split())
