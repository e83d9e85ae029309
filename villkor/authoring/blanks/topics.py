"""Numbered words that are no sentence, and yet are asked: those among questions of the
same depth, with somewhere to write right below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from villkor.authoring.blanks.blank_lines import BlankLine
from villkor.authoring.blanks.numbers import LineNumber
from villkor.authoring.blanks.sorted_parts import (
    PartRole,
    SortedPart,
    is_to_write_in,
)


def sort_topics(parts: Sequence[SortedPart]) -> None:
    """Let such words be questions, unless a style says that they are headings."""
    items = [place for place, each in enumerate(parts) if _is_item(each)]
    ends = [*items[1:], len(parts)]
    for place, end in zip(items, ends, strict=True):
        number = _topic_number(parts[place])
        if number is None or not _has_only_place(parts[place + 1 : end]):
            continue
        following = parts[end] if end < len(parts) else None
        if _may_follow(number, following):
            each = parts[place]
            each.make(PartRole.QUESTION, *each.why, "plats att svara direkt under")


def _is_item(each: SortedPart) -> bool:
    return each.role is not PartRole.BESIDE


def _number_of(each: SortedPart) -> LineNumber | None:
    return each.part.number if isinstance(each.part, BlankLine) else None


def _topic_number(each: SortedPart) -> LineNumber | None:
    """The number of a heading that no style says is one, deeper than the first level."""
    line = each.part
    if each.role is not PartRole.HEADING or not isinstance(line, BlankLine):
        return None
    number = line.number
    if number is None or number.of_section or line.level:
        return None
    depth = len(number.parts) + len(number.parts[0]) - 1
    return number if depth > 1 else None


def _has_only_place(below: Sequence[SortedPart]) -> bool:
    """Whether nothing is said below, and somebody may write there."""
    if not any(is_to_write_in(each.part) for each in below):
        return False
    for each in below:
        if isinstance(each.part, BlankLine) and not is_to_write_in(each.part):
            return False
    return True


def _may_follow(number: LineNumber, following: SortedPart | None) -> bool:
    """Whether what comes next does not stand below a number."""
    if following is None:
        return True
    next_number = _number_of(following)
    if next_number is None:
        return following.role is PartRole.HEADING
    same = next_number.parts[: len(number.parts)] == number.parts
    return not same and not next_number.local
