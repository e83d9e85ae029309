"""The law of the way home: a report that goes out to Word comes home the same, and not
a character is lost.
"""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given

from tests.exchange.placing.round_trips import (
    ANSWERS,
    come_home,
    letters_of_value,
    report_that_says,
    word_file,
)
from villkor.exchange.placing.home_values import home_values
from villkor.report.answer_values import shown_values


@given(ANSWERS)
def test_a_report_comes_home_the_same(answers: Mapping[str, object]) -> None:
    report = report_that_says(answers)
    recovered, ledger = come_home(report.form, word_file(report))
    assert ledger.unplaced == ()
    told = {key: value for key, value in recovered.answers.items() if not value.empty}
    assert told == {
        key: home_values(report, answer) for key, answer in report.answers().items()
    }
    for key, answer in report.answers().items():
        assert letters_of_value(told[key]) == letters_of_value(
            shown_values(report, answer)
        )
