"""Telling of a Word file that seems to be open in Word while it is read."""

from __future__ import annotations

import sys
from pathlib import Path

from villkor.base.side_files import open_mark
from villkor.cli.render.terminal import console, say_line


def tell_if_open(path: Path) -> None:
    """Say on standard error that what somebody is writing in a file is not in it until
    it is saved, if the mark of an open file lies beside it.
    """
    if open_mark(path):
        say_line(
            console(sys.stderr),
            f"{path.name} verkar vara öppen i Word: det som inte är sparat där är inte "
            "med.",
            "yellow",
        )
