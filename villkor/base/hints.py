"""Hints for a misspelt word: the known one that is most like it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like a misspelt one, or "" if none is."""
    folded = {candidate.casefold(): candidate for candidate in known}
    return next(
        (folded[match] for match in get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)), ""
    )


def did_you_mean(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """A hint that names the closest known word; else `otherwise`, or if that is None all words, if
    they are few.
    """
    words = list(known)
    if close := closest(word, words):
        return f"Menade du ”{close}”?"
    if otherwise is not None:
        return otherwise
    # a line's worth of words (PLR2004)
    return f"Här kan stå: {', '.join(words)}." if len(words) <= 12 else ""  # noqa: PLR2004
