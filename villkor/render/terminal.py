"""The one console: coloured and as wide as the window on a terminal, plain and never wrapped in a pipe."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

_PIPE_WIDTH = 100  # of tables in a pipe; findings are one line each however long


def console(file: TextIO | None = None) -> Console:
    """A console on standard output, or on another stream. With NO_COLOR set nothing but plain text comes out, bold included."""
    stream = file or sys.stdout
    return Console(
        file=stream,
        highlight=False,
        emoji=False,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        width=None if stream.isatty() else _PIPE_WIDTH,
    )


def say(out: Console, text: Text | str, style: str = "", indent: int = 0) -> None:
    """Print a text: wrapped to the window on a terminal, on one line in a pipe however long, so that it can be searched."""
    words = Text(text, style=style) if isinstance(text, str) else text
    if out.is_terminal:
        out.print(Padding(words, (0, 0, 0, indent), expand=False))
    else:
        out.print(Text(" " * indent).append_text(words), soft_wrap=True)


def count(number: int, one: str, many: str) -> str:
    """Give the number with its noun: "1 fel", "2 varningar"."""
    return f"{number} {one if number == 1 else many}"


def pointed(line: str, offset: int, room: int) -> tuple[str, str]:
    """A line with a caret under the character at `offset`; cut on both sides, if it is longer than the room, so that the place is seen."""
    start = max(0, offset - room // 2) if len(line) > room else 0
    before, after = "…" if start else "", "…" if start + room < len(line) else ""
    return f"{before}{line[start : start + room]}{after}", " " * (offset - start + len(before)) + "^"
