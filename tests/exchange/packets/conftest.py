"""The sample's section on business as the program sends it to a colleague: once for all tests that
change nothing in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import copy_sample, villkor


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the report (2022) that the section is sent from, and what was written (ut)."""
    folder = tmp_path_factory.mktemp("utskick")
    report = copy_sample(
        folder, **{"1.2.3": ("status: godkänd", "senast: 2023-01-31\nstatus: utkast")}
    )
    addresses = report / ".villkor" / "adresser.yaml"
    addresses.parent.mkdir()
    addresses.write_text("näringsliv: naringsliv@example.se\n", encoding="utf-8")
    done = villkor(
        "export-docx",
        report,
        "--section",
        "1.2.3",
        "--eml",
        "--output-dir",
        folder / "ut",
        PATH="",
    )
    assert done.returncode == 0, done.stderr
    return folder
