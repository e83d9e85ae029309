"""The files that were written, as a person reads of them: a line for each, or a table when they are for several recipients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from villkor.export import Written
from villkor.figures import NBSP
from villkor.render.terminal import count, say

if TYPE_CHECKING:
    from rich.table import Table

_KILOBYTE = 1000


def print_written(out: Console, files: Sequence[Written], *, draft: bool) -> None:
    """Print which files there are for whom. A draft is called one."""
    recipients = {file.recipient.name: file.recipient for file in files}
    if len(recipients) > 1:
        folder = files[0].path.parent
        say(out, f"{'Utkast: ' if draft else ''}{count(len(files), 'fil', 'filer')} i {folder}\n", "bold green")
        out.print(_table(out, files), crop=False)
        out.print()
        return
    for file in files:
        to = f" till {file.recipient.name}"
        kinds = {
            ".docx": f"{'Utkast' if draft else 'Word-fil'}{to}",
            ".json": "Kvitto",
            ".pdf": f"PDF{to}",
            ".eml": f"Mejl{to}",
            ".txt": f"Mejlets text{to}",
        }
        say(out, f"{kinds[file.path.suffix.casefold()]}: {file.path}", "bold green")


def _table(out: Console, files: Sequence[Written]) -> Table:
    """A row for each file. Too long a word goes on below on a terminal; in a pipe the table is as wide as it needs to be."""
    from rich.measure import Measurement  # noqa: PLC0415 - for one recipient there is no table
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Mottagare", overflow="fold")
    table.add_column("Fil", overflow="fold")
    table.add_column("Storlek", justify="right", no_wrap=True)
    table.add_column("E-post", overflow="fold")
    for file in files:
        table.add_row(file.recipient.name, Text(file.path.name), _size(file.size), file.recipient.email)
    if not out.is_terminal:
        table.width = Measurement.get(out, out.options.update(max_width=_KILOBYTE), table).maximum
    return table


def _size(size: int) -> str:
    kilobytes = max(1, round(size / _KILOBYTE))
    return f"{kilobytes:,} kB".replace(",", NBSP).replace(" ", NBSP)
