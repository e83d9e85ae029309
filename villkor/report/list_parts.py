"""The lines of a list in a section file, item by item, to be put together anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from villkor.base.yaml.spans import ListSpan

# a line of the file by its number from 0, or a new one
Line = int | str

# what ends a line under which a text stands
_BLOCK = re.compile(r"[:-] +[|>][-+0-9]{0,2}(?: +#.*)?$")


class LinePart(Struct):
    """A key or an item: the lines before it that are nobody's, and its own."""

    key: str
    gap: list[Line]
    body: list[Line]


def kept_lines(first: int, last: int) -> list[Line]:
    """Some lines as they are, both ends included."""
    return [*range(first, last + 1)]


def flat_lines(
    lines: Sequence[str],
    parts: Iterable[LinePart],
    column: int,
) -> list[Line]:
    """The lines of some parts that stand at a column, one after the other.

    A comment that would become a part of the text above it is moved to that column.
    """
    found: list[Line] = []
    for part in parts:
        gap = part.gap
        if any(isinstance(line, str) for line in found):
            gap = [
                _clear_comment(
                    lines,
                    found,
                    line,
                    column,
                )
                for line in gap
            ]
        found += gap
        found += part.body
    return found


def _clear_comment(
    lines: Sequence[str],
    above: Sequence[Line],
    line: Line,
    column: int,
) -> Line:
    text = line_text(lines, line)
    comment = text.lstrip()
    deep = len(text) - len(comment)
    if not comment or deep <= column:
        return line
    below = deep
    for other in reversed(above):
        written = line_text(lines, other)
        indent = len(written) - len(written.lstrip())
        if written.strip() and indent < deep:
            swallowed = _BLOCK.search(written) and below <= deep
            return " " * column + comment if swallowed else line
        if written.strip():
            below = indent
    return line


def without_blanks(lines: Sequence[str], chosen: Iterable[Line]) -> list[Line]:
    """Those of some lines of a file that are not empty."""
    return [line for line in chosen if line_text(lines, line).strip()]


def line_text(lines: Sequence[str], line: Line) -> str:
    """What stands on a line."""
    if isinstance(line, int):
        return lines[line]
    return line


class ListParts:
    """The items that a list of a file is to have, in their order: old ones and new
    ones.
    """

    def __init__(
        self,
        lines: Sequence[str],
        listed: ListSpan,
    ) -> None:
        self.lines = lines
        self.column = listed.start[1]
        self.before = _item_parts(lines, listed)
        self.between = _usual_gap(lines, self.before)
        self.found: list[LinePart] = []
        self.taken: set[int] = set()

    def keep(
        self,
        number: int,
        body: list[Line] | None = None,
    ) -> None:
        """Have an old item next, by its number, perhaps with other lines."""
        part = self.before[number]
        gap = part.gap or list(self.between)
        self.taken.add(number)
        self.found.append(LinePart("", gap, body or part.body))

    def add(self, lines: Iterable[str]) -> None:
        """Have a new item next."""
        gap = list(self.between)
        self.found.append(LinePart("", gap, [*lines]))

    def left_out(self) -> list[int]:
        """The numbers of the old items that are to be there no more."""
        every = range(len(self.before))
        return [number for number in every if number not in self.taken]

    def whole(self) -> list[Line]:
        """The lines of the list, after the comments that stood between those that are
        left out.
        """
        lines: list[Line] = []
        for number in self.left_out():
            gap = self.before[number].gap
            lines += without_blanks(self.lines, gap)
        if self.found:
            first = self.found[0]
            first.gap = without_blanks(self.lines, first.gap)
        return flat_lines(
            self.lines, [LinePart("", lines, []), *self.found], self.column
        )


def _item_parts(lines: Sequence[str], listed: ListSpan) -> list[LinePart]:
    """The items of a list by their lines, each from its dash."""
    parts = []
    above, column = listed.start
    for item in listed.items:
        first = item.start[0]
        while first > above and lines[first][: column + 1].strip() != "-":
            first -= 1
        last = max(first, item.end[0])
        gap = kept_lines(above, first - 1)
        body = kept_lines(first, last)
        parts.append(LinePart("", gap, body))
        above = last + 1
    return parts


def _usual_gap(lines: Sequence[str], parts: list[LinePart]) -> list[Line]:
    """The empty lines that stand between the first two items of a list; one if there is
    but one item, of several lines.
    """
    if len(parts) < 2:  # noqa: PLR2004 - as said
        return [""] if parts and len(parts[0].body) > 1 else []
    gap = parts[1].gap
    blanks = len(gap) - len(without_blanks(lines, gap))
    return [""] * blanks
