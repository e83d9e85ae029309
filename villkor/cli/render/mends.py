"""The mends as a person reads them: the lines before and after, and how many there
are.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from villkor.cli.render.terminal import count_of, say_line
from villkor.rules.mend import Mend

# a hard blank looks like any other, and a mend is to be seen
_HARD_BLANK, _SEEN = "\N{NO-BREAK SPACE}", "\N{MIDDLE DOT}"


def print_mends(
    out: Console,
    mends: Sequence[Mend],
    *,
    show: bool,
    written: bool,
) -> None:
    """Print what is mended, or what would be."""
    shown = mends if show else ()
    if any(_HARD_BLANK in mend.old + mend.new for mend in shown):
        say_line(out, f"Här nedanför visas hårda blanksteg som {_SEEN}.\n")
    for mend in shown:
        say_line(out, Text(f"{mend.path}:{mend.line}", style="bold"))
        say_line(
            out,
            Text(f"- {mend.old.strip().replace(_HARD_BLANK, _SEEN)}", style="red"),
        )
        say_line(
            out,
            Text(f"+ {mend.new.strip().replace(_HARD_BLANK, _SEEN)}", style="green"),
        )
        out.print()
    lines = count_of(len(mends), "rad", "rader")
    if not mends:
        say_line(out, "Inget att rätta automatiskt.\n")
    elif written:
        say_line(out, f"Rättade {lines}.\n", "bold green")
    else:
        say_line(out, f"{lines} kan rättas med --fix.\n", "bold")
