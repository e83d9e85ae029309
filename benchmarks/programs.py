"""The programs to compare: ours and its Python peers, installed here, and those of the system."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.timing import Command, output_of, plain_environment

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_reports" / "norrbotten-2022"
_PEERS = ("yamllint", "check-jsonschema")
_COMPILED = "import os, villkor; print(villkor.__file__); print(os.path.exists(villkor.__cached__))"


@dataclass(frozen=True, slots=True)
class Programs:
    """Where each program is. `peers` has only those that there are."""

    python: str
    villkor: Command
    peers: Mapping[str, str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bench:
    """What to measure with: the programs, a folder to work in, and how much to do.

    A smoke run measures so little that its figures mean nothing. It shows that everything works.
    """

    programs: Programs
    folder: Path
    rounds: int
    smoke: bool

    def heavy(self, rounds: int) -> int:
        """The rounds of something that takes seconds."""
        return min(self.rounds, rounds)

    def empty_folder(self, name: str) -> Path:
        """A new folder to work in."""
        found = self.folder / "work" / name
        shutil.rmtree(found, ignore_errors=True)
        found.mkdir(parents=True)
        return found


def installed_programs(folder: Path) -> Programs:
    """Install villkor and its peers in environments of their own, unless they are there already."""
    ours, theirs = folder / "venv-villkor", folder / "venv-peers"
    sources = [
        path for name in ("villkor", "templates") for path in (ROOT / name).rglob("*")
    ]
    ours_from = [ROOT / "pyproject.toml", ROOT / "constraints.txt", *sources]
    _install(ours, ours_from, "--constraint", str(ROOT / "constraints.txt"), str(ROOT))
    pins = Path(__file__).parent / "constraints.txt"
    _install(theirs, [pins], "--constraint", str(pins), *_PEERS)
    _need_compiled(ours)
    peers = {name: str(theirs / "bin" / name) for name in _PEERS}
    return Programs(
        str(ours / "bin" / "python"),
        (str(ours / "bin" / "villkor"),),
        {**peers, **system_programs()},
    )


def current_programs() -> Programs:
    """The villkor of this checkout under this Python, and the peers that happen to be there."""
    return Programs(
        sys.executable,
        (sys.executable, "-m", "villkor"),
        system_programs(*_PEERS),
        {"PYTHONPATH": str(ROOT)},
    )


def system_programs(*more: str) -> dict[str, str]:
    """The programs of the system that are there, by name."""
    found = {
        name: shutil.which(name) for name in ("pandoc", "hunspell", "soffice", *more)
    }
    return {name: path for name, path in found.items() if path}


def version_of(program: str) -> str:
    """What a program says that its version is: the first line."""
    return (
        output_of((program, "--version"), plain_environment())[0]
        .strip()
        .splitlines()[0]
    )


def _install(folder: Path, made_from: list[Path], *wanted: str) -> None:
    """Make an environment anew, unless it is made from the same files already."""
    stamp, digest = folder / "made-from", _digest(made_from)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return
    print(f"Installing {folder.name} …", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    environment = plain_environment()
    subprocess.run([sys.executable, "-m", "venv", folder], env=environment, check=True)
    python = str(folder / "bin" / "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--compile", *wanted], env=environment, check=True)
    stamp.write_text(digest, encoding="utf-8")


def _digest(paths: list[Path]) -> str:
    found = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            found.update(os.fsencode(path.relative_to(ROOT)))
            found.update(path.read_bytes())
    return found.hexdigest()


def _need_compiled(folder: Path) -> None:
    """End here if villkor is not installed and byte-compiled: its figures would be worthless."""
    python = str(folder / "bin" / "python")
    said, _ = output_of((python, "-I", "-c", _COMPILED), plain_environment())
    place, compiled = said.splitlines()
    if not Path(place).is_relative_to(folder) or compiled != "True":
        raise SystemExit(
            f"villkor is not installed and byte-compiled in {folder.name}."
        )
