"""The rules that compare with last year's report, on copies of the complete sample."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tools import SAMPLE, copy_sample, villkor
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules
from villkor.rules.report import last_year

OTHER = (
    "Ett annat svar än det i fjol, som är långt nog för att vara ett svar för sig, och som ingen "
    "har skrivit i någon annan rapport än i denna."
)


def compared(tmp_path: Path, **changes: tuple[str, str]) -> Report:
    """A report like the sample, but for the changes, with the sample as last year's."""
    return load_report(copy_sample(tmp_path, **changes), SAMPLE)


def changed(path: str) -> tuple[int, str]:
    """Where the first answer of a file of the sample begins (its line), and its first line."""
    lines = (SAMPLE / path).read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith('"'))
    return at + 2, lines[at + 1]


def test_vk213_fires_at_an_unchanged_answer(tmp_path: Path) -> None:
    line, _ = changed("3.1-lansstyrelsen.yaml")
    found = [
        finding
        for finding in last_year.unchanged_answer(compared(tmp_path))
        if finding.where.path == "3.1-lansstyrelsen.yaml"
    ]
    assert (found[0].where.line, found[0].message, found[0].question) == (
        line,
        "Svaret är detsamma som i fjol.",
        "3.1.1",
    )


def test_vk213_is_silent_where_the_answer_is_new(tmp_path: Path) -> None:
    _, first = changed("3.1-lansstyrelsen.yaml")
    report = compared(tmp_path, **{"3.1": (first, f"  {OTHER}")})
    assert "3.1.1" not in {
        finding.question for finding in last_year.unchanged_answer(report)
    }


def test_vk213_sees_that_only_the_year_is_new(tmp_path: Path) -> None:
    report = load_report(
        SAMPLE,
        copy_sample(
            tmp_path, **{"1.2.3": ("har under 2022 stöttat", "har under 2021 stöttat")}
        ),
    )
    (finding,) = [
        finding
        for finding in last_year.unchanged_answer(report)
        if finding.question == "1.2.3.1"
    ]
    assert finding.message == "Svaret är detsamma som i fjol, bortsett från årtalen."


def test_vk213_sees_that_the_answer_stood_elsewhere(tmp_path: Path) -> None:
    report = compared(
        tmp_path, **{"3.1": ('"3.1.1"', '"9"'), "3.2": ('"3.2.1"', '"3.1.1"')}
    )
    assert "Svaret är detsamma som i fjol på fråga 3.2.1." in {
        finding.message for finding in last_year.unchanged_answer(report)
    }


def test_vk213_a_row_may_keep_its_name_and_its_goals_but_not_all_it_tells(
    tmp_path: Path,
) -> None:
    rows = [
        finding
        for finding in last_year.unchanged_answer(compared(tmp_path))
        if finding.message.startswith("Raden")
    ]
    assert rows[0].message == "Raden är densamma som i fjol."
    path = SAMPLE / rows[0].where.path
    told = (
        path.read_text(encoding="utf-8")
        .split("prestationer: |\n", 1)[1]
        .split("\n", 1)[0]
    )
    report = load_report(
        copy_sample(tmp_path / "b", **{path.name[:5]: (told, f"      {OTHER}")}), SAMPLE
    )
    assert rows[0].where not in {
        finding.where for finding in last_year.unchanged_answer(report)
    }


def test_vk213_short_answers_may_be_the_same(tmp_path: Path) -> None:
    one = copy_sample(tmp_path / "one")
    for path in one.glob("3.1*"):
        path.write_text(
            '"3.1.1": |\n  Inget nytt.\n"3.1.2": |\n  Inget nytt.\n', encoding="utf-8"
        )
    two = Path(shutil.copytree(one, tmp_path / "two"))
    assert {
        finding.question[:3]
        for finding in last_year.unchanged_answer(load_report(one, two))
    } & {"3.1"} == set()


@pytest.mark.parametrize(
    ("written", "finds"),
    [
        ("58,7 tkr", True),
        ("58 700 mnkr", True),
        ("61,2 mnkr", False),
        ("158,7 mnkr", False),
        ("5,87 mnkr", False),
        ("59 kr", True),
    ],
)
# a column of the table (FBT001)
def test_vk407_fires_where_the_unit_slipped(
    written: str,
    finds: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    report = compared(
        tmp_path, anslag=("    belopp: 58,7 mnkr", f"    belopp: {written}")
    )
    found = [
        (finding.where.line, finding.message)
        for finding in last_year.thousandfold(report)
    ]
    line = (SAMPLE / "anslag.yaml").read_text(encoding="utf-8").split(
        "  företagsstöd:"
    )[0].count("\n") + 1
    assert found == (
        [(line, f"”företagsstöd” är {written}, men var 58,7 mnkr i fjol.")]
        if finds
        else []
    )


def test_without_last_year_the_rules_are_silent() -> None:
    report = load_report(SAMPLE)
    assert [*last_year.unchanged_answer(report), *last_year.thousandfold(report)] == []


def test_rapport_yaml_may_name_the_folder(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "2021")
    report = load_report(
        copy_sample(
            tmp_path,
            rapport=("formulär: 2022\n", "formulär: 2022\nfjolåret: ../2021\n"),
        )
    )
    assert report.last_year is not None
    assert report.last_year.folder.resolve() == (tmp_path / "2021").resolve()
    assert {diagnostic.code for diagnostic in run_rules(report)} == {"VK213"}


@pytest.mark.parametrize("named", ["../2020", "rapport.yaml", ".", "../2022"])
def test_vk118_fires_where_there_is_no_such_report(named: str, tmp_path: Path) -> None:
    report = load_report(
        copy_sample(
            tmp_path,
            rapport=("formulär: 2022\n", f"formulär: 2022\nfjolåret: {named}\n"),
        )
    )
    (found,) = run_rules(report)
    assert (found.code, found.where.path, found.where.line) == (
        "VK118",
        "rapport.yaml",
        3,
    )


def test_check_compares_with_the_folder_named() -> None:
    result = villkor(
        "check",
        SAMPLE,
        "--compare",
        SAMPLE.parent / "ofullstandig-2022",
        "--format",
        "json",
    )
    assert result.returncode == 0, result.stderr
    assert '"VK213"' in result.stdout


@pytest.mark.parametrize("folder", [SAMPLE, SAMPLE.parent.parent / "tests"])
def test_check_says_that_it_cannot_compare_with_itself_or_with_no_report(
    folder: Path,
) -> None:
    result = villkor("check", SAMPLE, "--compare", folder)
    assert (result.returncode, result.stdout) == (2, "")
    assert "är rapporten själv" in result.stderr or "är ingen rapport" in result.stderr
