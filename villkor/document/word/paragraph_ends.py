"""Whether the end of a paragraph is there, where changes are tracked: one whose end has
been struck out is one with the next (ECMA-376 part 1, 17.13.5.15 and 17.13.5.20).
"""

from __future__ import annotations

from villkor.document.word.package import Element, word_name
from villkor.document.word.styles import child_of

_GONE = {
    False: (word_name("del"), word_name("moveFrom")),
    True: (word_name("ins"), word_name("moveTo")),
}


def is_end_gone(properties: Element | None, *, rejected: bool = False) -> bool:
    """Whether the end of a paragraph with those properties has been struck out; with
    the changes `rejected`, whether it was not there before.
    """
    if properties is None:
        return False
    mark = child_of(properties, word_name("rPr"))
    if mark is None:
        return False
    return any(child_of(mark, tag) is not None for tag in _GONE[rejected])
