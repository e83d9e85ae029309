"""The one console: coloured and as wide as the window on a terminal, plain and never wrapped in a pipe."""

from __future__ import annotations

import sys
from typing import TextIO

from rich.console import Console

_PIPE_WIDTH = 100  # of tables in a pipe; findings are one line each however long


def console(file: TextIO | None = None) -> Console:
    """A console on standard output, or on another stream. NO_COLOR and TERM=dumb are honoured by rich."""
    stream = file or sys.stdout
    return Console(file=stream, highlight=False, emoji=False, width=None if stream.isatty() else _PIPE_WIDTH)


def count(number: int, one: str, many: str) -> str:
    """Give the number with its noun: "1 fel", "2 varningar"."""
    return f"{number} {one if number == 1 else many}"
