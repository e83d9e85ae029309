"""Markdown that nests deeper than anybody means, made flat before it is read: what it
says stays the same, and reading it takes no longer than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from villkor.base.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from markdown_it.token import Token

_MANY_BRACKETS = 200  # in a text; fewer are read at once as they are
_DEEPEST = 20  # of brackets within each other that may all be links or pictures
_BRACKET = lazy_pattern(r"\\.|[\[\]]|\n[ \t]*\n", re.DOTALL)
_EMPHASIS = {
    "em_open": "em",
    "em_close": "em",
    "strong_open": "strong",
    "strong_close": "strong",
}


def calmed_text(text: str) -> str:
    """A text with a backslash before each [ that begins no link and no picture, if it
    has many: each of them is else looked for an end of, to the end of the text.
    """
    if text.count("[") <= _MANY_BRACKETS:
        return text
    pieces: list[str] = []
    done = 0
    for place in sorted(_idle_brackets(text)):
        pieces += (text[done:place], "\\")
        done = place
    return "".join((*pieces, text[done:]))


def _idle_brackets(text: str) -> list[int]:
    """Where each [ stands that is closed nowhere in its paragraph, or before something
    else than an address, or lies too deep.
    """
    idle: list[int] = []
    open_ones: list[int] = []
    for found in _BRACKET.finditer(text):
        sign = found[0]
        if sign == "[":
            open_ones.append(found.start())
        elif sign == "]" and open_ones:
            start = open_ones.pop()
            if not text.startswith("(", found.end()) or len(open_ones) >= _DEEPEST:
                idle.append(start)
        elif sign.startswith("\n"):
            idle += open_ones
            open_ones.clear()
    return idle + open_ones


def flat_emphasis(tokens: Iterable[Token]) -> list[Token]:
    """The tokens of a paragraph without emphasis inside emphasis of its own kind, which
    changes no word and no look.
    """
    kept: list[Token] = []
    depths = {"em": 0, "strong": 0}
    for token in tokens:
        kind = _EMPHASIS.get(token.type, "")
        if kind:
            depths[kind] += max(token.nesting, 0)
            outermost = depths[kind] == 1
            depths[kind] += min(token.nesting, 0)
            if not outermost:
                continue
        kept.append(token)
    return kept
