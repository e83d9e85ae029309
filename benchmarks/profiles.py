"""Where the time of our commands goes: what is imported, and what is called, as text."""

from __future__ import annotations

import pstats
from pathlib import Path

from benchmarks.checks import imported_modules
from benchmarks.programs import SAMPLE, Bench
from benchmarks.timing import Command, output_of, plain_environment

_LINES = 40


def write_profiles(bench: Bench) -> Path:
    """Write two texts for each command. Gives their folder."""
    folder = bench.empty_folder("profile")
    sample, output = str(SAMPLE), str(bench.empty_folder("profiled"))
    for name, words in {
        "version": ("--version",),
        "check": ("check", sample),
        "check-json": ("check", sample, "--format", "json"),
        "summarize-anslag": ("summarize-anslag", sample),
        "export-docx": (
            "export-docx",
            sample,
            "--to",
            "tillvaxtverket",
            "--output-dir",
            output,
        ),
    }.items():
        command = (*bench.programs.villkor, *words)
        (folder / f"{name}.imports.txt").write_text(
            _imports(bench, command), encoding="utf-8"
        )
        _write_calls(bench, command, folder / f"{name}.calls.txt")
    return folder


def _imports(bench: Bench, command: Command) -> str:
    """The modules that took longest themselves, and what those of each package took together."""
    modules = imported_modules(bench, command)
    packages: dict[str, int] = {}
    for name, own in modules.items():
        package = name.split(".")[0]
        packages[package] = packages.get(package, 0) + own
    head = f"{len(modules)} modules, {sum(modules.values()) / 1000:.1f} ms\n"
    return f"{head}\nPackages, ms\n{_longest(packages)}\n\nModules, ms\n{_longest(modules)}\n"


def _longest(own: dict[str, int]) -> str:
    ordered = sorted(own.items(), key=lambda item: -item[1])[:_LINES]
    return "\n".join(
        f"{microseconds / 1000:8.1f}  {name}" for name, microseconds in ordered
    )


def _write_calls(bench: Bench, command: Command, path: Path) -> None:
    """The functions that took longest, with what they called."""
    raw = path.with_suffix(".cprofile")
    words = command[1:] if command[0] == bench.programs.python else command
    profiled = (bench.programs.python, "-m", "cProfile", "-o", str(raw), *words)
    output_of(profiled, plain_environment(**bench.programs.environment))
    with path.open("w", encoding="utf-8") as file:
        calls = pstats.Stats(str(raw), stream=file).strip_dirs()
        calls.sort_stats("cumulative").print_stats(_LINES)
    raw.unlink()
