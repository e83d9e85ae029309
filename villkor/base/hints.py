"""Hints for a misspelt word: the known one that is most like it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LIKE = 0.6  # of 1, by difflib: as alike as a slip of the keyboard leaves a word
_MOST_WORDS = 12  # a line's worth


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like a misspelt one, or "" if none is."""
    folded = {candidate.casefold(): candidate for candidate in known}
    for match in get_close_matches(word.casefold(), folded, n=1, cutoff=_LIKE):
        return folded[match]
    return ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """A hint that names the closest known word; else `otherwise`, or if that is None
    all words, if they are few.
    """
    words = list(known)
    close = closest(word, words)
    if close:
        return f"Menade du ”{close}”?"
    if otherwise is not None:
        return otherwise
    if len(words) > _MOST_WORDS:
        return ""
    return f"Här kan stå: {', '.join(words)}."
