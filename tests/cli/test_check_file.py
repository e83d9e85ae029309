"""`check` of one file: what is wrong in it and nothing else, and what that does not tell."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.tools import INCOMPLETE, SAMPLE, copy_sample, villkor
from villkor.cli.subject import open_subject
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules

SECTION = "1.1-regional-utvecklingsstrategi.yaml"


def told(*arguments: str | Path) -> Any:
    return json.loads(
        villkor("check", *arguments, "--ignore", "VK513", "--format", "json").stdout
    )


@pytest.mark.parametrize(
    "path", sorted(INCOMPLETE.glob("*.yaml")), ids=lambda path: str(path.name)
)
def test_of_a_file_is_told_what_is_told_of_it_in_the_whole_report(path: Path) -> None:
    """rapport.yaml stands for the whole."""
    whole = run_rules(load_report(INCOMPLETE), ignore=["VK513"])
    subject = open_subject(path, quiet=True, last_year=None)
    found = subject.told(run_rules(subject.report, ignore=["VK513"]))
    if path.name == "rapport.yaml":
        assert found == whole
    else:
        assert found == tuple(each for each in whole if each.where.path == path.name)


def test_it_is_said_that_only_the_file_is_checked() -> None:
    done = villkor("check", INCOMPLETE / SECTION)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == (
        f"{SECTION}: 2 av 3 frågor besvarade, 3 fel och 0 varningar. Bara den filen är "
        "granskad: vad som är fel i rapportens andra filer visas inte här."
    )
    assert "kan exporteras" not in villkor("check", SAMPLE / SECTION).stdout


class TestAlone:
    """A section that was mailed, in a folder of other things."""

    @pytest.mark.parametrize(
        "path", sorted(SAMPLE.glob("*.yaml")), ids=lambda path: str(path.name)
    )
    def test_nothing_is_wrong_in_a_right_file_without_its_report(
        self, path: Path, tmp_path: Path
    ) -> None:
        """Its figures, goals and abbreviations may be explained in the others."""
        shutil.copy(path, tmp_path)
        if path.name == "rapport.yaml":
            return
        (tmp_path / "annat.yaml").write_text("a: [", encoding="utf-8")
        subject = open_subject(tmp_path / path.name, quiet=True, last_year=None)
        found = subject.told(run_rules(subject.report, ignore=["VK513"]))
        if path.name == "anslag.yaml":  # the file of decisions is not there
            assert {each.code for each in found} <= {"VK412"}
        else:
            assert not found

    def test_it_is_said_what_is_not_tried(self, tmp_path: Path) -> None:
        shutil.copy(SAMPLE / SECTION, tmp_path)
        done = villkor("check", tmp_path / SECTION)
        assert done.returncode == 0
        for words in ("rapport.yaml saknas", "inte prövat", "2022 års formulär"):
            assert words in done.stdout

    def test_what_is_wrong_in_it_is_told(self, tmp_path: Path) -> None:
        shutil.copy(INCOMPLETE / SECTION, tmp_path)
        found = told(tmp_path / SECTION)
        assert found["file"] == SECTION
        assert [each["code"] for each in found["diagnostics"]] == [
            "VK205",
            "VK201",
            "VK104",
        ]
        assert [each["path"] for each in found["sections"]] == [SECTION]

    def test_it_is_mended_where_it_lies(self, tmp_path: Path) -> None:
        path = tmp_path / SECTION
        text = (SAMPLE / SECTION).read_text(encoding="utf-8")
        path.write_text(
            text.replace("Under 2022 ", "Under  2022 ", 1), encoding="utf-8"
        )
        done = villkor("check", "--fix", path)
        assert (done.returncode, path.read_text(encoding="utf-8")) == (0, text)


def test_only_the_file_is_mended(tmp_path: Path) -> None:
    folder = copy_sample(
        tmp_path, **{"1.1": ("Under 2022", "Under  2022"), "4-": ("Under ", "Under  ")}
    )
    other = (folder / "4-analys.yaml").read_bytes()
    done = villkor("check", "--fix", folder / SECTION)
    assert done.returncode == 0
    assert (folder / SECTION).read_bytes() == (SAMPLE / SECTION).read_bytes()
    assert (folder / "4-analys.yaml").read_bytes() == other


@pytest.mark.parametrize(
    ("named", "counted"),
    [
        ((SECTION, "4-analys.yaml"), "Granskade 2 filer."),
        ((SECTION, SECTION, "."), "Granskade 1 rapport och 1 fil."),
    ],
)
def test_several_files_are_told_of_each_under_its_name(
    named: Sequence[str], counted: str
) -> None:
    done = villkor("check", *named, cwd=SAMPLE)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == SECTION
    assert done.stdout.splitlines()[-1].startswith(counted)
    files = [
        each["file"] or "." for each in told(*(SAMPLE / n for n in named))["reports"]
    ]
    assert files == list(dict.fromkeys(named))
