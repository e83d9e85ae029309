"""The program while it runs: what it has printed so far, and what it does next."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools import ROOT, followed

_MOST_SECONDS = 30


class Running:
    """A program that goes on until it is told to end. What it prints is waited for."""

    def __init__(self, process: subprocess.Popen[bytes], output: int) -> None:
        self.process = process
        self._output = output
        self._left = b""

    def until(self, words: str) -> str:
        """All that is printed up to some words, with them, since the last time."""
        wanted = words.encode()
        while wanted not in self._left:
            ready, _, _ = select.select([self._output], [], [], _MOST_SECONDS)
            assert ready, f"{words} is not printed: {self._left.decode()}"
            more = os.read(self._output, 65536)
            assert more, self._left.decode()
            self._left += more
        said, self._left = self._left.split(wanted, 1)
        return (said + wanted).decode().replace("\r\n", "\n")

    def interrupt(self) -> tuple[int, str]:
        """End it as Ctrl-C does, and give its exit code and the last that it printed."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(_MOST_SECONDS)
        last = self._left + _rest_of(self._output)
        return code, last.decode().replace("\r\n", "\n")


def _rest_of(output: int) -> bytes:
    os.set_blocking(output, False)
    try:
        return os.read(output, 65536)
    except OSError:  # a terminal that nobody has open any longer
        return b""


@contextmanager
def running(
    *arguments: str | Path, terminal: bool = False, **environment: str
) -> Iterator[Running]:
    """The program as it runs, in a pipe or on a terminal, ended afterwards if it has not
    been.
    """
    ours, its = pty.openpty() if terminal else os.pipe()
    command = [sys.executable, "-m", "villkor", *map(str, arguments)]
    surroundings = {
        **os.environ,
        "COLUMNS": "100",
        "TERM": "xterm",
        "PYTHONUTF8": "1",
        **followed(),
        **environment,
    }
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings,
        stdin=its if terminal else subprocess.DEVNULL,
        stdout=its,
        stderr=its,
    )
    os.close(its)
    try:
        yield Running(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
