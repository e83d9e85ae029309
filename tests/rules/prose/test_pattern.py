"""A pattern is looked for only where it may match, and no match is lost by that."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.placeholders import _PLACEHOLDER
from villkor.rules.report import numerals, typography
from villkor.rules.report.language import _DIGITS_FIRST, _MKR, _MNKR, _POINTED
from villkor.rules.report.numerals import _TIGHT_PERCENT

QUICK = [
    _MKR,
    _MNKR,
    _DIGITS_FIRST,
    _POINTED,
    numerals.HYPHENED,
    numerals.HYPHEN_MINUS,
    numerals.BREAKABLE,
    _TIGHT_PERCENT,
    _PLACEHOLDER,
    typography.BROKEN_LETTER,
    typography.DOUBLE_SPACE,
    typography.SPACE_BEFORE_MARK,
    typography.QUOTES,
]


@pytest.mark.parametrize("pattern", QUICK, ids=range(len(QUICK)))
@given(data=st.data())
def test_whatever_matches_is_looked_for(pattern: Pattern, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.source, pattern.flags)))
    if pattern.search(text):
        assert pattern.may_match(text)
        assert pattern.may_match(f"Ett annat svar\n{text}\nett tredje")


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (Pattern("mkr"), "", True),
        (Pattern("mkr", signs=("mkr",)), "5 MKR", True),
        (Pattern("mkr", signs=("mkr",)), "5 kr", False),
        (Pattern(r"\d%", likely="[0-9]"), "5 kr", True),
        (Pattern(r"\d%", likely="[0-9]"), "fem kr", False),
        (Pattern(r"\d%|§", signs=("§",), likely="[0-9]"), "§", True),
        (Pattern(r"\d%|§", signs=("§",), likely="[0-9]"), "5", True),
        (Pattern(r"\d%|§", signs=("§",), likely="[0-9]"), "fem", False),
    ],
)
def test_a_text_is_searched_for_the_signs_of_a_pattern(
    pattern: Pattern, text: str, *, expected: bool
) -> None:
    assert pattern.may_match(text) is expected
