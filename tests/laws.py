"""How many examples a law is tried with: a few each time, many in the night.

`make nightly` runs the tests that are marked `law` with VILLKOR_NIGHTLY set.
"""

from __future__ import annotations

import os


def examples(each_time: int, nightly: int = 10_000) -> int:
    """The number for `max_examples`."""
    return nightly if os.environ.get("VILLKOR_NIGHTLY") else each_time
