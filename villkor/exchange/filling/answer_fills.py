"""The answers of a report → what is put where in a blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.yaml.nodes import Text
from villkor.document.blocks import Block
from villkor.document.word.filling.fills import Fill, FillChoice, FillText
from villkor.document.word.found import FoundBlock, FoundTable, paragraphs_in
from villkor.exchange.answer_parts import choice_boxes, not_applicable, tagged_prose
from villkor.exchange.captions import number_captions
from villkor.exchange.filling.answer_spot import (
    answer_spot,
    is_choice_line,
    taken_lines,
)
from villkor.exchange.filling.blank_form import OpenBlank
from villkor.exchange.filling.table_fills import blank_table, row_fills
from villkor.exchange.outline import answer_gap
from villkor.exchange.placing.choices import choice_of
from villkor.exchange.placing.rooms import Room
from villkor.form.model import Kind, Question
from villkor.report.answers import (
    Answer,
    NotApplicable,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.keys import YES_NO_KEYS
from villkor.report.model import Report

_, _IF_YES, _IF_NO = YES_NO_KEYS
_YES, _NO = "ja", "nej"


def answer_fills(
    report: Report, blank: OpenBlank, *, draft: bool, told: frozenset[str] = frozenset()
) -> tuple[Fill, ...]:
    """What is put where; nothing of the questions that are `told` already.

    Raises UserError if somebody else's answer stands in the blank, or it has no place
    for one.
    """
    filler = _AnswerFiller(report, blank, draft)
    answers = report.answers()
    fills: list[Fill] = []
    for key, question in report.form.questions.items():
        if key not in told:
            fills += filler.fills(question, answers.get(key))
    return tuple(_with_numbers(fills))


def taken_questions(blank: OpenBlank, questions: Iterable[Question]) -> dict[str, str]:
    """The questions that somebody has answered in the blank, and what stands there."""
    found = {}
    for question in questions:
        said = _taken_at(blank, question)
        if said:
            found[question.id] = said
    return found


def _taken_at(blank: OpenBlank, question: Question) -> str:
    if question.kind is Kind.TABLE:
        said = blank_table(blank, question).taken
        if said:
            return said
    for room in blank.rooms.by_question[question.id]:
        for line in taken_lines(room.below, room.official, blank.free):
            return line.text.strip()
        if question.kind is Kind.YES_NO:
            for block in room.below:
                choice = choice_of(_words_of(block))
                if choice is not None and (choice.yes or choice.no):
                    return _words_of(block)
    return ""


def _words_of(block: FoundBlock) -> str:
    return " ".join(each.text for each in paragraphs_in((block,))).strip()


def _with_numbers(fills: Sequence[Fill]) -> Iterator[Fill]:
    """The same, with the numbers of the captions in their order."""
    blocks: list[Block] = []
    for fill in fills:
        if isinstance(fill, FillText):
            blocks += fill.blocks
    numbered = list(number_captions(blocks))
    for fill in fills:
        if isinstance(fill, FillText):
            count = len(fill.blocks)
            yield replace(fill, blocks=tuple(numbered[:count]))
            del numbered[:count]
        else:
            yield fill


class _AnswerFiller(Struct):
    """Says what of a report is put where in a blank."""

    report: Report
    blank: OpenBlank
    draft: bool

    def fills(self, question: Question, answer: Answer | None) -> Iterator[Fill]:
        """Where the answer to a question is put, in its parts."""
        content = answer.content if answer else None
        room = self.blank.rooms.by_question[question.id][0]
        match content:
            case TextAnswer(text):
                prose = tagged_prose(self.report, question, text)
                yield self._text(room, prose)
            case YesNoAnswer():
                yield from self._yes_no(question, content)
            case TableAnswer(rows) if rows:
                yield row_fills(
                    self.report, self.blank, question, rows, draft=self.draft
                )
            case NotApplicable(reason):
                blocks = not_applicable(self.report, question, reason)
                yield self._text(room, blocks)
            case _:
                if self.draft and question.required:
                    yield self._text(room, [answer_gap(question)])

    def _text(
        self,
        room: Room,
        blocks: Iterable[Block],
        below: Sequence[FoundBlock] | None = None,
    ) -> FillText:
        spot = answer_spot(
            room.asked,
            room.below if below is None else below,
            room.official,
            self.blank.free,
        )
        return FillText(spot.place, tuple(blocks), spot.instead, spot.gone)

    def _yes_no(self, question: Question, content: YesNoAnswer) -> Iterator[Fill]:
        rooms = self.blank.rooms.by_question[question.id]
        lines = _choice_lines(rooms)
        if lines and content.choice is not None:
            chosen = _YES if content.choice else _NO
            yield FillChoice(self._places(lines, rooms[0]), (_YES, _NO), chosen)
        elif not lines and content.choice is not None:
            yield self._text(rooms[0], [choice_boxes(question, content)])
        elif self.draft:
            yield self._below_choice(rooms, lines, [answer_gap(question)])
        for part in (_IF_YES, _IF_NO):
            blocks = self._blocks_of(question, content, part)
            if blocks:
                yield self._follow_up(rooms, lines, part, blocks)

    def _blocks_of(
        self,
        question: Question,
        content: YesNoAnswer,
        part: str,
    ) -> list[Block]:
        """What is said after yes or no; in a draft, that it is missing."""
        is_yes = part == _IF_YES
        text = content.if_yes if is_yes else content.if_no
        asked = question.if_yes if is_yes else question.if_no
        if text is not None:
            return [*self._prose(question, text, part)]
        if self.draft and asked and content.choice is is_yes:
            return [answer_gap(question, part)]
        return []

    def _prose(self, question: Question, text: Text, part: str) -> Iterator[Block]:
        return tagged_prose(self.report, question, text, part)

    def _follow_up(
        self,
        rooms: Sequence[Room],
        lines: Sequence[FoundBlock],
        part: str,
        blocks: Sequence[Block],
    ) -> FillText:
        """What is said after yes or no: below the words that ask for it, or else below
        the boxes.
        """
        for room in rooms:
            if room.part == part:
                return self._text(room, blocks)
        return self._below_choice(rooms, lines, blocks)

    def _below_choice(
        self,
        rooms: Sequence[Room],
        lines: Sequence[FoundBlock],
        blocks: Sequence[Block],
    ) -> FillText:
        """What stands below the last of the boxes, or below the question."""
        if not lines:
            return self._text(rooms[0], blocks)
        last = lines[-1]
        for room in rooms:
            if last in room.below:
                rest = room.below[room.below.index(last) + 1 :]
                paragraphs = [*paragraphs_in((last,))]
                asked = replace(room, asked=paragraphs[-1])
                if isinstance(last, FoundTable):
                    asked = room
                return self._text(asked, blocks, rest)
        return self._text(rooms[0], blocks)

    def _places(self, lines: Iterable[FoundBlock], room: Room) -> tuple[int, ...]:
        """The paragraphs of some lines; that of the question, if one is the end of
        it.
        """
        places: dict[int, None] = {}
        for paragraph in paragraphs_in(tuple(lines)):
            place = paragraph.place
            if place >= self.blank.free.count:
                place = room.asked.place
            places[place] = None
        return tuple(places)


def _choice_lines(rooms: Iterable[Room]) -> list[FoundBlock]:
    """The lines and tables with the boxes of yes and no, in their order."""
    lines: list[FoundBlock] = []
    for room in rooms:
        for block in room.below:
            if isinstance(block, FoundTable):
                choice = choice_of(_words_of(block))
                if choice is not None and choice.whole:
                    lines.append(block)
            elif is_choice_line(block):
                lines.append(block)
    return lines
