"""The authority's blank, filled in by hand in two typings: every answer and every cell is found at
its question, and nothing is left over.
"""

from __future__ import annotations

import pytest

from tests.exchange.placing.changed_files import with_chopped_runs, without_styles
from tests.exchange.placing.filled_blanks import (
    BLANKS,
    filled_blank,
    without_typed_numbers,
)
from tests.exchange.placing.placings import FORM, placed, told, words_at


@pytest.mark.parametrize("typing", BLANKS)
def test_nothing_is_answered_in_a_blank(typing: str) -> None:
    placing = placed(BLANKS[typing].read_bytes())
    assert list(placing.answers) == list(FORM.questions)
    assert {str(each) for each in told(placing).values()} == {"(None, {}, [])"}
    assert not placing.unplaced
    assert words_at(placing, placing.cover)[0].startswith("Återrapportering")


@pytest.mark.parametrize("typing", BLANKS)
def test_every_answer_is_at_its_question(typing: str) -> None:
    filled = filled_blank(typing)
    for data in (filled.bytes(), with_chopped_runs(filled.bytes())):
        placing = placed(data)
        assert told(placing) == filled.answers
        assert words_at(placing, placing.unplaced) == []


@pytest.mark.parametrize("typing", BLANKS)
def test_numbers_and_looks_may_be_missing(typing: str) -> None:
    filled = filled_blank(typing)
    without_typed_numbers(filled)
    placing = placed(without_styles(filled.bytes()))
    assert told(placing) == filled.answers
    assert words_at(placing, placing.unplaced) == []
