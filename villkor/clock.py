"""What day it is, and the time that a file is said to be made."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def now() -> datetime:
    """The time now (UTC, whole seconds), or the one that SOURCE_DATE_EPOCH sets (reproducible-builds.org) to get the same bytes again."""
    return _set() or datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The officer's own day, or that of SOURCE_DATE_EPOCH."""
    fixed = _set()
    return fixed.date() if fixed else date.today()  # noqa: DTZ011 - the officer's own day


def _set() -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else None
    except (ValueError, OverflowError, OSError):  # a number, but no time
        return None
