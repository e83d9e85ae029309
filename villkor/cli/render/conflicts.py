"""Two versions of a text that a person has to choose between: side by side."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from villkor.cli.render.terminal import new_table, say_line
from villkor.exchange.merging.merged import Conflict
from villkor.exchange.merging.word_diff import Piece, PieceKind, diff_words

_ROOM_FOR_TWO = 76  # columns: below that the versions stand one under the other
_REPORT, _WORD_FILE = "I rapporten", "I Word-filen"
_COLOURS = {PieceKind.STRUCK: "bold cyan", PieceKind.ADDED: "bold magenta"}


def print_conflict(out: Console, conflict: Conflict) -> None:
    """Print both versions of a part of an answer, with the words that only one of them
    has in brackets.
    """
    place = _place_words(conflict)
    say_line(out, f"Konflikt{place}:", "bold red", indent=4)
    pieces = diff_words(conflict.ours, conflict.theirs)
    ours = _version(pieces, PieceKind.STRUCK)
    theirs = _version(pieces, PieceKind.ADDED)
    if out.is_terminal and out.width >= _ROOM_FOR_TWO:
        rows = new_table()
        rows.add_column(_REPORT, ratio=1)
        rows.add_column(_WORD_FILE, ratio=1)
        rows.expand = True
        rows.add_row(ours, theirs)
        out.print(rows)
        return
    for name, version in ((_REPORT, ours), (_WORD_FILE, theirs)):
        told = Text.assemble((f"{name}: ", "bold"), _on_one_line(version))
        say_line(out, told, indent=4)


def _place_words(conflict: Conflict) -> str:
    """Where in an answer the versions stand; "" for a text that is the answer."""
    told = [f"rad ”{conflict.row}”"] if conflict.row else []
    told += conflict.path
    return f" i {', '.join(told)}" if told else ""


def _version(pieces: Iterable[Piece], kind: PieceKind) -> Text:
    """One of the two, with what only it has in brackets."""
    found = Text()
    for piece in pieces:
        if piece.kind is PieceKind.KEPT:
            found.append(piece.text)
        elif piece.kind is kind:
            found.append(f"[{piece.text}]", style=_COLOURS[kind])
    return found or Text("(inget)", style="dim")


def _on_one_line(text: Text) -> Text:
    lines = text.split("\n")
    return Text(" ¶ ").join(line for line in lines if line.plain.strip())
