"""How fast and in how little memory 100 000 decisions are summed, beside reading the same file with the csv module alone.

    python benchmarks/decisions.py

The bar (docs/architecture.md): at most twice the time of reading, and memory that hardly grows from 10 000 decisions to 100 000.
Times are of the processor, the best of several rounds by turns.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.decisions import PRIORITIES, country, decisions, write  # noqa: E402 - found by the line above
from villkor.base.diagnostic import Where  # noqa: E402
from villkor.base.yaml.nodes import Scalar  # noqa: E402
from villkor.form.load import load_form  # noqa: E402
from villkor.grant.decisions.model import DecisionFile  # noqa: E402
from villkor.grant.decisions.read import read_decisions  # noqa: E402

MANY, FEW = 100_000, 10_000
ROUNDS = 15
FORM = load_form(2022)


def files(folder: Path) -> dict[str, Path]:
    """Files to measure, by what is special about them."""
    found = {}
    for what, count, rows, blank in (
        ("the country over ten years, in no order", MANY, country(MANY), ""),
        ("one year, by number", MANY, decisions(MANY), ""),
        ("one year, blanks between thousands", MANY, decisions(MANY), "\N{NO-BREAK SPACE}"),
        ("a tenth of the country", FEW, country(FEW), ""),
    ):
        path = folder / f"{count}-{len(found)}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            write(file, rows, blank=blank)
        found[what] = path
    return found


def read(path: Path) -> None:
    """Read a file with the csv module alone."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for _ in csv.reader(file, delimiter=";"):
            pass


def add_up(path: Path) -> None:
    """Sum a file of decisions."""
    source = DecisionFile(Scalar(path.name, Where("anslag.yaml")))
    found, _ = read_decisions(path.parent, source, (), FORM, PRIORITIES)
    assert found, path  # noqa: S101 - or nothing is measured


def seconds(*works: Callable[[], None]) -> list[float]:
    """The best time of each, by turns."""
    best = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for at, work in enumerate(works):
            start = time.process_time()
            work()
            best[at] = min(best[at], time.process_time() - start)
    return best


def megabytes(work: Callable[[], None]) -> float:
    """The most memory that Python's objects take while something is done."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        measured = files(Path(name))
        for what, path in measured.items():
            reading, summing = seconds(lambda path=path: read(path), lambda path=path: add_up(path))  # type: ignore[misc]
            print(f"{what}: read {reading * 1000:.0f} ms, summed {summing * 1000:.0f} ms, {summing / reading:.2f} ×")
        few, many = (
            megabytes(lambda path=path: add_up(path))
            for what, path in sorted(measured.items(), key=lambda item: item[1].stat().st_size)
            if "country" in what
        )  # type: ignore[misc]
        print(f"memory: {few:.1f} MB for {FEW} decisions, {many:.1f} MB for {MANY}")


if __name__ == "__main__":
    main()
