"""How far each section has come."""

from __future__ import annotations

from pathlib import Path

from tests.tools import SAMPLE, empty_report
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules
from villkor.rules.progress import section_progress


def test_a_complete_report_has_everything_answered_and_nothing_wrong() -> None:
    report = load_report(SAMPLE)
    sections = section_progress(report, run_rules(report))
    assert len(sections) == 16
    assert [
        section
        for section in sections
        if section.answered != section.questions or section.errors or section.warnings
    ] == []
    assert (sections[0].title, sections[0].owner, sections[0].status) == (
        "1.1 Den regionala utvecklingsstrategin",
        "Regional utveckling",
        "godkänd",
    )


def test_the_optional_question_counts_only_when_it_is_answered(tmp_path: Path) -> None:
    report = load_report(empty_report(tmp_path))
    sections = section_progress(report, run_rules(report))
    assert sum(section.questions for section in sections) == 48
    assert sum(section.answered for section in sections) == 0
    assert sum(section.errors for section in sections) == 48


def test_files_that_are_no_sections_are_listed_first_when_something_is_wrong_with_them(
    tmp_path: Path,
) -> None:
    folder = empty_report(tmp_path)
    (folder / "anslag.yaml").write_text("tilldelat: 1.234\n", encoding="utf-8")
    report = load_report(folder)
    first = section_progress(report, run_rules(report))[0]
    assert (first.path, first.title, first.questions, first.errors) == (
        "anslag.yaml",
        "",
        0,
        1,
    )
