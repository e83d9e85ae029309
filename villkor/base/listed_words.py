"""Several words in a sentence, as Swedish lists them: a, b och c, or a, b och 3 till."""

from __future__ import annotations

from collections.abc import Sequence


def listed_words(words: Sequence[str], before_last: str = "och") -> str:
    """The words with commas between them, and a word before the last one."""
    if len(words) > 1:
        return f"{', '.join(words[:-1])} {before_last} {words[-1]}"
    return "".join(words)


def first_words(words: Sequence[str], most: int) -> str:
    """The first of the words with commas between them, and how many more there are."""
    more = len(words) - most
    if more > 0:
        return f"{', '.join(words[:most])} och {more} till"
    return ", ".join(words)
