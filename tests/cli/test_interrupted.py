"""A command that was killed while it wrote in a report is undone by the next one, which says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.base.test_disk_together import RENAMING, killed_at
from tests.tools import SAMPLE, copy_sample, villkor
from villkor.base.disk_together import write_together
from villkor.report.load import load_report
from villkor.report.values import AnswerValue
from villkor.report.write_answers import edited_files

FIRST, SECOND = "1.1-regional-utvecklingsstrategi.yaml", "5-ovriga-medskick.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def change_two(folder: Path) -> None:
    new = AnswerValue({(): "Nytt."})
    files = edited_files(load_report(folder), {"1.1.1": new, "5": new})
    before = {name: (folder / name).read_bytes() for name in files}
    write_together(folder, files, before)


def test_answers_are_written_in_several_files_and_nothing_is_left(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    change_two(folder)
    changed = [
        path.name
        for path in SAMPLE.glob("*.yaml")
        if path.read_bytes() != (folder / path.name).read_bytes()
    ]
    assert sorted(changed) == [FIRST, SECOND]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*names, ".villkor"]
    )
    assert villkor("check", folder).stderr == ""


@pytest.mark.parametrize("asked", [(), (FIRST,)], ids=["the report", "a file"])
def test_the_next_command_undoes_it_and_says_so(
    asked: tuple[str, ...], folder: Path
) -> None:
    assert killed_at(1, change_two, folder, RENAMING)
    run = villkor("check", folder.joinpath(*asked), "--format", "json")
    assert (run.returncode, run.stdout[:1]) == (0, "{")
    assert run.stderr == (
        "Ett kommando avbröts mitt i att det skrev i rapporten. Det som det hade hunnit skriva "
        f"är ogjort, så {FIRST} är som förut. Kör det kommandot igen.\n"
    )
    for path in SAMPLE.glob("*.yaml"):
        assert path.read_bytes() == (folder / path.name).read_bytes()
    assert villkor("check", folder).stderr == ""
