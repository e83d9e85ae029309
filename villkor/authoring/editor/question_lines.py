"""Where the questions stand in a section file, while it is written and may be broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from villkor.form.model import Form, Question

_KEY = re.compile(r"^[\"']?([^\"':#\s][^\"':]{0,60})[\"']?[ \t]*:")


class QuestionLines(Struct, frozen=True):
    """A question, and the lines of its answer: from 0, `stop` is the first after it."""

    question: Question
    start: int
    stop: int


def questions_in(form: Form, lines: list[str]) -> Iterator[QuestionLines]:
    """The questions whose keys stand at the margin, from the top down."""
    keys = list(_keys_at_margin(lines))
    for place, (key, start) in enumerate(keys):
        question = form.questions.get(key)
        if question:
            following = keys[place + 1 :]
            stop = following[0][1] if following else len(lines)
            yield QuestionLines(question, start, _without_blank_end(lines, start, stop))


def _keys_at_margin(lines: list[str]) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(lines):
        key = _KEY.match(line)
        if key:
            yield key[1].strip(), number


def _without_blank_end(lines: list[str], start: int, stop: int) -> int:
    """Where the answer ends, without the comments and blank lines below it, which
    belong to the next question.
    """
    while stop > start + 1:
        last = lines[stop - 1].strip()
        if last and not lines[stop - 1].startswith("#"):
            break
        stop -= 1
    return stop


def question_at(form: Form, lines: list[str], number: int) -> Question | None:
    """The question that a line belongs to: one of its answer, or of the comment with
    its wording above; None if it belongs to none.
    """
    for found in questions_in(form, lines):
        if _comment_above(lines, found.start) <= number < found.stop:
            return found.question
    return None


def _comment_above(lines: list[str], start: int) -> int:
    """The first line of the comment right above a key."""
    while start > 0 and lines[start - 1].startswith("#"):
        start -= 1
    return start
