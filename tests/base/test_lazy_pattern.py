"""A lazy pattern is used as the one that `re.compile` gives, and is compiled when it is needed."""

from __future__ import annotations

import re

import pytest

from villkor.base.lazy_pattern import LazyPattern, lazy_pattern

WORDS = ("Ett", "", "ett TVÅ ett")


@pytest.mark.parametrize("way", ["search", "match", "fullmatch"])
@pytest.mark.parametrize("text", WORDS)
def test_it_finds_what_the_pattern_finds(way: str, text: str) -> None:
    lazy, known = (
        lazy_pattern("e(t+)", re.IGNORECASE),
        re.compile("e(t+)", re.IGNORECASE),
    )
    for _ in range(2):
        found, expected = getattr(lazy, way)(text), getattr(known, way)(text)
        assert (found and found.span(1)) == (expected and expected.span(1))


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = LazyPattern("(", 0)
    with pytest.raises(re.error):
        broken.search("text")


def test_its_source_and_flags_can_be_read() -> None:
    assert lazy_pattern("a|b").pattern == "a|b"
    assert lazy_pattern("a", re.VERBOSE).flags & re.VERBOSE
