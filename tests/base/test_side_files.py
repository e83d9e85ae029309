"""What programs lay beside an open file is nobody's work, and is never taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import copy_sample, sources_of, villkor
from villkor.base.diagnostic import UserError
from villkor.base.side_files import refuse_lock_file
from villkor.base.sources import FolderSources
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules

SIDE_FILES = (
    "~$1-regional-utvecklingsstrategi.yaml",
    "~$slut-2022.xlsx",
    "~$anslag.yaml",
    "._4-analys.yaml",
    ".~lock.4-analys.yaml#",
    ".pre-commit-config.yaml",
    ".4-analys.yaml.ab12cd",
)


def test_they_are_no_part_of_a_report(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    for name in SIDE_FILES:
        (folder / name).write_bytes(b"\0\5\26\7")
    assert not set(SIDE_FILES) & set(FolderSources(folder).file_names())
    assert not set(SIDE_FILES) & set(sources_of(folder).file_names())
    assert run_rules(load_report(folder), ignore=["VK513"]) == ()


def test_they_are_not_proposed_in_the_place_of_a_file_that_is_missing(
    tmp_path: Path,
) -> None:
    folder = copy_sample(tmp_path, anslag=("beslut-2022.csv", "beslut-2022.xlsx"))
    (folder / "~$slut-2022.xlsx").touch()
    (found,) = run_rules(load_report(folder), select=["VK412"])
    assert "~$" not in found.hint


@pytest.mark.parametrize(
    ("lock", "document"),
    [
        ("~$port.docx", "rapport.docx"),
        ("~$rapport.docx", "rapport.docx"),
        ("~$svar.docx", "svar.docx"),
        ("~$analys.yaml", "4-analys.yaml"),
    ],
)
def test_the_file_that_is_open_is_named(
    lock: str, document: str, tmp_path: Path
) -> None:
    for name in (lock, document, "annat.txt"):
        (tmp_path / name).touch()
    with pytest.raises(UserError, match="öppen i Word") as error:
        refuse_lock_file(tmp_path / lock)
    assert error.value.hint == f"Menade du {document}?"
    refuse_lock_file(tmp_path / document)


@pytest.mark.parametrize("command", [("check",), ("check", "--docx"), ("verify",)])
def test_it_is_not_checked_as_a_document(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "~$svar.docx").write_bytes(b"x")
    done = villkor(*command, "~$svar.docx", cwd=tmp_path)
    assert done.returncode == 2
    assert "bara ett märke om att en fil är öppen" in done.stderr
