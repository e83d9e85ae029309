"""The files that `init` writes can be read by the person and by the program alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import empty_report
from villkor.authoring.new_report import new_report
from villkor.cli.region import find_region
from villkor.form.load import load_form
from villkor.report.answers import NotApplicable, TableAnswer
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules

FORM = load_form(2022)
FILES = new_report(FORM, find_region(FORM, "25"))


def test_there_is_a_file_for_each_section_and_rapport_yaml_comes_last() -> None:
    assert [name for name in FILES if name.endswith(".yaml")] == [
        *(f"{stem}.yaml" for stem in FORM.files),
        "anslag.yaml",
        "rapport.yaml",
    ]
    assert list(FILES)[-1] == "rapport.yaml"


def test_the_first_line_of_each_file_names_a_schema_that_stands_beside_it() -> None:
    modelines = {
        name: text.split("\n")[0]
        for name, text in FILES.items()
        if name.endswith(".yaml")
    }
    assert (
        modelines["anslag.yaml"]
        == "# yaml-language-server: $schema=.schema/anslag.json"
    )
    named = [
        line.removeprefix("# yaml-language-server: $schema=")
        for line in modelines.values()
    ]
    assert sorted(named) == sorted(
        name for name in FILES if name.startswith(".schema/")
    )


def test_every_question_stands_as_a_comment_word_for_word() -> None:
    for question in FORM.questions.values():
        text = FILES[f"{FORM.file_of(question)}.yaml"]
        comments = " ".join(
            line.removeprefix("#").strip()
            for line in text.splitlines()
            if line.startswith("#")
        )
        assert f"{question.id} {question.wording}" in comments


def test_lines_are_at_most_100_columns_with_no_trailing_blanks() -> None:
    for name, text in FILES.items():
        for line in text.splitlines():
            assert len(line) <= 100 or name.endswith(".json"), (name, line)
            assert line == line.rstrip()


def test_follow_up_questions_stand_before_their_keys() -> None:
    text = FILES["2-anslag-1-1.yaml"]
    assert text.count("  vid ja: |") == text.count("  vid nej: |") == 3
    assert "  # Om nej, ange anledningen till det.\n  vid nej: |" in text


def test_the_example_row_becomes_a_row_when_its_signs_are_taken_away(
    tmp_path: Path,
) -> None:
    folder = empty_report(tmp_path)
    for name in ("1.2.3-innovation-och-foretagande.yaml", "4-analys.yaml"):
        path = folder / name
        lines = path.read_text(encoding="utf-8").splitlines()
        example = [
            line.removeprefix("# ") if line.startswith(("#   -", "#     ")) else line
            for line in lines
        ]
        path.write_text("\n".join(example) + "\n", encoding="utf-8")
    report = load_report(folder)
    unchosen = [finding.message for _, finding in report.faults]
    assert unchosen == [
        "”status” kan inte vara ”…”.",
        "”underlag” kan inte vara ”…”.",
    ]
    for key in ("1.2.3.4", "4.7"):
        content = report.answers()[key].content
        assert isinstance(content, TableAnswer)
        assert set(content.rows[0].cells) == {
            field.key for field in FORM.questions[key].fields
        }
    found = [each.code for each in run_rules(report) if each.code[:3] in {"VK2", "VK3"}]
    assert set(found) == {"VK201", "VK207"}, "what is told of an example, once"
    assert found.count("VK207") > 14, "the example's … must not pass for an answer"


def test_what_the_form_knows_is_filled_in() -> None:
    text = FILES["rapport.yaml"]
    for words in (
        "formulär: 2022",
        "region: Region Norrbotten",
        "tillvaxtverket: Ä 2022-4019",
        "N2021/03079, N2021/03001 (delvis)",
    ):
        assert words in text


@pytest.mark.parametrize("name", FORM.support_forms)
def test_the_grant_has_the_forms_of_support(name: str) -> None:
    assert f"  {name}:\n    belopp:\n    andel:\n" in FILES["anslag.yaml"]


def test_gotland_has_its_exemption_filled_in(tmp_path: Path) -> None:
    report = load_report(empty_report(tmp_path, "Region Gotland"))
    content = report.answers()["3.3.1"].content
    assert isinstance(content, NotApplicable)
    assert content.reason is not None
    assert "2010:630" in content.reason.text


@pytest.mark.parametrize("region", FORM.regions, ids=lambda region: region.name)
def test_every_region_gets_a_report_with_nothing_wrong_but_empty_answers(
    region: object, tmp_path: Path
) -> None:
    report = load_report(empty_report(tmp_path, region.name))  # type: ignore[attr-defined]
    assert {diagnostic.code for diagnostic in run_rules(report)} == {"VK201"}


def test_the_file_of_figures_says_how_an_answer_quotes_one(tmp_path: Path) -> None:
    text = (empty_report(tmp_path) / "anslag.yaml").read_text(encoding="utf-8")
    assert "hämtas siffran med {siffra: namn}." in text
