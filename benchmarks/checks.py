"""Bars of `check` on the complete sample, and of starting at all."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.programs import SAMPLE, Bench
from benchmarks.results import Result, Unit, compared, lacking
from benchmarks.timing import Command, Work, by_turns, output_of, plain_environment

_SPELLING = "VK513"  # the rule that asks hunspell
_RELAXED = ("-d", "relaxed")


def beside_yamllint(bench: Bench) -> list[Result]:
    """Without spelling, which yamllint knows nothing of."""
    name, what, bar = "check-yamllint", "check, no spelling / yamllint -d relaxed", 0.65
    lint = bench.programs.peers.get("yamllint")
    if lint is None:
        return [lacking(name, what, bar, "yamllint is not installed")]
    works = [
        _check(bench, "--ignore", _SPELLING),
        Work(((lint, *_RELAXED, *_files()),)),
    ]
    return [compared(name, what, bar, by_turns(works, bench.rounds))]


def beside_schemas(bench: Bench) -> list[Result]:
    """Beside check-jsonschema, twice.

    It takes one schema for all files, and `init` writes one for each. So it is given a schema that
    is any one of those, in one process: eighteen processes would take eighteen times as long and
    compare nothing. The least that it can do, with a schema that demands nothing, is timed too.
    """
    whats = {
        "check-jsonschema": "check, no spelling / check-jsonschema, our schemas",
        "check-jsonschema-least": "check, no spelling / check-jsonschema, no demands",
    }
    bar, program = 0.70, bench.programs.peers.get("check-jsonschema")
    if program is None:
        reason = "check-jsonschema is not installed"
        return [lacking(name, what, bar, reason) for name, what in whats.items()]
    results = []
    for (name, what), schema in zip(whats.items(), _schemas(bench), strict=True):
        theirs = Work(((program, "--schemafile", str(schema), *_files()),))
        times = by_turns([_check(bench, "--ignore", _SPELLING), theirs], bench.rounds)
        results.append(compared(name, what, bar, times))
    return results


def _schemas(bench: Bench) -> tuple[Path, Path]:
    """A schema that is any of those which `init` writes, and one that demands a mapping only."""
    folder = bench.empty_folder("schemas") / "report"
    command = (
        *bench.programs.villkor,
        "init",
        "2022",
        str(folder),
        "--region",
        "Norrbotten",
    )
    output_of(command, plain_environment(**bench.programs.environment))
    place = folder / ".schema"
    each = [{"$ref": path.name} for path in sorted(place.glob("*.json"))]
    draft = {"$schema": "http://json-schema.org/draft-07/schema#"}
    any_of, least = place / "any.json", place / "least.json"
    any_of.write_text(json.dumps({**draft, "anyOf": each}), encoding="utf-8")
    least.write_text(json.dumps({**draft, "type": "object"}), encoding="utf-8")
    return any_of, least


def with_spelling(bench: Bench) -> list[Result]:
    """With spelling, beside yamllint and then hunspell: the same work in turn."""
    name, what, bar = "check-spelling", "check / yamllint, then hunspell", 0.65
    peers = bench.programs.peers
    missing = [program for program in ("yamllint", "hunspell") if program not in peers]
    if missing:
        return [lacking(name, what, bar, f"{' and '.join(missing)} not installed")]
    lint = (peers["yamllint"], *_RELAXED, *_files())
    spell = (peers["hunspell"], "-l", "-d", "sv_SE", *_files())
    return [
        compared(
            name,
            what,
            bar,
            by_turns([_check(bench), Work((lint, spell))], bench.rounds),
        )
    ]


def without_rich(bench: Bench) -> list[Result]:
    """JSON is for programs: what draws on a terminal must not be imported for it."""
    imported = imported_modules(bench, _check(bench, "--format", "json").commands[0])
    of_rich = [name for name in imported if name.split(".")[0] == "rich"]
    times = by_turns([_check(bench, "--format", "json")], bench.rounds)
    note = f"rich is imported: {'yes' if of_rich else 'no'}; {len(imported)} modules in all"
    what = "check --format json: modules of rich"
    return [
        Result("check-json", what, Unit.MODULES, 0, len(of_rich), times[0], note=note)
    ]


def imported_modules(bench: Bench, command: Command) -> dict[str, int]:
    """The modules that a command of ours imports, with the microseconds that each took itself."""
    environment = plain_environment(**bench.programs.environment)
    _, said = output_of(_timed_imports(bench, command), environment)
    found = {}
    for line in said.splitlines():
        if line.startswith("import time:") and not line.endswith("imported package"):
            own, _, name = line.removeprefix("import time:").split("|")
            found[name.strip()] = int(own)
    return found


def _timed_imports(bench: Bench, command: Command) -> Command:
    """A command of ours, run so that Python tells of each import on standard error."""
    ours = command if command[0] != bench.programs.python else command[1:]
    return (bench.programs.python, "-X", "importtime", *ours)


def version(bench: Bench) -> list[Result]:
    """What it costs to start, more than Python itself."""
    works = [
        _ours(bench, "--version"),
        Work(((bench.programs.python, "-c", "pass"),), bench.programs.environment),
    ]
    ours, theirs = by_turns(works, bench.rounds)
    more = ours.median - theirs.median
    what = "--version − python -c pass"
    return [Result("version", what, Unit.SECONDS, 0.05, more, ours, theirs)]


def _check(bench: Bench, *options: str) -> Work:
    return _ours(bench, "check", str(SAMPLE), *options)


def _ours(bench: Bench, *words: str) -> Work:
    return Work(((*bench.programs.villkor, *words),), bench.programs.environment)


def _files() -> list[str]:
    return [str(path) for path in sorted(SAMPLE.glob("*.yaml"))]
