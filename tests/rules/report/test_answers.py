"""VK207: what stands where an answer should is told of, and is told of once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import need, report_with
from villkor.report.model import Report
from villkor.rules.report.abbreviations import unexplained
from villkor.rules.report.answers import left_over_placeholder
from villkor.rules.report.spelling import misspelt


def report_of(tmp_path: Path, text: str) -> Report:
    return report_with(tmp_path, **{"3.1": f'"3.1.1": |\n  {text}\n'})


def found(tmp_path: Path, text: str) -> list[str]:
    findings = left_over_placeholder(report_of(tmp_path, text))
    return [
        finding.message.split("”")[1]
        for finding in findings
        if finding.where.path.startswith("3.1")
    ]


@pytest.mark.parametrize(
    "text", [".", "-", "–", "—", "?", "N/A", "n/a", "Ingen uppgift", "Ingen uppgift."]
)
def test_an_answer_that_says_nothing(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == [text]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("XXX skriv här sen", "XXX"),
        ("Antalet är TBD.", "TBD"),
        ("Datum: TBA", "TBA"),
        ("Vi fick ??? svar.", "???"),
        ("[kompletteras av ekonomi]", "[kompletteras av ekonomi]"),
        ("Budget [siffran ska kompletteras] kronor.", "[siffran ska kompletteras]"),
        ("Mer text. Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet."),
    ],
)
def test_a_placeholder_among_other_words(text: str, word: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Det är klart?",
        "Ingen uppgift lämnades om kön.",
        "Storlek XXL och XX.",
        "[Text om målen](https://regionen.se) och [text]{en}.",
        "Rapporten kompletteras av [en bilaga](https://regionen.se).",
        "Vad??? Jo.",
        "Beslut N/A-klassas inte.",
    ],
)
def test_what_is_no_placeholder(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    ["XXX skriv här sen", "Det är TBD och TBA.", "Text. Lorem ipsum dolor sit amet."],
)
def test_what_is_a_placeholder_is_no_abbreviation_and_no_misspelt_word(
    text: str, tmp_path: Path
) -> None:
    need("hunspell")
    report = report_of(tmp_path, text)
    assert len(list(left_over_placeholder(report))) > 0
    assert [
        finding
        for finding in (*unexplained(report), *misspelt(report))
        if finding.where.path.startswith("3.1")
    ] == []


def test_a_word_of_the_form_may_say_nothing_in_a_cell_of_choices(
    tmp_path: Path,
) -> None:
    report = report_with(tmp_path, **{"4-": '"4.7":\n  - namn: "-"\n    typ: "-"\n'})
    assert [
        finding.where.line
        for finding in left_over_placeholder(report)
        if finding.where.path.startswith("4-")
    ] == [2]
