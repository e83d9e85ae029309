"""Figures below one another, whose decimal commas meet."""

from __future__ import annotations

import pytest

from villkor.document.word.decimals import decimal_indents

NBSP = "\N{NO-BREAK SPACE}"
# in text of 10 points: a figure takes 101 twips, and a comma 50
ONE, COMMA_AND_ONE, TWO = 101, 151, 253


@pytest.mark.parametrize(
    ("texts", "indents"),
    [
        (["58,7", "183", "9,1"], [0, COMMA_AND_ONE, 0]),
        (["1,25", "0,5", "3"], [0, ONE, TWO]),
        ([f"12{NBSP}300,5", "–", f"−1{NBSP}000"], [0, 0, COMMA_AND_ONE]),
        ([f"58,7{NBSP}mnkr", f"3{NBSP}mnkr"], [0, COMMA_AND_ONE]),
        # units of different widths: nothing would meet
        ([f"58,7{NBSP}mnkr", f"24{NBSP}%"], [0, 0]),
        (["164", "39"], [0, 0]),
        (["–", "–"], [0, 0]),
        ([], []),
    ],
)
def test_those_with_fewer_decimals_are_moved_in(
    texts: list[str], indents: list[int]
) -> None:
    assert decimal_indents(texts, 10) == pytest.approx(indents, abs=1)
