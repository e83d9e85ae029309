"""Places in a file as an editor counts them: lines and characters from 0. A character
is one of Python's here; the server counts them anew as its client does.
"""

from __future__ import annotations

from msgspec import Struct

from villkor.base.diagnostic import Where

_MARKS_AT_EDGES = ":,;[]{}()"


class EditorSpan(Struct, frozen=True):
    """A stretch within a line, from `start` up to `stop`."""

    line: int
    start: int
    stop: int


def span_of_word(lines: list[str], where: Where) -> EditorSpan:
    """The word that a finding is at; the last character of its line if the place lies
    behind it.

    A place outside the file is its last line.
    """
    number = min(where.line, len(lines)) - 1
    if number < 0:
        return EditorSpan(0, 0, 0)
    line = lines[number]
    start = min(where.column - 1, max(len(line) - 1, 0))
    stop = start
    while stop < len(line) and not line[stop].isspace():
        stop += 1
    word = line[start:stop].rstrip(_MARKS_AT_EDGES)
    length = max(len(word), 1)
    return EditorSpan(number, start, min(start + length, len(line)))


def whole_line(lines: list[str], number: int) -> EditorSpan:
    """The whole of a line, by its number from 0."""
    return EditorSpan(number, 0, len(lines[number]))
