"""Several files are written whole or not at all: killed at any step, the next run makes the folder
what it was before, or finds all of it done.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from villkor.base.diagnostic import UserError
from villkor.base.disk_together import (
    Interrupted,
    may_be_interrupted,
    undo_interrupted,
    write_together,
)

OLD = {"a.yaml": b"a: 1\n", "b.yaml": b"b: 1\n", "c.yaml": None}
NEW = {"a.yaml": b"a: 2\n", "b.yaml": b"b: 2\n", "c.yaml": b"c: 2\n"}
KILLED = 9
# what Python tells of before it asks the system
STEPS = (
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.chmod",
    "os.utime",
)
RENAMING = ("os.rename",)


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "2022"
    folder.mkdir()
    for name, data in OLD.items():
        if data is not None:
            (folder / name).write_bytes(data)
            os.utime(folder / name, (1_600_000_000, 1_600_000_000))
    (folder / "a.yaml").chmod(0o640)
    return folder


def files_in(folder: Path) -> dict[str, bytes | None]:
    found: dict[str, bytes | None] = dict.fromkeys(OLD)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def killed_at(
    step: int,
    work: Callable[[Path], object],
    folder: Path,
    kinds: tuple[str, ...] = STEPS,
) -> bool:
    """Do something with a folder in a process of its own that dies before its step of a
    number: whether it died.
    """
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            if event in kinds:
                left -= 1
                if left < 0:
                    os._exit(KILLED)

        sys.addaudithook(count)
        try:
            work(folder)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == KILLED


def write_new(folder: Path) -> None:
    write_together(folder, NEW, OLD)


def half_written(tmp_path: Path) -> Path:
    """A folder in which two of three files were written when the program was killed."""
    folder = folder_of(tmp_path)
    assert killed_at(2, write_new, folder, RENAMING)
    assert files_in(folder)["b.yaml"] == NEW["b.yaml"]
    assert may_be_interrupted(folder)
    return folder


def test_all_files_are_written_with_the_rights_that_they_had(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    write_together(folder, NEW, OLD)
    assert files_in(folder) == NEW
    assert stat.S_IMODE((folder / "a.yaml").stat().st_mode) == 0o640
    assert list((folder / ".villkor").iterdir()) == []
    assert undo_interrupted(folder) == Interrupted()


@pytest.mark.no_cover
def test_killed_at_any_step_it_is_undone_by_the_next_run(tmp_path: Path) -> None:
    told = set()
    step = 0
    while True:
        home = tmp_path / str(step)
        home.mkdir()
        folder = folder_of(home)
        if not killed_at(step, write_new, folder):
            break
        found = undo_interrupted(folder)
        told.add((found.put_back, found.done))
        is_new = found.done or files_in(folder) == NEW
        assert files_in(folder) == (NEW if is_new else OLD)
        assert not may_be_interrupted(folder)
        if not is_new:
            assert (folder / "a.yaml").stat().st_mtime == 1_600_000_000
        step += 1
    assert {("a.yaml",), ("a.yaml", "b.yaml")} <= {each for each, _ in told}
    assert tuple(NEW) in {each for _, each in told}


@pytest.mark.no_cover
def test_killed_while_it_is_undone_it_is_undone_by_the_one_after(
    tmp_path: Path,
) -> None:
    half = half_written(tmp_path)
    step = 0
    died = True
    while died:
        folder = Path(shutil.copytree(half, tmp_path / f"again-{step}"))
        died = killed_at(step, undo_interrupted, folder)
        undo_interrupted(folder)
        assert files_in(folder) == OLD
        assert not may_be_interrupted(folder)
        step += 1


def test_what_somebody_has_changed_since_is_let_be(tmp_path: Path) -> None:
    folder = half_written(tmp_path)
    (folder / "a.yaml").write_bytes(b"a: 3\n")
    found = undo_interrupted(folder)
    assert (found.put_back, found.let_be) == (("b.yaml",), ("a.yaml",))
    assert files_in(folder) == {
        "a.yaml": b"a: 3\n",
        "b.yaml": b"b: 1\n",
        "c.yaml": None,
        ".villkor/före-avbrottet/a.yaml": b"a: 1\n",
    }


def change(folder: Path) -> None:
    (folder / "b.yaml").write_bytes(b"b: 3\n")


def protect(folder: Path) -> None:
    (folder / "b.yaml").chmod(0o444)


def lead_out(folder: Path) -> None:
    (folder.parent / "b.yaml").write_bytes(b"b: 1\n")
    (folder / "b.yaml").unlink()
    (folder / "b.yaml").symlink_to(folder.parent / "b.yaml")


def take_the_name(folder: Path) -> None:
    (folder / "c.yaml").mkdir()


@pytest.mark.parametrize("hinder", [change, protect, lead_out, take_the_name])
def test_nothing_is_written_if_one_cannot_be(
    hinder: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = folder_of(tmp_path)
    hinder(folder)
    before = files_in(folder)
    with pytest.raises(UserError, match="Inget har"):
        write_together(folder, NEW, OLD)
    assert files_in(folder) == before
    assert not may_be_interrupted(folder)


def test_another_run_that_is_writing_is_not_undone(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    seen: list[object] = []

    def look(event: str, _: object) -> None:
        if event == "os.rename" and not seen:
            seen.append(event)
            child = os.fork()
            if child == 0:
                found = undo_interrupted(folder)
                os._exit(0 if found == Interrupted() else 1)
            seen.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

    child = os.fork()
    if child == 0:
        sys.addaudithook(look)
        write_together(folder, NEW, OLD)
        os._exit(0 if seen == ["os.rename", 0] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert files_in(folder) == NEW


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "{",
        "[1]",
        json.dumps([{"namn": "../x", "före": "", "efter": "ab"}]),
        json.dumps([{"namn": "a.yaml", "före": "", "efter": 1}]),
    ],
)
def test_a_journal_that_is_none_changes_nothing(journal: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    left = folder / ".villkor" / ".villkor-abcd1234"
    left.mkdir(parents=True)
    (left / "journal.json").write_text(journal, encoding="utf-8")
    assert undo_interrupted(folder) == Interrupted()
    assert files_in(folder) == OLD
