"""Bars of many reports at once: what each takes, and that it does not grow with their number."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benchmarks.programs import SAMPLE, Bench
from benchmarks.results import Result, Unit, lacking
from benchmarks.timing import Times, Work, by_turns, plain_environment

_FEW, _MANY = 21, 210  # the regions in a year, and in ten
_FEWER, _TWO = 4, 2  # in a smoke run
_ROUNDS = 3
_USAGE = 2  # the exit code of a command line that is not understood


def many_checks(bench: Bench) -> list[Result]:
    """`check` of many folders."""
    return _of_each(bench, "check", 25)


def many_summaries(bench: Bench) -> list[Result]:
    """`summarize-anslag` of many folders."""
    return _of_each(bench, "summarize-anslag", 12)


def _of_each(bench: Bench, command: str, bar: float) -> list[Result]:
    """Milliseconds of each report among many, and those as a part of what each takes among few."""
    few, many = (_TWO, _FEWER) if bench.smoke else (_FEW, _MANY)
    name, what = f"many-{command}", f"{command}, {many} reports"
    growth = f"{command}, each of {many} reports / each of {few}"
    folders = _copies(bench, command, many)
    if not _takes_several(bench, command, folders[:2]):
        reason = f"not supported: {command} does not take several folders"
        return [
            lacking(name, what, bar, reason, Unit.EACH),
            lacking(f"{name}-growth", growth, 1.0, reason),
        ]
    works = [_work(bench, command, folders[:count]) for count in (many, few)]
    of_many, of_few = by_turns(works, bench.heavy(_ROUNDS))
    each, each_of_few = of_many.median / many, of_few.median / few
    ours, before = _part(of_many, many), _part(of_few, few)
    note = f"{each * 1000:.1f} ms of each report, {each_of_few * 1000:.1f} ms when there are {few}"
    return [
        Result(name, what, Unit.EACH, bar, each * 1000, of_many),
        Result(
            f"{name}-growth",
            growth,
            Unit.RATIO,
            1.0,
            each / each_of_few,
            ours,
            before,
            note,
        ),
    ]


def _part(times: Times, count: int) -> Times:
    """The times of each of some reports."""
    seconds = tuple(seconds / count for seconds in times.seconds)
    processor = tuple(seconds / count for seconds in times.processor)
    return Times(seconds, times.megabytes, processor)


def _copies(bench: Bench, command: str, count: int) -> list[Path]:
    place = bench.empty_folder(f"many-{command}")
    folders = [place / f"report-{number:03}" for number in range(1, count + 1)]
    for folder in folders:
        shutil.copytree(SAMPLE, folder)
    return folders


def _takes_several(bench: Bench, command: str, folders: list[Path]) -> bool:
    work = _work(bench, command, folders)
    environment = plain_environment(**work.environment)
    done = subprocess.run(
        work.commands[0], env=environment, capture_output=True, check=False
    )
    return done.returncode != _USAGE


def _work(bench: Bench, command: str, folders: list[Path]) -> Work:
    words = (*bench.programs.villkor, command, *map(str, folders))
    return Work((words,), bench.programs.environment)
