"""The program on a terminal, and what is shown there held against a golden file."""

from __future__ import annotations

import os
import pty
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.tools import GOLDEN
from tests.warm_program import begin_warm


def on_a_terminal(
    arguments: list[str],
    cwd: Path,
    answers: list[str] | None = None,
    width: int = 100,
    **environment: str,
) -> str:
    """Run the program on a pseudo-terminal, type the answers, and give all that was shown."""
    controller, terminal = pty.openpty()
    surroundings = {
        **os.environ,
        "COLUMNS": str(width),
        "TERM": "xterm",
        "PYTHONUTF8": "1",
        **environment,
    }
    ended = begin_warm(arguments, cwd, surroundings, [os.ttyname(terminal)] * 3)
    for answer in answers or []:
        os.write(controller, f"{answer}\n".encode())
    with ThreadPoolExecutor(1) as reader:
        shown = reader.submit(_all_from, controller)
        ended()
        os.close(terminal)
    os.close(controller)
    return shown.result().decode("utf-8").replace("\r\n", "\n")


def _all_from(controller: int) -> bytes:
    """What is shown until nobody has the terminal open."""
    shown = b""
    while True:
        try:
            shown += os.read(controller, 65536)
        except OSError:  # Linux says so when the other end is closed
            return shown


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
