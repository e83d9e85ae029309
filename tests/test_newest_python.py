"""Which Python `make newest` tries villkor on: the newest on the machine that runs at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

_TOOLS = ("awk", "bash", "grep", "ls", "sort", "tail", "timeout")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A home and a PATH with what the script needs, and no Python."""
    for tool in _TOOLS:
        put(tmp_path / "bin" / tool, f'exec {shutil.which(tool)} "$@"')
    return tmp_path


def put(path: Path, script: str) -> None:
    """A program of one line; a Python says its version and its path when it is asked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def newest(machine: Path) -> str:
    done = subprocess.run(
        [shutil.which("bash") or "", ROOT / ".ci/newest_python"],
        env={"PATH": str(machine / "bin"), "HOME": str(machine)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_it_is_the_newest_of_those_that_run(machine: Path) -> None:
    put(machine / "bin/python3.15", 'echo "pyenv: not found" >&2; exit 127')
    put(machine / "bin/python3.14-config", "echo 3.14.0 /config")
    put(machine / "bin/python3.13", "echo 3.13.9 /old")
    put(machine / "bin/uv", "echo cpython-3.12.4 $HOME/by-uv")
    put(machine / "by-uv", "echo 3.12.4 /by-uv")
    assert newest(machine) == "3.13.9 /old"
    put(machine / ".pyenv/versions/3.13.10/bin/python", "echo 3.13.10 /of pyenv")
    assert newest(machine) == "3.13.10 /of pyenv"
    put(machine / "by-uv", "echo 3.14.1 /by-uv")
    assert newest(machine) == "3.14.1 /by-uv"


def test_a_python_is_asked_what_it_is(machine: Path) -> None:
    assert newest(machine) == ""
    put(machine / "bin/python3", f'exec {sys.executable} "$@"')
    is_newer = sys.version_info >= (3, 12)
    version = ".".join(map(str, sys.version_info[:3]))
    assert newest(machine) == (f"{version} {sys.executable}" if is_newer else "")
