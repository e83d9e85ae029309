"""Lists that are typed, with a sign, a number or a letter before each line → lists.

Not everything that begins so is one: a dash may begin what somebody says, and "1. " may
be a date. Points are several, or follow a colon; numbers follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from villkor.document.blocks import Paragraph, Run
from villkor.document.list_lines import ListLine

# `•`, Word's bullets from Symbol and Wingdings, and what else is drawn before a point
_MARK = re.compile(
    r"""
    (?P<indent> [ \t\u00a0]{0,40} )
    (?:
        (?P<sign> [•·‣◦▪▫■□●○∙⁃➢➤►✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc] ) [ \t\u00a0]{0,20}
        | (?P<word> o ) (?: \t | [ \u00a0]{2} ) [ \t\u00a0]{0,20}
        | (?P<dash> [-–—*‐‑] ) [ \t\u00a0]{1,20}
        | (?P<number> \d{1,2} ) (?P<after> [.)] ) [ \t\u00a0]{1,20}
        | \(? (?P<letter> [a-zåäö] ) \) [ \t\u00a0]{1,20}
    )
    (?= \S )
    """,
    re.VERBOSE,
)
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_SEVERAL = 2
_KINDS = ("sign", "word", "dash", "number", "letter")


class _Mark(Struct, frozen=True):
    """What stands before the words of a point: what sort of mark, how far in it stands,
    its number, and where the words begin.
    """

    kind: str
    indent: int
    number: int
    end: int

    @property
    def ordered(self) -> bool:
        """Whether it is one of a number of marks that are counted."""
        return self.kind[0] in "nl"  # number., number), letter


class _Point(Struct, frozen=True):
    """A paragraph with its mark, if it has one."""

    paragraph: Paragraph
    mark: _Mark | None = None


Line = Paragraph | ListLine


def with_typed_lists(lines: Iterable[Line]) -> Iterator[Line]:
    """The paragraphs, those of typed lists with their places in them."""
    key = -1
    points: list[_Point] = []
    before = ""
    for line in lines:
        split = _points_in(line) if isinstance(line, Paragraph) else [None]
        for point in split:
            if point and point.mark:
                points.append(point)
                continue
            yield from _listed(points, before, key)
            key -= len(points)
            points.clear()
            said = point.paragraph if point else line
            before = _words(said) or before
            yield said
    yield from _listed(points, before, key)


def _words(line: Line) -> str:
    paragraph = line.paragraph if isinstance(line, ListLine) else line
    return paragraph.text.strip()


def _points_in(paragraph: Paragraph) -> list[_Point]:
    """A paragraph as one, or line by line if several of its lines have a mark.

    A line without a mark goes on in the point above it.
    """
    text = paragraph.text
    starts = [0]
    offset = text.find("\n")
    while offset >= 0:
        mark = _mark_in(text, offset + 1)
        if mark:
            starts.append(offset + 1)
        offset = text.find("\n", offset + 1)
    first = _mark_in(text, 0)
    alone = len(starts) == 1
    follows_colon = text[: starts[-1]].rstrip().endswith(":")
    if alone or not (first or follows_colon or len(starts) > _SEVERAL):
        return [_Point(paragraph, first)]
    points: list[_Point] = []
    for start, stop in zip(starts, [*starts[1:], len(text) + 1], strict=True):
        piece = paragraph_part(paragraph, start, stop - 1)
        points.append(_Point(piece, _mark_in(piece.text, 0)))
    return points


def _mark_in(text: str, start: int) -> _Mark | None:
    found = _MARK.match(text, start)
    if found is None:
        return None
    kind = next(name for name in _KINDS if found[name])
    number = 1
    if kind == "number":
        number = int(found[kind])
        kind += found["after"]
    elif kind == "letter":
        number = _LETTERS.index(found[kind]) + 1
    elif kind == "sign":
        kind += found[kind]
    indent = len(found["indent"].expandtabs(4))
    return _Mark(kind, indent, number, found.end() - start)


def paragraph_part(
    paragraph: Paragraph, start: int, stop: int | None = None
) -> Paragraph:
    """A paragraph from one of its characters to before another."""
    last = len(paragraph.text) if stop is None else stop
    runs: list[Run] = []
    offset = 0
    for run in paragraph.runs:
        text = run.text[max(start - offset, 0) : max(last - offset, 0)]
        if text:
            runs.append(replace(run, text=text))
        offset += len(run.text)
    return replace(paragraph, runs=tuple(runs))


def _listed(points: Sequence[_Point], before: str, key: int) -> Iterator[Line]:
    """Paragraphs with marks, one after the other, in their lists if they are lists."""
    marks = [point.mark for point in points if point.mark]
    levels = _levels(marks)
    if not _is_list(marks, levels, before):
        yield from (point.paragraph for point in points)
        return
    lists: dict[int, int] = {}
    last_level = 0
    for point, mark, level in zip(points, marks, levels, strict=True):
        if level > last_level or level not in lists:
            lists[level] = key
            key -= 1
        last_level = level
        words = paragraph_part(point.paragraph, mark.end)
        yield ListLine(words, level, mark.ordered, mark.number, lists[level])


def _levels(marks: Sequence[_Mark]) -> list[int]:
    """How deep each point stands, 0 or 1: below another if it stands further in, or has
    another sort of mark than the first.
    """
    levels = []
    for mark in marks:
        first = marks[0]
        other = mark.kind != first.kind and (first.ordered or not mark.ordered)
        levels.append(int(mark.indent > first.indent + 1 or other))
    return levels


def _is_list(marks: Sequence[_Mark], levels: Sequence[int], before: str) -> bool:
    several = len(marks) >= _SEVERAL
    if not marks or not (several or before.endswith(":") or marks[0].kind[0] == "s"):
        return False
    expected: dict[tuple[int, str], int] = {}
    last_level = 0
    for mark, level in zip(marks, levels, strict=True):
        place = level, mark.kind
        if level > last_level:
            expected.pop(place, None)
        last_level = level
        if mark.ordered and expected.get(place, mark.number) != mark.number:
            return False
        expected[place] = mark.number + 1
    return several or not marks[0].ordered
