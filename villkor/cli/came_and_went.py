"""What is found in a report now that was not found before, and what is found no
longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic
from villkor.base.named_lines import without_line_numbers


class Changes(Struct, frozen=True):
    """The findings that have come and those that have gone."""

    came: tuple[Diagnostic, ...]
    went: tuple[Diagnostic, ...]


def finding_changes(
    before: Sequence[Diagnostic],
    after: Sequence[Diagnostic],
) -> Changes:
    """What has come and gone. A finding that is only on another line is the same."""
    return Changes(
        came=tuple(_not_among(after, before)),
        went=tuple(_not_among(before, after)),
    )


def _not_among(
    found: Iterable[Diagnostic],
    others: Iterable[Diagnostic],
) -> Iterable[Diagnostic]:
    """Those found that are not among the others: of three alike, of which there is one
    among the others, the last two.
    """
    left: dict[tuple[str, ...], int] = {}
    for other in others:
        same = _sameness(other)
        left[same] = left.get(same, 0) + 1
    for each in found:
        same = _sameness(each)
        if left.get(same):
            left[same] -= 1
        else:
            yield each


def _sameness(found: Diagnostic) -> tuple[str, ...]:
    message = without_line_numbers(found.message)
    return (
        found.where.path,
        found.code,
        found.question,
        message,
    )
