"""Bars of a file of decisions: sums beside reading the file, and memory."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from benchmarks.programs import Bench
from benchmarks.results import Result, Unit, compared
from benchmarks.timing import Times, output_of, plain_environment
from tests.decisions import PRIORITIES, country, decisions, write

_MANY, _FEW = 100_000, 10_000
_FEWER, _HUNDRED = 1_000, 100  # in a smoke run
_ROUNDS = 7
_BAR = 5.0
_CHILD = Path(__file__).parent / "sum_decisions.py"


def beside_reading(bench: Bench) -> list[Result]:
    """Summing files of several kinds, beside reading each with the csv module alone."""
    many, few = (_FEWER, _HUNDRED) if bench.smoke else (_MANY, _FEW)
    files = _files(bench.empty_folder("decisions"), many, few)
    plan = {
        "rounds": bench.heavy(_ROUNDS),
        "priorities": PRIORITIES,
        "files": {what: str(path) for what, path in files.items()},
    }
    # -P: a module beside the script must not hide one of Python's
    command = (bench.programs.python, "-P", str(_CHILD), json.dumps(plan))
    said, _ = output_of(command, plain_environment(**bench.programs.environment))
    measured = json.loads(said)
    large = [what for what in files if what.startswith(f"{many} ")]
    results = [_compared(what, measured[what]) for what in large]
    return [*results, _memory(files, measured)]


def _files(folder: Path, many: int, few: int) -> dict[str, Path]:
    """Files to measure, by what is special about them."""
    found: dict[str, Path] = {}
    blank = "\N{NO-BREAK SPACE}"
    for what, rows, between in (
        (f"{many} of the country over ten years, in no order", country(many), ""),
        (f"{many} of one year, by number", decisions(many), ""),
        (f"{many} of one year, blanks between thousands", decisions(many), blank),
        (f"{few} of the country over ten years", country(few), ""),
    ):
        path = folder / f"{len(found)}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            write(file, rows, blank=between)
        found[what] = path
    found[f"{many} of one year, every cell quoted"] = _quoted(folder, many)
    return found


def _quoted(folder: Path, many: int) -> Path:
    plain, quoted = folder / "1.csv", folder / f"quoted-{many}.csv"
    with (
        plain.open(encoding="utf-8-sig", newline="") as before,
        quoted.open("w", encoding="utf-8-sig", newline="") as after,
    ):
        writer = csv.writer(after, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerows(csv.reader(before, delimiter=";"))
    return quoted


def _compared(what: str, found: dict[str, list[float]]) -> Result:
    ours = Times(tuple(found["summed"]), found["megabytes"][0])
    theirs = Times(tuple(found["read"]))
    return compared("decisions", f"{what} / csv", _BAR, [ours, theirs])


def _memory(
    files: dict[str, Path], measured: dict[str, dict[str, list[float]]]
) -> Result:
    """The memory of Python's objects, of few decisions and of many."""
    of_country = [what for what in files if "country" in what]
    most, least = (measured[what]["megabytes"][0] for what in of_country)
    note = f"{least:.1f} MB of objects for {of_country[1].split()[0]} decisions"
    what = f"Memory for {of_country[0].split()[0]} decisions"
    return Result("decisions-memory", what, Unit.MEGABYTES, figure=most, note=note)
