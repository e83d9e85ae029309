"""Every rule of `check` fires on a faulty report, at its line and in its words, and is silent on a
correct one.

`tests/cases/rules/VKnnn-name/` has two folders, `bad` and `good`. Each holds the files in which a
report differs from a new one by `init`: those to put in place, `name.missing` for a file to take
away, and `today.txt` with the day on which the report is read. `bad/expected.txt` is what the rule
says of those files, a line for each finding; VILLKOR_UPDATE_GOLDEN=1 writes it anew.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.tools import ASKS, ROOT, empty_report, need
from villkor.base.diagnostic import Diagnostic
from villkor.report.load import load_report
from villkor.rules.catalogue import RULES, run_rules

CASES = ROOT / "tests" / "cases" / "rules"

# Rules whose cases cannot be held in files, and why. Each has a test of its own.
NOT_IN_FILES = {
    "VK103": (
        "a file that is there but cannot be opened is made in different ways on different systems "
        "(tests/rules/test_catalogue.py)"
    ),
}


def folder_name(code: str, name: str) -> str:
    """A case's folder: the rule's code and its name, in letters that every file system and zip
    program keeps.
    """
    return f"{code}-{unicodedata.normalize('NFD', name).encode('ascii', 'ignore').decode()}"


STRUCTURE = {rule.code for rule in RULES if rule.code < "VK117"}
FOLDERS = {
    rule.code: CASES / folder_name(rule.code, rule.name)
    for rule in RULES
    if rule.code not in NOT_IN_FILES
}


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report as `init` makes it, to copy."""
    return empty_report(tmp_path_factory.mktemp("rules"))


def findings(case: Path, folder: Path) -> list[Diagnostic]:
    """What is found in a case's files, when they are put into the report in the folder."""
    own = [
        path
        for path in sorted(case.rglob("*"))
        if path.is_file() and path.suffix != ".txt"
    ]
    names = {path.relative_to(case).as_posix().removesuffix(".missing") for path in own}
    for path in own:
        target = folder / path.relative_to(case)
        if path.suffix == ".missing":
            target.with_suffix("").unlink()
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(path.read_bytes())
    report = load_report(folder)
    today = case / "today.txt"
    if today.exists():
        report = replace(
            report, today=date.fromisoformat(today.read_text(encoding="utf-8").strip())
        )
    return [found for found in run_rules(report) if found.where.path in names]


@pytest.mark.parametrize("code", FOLDERS)
@pytest.mark.measured
def test_the_rule_fires_on_a_faulty_report(
    code: str, new: Path, tmp_path: Path
) -> None:
    if code in ASKS:
        need(ASKS[code])
    golden = FOLDERS[code] / "bad" / "expected.txt"
    diagnostics = [
        found
        for found in findings(golden.parent, shutil.copytree(new, tmp_path / "2022"))
        if found.code == code
    ]
    assert all(found.hint for found in diagnostics)
    found = [
        f"{found.where.path}:{found.where.line}:{code} {found.message}"
        for found in diagnostics
    ]
    if os.environ.get("VILLKOR_UPDATE_GOLDEN"):
        golden.write_text(
            "".join(f"{line}\n" for line in found), encoding="utf-8", newline="\n"
        )
    assert found
    assert found == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("code", FOLDERS)
@pytest.mark.measured
def test_the_rule_is_silent_on_a_correct_report(
    code: str, new: Path, tmp_path: Path
) -> None:
    codes = {
        found.code
        for found in findings(
            FOLDERS[code] / "good", shutil.copytree(new, tmp_path / "2022")
        )
    }
    assert code not in codes
    assert not codes & STRUCTURE, (
        "a file that cannot be read is silent for another reason"
    )


def test_every_rule_has_a_faulty_and_a_correct_case() -> None:
    held = {path.parent for path in CASES.rglob("*") if path.is_file()}
    assert {
        folder / kind for folder in FOLDERS.values() for kind in ("bad", "good")
    } <= held
    assert {path.name for path in CASES.iterdir()} == {
        folder.name for folder in FOLDERS.values()
    }
