"""The lines of a form in their order: what a Word file that answers it may say in the
form's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct

from villkor.exchange.own_words import legal_basis_words
from villkor.exchange.placing.words import Words, words_of_line
from villkor.form.model import Form, FormHeading, Question


class LineKind(Enum):
    """What a line of a form is."""

    HEADING = auto()
    QUESTION = auto()
    FOLLOW_UP = auto()
    INSTRUCTION = auto()


class FormLine(Struct, frozen=True):
    """A line: its place among those of the form, the heading or question that it is or
    belongs to, the part of an answer that it asks for, its number ("" for none) and its
    words, and the heading that it stands `under`.
    """

    place: int
    kind: LineKind
    item: str
    number: str
    words: Words
    part: str = ""
    under: str = ""


def form_lines(form: Form) -> tuple[FormLine, ...]:
    """The lines of a form."""
    lines: list[FormLine] = []
    under = ""
    for kind, item, number, text, part in _told(form):
        if kind is LineKind.HEADING:
            under = item
        words = words_of_line(text)
        lines.append(
            FormLine(
                len(lines),
                kind,
                item,
                number,
                words,
                part,
                under,
            )
        )
    return tuple(lines)


_Told = tuple[LineKind, str, str, str, str]


def _told(form: Form) -> Iterator[_Told]:
    for item in form.items:
        if isinstance(item, FormHeading):
            yield from _heading_lines(form, item)
        else:
            yield from _question_lines(item)


def _heading_lines(form: Form, heading: FormHeading) -> Iterator[_Told]:
    key = heading.id
    number = key if key[0].isdigit() else ""
    yield LineKind.HEADING, key, number, heading.title, ""
    if heading.legal_basis:
        yield LineKind.INSTRUCTION, key, "", legal_basis_words(heading), ""
    for text in form.instructions.get(key, ()):
        yield LineKind.INSTRUCTION, key, "", text, ""


def _question_lines(question: Question) -> Iterator[_Told]:
    key = question.id
    yield LineKind.QUESTION, key, key, question.wording, ""
    for part, asked in (("vid ja", question.if_yes), ("vid nej", question.if_no)):
        if asked:
            yield LineKind.FOLLOW_UP, key, "", asked.wording, part
