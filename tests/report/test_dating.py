"""When the report is from: its day, and the decision about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools import report_with
from villkor.figures.dates import read_day
from villkor.figures.swedish import swedish_date
from villkor.report.model import BoardDecision, Report

START = "formulär: 2022\nregion: Region Skåne\n"


def report(tmp_path: Path, text: str) -> Report:
    return report_with(tmp_path, rapport=START + text)


def findings(found: Report) -> list[tuple[int, str]]:
    return [
        (finding.where.line, finding.message)
        for _, finding in found.faults
        if finding.where.path == "rapport.yaml"
    ]


def test_the_day_and_the_decision_are_read(tmp_path: Path) -> None:
    text = (
        "datum: 2023-01-13\nbeslut:\n  nämnd: Regionala   utvecklingsnämnden\n"
        "  datum: 11 januari 2023\n  §: 4\n"
    )
    found = report(tmp_path, text)
    assert findings(found) == []
    assert found.settings.day == date(2023, 1, 13)
    assert found.settings.decision == BoardDecision(
        "Regionala utvecklingsnämnden", date(2023, 1, 11), "4"
    )


@pytest.mark.parametrize(
    "text", ["", "datum:\nbeslut:\n", "beslut:\n  nämnd:\n  datum:\n  §:\n"]
)
def test_what_is_empty_is_not_told(tmp_path: Path, text: str) -> None:
    found = report(tmp_path, text)
    assert findings(found) == []
    assert (found.settings.day, found.settings.decision) == (None, None)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("datum: 2023-02-30\n", 3, "”2023-02-30” är inget datum."),
        ("datum: 15/2 2023\n", 3, "”15/2 2023” är inget datum."),
        ("beslut:\n  datum: februari\n", 4, "”februari” är inget datum."),
        # a file of decisions, which is told of in anslag.yaml
        ("beslut: beslut-2022.csv\n", 3, "”beslut” ska bestå av nycklar med värden."),
        ("beslut:\n  namd: Regionstyrelsen\n", 4, "Okänd nyckel: ”namd”."),
    ],
)
def test_what_is_not_understood_is_told_and_not_guessed(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    found = report(tmp_path, text)
    assert findings(found) == [(line, message)]
    assert (found.settings.day, found.settings.decision) == (None, None)


@given(st.dates())
def test_a_day_reads_as_it_is_written_in_either_way(day: date) -> None:
    assert read_day(day.isoformat()) == day
    if day.year >= 1000:
        assert read_day(f" den {swedish_date(day)} ") == day


@given(st.text(max_size=20))
def test_any_other_text_is_no_day(text: str) -> None:
    found = read_day(text)
    assert found is None or str(found.year).zfill(4) in text


def test_a_section_has_its_own_last_day_or_that_of_the_report(tmp_path: Path) -> None:
    found = report_with(
        tmp_path,
        rapport=f"{START}senast: 2023-01-31\n",
        **{"1.1": "senast: 20 januari 2023\n"},
    )
    days = {section.stem: found.due_day(section) for section in found.sections}
    assert days.pop("1.1-regional-utvecklingsstrategi") == date(2023, 1, 20)
    assert set(days.values()) == {date(2023, 1, 31)}


def test_a_last_day_that_is_none_is_told_where_it_stands(tmp_path: Path) -> None:
    found = report_with(tmp_path, rapport=START, **{"1.1": "senast: i januari\n"})
    assert [str(finding.where) for _, finding in found.faults] == [
        "1.1-regional-utvecklingsstrategi.yaml:1:9"
    ]
    assert not any(map(found.due_day, found.sections))
