"""The sample as the program exports it, once for all tests that change it in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.test_verify import exported
from tests.tools import copy_sample
from villkor.report.load import load_report


@pytest.fixture(scope="session")
def own_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The Word file of the sample report."""
    folder = tmp_path_factory.mktemp("placing")
    report = load_report(copy_sample(folder))
    path: Path = exported(report, folder / "svar.docx")
    return path.read_bytes()
