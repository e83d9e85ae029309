"""How many examples a law is tried with: a few each time, many in the night.

`make nightly` runs the tests that are marked `law` with VILLKOR_NIGHTLY set to 1, and
`make nightly PART=0.1` with a tenth of their examples.
"""

from __future__ import annotations

import os


def examples(each_time: int, nightly: int = 10_000) -> int:
    """The number for `max_examples`."""
    part = float(os.environ.get("VILLKOR_NIGHTLY") or 0)
    return max(each_time, round(part * nightly)) if part else each_time
