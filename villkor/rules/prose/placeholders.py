"""What stands in a text only until it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.rules.prose.pattern import Pattern

ELLIPSIS = "…"
"""What stands in the example of a row, where something is to be written or chosen."""

_LONGEST_NOTHING = 30
_NOTHING = Pattern(
    r"""
    \s*
    (?:
        [-–—?.]
        | n/?a\.?              # N/A
        | ingen[ ]uppgift\.?
    )
    \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Small x and an ellipsis only alone on their line, or in brackets: inside a sentence
# they can be meant. A link's words are no placeholder.
_PLACEHOLDER = Pattern(
    r"""
    ^ [ \t]* (?: [-*][ \t]+ )?
    (?: … | \.\.\. | x{2,} | todo )
    [ \t]* $
    |
    \blorem[ ]ipsum\b .*
    |
    \[                         # [kompletteras av ekonomi]
    (?:
        (?: fyll[ ]i | skriv | text | kompletteras | … ) [^\]\n]{0,400}
        | [^\[\]\n]{0,400}
          \b (?: ska | skall | måste | behöver )[ ]kompletteras\b [^\]\n]{0,400}
    )
    \]
    (?! [({] )
    |
    \bTODO\b
    |
    (?-i: \b (?: TBD | TBA | X{3,} ) \b )
    |
    (?<! \S ) \?{3,}           # ???
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
    signs=("…", "...", "xx", "todo", "tbd", "tba", "???", "lorem", "["),
)


def placeholders_in(text: str, *, whole: bool = True) -> Iterator[re.Match[str]]:
    """The placeholders in a text: within it, and, if `whole`, the text itself where it
    only says that nothing is said.
    """
    nothing = None
    if whole and may_say_nothing(text):
        nothing = _NOTHING.fullmatch(text)
    if nothing:
        yield nothing
    elif may_hold_placeholder(text):
        yield from _PLACEHOLDER.finditer(text)


def may_say_nothing(text: str) -> bool:
    """Whether a text is so short that it may only say that nothing is said."""
    return len(text) <= _LONGEST_NOTHING


def may_hold_placeholder(text: str) -> bool:
    """Whether a text, or one of several on lines of their own, is worth searching for
    placeholders within it.
    """
    return _PLACEHOLDER.may_match(text)
