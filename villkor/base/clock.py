"""What day it is, and the time that a file is said to be made."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def now() -> datetime:
    """The time now (UTC, whole seconds), or the one that SOURCE_DATE_EPOCH sets
    (reproducible-builds.org) to get the same bytes again.
    """
    return fixed() or datetime.now(UTC).replace(microsecond=0)


def local_now() -> datetime:
    """The same by the officer's own clock."""
    return fixed() or datetime.now(UTC).replace(microsecond=0).astimezone()


def today() -> date:
    """The officer's own day, or that of SOURCE_DATE_EPOCH."""
    day = fixed()
    return day.date() if day else date.today()  # noqa: DTZ011 - the officer's own day


def fixed() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH sets, if it does."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):  # a number, but no time
        return None
