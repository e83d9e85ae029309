"""What is worked out from a report is kept by the report, and goes with it: nothing else keeps a
report alive.
"""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from tests.tools import INCOMPLETE, SAMPLE
from villkor.exchange.outline import report_outline
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules
from villkor.rules.mend import BY_HAND, TYPOGRAPHY, mends


def reports_alive() -> int:
    gc.collect()
    return sum(isinstance(each, Report) for each in gc.get_objects())


def check_and_export(folder: Path) -> None:
    report = load_report(folder)
    run_rules(report)
    mends(report, {*TYPOGRAPHY, BY_HAND})
    assert report_outline(report, report.form.recipients, draft=True)


@pytest.mark.parametrize("folder", [SAMPLE, INCOMPLETE], ids=lambda folder: folder.name)
@pytest.mark.no_cover
def test_no_report_lives_on_after_it_has_been_checked_and_exported(
    folder: Path,
) -> None:
    before = reports_alive()
    for _ in range(6):
        check_and_export(folder)
    assert reports_alive() == before


@pytest.mark.no_cover
def test_a_report_that_is_held_is_counted() -> None:
    before = reports_alive()
    report = load_report(SAMPLE)
    assert reports_alive() == before + 1
    assert report.faults == ()
