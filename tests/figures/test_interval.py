"""What a written number can be: exactly what someone would write so."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.figures.interval import (
    can_be_at_most,
    can_be_below,
    can_be_equal,
    exact_interval,
)
from villkor.figures.number import Figure, parse_figure
from villkor.figures.swedish import swedish_number


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        pytest.param("34 %", "34,3 %", True, id="the rounded and the less rounded"),
        pytest.param("34 %", "35 %", False, id="neighbours only touch"),
        pytest.param("34 %", "36 %", False, id="far apart"),
        pytest.param("164", "164", True, id="the same count"),
        pytest.param("164", "165", False, id="different counts"),
        pytest.param("2,5", "2", False, id="a count outside the interval"),
        pytest.param("2,0", "2", True, id="a count inside the interval"),
        pytest.param("61,5", "61", False, id="the last digit given"),
        pytest.param("−3,5", "−3,4", False, id="neighbours below zero"),
    ],
)
def test_whether_figures_can_be_the_same_number(
    one: str,
    other: str,
    together: bool,  # noqa: FBT001
) -> None:
    left, right = parse_figure(one).interval, parse_figure(other).interval
    assert can_be_equal(left, right) is together
    assert can_be_equal(right, left) is together


@pytest.mark.parametrize(
    ("written", "number", "can_be"),
    [
        pytest.param("58,7 mnkr", 58_749_999, True, id="just below a half"),
        pytest.param("58,7 mnkr", 58_750_000, False, id="a half is written 58,8"),
        pytest.param("58,8 mnkr", 58_750_000, True, id="and is 58,8"),
        pytest.param("−58,7 mnkr", -58_750_000, False, id="away from zero"),
        pytest.param("−58,7 mnkr", -58_650_000, True, id="also at the other end"),
    ],
)
def test_an_exact_number_at_the_edge_of_an_interval_is_written_away_from_zero(
    written: str,
    number: int,
    can_be: bool,  # noqa: FBT001
) -> None:
    exact = exact_interval(number, "kr")
    assert can_be_equal(parse_figure(written).interval, exact) is can_be


HALVES = st.tuples(st.integers(-(10**6), 10**6), st.integers(0, 4)).map(
    lambda pair: Fraction(2 * pair[0] + 1, 2 * 10 ** pair[1])
)
NUMBERS = st.one_of(st.fractions(-(10**6), 10**6, max_denominator=10**6), HALVES)


def rounded(number: Fraction, decimals: int) -> int:
    """The number in steps of its last decimal, halves away from zero."""
    steps = int(abs(number) * 10**decimals + Fraction(1, 2))
    return -steps if number < 0 else steps


def written(steps: int, decimals: int) -> Figure:
    return parse_figure(
        f"{swedish_number(Decimal(steps).scaleb(-decimals), decimals)} %"
    )


@settings(deadline=None)
@given(NUMBERS, st.integers(0, 5))
def test_a_number_can_be_what_it_is_rounded_to_and_nothing_else(
    number: Fraction, decimals: int
) -> None:
    exact = exact_interval(number, "%")
    steps = rounded(number, decimals)
    for other in (-2, -1, 0, 1, 2):
        assert can_be_equal(written(steps + other, decimals).interval, exact) is (
            other == 0
        )


@settings(deadline=None)
@given(NUMBERS, NUMBERS, st.integers(0, 5))
def test_order_is_kept_by_rounding(
    one: Fraction, other: Fraction, decimals: int
) -> None:
    low, high = sorted((one, other))
    left = written(rounded(low, decimals), decimals).interval
    right = written(rounded(high, decimals), decimals).interval
    assert can_be_at_most(left, right)
    assert low == high or can_be_below(left, right)
