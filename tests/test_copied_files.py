"""The files to copy (docs/exempel) and the hook: their own commands are run, in no container."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from ruamel.yaml import YAML

from tests.tools import INCOMPLETE, ROOT, copy_sample
from villkor import __version__

EXAMPLES = ROOT / "docs" / "exempel"


def read_example(path: Path) -> dict[str, object]:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def run_lines(lines: list[str], folder: Path) -> tuple[int, str]:
    """Run what a job runs in the report, but for what installs the program."""
    program = Path(sys.executable).parent
    path = f"{program}{os.pathsep}{os.environ['PATH']}"
    wanted = [line for line in lines if "pip install" not in line]
    done = subprocess.run(
        ["bash", "-ec", "\n".join(wanted)],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert not done.stderr
    return done.returncode, done.stdout


def test_the_job_of_github(tmp_path: Path) -> None:
    job = read_example(EXAMPLES / "github.yml")["jobs"]["granska"]
    assert __version__ in job["env"]["VILLKOR"]
    lines = [step["run"] for step in job["steps"] if "run" in step]
    code, shown = run_lines(lines, INCOMPLETE)
    assert code == 1
    assert all(line.startswith("::") for line in shown.splitlines())
    assert run_lines(lines, copy_sample(tmp_path)) == (0, "")


def test_the_job_of_gitlab(tmp_path: Path) -> None:
    job = read_example(EXAMPLES / "gitlab.yml")["granska"]
    assert __version__ in job["variables"]["VILLKOR"]
    folder = copy_sample(tmp_path, **{"5-": ("status: godkänd", "status: nästan ")})
    code, shown = run_lines(job["script"], folder)
    (kept,) = job["artifacts"]["paths"]
    found = json.loads((folder / kept).read_text(encoding="utf-8"))["diagnostics"]
    assert (code, found[0]["code"]) == (1, "VK108")
    assert "VK108" in shown


def test_the_hook_of_pre_commit() -> None:
    hooks = read_example(ROOT / ".pre-commit-hooks.yaml")
    (used,) = read_example(EXAMPLES / "pre-commit-config.yaml")["repos"]
    assert used["rev"] == f"v{__version__}"
    assert [each["id"] for each in used["hooks"]] == [each["id"] for each in hooks]
    assert run_lines([hooks[0]["entry"]], INCOMPLETE)[0] == 1
