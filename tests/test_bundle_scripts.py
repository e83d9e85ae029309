"""The scripts of a bundle say what the bundle has, and put it where its folder says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from release.targets import PYTHONS
from release.wheels import EXTRAS
from tests.tools import ROOT

SCRIPTS = [ROOT / "release" / name for name in ("installera.cmd", "installera.sh")]
# what a Python does that is asked to make a room of its own, and to install
STAND_IN = """#!/bin/sh
echo "$*" >> "$HOME/asked"
case "$1 $2" in
    "-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; cp "$0" "$3/bin/villkor" ;;
    *version*) echo villkor 1 ;;
esac
"""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.suffix)
def test_they_look_for_the_pythons_that_there_are_wheels_for(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    for version in PYTHONS:
        assert version in text
    least, most = (
        tuple(map(int, each.split("."))) for each in (PYTHONS[0], PYTHONS[-1])
    )
    after = (most[0], most[1] + 1)
    assert f"{least} <= sys.version_info < {after}" in text
    assert f"villkor[{','.join(EXTRAS)}]" in text


def test_that_of_windows_is_read_right_by_any_code_page() -> None:
    """Until it has asked for UTF-8: a mark at its start would be taken for a command."""
    lines = SCRIPTS[0].read_text(encoding="utf-8").splitlines()
    before = lines[: lines.index("chcp 65001 >nul")]
    assert "".join(before).isascii()


def test_a_folder_with_blanks_that_is_named_from_here(tmp_path: Path) -> None:
    """The command is found from anywhere, and what is installed is what lies beside."""
    python = tmp_path / "python"
    python.write_text(STAND_IN, encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(
        ["sh", SCRIPTS[1], "Mål å"],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PYTHON": str(python), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert f"villkor 1 är installerat i {tmp_path}/Mål å." in done.stdout
    link = tmp_path / ".local" / "bin" / "villkor"
    assert link.resolve() == tmp_path / "Mål å" / "bin" / "villkor"
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert f"--find-links {ROOT}/release/hjul" in asked[-2]
