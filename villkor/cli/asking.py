"""Whether there is somebody to ask, and what the answer to a yes or no is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module

if TYPE_CHECKING:
    import typer
else:
    typer = lazy_module("typer")

YES = frozenset({"j", "ja", "y", "yes"})
NO = frozenset({"n", "nej", "no"})


def can_ask() -> bool:
    """Whether a person sees what is said, and can answer: both ends are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def says_yes(question: str) -> bool:
    """Ask on the terminal until the answer is yes or no, in Swedish. Enter is yes.

    typer's own question is in English, and knows no ja.
    """
    while True:
        typed: str = typer.prompt(f"{question} [J/n]", default="", show_default=False)
        answer = typed.strip(" .!").casefold()
        if not answer or answer in YES:
            return True
        if answer in NO:
            return False
        typer.echo("Svara ja eller nej.")
