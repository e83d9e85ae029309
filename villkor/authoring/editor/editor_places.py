"""Places in a file as an editor counts them: lines and characters from 0. A character
is one of Python's here; the server counts them anew as its client does.

The rules see cleaned letters (`base.signs`), and the editor those that are there: an å
may be two characters, and a sign that cannot be seen is one.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from villkor.base.diagnostic import Where
from villkor.base.signs import cleaned_text
from villkor.report.model import Report

_MARKS_AT_EDGES = ":,;[]{}()"


class EditorSpan(Struct, frozen=True):
    """A stretch within a line, from `start` up to `stop`."""

    line: int
    start: int
    stop: int


def saved_lines(report: Report, path: str) -> list[str]:
    """The lines of a file as they are written, before their letters are cleaned."""
    cleaned = report.sources.get(path, "")
    return report.saved.get(path, cleaned).split("\n")


def span_of_finding(report: Report, where: Where) -> EditorSpan:
    """The word that a finding is at, among the lines as they are written; the last
    character of its line if the place lies behind it.

    A place outside the file is its last line.
    """
    lines = report.sources.get(where.path, "").split("\n")
    span = _span_of_word(lines, where)
    if where.path not in report.saved:
        return span
    written = saved_lines(report, where.path)[span.line]
    if written == lines[span.line]:
        return span
    start = _place_as_written(written, span.start)
    return EditorSpan(span.line, start, _place_as_written(written, span.stop))


def _place_as_written(written: str, place: int) -> int:
    """A place of a cleaned line, in the line as it is written: after all that is cleaned
    into what stands before it.
    """

    def cleaned_length(stop: int) -> int:
        return len(cleaned_text(written[:stop]))

    stops = range(len(written) + 1)
    return bisect_right(stops, place, key=cleaned_length) - 1


def _span_of_word(lines: list[str], where: Where) -> EditorSpan:
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
