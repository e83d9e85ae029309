"""What has been placed of a Word file so far, and whose answer comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from villkor.document.word.found import (
    FoundBlock,
    FoundCell,
    FoundParagraph,
    FoundTable,
    paragraphs_in,
)
from villkor.exchange.placing.answer_draft import AnswerDraft
from villkor.exchange.placing.asked_tables import AskedTable
from villkor.exchange.placing.form_lines import FormLine, LineKind
from villkor.exchange.placing.line_index import LineIndex
from villkor.exchange.placing.own_lines import OwnLines
from villkor.exchange.placing.places import Anchor
from villkor.exchange.placing.splitting import Splitter
from villkor.form.model import Form

BY_ORDER = 0.5  # how sure it is whose answer it is, without a question above it
SURE = 1.0


class PlacingState(Struct):
    """What has been placed.

    What comes next is the answer to `question`, or to none (""), in a `part` of it.
    `last` is the line of the form that was passed last, of which `said` words have been
    said, and `anchored` are the keys of the controls that it stands in itself. `before`
    is what stands before any line of the form, and `waiting` what stands under a
    heading before any question. `reworded` are the places of questions that say some
    words of their own. It is `lost` below a line that may be another one, and
    `captioned` below the caption of a table or a chart.
    `pictured` are the places of paragraphs with something that is no text. In a
    `packet` most of the form is left out on purpose.
    """

    form: Form
    index: LineIndex
    asked: tuple[AskedTable, ...]
    own_lines: OwnLines
    splitter: Splitter
    pictured: frozenset[int]
    drafts: dict[str, AnswerDraft] = field(default_factory=dict)
    official: set[int] = field(default_factory=set)
    before: list[FoundParagraph] = field(default_factory=list)
    waiting: list[FoundBlock] = field(default_factory=list)
    reworded: dict[str, int] = field(default_factory=dict)
    question: str = ""
    part: str = ""
    last: FormLine | None = None
    said: int = 0
    anchored: tuple[str, ...] = ()
    lost: bool = False
    captioned: bool = False
    packet: bool = False

    def draft_of(
        self,
        question: str,
        how: Anchor,
        sure: float,
    ) -> AnswerDraft:
        """The answer to a question, which may be told of in several places."""
        if question not in self.drafts:
            asked = self.form.questions[question]
            self.drafts[question] = AnswerDraft(
                asked,
                how,
                sure,
            )
        draft = self.drafts[question]
        if how < draft.how:
            draft.how = how
            draft.sure = sure
        return draft

    def keyed(self, controls: Iterable[str]) -> tuple[str, str]:
        """The question and the part that the innermost known control names, unless the
        last question stands in that control itself.
        """
        found = "", ""
        for key in controls:
            question, *rest = key.split(":")
            if question in self.form.questions and key not in self.anchored:
                part = rest[0] if rest else ""
                found = question, "" if part.isdecimal() else part
        return found

    def note_official(self, blocks: Iterable[FoundBlock]) -> None:
        """Some blocks are the form's own words."""
        for paragraph in paragraphs_in(tuple(blocks)):
            self.official.add(paragraph.place)

    def lacking_until(self, line: FormLine | None) -> list[FormLine]:
        """The questions that stand in the form between the last line that was passed
        and another one (None: its end), and are not asked in the file.
        """
        lines = self.index.lines
        first = self.last.place + 1 if self.last else 0
        end = line.place if line else len(lines)
        asked = [each for each in lines[first:end] if each.kind is LineKind.QUESTION]
        return [each for each in asked if each.item not in self.drafts]

    def answered(self) -> Iterator[FoundParagraph]:
        """The paragraphs of all answers."""
        for draft in self.drafts.values():
            for blocks in draft.parts.values():
                yield from paragraphs_in(tuple(blocks))
            for row in draft.rows:
                yield from _paragraphs_of(row)


def _paragraphs_of(row: Iterable[FoundCell]) -> Iterator[FoundParagraph]:
    for cell in row:
        yield from paragraphs_in(cell.blocks)


def paragraphs_of_table(table: FoundTable) -> tuple[FoundParagraph, ...]:
    """All paragraphs of a table."""
    return tuple(paragraphs_in((table,)))
