"""What the editor tells of a place in a file, and offers to write there."""

from __future__ import annotations

import pytest

from tests.tools import SAMPLE, report_of
from villkor.authoring.editor.completions import completions_at
from villkor.authoring.editor.hover_text import hover_text
from villkor.authoring.editor.question_lines import question_at, questions_in
from villkor.authoring.editor.quick_fixes import fixes_of
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules

REPORT = load_report(SAMPLE)
FILE = "1.2.3-innovation-och-foretagande.yaml"


def offered(*lines: str, path: str = FILE) -> dict[str, str]:
    """What may be written at the end of the last line, and what is said about it."""
    last = len(lines) - 1
    found = completions_at(REPORT, path, list(lines), last, len(lines[last]))
    return {each.words: each.about for each in found}


def shown(*lines: str, line: int = 0, character: int = 0) -> str:
    return hover_text(REPORT, list(lines), line, character)


@pytest.mark.parametrize("kind", ["tabell", "diagram", "Tabell"])
def test_tables_and_charts_are_offered_by_name(kind: str) -> None:
    titles = offered(f"  Se {{{kind}: ")
    assert titles
    assert all(titles.values())
    assert not set(titles) & set(offered("  Det kom {siffra: "))


def test_nothing_is_offered_in_a_reference_of_an_unknown_kind() -> None:
    assert offered("  Se {bild: ") == {}


def test_on_an_empty_line_the_questions_that_the_file_lacks_are_offered() -> None:
    whole = offered("", path=FILE)
    assert list(whole) == [f'"1.2.3.{number}": ' for number in range(1, 5)]
    assert whole['"1.2.3.1": '].startswith("Beskriv hur det strategiskt viktigaste")
    there = ('"1.2.3.1": |', "  Vi har arbetat.", "")
    assert list(offered(*there)) == list(whole)[1:]
    assert offered("", path="anteckningar.yaml") == {}


def test_goals_are_offered_only_under_a_programme() -> None:
    goals = offered("        rus:", "          - Hög livskvalitet", "          - ")
    assert "Klimat, energi och hållbar konsumtion" in goals
    numbered = offered("        agenda2030:", "          - ")
    assert list(numbered)[:2] == ["1", "2"]
    assert numbered["1"] == "Ingen fattigdom"
    assert offered("        namn:", "          - ") == {}
    assert offered("        rus:", "        resultat: x", "          - ") == {}
    assert offered(*["          - mål"] * 60, "          - ") == {}


def test_a_question_is_told_whole() -> None:
    told = shown('"1.2.3.4":', "  - insats: A", line=1)
    assert told.startswith("**1.2.3.4** Ge exempel på insatser")
    assert "\n\nSvaret är en tabell.\n\nHögst 5 rader.\n\n" in told
    followed = next(each for each in REPORT.form.questions.values() if each.if_yes)
    assert followed.if_yes
    told = shown(f'"{followed.id}": ja')
    assert "Svaret är ja eller nej." in told
    assert f"Vid ja: {followed.if_yes.wording}" in told
    voluntary = next(
        each for each in REPORT.form.questions.values() if not each.required
    )
    assert "Frågan är frivillig." in shown(f"'{voluntary.id}':")


def test_a_figure_is_told_where_its_name_stands_and_else_the_question() -> None:
    lines = ('"5": |', "  Det kom {siffra: inkomna ansökningar} in.")
    assert shown(*lines, line=1, character=15) == "**inkomna ansökningar**: 164"
    assert shown(*lines, line=1, character=3).startswith("**5** ")
    unknown = ('"5": |', "  Det kom {siffra: saknas} in.")
    assert shown(*unknown, line=1, character=15).startswith("**5** ")


def test_outside_of_the_questions_there_is_nothing_to_tell() -> None:
    assert shown("status: klar", "", '"5": x') == ""
    assert shown("status: klar", line=7) == ""


def test_the_comment_above_belongs_to_the_question_below() -> None:
    lines = ['"1.2.3.1": x', "", "# 1.2.3.2 Ge exempel", "# Stöd", '"1.2.3.2": []', ""]
    spans = [(each.start, each.stop) for each in questions_in(REPORT.form, lines)]
    assert spans == [(0, 1), (4, 5)]
    asked = [question_at(REPORT.form, lines, number) for number in range(6)]
    assert [each.id if each else "" for each in asked] == [
        "1.2.3.1",
        "",
        "1.2.3.2",
        "1.2.3.2",
        "1.2.3.2",
        "",
    ]


def test_one_line_or_all_alike_of_a_file_are_mended() -> None:
    report = report_of(**{"5": '"5": |\n  Ett  blanksteg.\n\n  Och  ett till.\n'})
    (found, _) = [each for each in run_rules(report) if each.code == "VK502"]
    one, alike, allowance = fixes_of(report, found)
    assert (one.title, [each.new for each in one.lines]) == (
        "Rätta raden (VK502)",
        ["  Ett blanksteg."],
    )
    assert alike.title == "Rätta alla VK502 i filen"
    assert [each.new for each in alike.lines] == ["  Ett blanksteg.", "  Och ett till."]
    assert allowance.title.startswith("Tillåt VK502 i 5")


def test_an_error_cannot_be_allowed() -> None:
    report = report_of(**{"5": '"5": |\n  [SKRIV]\n'})
    errors = [each for each in run_rules(report) if each.severity.value == "error"]
    assert errors
    titles = [fix.title for each in errors for fix in fixes_of(report, each)]
    assert not any(title.startswith("Tillåt") for title in titles)
