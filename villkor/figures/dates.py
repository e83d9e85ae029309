"""A day as it is written, 2023-02-15 or 15 februari 2023, and no other way."""

from __future__ import annotations

import re
from datetime import date

from villkor.figures.swedish import MONTHS

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_WORDS = re.compile(
    r"(?:den )?(\d{1,2}) ([a-z]{3,9}) (\d{4})", re.ASCII | re.IGNORECASE
)


def read_day(text: str) -> date | None:
    """The day of a text like 2023-02-15 or "15 februari 2023"; None for anything
    else, and for a day that no calendar has.
    """
    words = " ".join(text.split())
    iso, named = _ISO.fullmatch(words), _WORDS.fullmatch(words)
    parts = None
    if iso:
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    elif named and named[2].lower() in MONTHS:
        parts = int(named[3]), MONTHS.index(named[2].lower()) + 1, int(named[1])
    if parts is None:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None
