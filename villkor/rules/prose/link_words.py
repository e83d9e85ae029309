"""Words of a link that do not say where it leads, and lines that are meant as headings:
the same in an answer as in the Word file.
"""

from __future__ import annotations

import re

from villkor.base.lazy_pattern import lazy_pattern

_ADDRESS = lazy_pattern(
    r"""
    (https?:// | www\.) \S+                                        # www.exempel.se/2022
    | [\w-]+ (\.[\w-]+)* \. (se | com | org | net | eu | nu) (/\S*)?   # exempel.se/2022
    """,
    re.IGNORECASE | re.VERBOSE,
)
_VAGUE = {
    "här",
    "klicka här",
    "läs mer",
    "läs mer här",
    "se här",
    "länk",
    "länken",
    "denna länk",
    "mer",
    "mer information",
    "hit",
    "klicka",
}
_SHORT_LINE = 80  # characters: a longer line in bold is emphasis, not a heading
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",", "…")
_BOXES = re.compile("[☐☑☒]")


def is_unclear_link(text: str) -> bool:
    """Whether the words of a link are none, say nothing, or are an address."""
    vague = text.casefold().strip(" .>»→") in _VAGUE
    return not text or vague or bool(_ADDRESS.fullmatch(text.rstrip(".")))


def may_be_heading(text: str) -> bool:
    """Whether a line, all of it in bold, looks like a heading by its words."""
    if len(text) > _SHORT_LINE or text.endswith(_SENTENCE_ENDS) or _is_choice(text):
        return False
    return any(map(str.isalpha, text))


def _is_choice(text: str) -> bool:
    return bool(_BOXES.search(text)) or text.casefold() in {"ja", "nej"}
