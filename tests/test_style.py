"""The code reads at first sight: the bounds that the house keeps
(docs/decisions/0042-code-reads-at-first-sight.md).
"""

from __future__ import annotations

import pytest

from tests.style import Density, measured
from tests.tools import ROOT

LONGEST_LINE = 100
MOST_TOKENS_A_LINE = 7.5
MOST_IN_A_THOUSAND_LINES = {
    "comprehension": 30,
    "nested": 1,
    "walrus": 1,
    "conditional": 15,
}
MOST_BRANCHY_FUNCTIONS = 20
MOST_ONE_WORD_NAMES = 0.50
MOST_SHARED_NAMES = 5


@pytest.fixture(scope="module")
def density() -> Density:
    return measured(ROOT / "villkor", LONGEST_LINE)


def test_a_line_holds_one_idea(density: Density) -> None:
    assert density.tokens_a_line <= MOST_TOKENS_A_LINE


def test_no_line_is_longer_than_can_be_read(density: Density) -> None:
    assert not density.long_lines


@pytest.mark.parametrize("kind", MOST_IN_A_THOUSAND_LINES)
def test_what_folds_several_ideas_into_one_is_rare(density: Density, kind: str) -> None:
    assert density.in_a_thousand(kind) <= MOST_IN_A_THOUSAND_LINES[kind]


def test_few_functions_go_many_ways(density: Density) -> None:
    assert len(density.branchy) <= MOST_BRANCHY_FUNCTIONS, density.branchy


def test_a_function_is_named_with_two_words_rather_than_one(density: Density) -> None:
    assert density.one_word_names <= MOST_ONE_WORD_NAMES


def test_a_name_stands_for_one_thing(density: Density) -> None:
    assert len(density.shared_names) <= MOST_SHARED_NAMES, density.shared_names
