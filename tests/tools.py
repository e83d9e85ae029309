"""What several test files need: the real program in a process, the real outside tools, and reports
made from the sample.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from coverage import Coverage

from tests.warm_program import MOST_SECONDS, run_warm
from villkor.authoring.new_report import new_report
from villkor.base.disk import create_folder
from villkor.base.sources import MemorySources
from villkor.cli.region import find_region
from villkor.form.load import load_form
from villkor.report.load import load_report, read_report
from villkor.report.model import Report

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_reports" / "norrbotten-2022"
INCOMPLETE = ROOT / "sample_reports" / "ofullstandig-2022"
GOLDEN = Path(__file__).parent / "golden"
# those that npm installs, in folders of their own
_OF_NPM = {
    "ooxml-validator": ROOT / "tests/ooxml/node_modules/.bin/ooxml-validator",
    "playwright-core": ROOT / "tests/browser/node_modules/playwright-core",
}


def villkor(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the real program, as in a pipe, and give what it printed.

    It is not started anew for each run, except where its surroundings are Python's own.
    """
    run = run_cold if any(key.startswith("PYTHON") for key in environment) else run_warm
    surroundings = {**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1", **environment}
    return run([*map(str, arguments)], cwd or ROOT, surroundings)


def run_cold(
    arguments: list[str], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """What the program prints in a pipe, started as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "villkor", *arguments],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=MOST_SECONDS,
    )


def followed() -> dict[str, str]:
    """What lets coverage follow the lines of a process that is started anew: nothing, where
    they are not followed in the test itself (docs/decisions/0066).

    For the few that no run of the warm program goes through: those that go on for long.
    """
    if Coverage.current() is None:
        return {}
    return {
        "COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml"),
        "COVERAGE_FILE": str(ROOT / ".coverage"),
    }


# Rules that ask an outside tool, and are silent without it.
ASKS = {"VK513": "hunspell"}


def need(tool: str) -> str:
    """The path of an outside tool.

    Without it, or without hunspell's Swedish dictionary, the test is skipped, or fails where
    VILLKOR_REQUIRE_TOOLS says that it must be there.
    """
    installed = _OF_NPM.get(tool)
    found = str(installed) if installed and installed.exists() else shutil.which(tool)
    if found and not (
        tool == "hunspell"
        and subprocess.run(
            [found, "-l", "-d", "sv_SE"], input=b"", capture_output=True, check=False
        ).returncode
    ):
        return found
    if os.environ.get("VILLKOR_REQUIRE_TOOLS"):
        pytest.fail(f"{tool} is not installed, and VILLKOR_REQUIRE_TOOLS is set")
    pytest.skip(f"{tool} is not installed")


# what .NET does to be quick in a program that runs for long only makes a short one slow
_SHORT_RUN = {"DOTNET_TieredPGO": "0", "DOTNET_gcConcurrent": "0"}


def ooxml_errors(docx: Path) -> list[dict[str, object]]:
    """What Microsoft's Open XML SDK finds wrong with a Word file or a workbook, for the Word that
    an authority may have and for the newest.
    """
    found: list[dict[str, object]] = []
    for version in ("Office2019", "Microsoft365"):
        command = [need("ooxml-validator"), docx, "--officeVersion", version]
        told = subprocess.run(
            command,
            env={**os.environ, **_SHORT_RUN},
            capture_output=True,
            text=True,
            check=False,
        )
        found += json.loads(told.stdout)["errors"]
    return found


def copy_sample(tmp_path: Path, **changes: tuple[str, str]) -> Path:
    """A copy of the complete sample in which, for each file stem given by its first letters, a text
    is replaced.

    `copy_sample(tmp_path, **{"1.1": ("old", "new")})` replaces the first "old" in the file that
    begins with 1.1. The old text must be there: a test that changes nothing would prove nothing.
    """
    folder = tmp_path / "2022"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns(".villkor"))
    for beginning, (old, new) in changes.items():
        path = next(
            path
            for path in sorted(folder.glob("*.yaml"))
            if path.name.startswith(beginning)
        )
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path.name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return folder


@cache
def own_sample() -> Path:
    """A copy of the complete sample to export from, which leaves something in the report's folder:
    one for all tests of a process.
    """
    folder = tempfile.mkdtemp(prefix="sample-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return copy_sample(Path(folder))


def empty_report(tmp_path: Path, region: str = "Region Norrbotten") -> Path:
    """A report as `init` makes it."""
    folder = tmp_path / "2022"
    form = load_form(2022)
    create_folder(folder, new_report(form, find_region(form, region)))
    return folder


def report_with(tmp_path: Path, **texts: str) -> Report:
    """A new report in which whole files, given by the first letters of their names, are replaced.

    Loaded.
    """
    folder = empty_report(tmp_path)
    for beginning, text in texts.items():
        path = next(
            path
            for path in sorted(folder.glob("*.yaml"))
            if path.name.startswith(beginning)
        )
        path.write_text(text, encoding="utf-8", newline="\n")
    return load_report(folder)


def report_of(**files: str) -> Report:
    """A report of a few files in memory, given by the first letters of their names. The others are
    missing.
    """
    stems = [*load_form(2022).files, "anslag", "rapport"]
    contents = {"rapport.yaml": b"formul\xc3\xa4r: 2022\nregion: Region Norrbotten\n"}
    for beginning, text in files.items():
        stem = next((stem for stem in stems if stem.startswith(beginning)), "")
        name = f"{stem}.yaml" if stem else beginning
        contents[name] = text.encode()
    return read_report(MemorySources(contents), Path("2022"))


def sources_of(folder: Path) -> MemorySources:
    """The files of a folder, in memory."""
    contents = {
        path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()
    }
    return MemorySources(contents)
