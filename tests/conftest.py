"""The same day, and in CI the same examples, in every test and every process that a test starts.

Hypothesis draws anew on every run at a person's desk, and the same each time in CI, where a red run
must mean a change.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# 16 January 2023: the reports of 2022 are being written, and the deadline is more than two weeks
# away.
os.environ["SOURCE_DATE_EPOCH"] = "1673870400"

# no law depends on how busy the machine is that it is tried on
_UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("local", **_UNHURRIED)
settings.register_profile("ci", derandomize=True, **_UNHURRIED)
settings.load_profile("local")
if os.environ.get("CI"):
    settings.load_profile("ci")
