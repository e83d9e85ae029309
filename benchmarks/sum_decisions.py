"""Sum files of decisions and read them, by turns, in one process. Run by `benchmarks.decisions`.

The only argument is JSON: rounds, priorities and files. The answer is JSON too: seconds of the
processor for each round, and the most megabytes that Python's objects took.
"""

from __future__ import annotations

import csv
import json
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from villkor.base.diagnostic import Where
from villkor.base.sources import FolderSources
from villkor.base.yaml.nodes import Scalar
from villkor.form.load import load_form
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.read import read_decisions

FORM = load_form(2022)


def read(path: Path) -> None:
    """Read a file with the csv module alone."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for _ in csv.reader(file, delimiter=";"):
            pass


def add_up(path: Path, priorities: Sequence[str]) -> None:
    """Sum a file of decisions."""
    source = DecisionFile(Scalar(path.name, Where("anslag.yaml")))
    found, faults = read_decisions(
        FolderSources(path.parent), source, (), FORM, priorities
    )
    if found is None:
        raise SystemExit(f"Nothing was summed: {faults}")


def seconds(work: Callable[[], None]) -> float:
    """The time of the processor that something takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def megabytes(work: Callable[[], None]) -> float:
    """The most memory that Python's objects take while something is done."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def measured(
    path: Path, priorities: Sequence[str], rounds: int
) -> dict[str, list[float]]:
    """All that is measured of one file."""
    summed, reading = [], []
    for _ in range(rounds):
        summed.append(seconds(lambda: add_up(path, priorities)))
        reading.append(seconds(lambda: read(path)))
    memory = megabytes(lambda: add_up(path, priorities))
    return {"summed": summed, "read": reading, "megabytes": [memory]}


def main() -> None:
    """Measure and print."""
    plan = json.loads(sys.argv[1])
    found = {}
    for what, name in plan["files"].items():
        found[what] = measured(Path(name), plan["priorities"], plan["rounds"])
    print(json.dumps(found))


if __name__ == "__main__":
    main()
