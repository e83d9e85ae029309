"""Where in a Word file each question is answered, as frozen data.

`exchange.placing.anchors` makes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from msgspec import Struct, field

from villkor.document.word.found import (
    FoundBlock,
    FoundCell,
    FoundDocument,
    paragraphs_in,
)


class Anchor(IntEnum):
    """How it is known to which question something belongs, the surest first."""

    CONTROL = 1  # it stands in a control with the question's tag
    NUMBER = 2  # the question's number stands above it
    WORDING = 3  # the question's words do
    ORDER = 4  # it stands where the question is asked in the form


class AnswerPlace(Struct, frozen=True):
    """What is the answer to a question.

    `sure` is between 0 and 1. `parts` are the paragraphs and tables of prose by the
    part of the answer: "" (the answer itself), "vid ja", "vid nej", "ej tillämpligt".
    `choice` is the box that is ticked, or the word that is written (None: neither).
    `rows` are the cells of a table's rows in the order of the form's columns; rows
    without a word are left out.
    """

    question: str
    how: Anchor
    sure: float
    parts: Mapping[str, tuple[FoundBlock, ...]] = field(default_factory=dict)
    choice: bool | None = None
    rows: tuple[tuple[FoundCell, ...], ...] = ()

    def places(self) -> frozenset[int]:
        """The places of the paragraphs of its parts and rows."""
        blocks = [block for part in self.parts.values() for block in part]
        for row in self.rows:
            for cell in row:
                blocks += cell.blocks
        return frozenset(each.place for each in paragraphs_in(tuple(blocks)))


class Placed(Struct, frozen=True):
    """A Word file by the questions of a form.

    `answers` has every question that the file asks, with an answer or without one.
    `official` are the places of the paragraphs that are the form's own words: headings,
    questions, header cells, instructions, the contents. `cover` are those before the
    first heading. `unplaced` are those that belong nowhere: each stands in exactly one
    of these, or in an answer. A `packet` asks some questions of the form on purpose.
    """

    found: FoundDocument
    answers: Mapping[str, AnswerPlace]
    official: frozenset[int]
    cover: tuple[int, ...]
    unplaced: tuple[int, ...]
    packet: bool = False

    def unplaced_words(self) -> list[str]:
        """What stands in the paragraphs that belong nowhere."""
        lost = frozenset(self.unplaced)
        paragraphs = paragraphs_in(self.found.blocks)
        return [each.text.strip() for each in paragraphs if each.place in lost]
