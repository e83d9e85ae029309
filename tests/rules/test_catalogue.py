"""The catalogue of rules, and rules on files that take more than a case in `tests/cases/rules` (see
test_rule_cases.py) can show.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import INCOMPLETE, SAMPLE, empty_report, report_with
from villkor.base.diagnostic import Diagnostic
from villkor.report.load import load_report
from villkor.rules.catalogue import ERRORS, RULES, run_other_rules, run_rules
from villkor.rules.report.spelling import misspelt
from villkor.rules.speller import SPELLING_RULE, spelling_is_asked


def places(diagnostics: tuple[Diagnostic, ...], code: str) -> list[tuple[str, int]]:
    return [
        (diagnostic.where.path, diagnostic.where.line)
        for diagnostic in diagnostics
        if diagnostic.code == code
    ]


def test_codes_and_names_are_given_once() -> None:
    assert (
        len({rule.code for rule in RULES})
        == len({rule.name for rule in RULES})
        == len(RULES)
    )


def test_the_complete_sample_is_clean() -> None:
    assert run_rules(load_report(SAMPLE)) == ()


def test_errors_come_first_then_the_order_of_the_form(tmp_path: Path) -> None:
    diagnostics = run_rules(
        report_with(tmp_path, **{"4-": '"4.7":\n  - namn: A\n    typ: Analyss\n'})
    )
    severities = [diagnostic.severity for diagnostic in diagnostics]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    files = [
        diagnostic.where.path
        for diagnostic in diagnostics
        if diagnostic.severity == "error"
    ]
    assert files == sorted(files)


def test_vk102_a_file_in_windows_1252_is_not_also_unanswered(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    path = next(folder.glob("1.1-*.yaml"))
    path.write_bytes('"1.1.1": |\n  Å, ä och ö.\n'.encode("cp1252"))
    diagnostics = run_rules(load_report(folder))
    assert places(diagnostics, "VK102") == [(path.name, 2)]
    assert not [
        d for d in diagnostics if d.where.path == path.name and d.code == "VK201"
    ]


def test_vk103_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    path = next(folder.glob("1.1-*.yaml"))
    path.unlink()
    path.symlink_to(folder / "finns-inte.yaml")
    assert {
        d.code for d in run_rules(load_report(folder)) if d.where.path == path.name
    } == {"VK112"}
    (folder / "anslag.yaml").unlink()
    (folder / "anslag.yaml").symlink_to("/proc/self/mem")
    assert places(run_rules(load_report(folder)), "VK103") == [("anslag.yaml", 1)]


def test_vk111_a_copy_left_in_the_folder_is_one_finding(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    name = next(folder.glob("1.1-*.yaml")).name
    (folder / "1.1-kopia.yaml").write_text(
        (folder / name).read_text(encoding="utf-8"), encoding="utf-8"
    )
    diagnostics = run_rules(load_report(folder))
    assert [
        (d.where.path, d.code) for d in diagnostics if d.where.path == "1.1-kopia.yaml"
    ] == [("1.1-kopia.yaml", "VK111")]


def test_vk111_a_question_answered_in_two_section_files(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    one, two = (
        next(folder.glob(f"{beginning}-*.yaml")) for beginning in ("3.1", "3.2")
    )
    two.write_text(
        two.read_text(encoding="utf-8") + '\n"3.1.1": |\n  Text.\n', encoding="utf-8"
    )
    found = [d for d in run_rules(load_report(folder)) if d.code == "VK111"]
    assert [(d.where.path, d.question) for d in found] == [(two.name, "3.1.1")]
    assert one.name in found[0].message


def test_vk113_a_renamed_file_is_one_finding_and_its_answers_count(
    tmp_path: Path,
) -> None:
    folder = empty_report(tmp_path)
    path = next(folder.glob("3.1-*.yaml"))
    path.write_text('"3.1.1": |\n  Text.\n"3.1.2": |\n  Text.\n', encoding="utf-8")
    path.rename(folder / "3.1-länsstyrelsen.yaml")
    diagnostics = run_rules(load_report(folder))
    assert [
        (d.code, d.where.path) for d in diagnostics if d.where.path.startswith("3.1")
    ] == [("VK113", "3.1-länsstyrelsen.yaml")]
    assert path.name in next(d.hint for d in diagnostics if d.code == "VK113")


@pytest.mark.parametrize(
    "text", ["svar: [1, 2\n", "- en\n- två\n", "möte: |\n  Text.\n", "text\n"]
)
def test_vk113_a_yaml_file_of_another_kind_is_told_but_not_read(
    text: str, tmp_path: Path
) -> None:
    folder = empty_report(tmp_path)
    (folder / "anteckningar.yaml").write_text(text, encoding="utf-8")
    found = [
        d for d in run_rules(load_report(folder)) if d.where.path == "anteckningar.yaml"
    ]
    assert [d.code for d in found] == ["VK113"]


@pytest.mark.parametrize(
    "name",
    ["3.1-lansstyrelsen.yaml.txt", "3.1-Lansstyrelsen"],
)
def test_vk112_a_file_that_is_nearly_there_is_named(name: str, tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    (folder / "3.1-lansstyrelsen.yaml").rename(folder / name)
    (found,) = [d for d in run_rules(load_report(folder)) if d.code == "VK112"]
    assert name in found.hint


def test_vk112_a_missing_file_stands_for_its_questions(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    path = next(folder.glob("3.1-*.yaml"))
    path.unlink()
    diagnostics = run_rules(load_report(folder))
    assert places(diagnostics, "VK112") == [(path.name, 1)]
    assert not [
        d for d in diagnostics if d.code == "VK201" and d.question.startswith("3.1")
    ]


def test_vk306_a_comma_in_a_goal_within_brackets_makes_two_goals(
    tmp_path: Path,
) -> None:
    folder = empty_report(tmp_path)
    settings = folder / "rapport.yaml"
    goal = "Smarta, hållbara innovationer"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(
            "  rus:\n", f"  rus:\n    - {goal}\n"
        ),
        encoding="utf-8",
    )
    table = '"1.3.1.2":\n  - namn: A\n    mål:\n      rus: %s\n'
    path = next(folder.glob("1.3.1-*.yaml"))
    path.write_text(table % f"[{goal}]", encoding="utf-8")
    found = [
        diagnostic
        for diagnostic in run_rules(load_report(folder))
        if diagnostic.code == "VK306"
    ]
    assert [diagnostic.where.line for diagnostic in found] == [4]
    assert all(goal in diagnostic.hint for diagnostic in found)
    path.write_text(table % f"\n        - {goal}", encoding="utf-8")
    assert places(run_rules(load_report(folder)), "VK306") == []


def test_rules_can_be_chosen_and_left_out_by_the_beginning_of_their_codes() -> None:
    report = load_report(INCOMPLETE)
    every = {diagnostic.code for diagnostic in run_rules(report)}
    assert {
        diagnostic.code for diagnostic in run_rules(report, select=["VK2", "vk301"])
    } == {code for code in every if code.startswith("VK2")} | {"VK301"}
    assert {diagnostic.code for diagnostic in run_rules(report, ignore=["VK2"])} == {
        code for code in every if not code.startswith("VK2")
    }
    assert {
        diagnostic.code
        for diagnostic in run_rules(report, select=["VK2"], ignore=["VK201"])
    } == {c for c in every if c.startswith("VK2")} - {"VK201"}


def test_the_rest_can_be_looked_for_when_the_errors_are_known() -> None:
    report = load_report(INCOMPLETE)
    assert run_other_rules(report, run_rules(report, ERRORS)) == run_rules(report)


def test_the_speller_knows_which_rule_asks_it() -> None:
    assert [rule.code for rule in RULES if rule.check is misspelt] == [SPELLING_RULE]


@pytest.mark.parametrize(
    ("select", "ignore", "asked"),
    [
        ([], [], True),
        (["VK1", "vk5"], [], True),
        (["VK1"], [], False),
        ([], ["VK513"], False),
        (["VK5"], ["vk51"], False),
    ],
)
def test_which_choice_of_rules_asks_the_speller(
    select: list[str], ignore: list[str], *, asked: bool
) -> None:
    assert spelling_is_asked(select, ignore) is asked
