"""villkor alone, on a terminal: it makes a report where there is none, and else says how the report
stands and what to do next.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import on_a_terminal
from tests.tools import INCOMPLETE, SAMPLE, copy_sample, empty_report, villkor


def shown_lines(folder: Path) -> list[str]:
    return on_a_terminal([], folder, width=120, NO_COLOR="1").splitlines()


def test_two_answers_make_a_report(tmp_path: Path) -> None:
    shown = on_a_terminal([], tmp_path, ["sju", "2022", "Norrboten", "bd"])
    assert "återrapporteringen av villkorsbeslut" in shown
    assert "Skriv året med fyra siffror." in shown
    assert "Menade du Region Norrbotten?" in shown
    assert "Rapporten är för Region Norrbotten (länskod 25)." in shown
    assert (tmp_path / "2022" / "rapport.yaml").is_file()


def test_a_year_without_a_form_may_begin_with_another(tmp_path: Path) -> None:
    shown = on_a_terminal([], tmp_path, ["2026", "nej", "2026", "ja", "8"])
    assert shown.count("Det finns inget formulär för 2026.") == 2
    assert "inte det officiella formuläret" in " ".join(shown.split())
    assert (tmp_path / "2026" / "formulär" / "form.yaml").is_file()


@pytest.mark.parametrize("answers", [[""], ["Nej"], ["2022", ""]])
def test_no_answer_makes_nothing(answers: list[str], tmp_path: Path) -> None:
    assert "Ingenting är skapat." in on_a_terminal([], tmp_path, answers)
    assert not [*tmp_path.iterdir()]


def test_a_report_stands_in_three_lines(tmp_path: Path) -> None:
    copy_sample(tmp_path)
    assert shown_lines(SAMPLE)[-3:] == [
        "Region Norrbotten 2022: 49 av 49 frågor är besvarade.",
        "Inga fel och inga varningar.",
        (
            "36 dagar kvar till 21 februari 2023. Nästa steg: "
            "villkor export-docx --to alla skapar Word-filerna."
        ),
    ]
    shown = shown_lines(tmp_path)
    assert (shown[0], len(shown)) == ("Rapporten i mappen 2022:", 5)


def test_the_next_step_is_that_of_the_report(tmp_path: Path) -> None:
    assert "villkor check visar vad som fattas" in shown_lines(INCOMPLETE)[-1]
    shown = shown_lines(empty_report(tmp_path / "ny"))
    assert shown[-2] == "Inga fel och inga varningar, utöver det som är obesvarat."
    assert "skriv svaren i filerna" in " ".join(shown)
    drafted = ("status: godkänd", "status: utkast")
    report = copy_sample(tmp_path / "utkast", **{"5-": drafted})
    assert "villkor status visar vilka avsnitt som är utkast" in shown_lines(report)[-1]


def test_what_is_exported_is_to_be_sent_until_something_is_changed(
    tmp_path: Path,
) -> None:
    report = copy_sample(tmp_path)
    villkor("export-docx", report, "--to", "tillvaxtverket", cwd=tmp_path)
    (file,) = (path.name for path in tmp_path.glob("*.docx"))
    shown = shown_lines(tmp_path)
    assert "skicka det som är skapat" in shown[-2]
    assert file in shown[-1]
    with (report / "5-ovriga-medskick.yaml").open("a", encoding="utf-8") as section:
        section.write("# nytt\n")
    shows_changes = ("--redline", file, "--output", "ändringar.docx")
    for other in (
        shows_changes,
        ("--draft",),
        ("--section", "5", "--output", "5.docx"),
    ):
        to = () if "--section" in other else ("--to", "regeringskansliet")
        made = villkor("export-docx", report, *to, *other, cwd=tmp_path)
        assert made.returncode == 0, made.stderr
    assert "skapar Word-filerna" in " ".join(shown_lines(tmp_path))


def test_several_reports_are_named(tmp_path: Path) -> None:
    for name in ("ena", "andra"):
        copy_sample(tmp_path).rename(tmp_path / name)
    shown = shown_lines(tmp_path)
    assert shown[0] == "Här finns flera rapporter: andra, ena."
