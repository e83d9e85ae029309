"""The table of contents of a Word form, which asks nothing."""

from __future__ import annotations

import re

from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart
from villkor.authoring.blanks.wordings import folded

_CONTENTS_TITLE = re.compile(r"innehåll(?:sförteckning)?:?")
_LEADER = re.compile(r"(?:\.{3,200}|…{1,60}|\t|_{3,200})[ .…_\t]{0,200}\d{1,3}$")


def without_contents(parts: list[BlankPart]) -> list[BlankPart]:
    """The parts without those that are the table of contents: by their style, by a
    page number after them, or below its title if they stand once more further down.
    """
    told: dict[str, int] = {}
    for number, part in enumerate(parts):
        if isinstance(part, BlankLine) and part.words:
            told[folded(part.words)] = number
    kept: list[BlankPart] = []
    listing = False
    for number, part in enumerate(parts):
        if not isinstance(part, BlankLine):
            listing = False
            kept.append(part)
            continue
        again = told.get(folded(part.words), 0) > number
        titled = bool(_CONTENTS_TITLE.fullmatch(folded(part.words)))
        listed = part.of_contents or _has_leader(part) or (listing and again)
        if part.words and not listed:
            listing = titled
        if not listed and not titled:
            kept.append(part)
    return kept


def _has_leader(part: BlankLine) -> bool:
    return bool(_LEADER.search(part.text)) and not part.boxed
