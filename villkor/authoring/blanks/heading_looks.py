"""Whether a line without a number looks like a heading, where no style says so."""

from __future__ import annotations

from villkor.authoring.blanks.blank_lines import BlankLine
from villkor.authoring.blanks.wordings import is_asked, is_help

_MOST_WORDS = 14
_MOST_LETTERS = 120
_ENDS = (".", ":", ",", ";", "?")


def may_head(line: BlankLine) -> bool:
    """Whether the words of a line may be a heading, however they look."""
    if line.italic or line.listed or _is_to_write_in(line):
        return False
    words = line.words
    if words.endswith(_ENDS) or "@" in words:
        return False
    if words.count(" ") >= _MOST_WORDS or len(words) > _MOST_LETTERS:
        return False
    return not is_asked(words) and not is_help(words)


def _is_to_write_in(line: BlankLine) -> bool:
    return line.boxed or line.is_place or line.fillable
