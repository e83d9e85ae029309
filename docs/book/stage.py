"""The stage of a story: a folder of its own, in which the real program is run."""

from __future__ import annotations

import os
import pty
import re
import shlex
import shutil
import struct
import subprocess
import sys
from datetime import UTC, datetime
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

from docx import Document

ROOT = Path(__file__).parent.parent.parent
_SAMPLES = ROOT / "sample_reports"
_COLUMNS = 96
_LINES = 60
_MOST_SECONDS = 180
_KEY = re.compile(r"^(\"?[\w.§][\w.§ -]*\"?):")


class WrongExit(Exception):
    """A command of a story that did not exit as the story says."""


class Stage:
    """A folder where a story is played; `day` is what the program takes today to be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.here = folder
        self.day = "2023-01-09"

    def show_sample(self, told: str) -> None:
        """Put a sample report here: "norrbotten-2022 som 2022"."""
        sample, _, name = told.partition(" som ")
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        ignored = shutil.ignore_patterns(".villkor")
        shutil.copytree(_SAMPLES / sample, target, ignore=ignored)

    def go_to(self, name: str) -> None:
        """Give the commands from here on in a folder of the stage ("." is itself)."""
        self.here = self.folder / name

    def go_to_day(self, day: str) -> None:
        """Let it be another day."""
        self.day = day

    def run(self, typed: str, code: int = 0) -> str:
        """Run what is typed, as in a window of 96 columns; give all that is printed,
        colours too.

        Raises WrongExit if it exits otherwise than with the code.
        """
        words = shlex.split(typed, comments=True)
        ours, theirs = pty.openpty()
        ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", _LINES, _COLUMNS, 0, 0))
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=self.here,
            env=self._surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        printed = _all_of(ours)
        exit_code = process.wait(_MOST_SECONDS)
        if exit_code != code:
            raise WrongExit(f"{typed}: {exit_code}, not {code}\n{printed}")
        return printed.replace("\r\n", "\n")

    def _surroundings(self) -> dict[str, str]:
        noon = datetime.fromisoformat(f"{self.day}T12:00").replace(tzinfo=UTC)
        return {
            **os.environ,
            "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "TZ": "UTC",
        }

    def write(self, path: str, text: str) -> None:
        """Write keys with their values into a file: instead of those that it has by the
        same names, else at its end. A file that is not there is made.
        """
        file = self.folder / path
        old = file.read_text(encoding="utf-8") if file.is_file() else ""
        for key, lines in _by_key(text):
            old = _with_key(old, key, lines)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(old, encoding="utf-8")

    def edit_file(self, told: str) -> None:
        """Somebody edits a text file: "fil.yaml: gammalt -> nytt".

        Raises ValueError if the old words do not stand in it.
        """
        name, old, new = _edit_of(told)
        path = self.here / name
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{old} does not stand in {name}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def lines_between(self, told: str) -> str:
        """The lines of a file from the first with a sign to the last: "FIL: TECKEN".

        Raises ValueError if no line has it.
        """
        name, _, sign = told.partition(": ")
        lines = (self.here / name).read_text(encoding="utf-8").split("\n")
        having = [number for number, line in enumerate(lines) if sign in line]
        if not having:
            raise ValueError(f"{sign} does not stand in {name}")
        return "\n".join(lines[having[0] : having[-1] + 1])

    def edit_word_file(self, told: str) -> None:
        """Edit a Word file: "rapporten.docx: gammalt -> nytt".

        Raises ValueError if the old words do not stand in it.
        """
        name, old, new = _edit_of(told)
        path = self.here / name
        document = Document(str(path))
        runs = document.element.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
        )
        found = [run for run in runs if run.text and old in run.text]
        if not found:
            raise ValueError(f"{old} does not stand in {name}")
        found[0].text = found[0].text.replace(old, new)
        document.save(str(path))


def _edit_of(told: str) -> tuple[str, str, str]:
    """The file, the old words and the new ones."""
    name, _, words = told.partition(": ")
    old, _, new = words.partition(" -> ")
    return name, old, new


def _all_of(terminal: int) -> str:
    """All that is printed on a terminal, until the program has ended."""
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # on Linux, the end
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode()


def _by_key(text: str) -> list[tuple[str, str]]:
    """The keys at the margin, each with all its lines."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines(keepends=True):
        key = _KEY.match(line)
        if key:
            found.append((key[1], line))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def _with_key(text: str, key: str, lines: str) -> str:
    """A file's text with the lines of a key instead of those that it has."""
    there = re.compile(
        rf"^{re.escape(key)}:.*\n(?:[ \t]+.*\n|\n(?=[ \t]))*", re.MULTILINE
    )
    if there.search(text):
        return there.sub(lambda _: lines, text, count=1)
    return text + lines
