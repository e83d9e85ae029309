"""What is placed of a Word file, told so that it can be compared; and the laws that hold for
everything that is placed.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.document.word.test_read_blocks import letters_found
from villkor.document.word.found import (
    FoundBlock,
    FoundCell,
    FoundParagraph,
    paragraphs_in,
)
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.places import AnswerPlace, Placed
from villkor.form.load import load_form

FORM = load_form(2022)
Told = tuple[bool | None, dict[str, list[str]], list[list[str]]]


def placed(data: bytes) -> Placed:
    """What is placed of a file, after the laws have been tried on it."""
    found = read_blocks(open_package(data, "fil.docx"))
    assert letters_found(found) == found.letters
    placing = place_answers(FORM, found)
    assert letters_found(placing.found) == found.letters
    places = [paragraph.place for paragraph in paragraphs_in(placing.found.blocks)]
    answers = placing.answers.values()
    answered = [place for answer in answers for place in places_of(answer)]
    ways = [*answered, *placing.official, *placing.cover, *placing.unplaced]
    assert sorted(ways) == sorted(places)
    return placing


def places_of(answer: AnswerPlace) -> Iterable[int]:
    """The places of the paragraphs of an answer."""
    for blocks in answer.parts.values():
        yield from (each.place for each in paragraphs_in(blocks))
    for row in answer.rows:
        for cell in row:
            yield from (each.place for each in paragraphs_in(cell.blocks))


def told(placing: Placed) -> dict[str, Told]:
    """What is answered to each question: the choice, the lines of each part, and the rows."""
    return {key: told_answer(each) for key, each in placing.answers.items()}


def told_answer(answer: AnswerPlace) -> Told:
    """What an answer says."""
    parts = {part: lines_of(blocks) for part, blocks in answer.parts.items()}
    rows = [[words_of(cell) for cell in row] for row in answer.rows]
    return answer.choice, {part: lines for part, lines in parts.items() if lines}, rows


def lines_of(blocks: tuple[FoundBlock, ...]) -> list[str]:
    """The lines of some blocks that say something."""
    return [each.text for each in paragraphs_in(blocks) if each.text.strip()]


def words_of(cell: FoundCell) -> str:
    """The words of a cell, without empty lines."""
    return "\n".join(lines_of(cell.blocks))


def words_at(placing: Placed, places: Iterable[int]) -> list[str]:
    """The words at some places."""
    by_place: dict[int, FoundParagraph] = {}
    for paragraph in paragraphs_in(placing.found.blocks):
        by_place[paragraph.place] = paragraph
    return [by_place[place].text for place in places]
