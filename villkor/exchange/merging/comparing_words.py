"""How a Word file that shows what has changed compares what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from villkor.document.comparing import Comparing
from villkor.exchange.merging.aligned import aligned
from villkor.exchange.merging.word_diff import PieceKind, diff_words


def word_stretches(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Two texts in stretches, each as it was and as it is now."""
    struck = ""
    for piece in diff_words(old, new):
        if piece.kind is PieceKind.STRUCK:
            struck += piece.text
            continue
        if piece.kind is PieceKind.ADDED:
            yield struck, piece.text
        else:
            if struck:
                yield struck, ""
            yield piece.text, piece.text
        struck = ""
    if struck:
        yield struck, ""


WORD_BY_WORD = Comparing(word_stretches, aligned)
