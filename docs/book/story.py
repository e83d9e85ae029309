"""A chapter of the handbook as a story: what is typed in it, and what happens between.

A chapter is Markdown that reads well as it is. The book runs it: each command in a fence
called `console`, and each file in a fence with a title, in the order in which they stand.
Comments say the rest:

    <!-- exempel: norrbotten-2022 som 2022 -->   a sample report, under a name of its own
    <!-- i mappen: 2022 -->                      where the commands from here on are given
    <!-- dag: 2023-01-16 -->                     which day it is
    <!-- kod: 1 -->                              how the command below exits (0 unless told)
    <!-- rader: 20 -->                           how many lines of what it prints are shown
    <!-- byt: FIL: GAMMALT -> NYTT -->           somebody edits a text file
    <!-- ersätt i Word: FIL: GAMMALT -> NYTT --> somebody edits a Word file
    <!-- sidor: FIL: 1 3 -->                     a picture of pages of a Word file
    <!-- redigerare: FIL -->                     a picture of a file with its findings
    <!-- visa: FIL: TECKEN -->                   its lines from the first to the last with a sign
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^```(\w*)(?: title=\"([^\"]+)\")?$")
_COMMENT = re.compile(r"^<!-- ([^:]+): (.*) -->$")
_PROMPT = "$ "


@dataclass(frozen=True)
class Command:
    """Something that is typed in the terminal."""

    line: int  # of the fence's end, from 0
    typed: str


@dataclass(frozen=True)
class Written:
    """Something that is written in a file: keys with their values."""

    line: int
    path: str
    text: str


@dataclass(frozen=True)
class Said:
    """A comment that tells what happens, or what to show: its word and the rest."""

    line: int
    word: str
    rest: str


Step = Command | Written | Said


def steps_of(markdown: str) -> list[Step]:
    """The steps of a chapter, in order.

    Raises ValueError for a fence that is never closed.
    """
    return list(_steps(markdown.split("\n")))


def _steps(lines: list[str]) -> Iterator[Step]:
    number = 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        comment = _COMMENT.match(lines[number])
        if comment:
            yield Said(number, comment[1], comment[2])
        if not fence:
            number += 1
            continue
        end = lines.index("```", number + 1)
        inside = lines[number + 1 : end]
        yield from _steps_of_fence(fence, inside, end)
        number = end + 1


def _steps_of_fence(
    fence: re.Match[str],
    inside: list[str],
    end: int,
) -> Iterator[Step]:
    """The commands of a fence, or what it writes."""
    if fence[1] == "console":
        for line in inside:
            yield Command(end, line.removeprefix(_PROMPT))
    elif fence[2]:
        yield Written(end, fence[2], "\n".join(inside) + "\n")
