"""What a chart shows, in words."""

from __future__ import annotations

from collections.abc import Iterable


def chart_shows(title: str, bars: Iterable[tuple[str, str]]) -> str:
    """What a chart shows, in words."""
    told = "; ".join(f"{name} {_as_reckoned(value)}" for name, value in bars)
    if not title:
        return told
    return f"{title}: {told}"


def _as_reckoned(value: str) -> str:
    """A number as programs reckon with it: they write the same one in different
    ways.
    """
    try:
        return f"{float(value):.15g}"
    except ValueError:
        return value
