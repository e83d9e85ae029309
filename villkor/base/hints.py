"""Hints for a misspelt word: the known one that is most like it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.listed_words import first_words

_LONGEST_LIST = 400  # letters
_BETWEEN = lazy_pattern(r"[/,;|+&\n]|\b(?:och|eller|samt|resp\.?|respektive)\b| [–-] ")
_AROUND = " .:*-–()[]\"'”“\t"
_LIKE = 0.6  # of 1, by difflib: as alike as a slip of the keyboard leaves a word
_MOST_WORDS = 12  # a line's worth
_LONGEST_WORD = 40


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like a misspelt one, or "" if none is."""
    folded = {candidate.casefold(): candidate for candidate in known}
    for match in get_close_matches(word.casefold(), folded, n=1, cutoff=_LIKE):
        return folded[match]
    return ""


def named_together(text: str, known: Iterable[str]) -> list[str]:
    """The known words that stand together in a text where one is asked for, with
    nothing but signs and the words for and and or between them: ja/nej, klar eller
    godkänd. None, if there are not two.
    """
    by_word = {candidate.casefold(): candidate for candidate in known}
    whole = " ".join(text.split()).casefold()
    if whole in by_word or len(whole) > _LONGEST_LIST:
        return []
    parts = [part.strip(_AROUND) for part in _BETWEEN.split(whole)]
    if not all(part in by_word for part in parts if part):
        return []
    found = dict.fromkeys(by_word[part] for part in parts if part)
    return list(found) if len(found) > 1 else []


def did_you_mean(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """A hint that names the closest known word; else `otherwise`, or if that is None
    as many words as fit.
    """
    words = list(known)
    several = named_together(word, words)
    if several:
        return f"Välj ett: {' eller '.join(several)}."
    close = closest(word, words)
    if close:
        return f"Menade du ”{close}”?"
    if otherwise is not None:
        return otherwise
    if not words:
        return "Här kan inget stå."
    return f"Här kan stå: {first_words(words, _MOST_WORDS)}."


def quoted_list(words: Sequence[str]) -> str:
    """Words that stand in a file, within quotes: a line's worth of them."""
    quoted = [f"”{word[:_LONGEST_WORD]}”" for word in words]
    return first_words(quoted, _MOST_WORDS)
