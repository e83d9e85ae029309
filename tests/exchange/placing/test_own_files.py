"""Our own export comes home whole, whatever programs and people have done to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.exchange.placing.changed_files import (
    with_automatic_numbers,
    with_chopped_runs,
    with_swedish_ids,
    without_controls,
    without_numbers,
    without_styles,
)
from tests.exchange.placing.placings import FORM, placed, told
from villkor.exchange.placing.places import Anchor


def test_every_answer_is_found_by_its_control(own_file: bytes) -> None:
    placing = placed(own_file)
    assert list(placing.answers) == list(FORM.questions)
    assert not placing.unplaced
    # a choice without a reason has no control around it
    others = {
        key for key, each in placing.answers.items() if each.how is not Anchor.CONTROL
    }
    assert others == {"4.2"}


@pytest.mark.parametrize(
    "change",
    [
        with_chopped_runs,
        with_swedish_ids,
        with_automatic_numbers,
        without_numbers,
        without_styles,
    ],
)
def test_what_is_changed_in_looks_comes_home_whole(
    own_file: bytes, change: Callable[[bytes], bytes]
) -> None:
    expected = told(placed(own_file))
    changed = change(own_file)
    for data in (changed, without_controls(changed)):
        placing = placed(data)
        assert told(placing) == expected
        assert not placing.unplaced


def test_words_alone_are_enough(own_file: bytes) -> None:
    bare = without_controls(without_styles(without_numbers(own_file)))
    placing = placed(bare)
    assert told(placing) == told(placed(own_file))
    assert not placing.unplaced
    assert {each.how for each in placing.answers.values()} == {Anchor.WORDING}
