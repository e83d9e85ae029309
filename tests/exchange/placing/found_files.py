"""What `read_blocks` and `place_answers` would find, made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from villkor.document.blocks import Run
from villkor.document.word.found import (
    FoundBlock,
    FoundCell,
    FoundDocument,
    FoundParagraph,
    FoundTable,
    ListPlace,
)
from villkor.exchange.placing.places import Anchor, AnswerPlace, Placed
from villkor.exchange.placing.recover import recover_answers
from villkor.exchange.placing.recovered import Recovered
from villkor.form.load import load_form
from villkor.report.values import AnswerValue

FORM = load_form(2022)
TEXT, YES_NO, PROJECTS, ANALYSES = "1.1.1", "2.3", "1.2.1.4", "4.7"
_PLACES = count(1)


def para(words: str | tuple[Run, ...], style: str = "normal") -> FoundParagraph:
    """A paragraph of words as they are, or of runs."""
    runs = words if isinstance(words, tuple) else (Run(words),) if words else ()
    return FoundParagraph(next(_PLACES), runs, style)


def point(
    words: str, level: int = 0, key: int = 1, *, shown: str = ""
) -> FoundParagraph:
    """An item of a list: a numbered one if a number is shown before it."""
    item = ListPlace(level, ordered=shown != "", number=key)
    return FoundParagraph(next(_PLACES), (Run(words),), "", item=item, numbered=shown)


def cell(*blocks: str | FoundBlock) -> FoundCell:
    return FoundCell(
        tuple(para(each) if isinstance(each, str) else each for each in blocks)
    )


def table(*rows: tuple[str, ...]) -> FoundTable:
    return FoundTable(tuple(tuple(cell(words) for words in row) for row in rows))


def recovered(question: str, *blocks: str | FoundBlock, **more: object) -> AnswerValue:
    """What comes home as the answer to a question."""
    return recovered_file(question, *blocks, **more).answers[question]


def recovered_file(
    question: str, *blocks: str | FoundBlock, **more: object
) -> Recovered:
    """A file with one answer."""
    found = tuple(para(each) if isinstance(each, str) else each for each in blocks)
    parts = {"": found, **more.pop("parts", {})}
    place = AnswerPlace(question, Anchor.NUMBER, 1.0, parts, **more)
    document = FoundDocument(tuple(_blocks_of(place)))
    return recover_answers(
        FORM, Placed(document, {question: place}, frozenset(), (), ())
    )


def _blocks_of(place: AnswerPlace) -> Iterator[FoundBlock]:
    for blocks in place.parts.values():
        yield from blocks
    if place.rows:
        yield FoundTable(place.rows)
