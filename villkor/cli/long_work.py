"""What is shown while something takes long: on standard error, on a terminal alone, and
gone when it is done. `--quiet` shows nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from villkor.base.lazy import lazy_module

if TYPE_CHECKING:
    from rich import progress

    from villkor.cli.render import terminal
else:
    progress = lazy_module("rich.progress")
    terminal = lazy_module("villkor.cli.render.terminal")

Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help="Visa bara det som är fel eller måste avgöras: inget om det som gick bra.",
    ),
]
Piece = TypeVar("Piece")
_DOTS, _LETTERS = "dots", "line"  # signs that move, of which the first are no letters


@contextmanager
def waiting(words: str, *, quiet: bool) -> Iterator[None]:
    """A sign that moves beside some words while something is done."""
    if not _is_shown(quiet=quiet):
        yield
        return
    screen = terminal.console(sys.stderr)
    spinner = _DOTS if screen.encoding.startswith("utf") else _LETTERS
    with screen.status(words, spinner=spinner):
        yield


@contextmanager
def with_bar(
    pieces: Iterable[Piece],
    total: int,
    words: str,
    *,
    quiet: bool,
) -> Iterator[Iterable[Piece]]:
    """The pieces of a work, with a bar that grows as they are taken; of a single one
    that would say nothing.
    """
    if total == 1 or not _is_shown(quiet=quiet):
        with waiting(words, quiet=quiet):
            yield pieces
        return
    screen = terminal.console(sys.stderr)
    with progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        console=screen,
        transient=True,
    ) as bar:
        yield bar.track(pieces, total, description=words)


def counted_words(pieces: Sequence[object], one: str, many: str) -> str:
    """What is being done, with how many it is done to if they are several."""
    return one if len(pieces) == 1 else many.format(len(pieces))


def _is_shown(*, quiet: bool) -> bool:
    return not quiet and sys.stderr.isatty()
