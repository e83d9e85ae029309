"""The same day, and in CI the same examples, in every test and every process that a test starts;
and what of it is measured.

Hypothesis draws anew on every run at a person's desk, and the same each time in CI, where a red run
must mean a change.
"""

from __future__ import annotations

import os
import signal
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

# what a shell starts in the background ignores Ctrl-C, and so would the programs that tests
# end by it
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# of a test that is tried with many inputs, so many are measured
_MEASURED = 120


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Where it is measured which lines are run, try tests of one example each, and not
    those of many.

    To follow each line makes a test take three times as long, and tells nothing new where
    the same lines are run a hundred times. It can only make the coverage look smaller than
    it is, and they are all tried by `make test`.
    """
    if not config.getoption("cov_source", default=[]):
        return
    met: Counter[str] = Counter()
    kept, left_out = [], []
    for item in items:
        name = item.nodeid.partition("[")[0]
        met[name] += 1
        is_measured = met[name] <= _MEASURED or item.get_closest_marker("measured")
        is_law = is_hypothesis_test(getattr(item, "obj", None))
        (kept if is_measured and not is_law else left_out).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def sent_to_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word files of the sample and their PDFs, made once: see tests/exported.py."""
    from tests import exported  # not before what it imports is measured

    return exported.sent_to_all(tmp_path_factory)
