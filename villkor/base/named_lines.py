"""The numbers of lines that a message names: they move when lines are written above, and
the finding is the same.
"""

from __future__ import annotations

from villkor.base.lazy_pattern import lazy_pattern

_NAMED = lazy_pattern(
    r"\b([Rr]ad(?:erna)?) [0-9]{1,9}(?:(?:, | och |–)[0-9]{1,9}){0,99}(?: till\b)?"
)


def without_line_numbers(message: str) -> str:
    """A message as it is wherever the lines that it names stand."""
    return _NAMED.sub(r"\1", message)
