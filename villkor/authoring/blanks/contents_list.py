"""The table of contents of a Word form, which asks nothing."""

from __future__ import annotations

import re

from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart
from villkor.authoring.blanks.wordings import folded

_CONTENTS_TITLE = re.compile(r"innehåll(?:sförteckning)?:?")


def without_contents(parts: list[BlankPart]) -> list[BlankPart]:
    """The parts without those that are the table of contents: by their style, by a
    page number after them, or below its title if they stand once more further down.
    """
    last_places = {}
    for place, part in enumerate(parts):
        last_places[_words_in(part)] = place
    kept: list[BlankPart] = []
    listing = False
    for place, part in enumerate(parts):
        words = _words_in(part)
        again = listing and last_places[words] > place
        if _is_listed(part) or (again and words):
            continue
        titled = bool(_CONTENTS_TITLE.fullmatch(words))
        listing = titled or (listing and not words)
        if not titled:
            kept.append(part)
    return kept


def _words_in(part: BlankPart) -> str:
    return folded(part.words) if isinstance(part, BlankLine) else "[tabell]"


def _is_listed(part: BlankPart) -> bool:
    if not isinstance(part, BlankLine):
        return False
    return part.of_contents or part.has_leader
