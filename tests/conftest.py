"""The same day, and in CI the same examples, in every test and every process that a test starts;
and what of it is measured.

Hypothesis draws anew on every run at a person's desk, and the same each time in CI, where a red run
must mean a change.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

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

# of a test that is tried with many inputs, so many are measured
_MEASURED = 120


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure which lines are run in tests of one example each, and not in those of many.

    To follow each line makes a test take three times as long, and tells nothing new where the same
    lines are run a hundred times. It can only make the coverage look smaller than it is.
    """
    met: Counter[str] = Counter()
    for item in items:
        name = item.nodeid.partition("[")[0]
        met[name] += 1
        is_one_of_many = met[name] > _MEASURED and not item.get_closest_marker(
            "measured"
        )
        if is_hypothesis_test(getattr(item, "obj", None)) or is_one_of_many:
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def sent_to_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word files of the sample and their PDFs, made once: see tests/exported.py."""
    from tests import exported  # not before what it imports is measured

    return exported.sent_to_all(tmp_path_factory)
