"""Where a blank form asks each question, and what stands there until it asks the next."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from villkor.document.word.found import FoundBlock, FoundDocument, FoundParagraph
from villkor.exchange.placing.asked_tables import AskedTable, asked_tables
from villkor.exchange.placing.contents_lines import contents_lines
from villkor.exchange.placing.flow_of_blocks import flow_of_blocks
from villkor.exchange.placing.form_lines import FormLine, LineKind, form_lines
from villkor.exchange.placing.line_index import LineIndex, line_index
from villkor.exchange.placing.marks import find_marks
from villkor.exchange.placing.own_lines import OwnLines, own_lines
from villkor.exchange.placing.splitting import splitter
from villkor.exchange.placing.words import words_of_line
from villkor.form.model import Form


class Room(Struct, frozen=True):
    """The room for an answer, or for a `part` of it ("vid ja").

    `asked` is the paragraph with the question's words, or their end, and `said` all of
    its words there. `below` is what follows until the next line of the form. What the
    form says itself among that (help, instructions) is in `official`, by its place.
    """

    part: str
    asked: FoundParagraph
    said: str
    below: tuple[FoundBlock, ...]
    official: frozenset[int]


class Rooms(Struct, frozen=True):
    """The rooms of a blank by question, each question's own first; the paragraphs and
    tables before the first line of the form; and the kinds of tables that it asks for.
    """

    by_question: Mapping[str, tuple[Room, ...]]
    cover: tuple[FoundBlock, ...]
    asked_tables: tuple[AskedTable, ...]


class _Open(Struct):
    """A room that goes on."""

    question: str
    part: str
    line: FormLine
    asked: FoundParagraph
    said: str
    below: list[FoundBlock] = field(default_factory=list)
    official: set[int] = field(default_factory=set)

    def closed(self) -> Room:
        return Room(
            self.part,
            self.asked,
            self.said,
            tuple(self.below),
            frozenset(self.official),
        )


def rooms_of(
    form: Form,
    found: FoundDocument,
) -> Rooms:
    """The rooms of a blank. A question that it does not ask has none."""
    index = line_index(form_lines(form))
    tables = asked_tables(form)
    flow = flow_of_blocks(
        index,
        tables,
        splitter(found),
    )
    contents = contents_lines(index, flow)
    marks = find_marks(
        index,
        flow,
        contents,
    )
    walk = _Walk(form, index, own_lines(form))
    for number, block in enumerate(flow):
        mark = marks.lines.get(number)
        if number in contents:
            walk.begun = True
        elif mark is not None and isinstance(block, FoundParagraph):
            walk.pass_line(block, mark.line)
        else:
            walk.pass_block(block)
    walk.close()
    rooms = {key: tuple(found) for key, found in walk.rooms.items()}
    return Rooms(rooms, tuple(walk.cover), tables)


class _Walk(Struct):
    """The rooms that have been gone through, and the one that is `open`."""

    form: Form
    index: LineIndex
    own_lines: OwnLines
    rooms: dict[str, list[Room]] = field(default_factory=dict)
    cover: list[FoundBlock] = field(default_factory=list)
    open: _Open | None = None
    begun: bool = False

    def pass_line(
        self,
        block: FoundParagraph,
        line: FormLine,
    ) -> None:
        """A line of the form: a question begins a room, and a heading ends one."""
        self.begun = True
        if line.kind is LineKind.INSTRUCTION:
            if self.open is not None:
                self.open.below.append(block)
                self.open.official.add(block.place)
            return
        if self._goes_on_with(block, line):
            return
        self.close()
        if line.item in self.form.questions:
            self.open = _Open(
                line.item,
                line.part,
                line,
                block,
                block.text,
            )

    def _goes_on_with(
        self,
        block: FoundParagraph,
        line: FormLine,
    ) -> bool:
        """Whether a line is the same as the one before: the number of a question stands
        above it, or a heading is the question's as well.
        """
        room = self.open
        if room is None or room.question != line.item or room.part != line.part:
            return False
        if room.line.kind is LineKind.QUESTION and words_of_line(room.said)[1:]:
            return False
        room.line = line
        room.asked = block
        room.said = f"{room.said} {block.text}"
        return True

    def pass_block(self, block: FoundBlock) -> None:
        """What is no line of the form."""
        room = self.open
        if room is None:
            if not self.begun:
                self.cover.append(block)
            return
        if isinstance(block, FoundParagraph) and self._ends_question(
            room,
            block,
        ):
            room.asked = block
            room.said = f"{room.said} {block.text}"
            return
        room.below.append(block)
        if isinstance(block, FoundParagraph) and self.own_lines.is_help(block.text):
            room.official.add(block.place)

    def _ends_question(
        self,
        room: _Open,
        block: FoundParagraph,
    ) -> bool:
        """Whether a paragraph goes on with the words of the question above it."""
        if room.below:
            return False
        done = words_of_line(room.said)
        more = words_of_line(block.text)
        if not more:
            return False
        words = room.line.words
        return words[-len(more) :] == more and done[-1:] != words[-1:]

    def close(self) -> None:
        """The room that is open ends."""
        if self.open is not None:
            rooms = self.rooms.setdefault(
                self.open.question,
                [],
            )
            rooms.append(self.open.closed())
        self.open = None
