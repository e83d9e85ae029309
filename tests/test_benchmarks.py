"""The benchmarks run, and write what they measured.

How fast anything is, is no matter of a test.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.tools import ROOT


def measured(folder: Path, name: str) -> dict[str, Any]:
    command = [
        sys.executable,
        "-m",
        "benchmarks",
        "--smoke",
        "--only",
        name,
        "--output",
        folder,
    ]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=300)
    found: dict[str, Any] = json.loads(
        (folder / "results.json").read_text(encoding="utf-8")
    )
    return found


def test_a_bar_is_measured_and_written_with_its_ratio(tmp_path: Path) -> None:
    found = measured(tmp_path, "version")
    (result,) = found["results"]
    ours, theirs = result["ours"]["seconds"], result["theirs"]["seconds"]
    assert found["smoke"]
    assert found["rounds"] == len(ours) == len(theirs) == 1
    assert result["ratio"] > 0
    assert result["verdict"] in {"met", "missed"}
    assert (result["bar"], result["unit"]) == (0.05, "s")
    assert found["failures"] == []


def test_decisions_are_summed_by_the_program_as_it_is(tmp_path: Path) -> None:
    results = measured(tmp_path, "decisions")["results"]
    ratios = [result["ratio"] for result in results if result["name"] == "decisions"]
    assert len(ratios) == 4
    assert all(ratio > 0 for ratio in ratios)
    (memory,) = [result for result in results if result["name"] == "decisions-memory"]
    assert memory["verdict"] == "no bar"
    assert memory["figure"] > 0


def test_what_is_far_larger_than_a_report_is_measured(tmp_path: Path) -> None:
    for name in ("large-rows", "large-prose"):
        (result,) = measured(tmp_path, name)["results"]
        assert result["unit"] == "s"
        assert result["figure"] > 0


def test_an_unknown_bar_is_told() -> None:
    command = [sys.executable, "-m", "benchmarks", "--only", "patience"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "check-yamllint" in done.stderr
