"""The one console: coloured and as wide as the window on a terminal, plain and never
wrapped in a pipe.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

from villkor.base.lazy import lazy_module
from villkor.cli.render.signs import shown_signs

if TYPE_CHECKING:
    from rich import table
    from rich.table import Table
else:
    table = lazy_module("rich.table")  # many commands print none

_GAP = 2  # blanks between columns
_PIPE_WIDTH = 100  # of tables in a pipe; findings are one line each however long


class SafeConsole(Console):
    """A console that shows signs for what would steer it, in whatever is printed."""

    def render(
        self,
        renderable: RenderableType,
        options: ConsoleOptions | None = None,
    ) -> Iterable[Segment]:
        """Give the parts of what is printed: only rich's own controls steer."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else shown_signs(text), style, control)


def console(file: TextIO | None = None, *, quiet: bool = False) -> Console:
    """A console on standard output, or on another stream; one that is quiet prints
    nothing.

    With NO_COLOR set nothing but plain text comes out, bold included.
    """
    stream = file or sys.stdout
    return SafeConsole(
        file=stream,
        highlight=False,
        emoji=False,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        width=None if stream.isatty() else _PIPE_WIDTH,
        quiet=quiet,
    )


class Screen(Struct, frozen=True):
    """What a console is like, so that another process can draw for it."""

    width: int
    is_terminal: bool
    colours: str | None


def screen_of(out: Console) -> Screen:
    """What a console is like."""
    return Screen(out.width, out.is_terminal, out.color_system)


def drawn_text(screen: Screen, draw: Callable[[Console], None]) -> str:
    """What `draw` prints on such a console, colours and all."""
    paper = io.StringIO()
    out = SafeConsole(
        file=paper,
        highlight=False,
        emoji=False,
        width=screen.width,
        force_terminal=screen.is_terminal,
        color_system=screen.colours,  # type: ignore[arg-type] # a name that rich gave
    )
    draw(out)
    return paper.getvalue()


def say_line(
    out: Console,
    text: Text | str,
    style: str = "",
    indent: int = 0,
) -> None:
    """Print a text: wrapped to the window on a terminal, on one line in a pipe however
    long, so that it can be searched.
    """
    words = Text(text, style=style) if isinstance(text, str) else text
    if out.is_terminal:
        out.print(Padding(words, (0, 0, 0, indent), expand=False))
    else:
        out.print(Text(" " * indent).append_text(words), soft_wrap=True)


class Words(Struct, frozen=True):
    """A cell of names: it goes on below after a blank or a hyphen, never inside a word
    that has room.
    """

    text: str
    style: str = ""

    def __rich_console__(
        self,
        _console: Console,
        options: ConsoleOptions,
    ) -> RenderResult:
        """Yield its lines in the room that there is."""
        for line in self.lines(options.max_width) or [""]:
            yield Text(line, style=self.style, overflow="fold")

    def lines(self, width: int) -> list[str]:
        """Its lines, none longer than the width but for a word that is."""
        return wrap(self.text, width, break_long_words=False)


def new_table() -> Table:
    """A table without lines."""
    return table.Table(
        box=None,
        pad_edge=False,
        header_style="bold",
        padding=(0, _GAP, 0, 0),
    )


def whole(made: Table) -> Table:
    """The table with every cell on one line."""
    for column in made.columns:
        column.width = max(map(_cell_width, (column.header, *column.cells)))
    return made


def width(made: Table) -> int:
    """How many characters the table takes with every cell on one line."""
    gaps = _GAP * (len(made.columns) - 1)
    return sum(column.width or 0 for column in whole(made).columns) + gaps


def fitted(out: Console, made: Table) -> Table:
    """The table with its columns of `Words` as wide as what stands beside them leaves
    room for, and no narrower than their longest word.

    Where that is too wide, the columns stand closer together.
    """
    lacks = width(made) - out.width
    widths = [column.width or 0 for column in made.columns]
    least = [
        max(map(_least_width, (column.header, *column.cells)))
        for column in made.columns
    ]
    while lacks > 0:
        wide = [place for place, each in enumerate(widths) if each > least[place]]
        if not wide:
            made.padding = (0, _GAP - 1, 0, 0)
            break
        widest = max(wide, key=widths.__getitem__)
        widths[widest] -= 1
        lacks -= 1
    for column, each in zip(made.columns, widths, strict=True):
        column.width = each
    return made


def _least_width(cell: object) -> int:
    """How wide a cell must be: as its longest word, if it may go on below."""
    if isinstance(cell, Words):
        return max(map(cell_len, cell.lines(1)), default=0)
    return _cell_width(cell)


def _cell_width(cell: object) -> int:
    return cell_len(cell.text if isinstance(cell, Words) else str(cell))


def count_of(number: int, one: str, many: str) -> str:
    """Give the number with its noun: "1 fel", "2 varningar"."""
    return f"{number} {one if number == 1 else many}"


def pointed(line: str, offset: int, room: int) -> tuple[str, str]:
    """A line with a caret under the character at `offset`; cut on both sides, if it is
    longer than the room, so that the place is seen.
    """
    start = 0
    if len(line) > room:
        start = max(0, offset - room // 2)
    before = "…" if start else ""
    after = "…" if start + room < len(line) else ""
    caret = " " * (offset - start + len(before)) + "^"
    return f"{before}{line[start : start + room]}{after}", caret
