"""The law of the way home: a report that goes out to Word comes home the same, and not
a character is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from tests.exchange.placing.round_trips import (
    ANSWERS,
    come_home,
    letters_of_value,
    report_that_says,
    word_file,
)
from tests.laws import examples
from tests.report.shown_values import shown_values
from tests.tools import SAMPLE
from villkor.base.sources import MemorySources
from villkor.exchange.placing.home_values import home_values
from villkor.report.load import load_report, read_report
from villkor.report.values import AnswerValue
from villkor.report.write_answers import edited_files


@pytest.mark.law
@settings(max_examples=examples(300))
@given(ANSWERS)
def test_a_report_comes_home_the_same(answers: Mapping[str, object]) -> None:
    report = report_that_says(answers)
    recovered, ledger = come_home(report.form, word_file(report))
    assert ledger.unplaced == ()
    told = {key: value for key, value in recovered.answers.items() if not value.empty}
    assert told == {
        key: home_values(report, answer) for key, answer in report.answers().items()
    }


@pytest.mark.law
@settings(max_examples=examples(60))
@example({"1.1.1": "<https://å.se/ä> <A0://¡>"})
@given(ANSWERS)
def test_what_comes_home_has_every_letter_and_can_be_written(
    answers: Mapping[str, object],
) -> None:
    report = report_that_says(answers)
    home: dict[str, AnswerValue] = {}
    for key, answer in report.answers().items():
        home[key] = home_values(report, answer)
        shown = shown_values(report, answer)
        assert letters_of_value(home[key]) == letters_of_value(shown)
    nothing = sources_with({})
    written = edited_files(read_report(nothing, Path("2022")), home, nothing)
    again = read_report(sources_with(written), Path("2022"))
    for key, value in home.items():
        assert home_values(again, again.answers()[key]) == value


def sources_with(files: Mapping[str, bytes]) -> MemorySources:
    settings_file = "formulär: 2022\nregion: Region Norrbotten\n"
    return MemorySources({**files, "rapport.yaml": settings_file.encode()})


def test_the_sample_comes_home_the_same_with_controls_and_without() -> None:
    report = load_report(SAMPLE)
    data = word_file(report)
    expected = {
        key: home_values(report, answer) for key, answer in report.answers().items()
    }
    for controls in (True, False):
        recovered, ledger = come_home(report.form, data, controls=controls)
        assert recovered.answers == expected
        assert ledger.unplaced == ()
        figures = [name for _, name in recovered.illustrations]
        assert figures == ["diagram: fördelning", "tabell: prioriteringar"]
