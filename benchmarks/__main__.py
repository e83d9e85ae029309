"""Measure villkor beside other tools, print how it stands to its bars, and write JSON.

A missed bar is printed and does not make the command fail; a program that fails does.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import checks, decisions, exports, imports, large, many
from benchmarks.profiles import write_profiles
from benchmarks.programs import (
    ROOT,
    Bench,
    current_programs,
    installed_programs,
    version_of,
)
from benchmarks.results import Result, Verdict, as_data, heading, row
from benchmarks.timing import CommandFailed, output_of, plain_environment

_FOLDER = ROOT / "build" / "bench"
_ROUNDS = 15

BARS: Mapping[str, Callable[[Bench], list[Result]]] = {
    "check-yamllint": checks.beside_yamllint,
    "check-jsonschema": checks.beside_schemas,
    "check-spelling": checks.with_spelling,
    "check-json": checks.without_rich,
    "version": checks.version,
    "export-pandoc": exports.beside_pandoc,
    "export-office": exports.one_with_office,
    "export-office-all": exports.all_with_office,
    "import-pandoc": imports.beside_pandoc,
    "many-check": many.many_checks,
    "many-summarize-anslag": many.many_summaries,
    "decisions": decisions.beside_reading,
    "large-rows": large.many_rows,
    "large-prose": large.long_prose,
}


def main() -> int:
    """Measure. Gives the exit code: 1 if a program failed."""
    options = _options()
    folder = options.output.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    programs = current_programs() if options.smoke else installed_programs(folder)
    rounds = options.rounds or (1 if options.smoke else _ROUNDS)
    bench = Bench(programs, folder, rounds, options.smoke)
    before = _load()
    results, failures = _measure(bench, options.only or BARS)
    facts = {
        **_facts(bench),
        "load_before": before,
        "load_after": _load(),
        "failures": failures,
    }
    found = {**facts, "results": as_data(results)}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (folder / "results.json").write_text(f"{text}\n", encoding="utf-8")
    load = f"Load {before} before and {_load()} after, {os.cpu_count()} cores."
    print(f"\n{_summary(results)} {load}")
    print(f"Written: {folder / 'results.json'}")
    if options.profile:
        print(f"Profiles: {write_profiles(bench)}")
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    rounds = f"rounds of each bar ({_ROUNDS}; slow ones fewer)"
    parser.add_argument("--rounds", type=int, help=rounds)
    names = ", ".join(BARS)
    parser.add_argument(
        "--only", action="append", choices=BARS, metavar="NAME", help=names
    )
    parser.add_argument(
        "--profile", action="store_true", help="write where the time goes as well"
    )
    parser.add_argument(
        "--smoke",
        action="store_true",
        help="do little, with this Python and nothing installed: the figures mean nothing",
    )
    parser.add_argument(
        "--output", type=Path, default=_FOLDER, help="folder for all that is made"
    )
    found = parser.parse_args()
    if found.rounds is not None and found.rounds < 1:
        parser.error("--rounds must be at least 1")
    return found


def _measure(bench: Bench, names: Iterable[str]) -> tuple[list[Result], list[str]]:
    """Measure some bars, printing each as it is known. Gives also what failed."""
    results: list[Result] = []
    failures: list[str] = []
    print(heading())
    for name in names:
        try:
            found = BARS[name](bench)
        except CommandFailed as error:
            failures.append(f"{name}: {error}")
            print(f"FAILED {failures[-1]}", flush=True)
            continue
        results += found
        print("\n".join(map(row, found)), flush=True)
    return results, failures


def _facts(bench: Bench) -> dict[str, Any]:
    """What was measured with, without any path."""
    environment = plain_environment(**bench.programs.environment)
    ours, _ = output_of((*bench.programs.villkor, "--version"), environment)
    return {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "smoke": bench.smoke,
        "rounds": bench.rounds,
        "villkor": ours.strip(),
        "python": platform.python_version(),
        "peers": {
            name: version_of(path) for name, path in bench.programs.peers.items()
        },
        "cores": os.cpu_count(),
    }


def _load() -> float:
    """How many processes have wanted the processor during the last minute."""
    return round(os.getloadavg()[0], 1)


def _summary(results: list[Result]) -> str:
    counts = [
        f"{sum(result.verdict is verdict for result in results)} {verdict}"
        for verdict in (Verdict.MET, Verdict.MISSED, Verdict.NOT_MEASURED)
    ]
    return f"{', '.join(counts)}."


if __name__ == "__main__":
    sys.exit(main())
