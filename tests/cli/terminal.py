"""The program on a terminal, and what is shown there held against a golden file."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

from tests.tools import GOLDEN


def on_a_terminal(
    arguments: list[str],
    cwd: Path,
    answers: list[str] | None = None,
    width: int = 100,
    **environment: str,
) -> str:
    """Run the program on a pseudo-terminal, type the answers, and give all that was shown."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "villkor", *arguments],
        cwd=cwd,
        env={
            **os.environ,
            "COLUMNS": str(width),
            "TERM": "xterm",
            "PYTHONUTF8": "1",
            **environment,
        },
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        close_fds=True,
    )
    os.close(terminal)
    for answer in answers or []:
        os.write(controller, f"{answer}\n".encode())
    shown = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            piece = os.read(controller, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece
    process.wait(timeout=10)
    os.close(controller)
    return shown.decode("utf-8").replace("\r\n", "\n")


def compare_with_golden(name: str, shown: str) -> None:
    """Compare with what a person has looked at.

    VILLKOR_UPDATE_GOLDEN=1 writes it anew, to be looked at again.
    """
    path = GOLDEN / name
    text = "\n".join(line.rstrip() for line in shown.splitlines()) + "\n"
    if os.environ.get("VILLKOR_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
