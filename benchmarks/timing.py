"""Time and memory of whole processes, by turns."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import struct_rusage
from statistics import median
from typing import NamedTuple

Command = tuple[str, ...]
_KIB_A_MEGABYTE = (
    1024 if sys.platform != "darwin" else 1024 * 1024
)  # macOS counts bytes


class CommandFailed(Exception):
    """A command did not do its work, so the time that it took says nothing."""


@dataclass(frozen=True, slots=True)
class Work:
    """Commands to time, one after the other, and the folder that is emptied before each time.

    If `filled_from` is a folder, its files are in it each time.
    """

    commands: tuple[Command, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    output: Path | None = None
    filled_from: Path | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of each round, by the clock and of the processor, and peak memory of one process."""

    seconds: tuple[float, ...]
    megabytes: float | None = None
    processor: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """The seconds to compare."""
        return median(self.seconds)


class _Run(NamedTuple):
    """What one round took."""

    seconds: float
    processor: float
    megabytes: float


def plain_environment(**more: str) -> dict[str, str]:
    """The environment of what is timed: byte-compiled files are used, and every day is the same."""
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONPROFILEIMPORTTIME"}
    kept = {name: text for name, text in os.environ.items() if name not in unwanted}
    # 16 January 2023: the report of 2022 is being written, so the deadline changes no answer.
    fixed = {"SOURCE_DATE_EPOCH": "1673870400", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    return {**kept, **fixed, **more}


def by_turns(works: Sequence[Work], rounds: int) -> list[Times]:
    """Run the works in turn: ours, theirs, ours, theirs. The first round warms up, uncounted."""
    for work in works:
        _run(work)
    taken: list[list[_Run]] = [[] for _ in works]
    for _ in range(rounds):
        for work, found in zip(works, taken, strict=True):
            found.append(_run(work))
    return [_times(found) for found in taken]


def _times(runs: Sequence[_Run]) -> Times:
    return Times(
        tuple(run.seconds for run in runs),
        max(run.megabytes for run in runs),
        tuple(run.processor for run in runs),
    )


def _run(work: Work) -> _Run:
    if work.output:
        shutil.rmtree(work.output, ignore_errors=True)
        if work.filled_from:
            shutil.copytree(work.filled_from, work.output)
        else:
            work.output.mkdir(parents=True)
    environment = {**plain_environment(), **work.environment}
    start = time.perf_counter()
    used = [_run_command(command, environment) for command in work.commands]
    seconds = time.perf_counter() - start
    processor = sum(usage.ru_utime + usage.ru_stime for usage in used)
    return _Run(
        seconds, processor, max(usage.ru_maxrss for usage in used) / _KIB_A_MEGABYTE
    )


def _run_command(command: Command, environment: Mapping[str, str]) -> struct_rusage:
    """Run a command. Gives what it, and the processes that it started and waited for, used."""
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # it has been waited for
        if process.returncode:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace").strip()
            raise CommandFailed(failure(command, process.returncode, said))
    return usage


def output_of(command: Command, environment: Mapping[str, str]) -> tuple[str, str]:
    """What a command says, untimed: on its standard output, and on its standard error."""
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CommandFailed(failure(command, done.returncode, done.stderr.strip()))
    return done.stdout, done.stderr


def failure(command: Command, code: int, said: str) -> str:
    """One line about a command that failed."""
    name = " ".join([Path(command[0]).name, *command[1:3]])
    last = said.splitlines()[-1] if said else "nothing was said"
    return f"{name} ended with {code}: {last}"
