"""What saves the tests the start of the program changes nothing that they see."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tools import INCOMPLETE, ROOT, SAMPLE, own_sample, run_cold
from tests.warm_program import run_warm

# without a PATH the outside tools, which are slow, are not found
SURROUNDINGS = {**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1", "PATH": ""}
COMMANDS = {
    "check": ["check", SAMPLE],
    "a report with errors": ["check", INCOMPLETE, "--format", "json"],
    "sums": ["summarize-anslag", SAMPLE],
    "status": ["status", SAMPLE],
    "text": ["export-text", SAMPLE],
    "Word": ["export-docx", own_sample(), "--to", "tillvaxtverket", "--output", "rapport.docx"],
    "init": ["init", "2022", "--region", "Norrbotten", "2022"],
    "verify": ["verify", "finns-inte.docx", SAMPLE],
    "explain": ["explain", "VK101"],
    "help": ["export-docx", "--help"],
    "a mistaken option": ["check", "--strikt"],
    "no command": [],
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_it_says_and_writes_what_the_program_does_that_is_started(
    name: str, tmp_path: Path
) -> None:
    seen = []
    for run in (run_cold, run_warm):
        place = tmp_path / "here"
        place.mkdir()
        done = run([*map(str, COMMANDS[name])], place, SURROUNDINGS)
        seen.append((done.returncode, done.stdout, done.stderr, contents(place)))
        place.rename(tmp_path / run.__name__)
    assert seen[0] == seen[1]


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_each_run_is_a_process_of_its_own() -> None:
    run_warm(["check", "--help"], ROOT, {**SURROUNDINGS, "SOURCE_DATE_EPOCH": "0"})
    told = run_warm(["check", str(SAMPLE)], ROOT, SURROUNDINGS)
    assert told.stdout == run_cold(["check", str(SAMPLE)], ROOT, SURROUNDINGS).stdout
