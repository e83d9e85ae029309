"""The real program without its start: a process that has imported it all, and forks for each run.

Most of the time of a short command goes to starting Python and importing what it uses. Here that is
done once for each process of pytest. Each run has a process of its own, made from the same state:
the program imported and nothing run. What is held by tests/cli/test_warm_program.py is that it says
the same, byte for byte, as the program started anew.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TextIO

from coverage import Coverage

MOST_SECONDS = 120
_MEASURED = 40  # of the runs with the same command and the same options, in a process
_BY_WORD_FILE = {"import-docx", "verify", "export-docx"}  # go where the file leads them
_runs: Counter[tuple[str, ...]] = Counter()
_ROOT = Path(__file__).parent.parent
_UNSAID = ("already-imported", "module-not-measured", "no-data-collected")
_STREAMS = ("stdin", "stdout", "stderr")
# what they use is imported when it is first needed, and not by themselves
_LIBRARIES = ("docx", "openpyxl", "lxml.etree", "rich.table", "rich.console", "typer")


def run_warm(
    arguments: list[str], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """What the program prints in a pipe, and its exit code, with nothing to read."""
    with tempfile.TemporaryDirectory(prefix="warm-") as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        streams = [os.devnull, str(out), str(err)]
        ended = begin_warm(arguments, cwd, environment, streams)
        code, letters = ended(), _letters_of(environment)
        return subprocess.CompletedProcess(
            arguments, code, out.read_text(letters), err.read_text(letters)
        )


def _letters_of(environment: Mapping[str, str]) -> str:
    """The encoding that Python gives its streams."""
    return environment.get("PYTHONIOENCODING", "utf-8")


def begin_warm(
    arguments: list[str], cwd: Path, environment: Mapping[str, str], streams: list[str]
) -> Callable[[], int]:
    """Begin to run the program, with the paths of its three streams.

    The function that comes back waits until it has ended, and gives its exit code.
    """
    server = _server()
    assert server.stdin
    assert server.stdout
    is_measured = Coverage.current() is not None and _may_say_more(arguments)
    place = [str(cwd), dict(environment), streams, is_measured]
    question = json.dumps([arguments, *place])
    server.stdin.write(f"{question}\n")
    server.stdin.flush()
    answers = server.stdout
    return lambda: int(answers.readline())


def _may_say_more(arguments: list[str]) -> bool:
    """Whether it is worth while to measure which lines a run goes through, which makes it take
    three times as long: the same command with the same options goes through the same ones.
    """
    said = tuple(each for each in arguments if os.sep not in each)
    _runs[said] += 1
    return _runs[said] <= _MEASURED or not _BY_WORD_FILE.isdisjoint(said)


@cache
def _server() -> subprocess.Popen[str]:
    """The process that forks, until this one ends."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.warm_program"],
        cwd=_ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(server.communicate)
    return server


def serve(questions: TextIO, answers: TextIO) -> None:
    """Run the program once for each question, and answer with its exit code.

    What a coming Python takes away from under our own modules is an error in them.
    """
    for category in (DeprecationWarning, PendingDeprecationWarning, SyntaxWarning):
        warnings.filterwarnings("error", category=category, module=r"villkor\b")
    _import_all()
    gc.collect()
    gc.freeze()  # the pages stay shared with each child
    for question in questions:
        child = os.fork()
        if not child:
            _become(*json.loads(question))
            return
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
        answers.flush()


def _import_all() -> None:
    import villkor

    for module in pkgutil.walk_packages(villkor.__path__, "villkor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in _LIBRARIES:
        importlib.import_module(name)


def _measure() -> None:
    """Let which lines are run be measured, as in the test that asks, and saved at the end.

    Nothing is said of it, since what the program says is what is tested.
    """
    measured = Coverage(
        data_file=str(_ROOT / ".coverage"),
        data_suffix=True,
        auto_data=True,
        config_file=str(_ROOT / "pyproject.toml"),
    )
    measured.set_option("run:disable_warnings", list(_UNSAID))
    measured.start()


def _become(
    arguments: list[str],
    cwd: str,
    environment: dict[str, str],
    streams: list[str],
    is_measured: bool,  # noqa: FBT001 - it comes as JSON
) -> None:
    """Be the program: its arguments, its place, its surroundings and its streams."""
    signal.alarm(MOST_SECONDS)
    if is_measured:
        _measure()
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    letters = _letters_of(environment)
    for number, (name, path) in enumerate(zip(_STREAMS, streams, strict=True)):
        flags = os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY
        opened = os.open(path, flags | os.O_NOCTTY, 0o600)
        os.dup2(opened, number)
        os.close(opened)
        setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding=letters))
    started = importlib.import_module("villkor.__main__")
    sys.modules["__main__"] = started  # it tells by what name the program was started
    sys.argv = [str(started.__file__), *arguments]
    started.main()


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
