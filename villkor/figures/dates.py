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
    iso = _ISO.fullmatch(words)
    named = _WORDS.fullmatch(words)
    if iso:
        year, month, day = map(int, iso.groups())
    elif named and named[2].lower() in MONTHS:
        year = int(named[3])
        month = MONTHS.index(named[2].lower()) + 1
        day = int(named[1])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
