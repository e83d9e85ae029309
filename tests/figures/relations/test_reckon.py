"""What the two sides of a relation come to, and what binds first."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.figures.relations.known_figures import NAMES, reckoned, refusal
from villkor.figures.number import exact_figure
from villkor.figures.relations.tree import written_relation


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 × 4", 14),
        ("20 − 8 / 4", 18),
        ("10 − 3 − 2", 5),
        ("24 / 4 / 2", 3),
        ("2 × (3 + 4) × 5", 70),
        ("−2 × 3 + 4", -2),
    ],
)
def test_what_binds_first(text: str, value: int) -> None:
    assert reckoned(f"{text} = 0").left == exact_figure(value)


def test_shares_bind_before_plus() -> None:
    assert reckoned("1 andel av 4 + 2 andel av 4 = 75 %").holds


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 kr − 2 kr", 2, 4),
        ("5 kr × 2,0", "8.775", "11.275"),
        ("50 % × 10 kr", "4.7025", "5.3025"),
        ("−5 kr × 2", -11, -9),
        ("(5 kr − 5 kr) × (2 kr / 1)", None, None),
    ],
)
def test_the_intervals_are_kept(text: str, low: str | None, high: str | None) -> None:
    if low is None or high is None:
        assert (
            refusal(f"{text} = 0 kr").message
            == "Kronor kan inte multipliceras med kronor."
        )
        return
    left = reckoned(f"{text} = 0 kr").left
    assert (Fraction(left.low), Fraction(left.high)) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("10 kr / 5 kr = 2", ""),
        ("10 kr / 5 = 2 kr", "kr"),
        ("5 × 10 kr = 50 kr", "kr"),
        ("50 % × 10 kr = 5 kr", "kr"),
        ("10 kr × 50 % = 5 kr", "kr"),
        ("50 % × 50 % = 25 %", "%"),
        ("50 % × 10 = 5", ""),
        ("50 % / 2 = 25 %", "%"),
        ("50 % / 25 % = 2", ""),
        ("5 kr / 50 % = 10 kr", "kr"),
        ("5 / 50 % = 10", ""),
    ],
)
def test_units(text: str, unit: str) -> None:
    assert reckoned(text).left.unit == unit
    assert reckoned(text).left.value == reckoned(text).right.value


def test_an_exact_number_stands_for_nothing_but_itself() -> None:
    assert reckoned("61,0 % + 34,0 % + 5,2 % = 100 %").holds
    assert not reckoned("61,0 % + 34,0 % + 5,2 % = exakt 100 %").holds


def test_a_half_is_rounded_away_from_zero() -> None:
    """2,45 is written 2,5 and 97,55 is written 97,6: then the one is 100 less the other."""
    assert reckoned("100 − 2,5 = 97,6").holds
    assert not reckoned("100 − 2,5 = 97,7").holds
    assert reckoned("10 / 0,3 = 40").holds  # 0,25 is written 0,3
    assert not reckoned("10 / 0,2 = 40").holds


def test_anything_times_nothing_is_nothing() -> None:
    assert reckoned("0,0 × 0 = 0").holds
    assert reckoned("−(2,5 × 0) ≥ 0").holds


def test_a_relation_tells_what_is_in_it() -> None:
    relation = reckoned(" beviljade - 5\n  <= inkomna + beviljade ")
    assert relation.written == "beviljade - 5 <= inkomna + beviljade"
    assert written_relation(relation.tree) == "beviljade − 5 ≤ inkomna + beviljade"
    assert relation.names == ["beviljade", "inkomna"]
    assert relation.figures == {
        "beviljade": NAMES["beviljade"],
        "inkomna": NAMES["inkomna"],
    }
    assert (relation.left.value, relation.right.value) == (120, 289)
    assert reckoned("företagsstöd = 58,7 mnkr").left == NAMES["företagsstöd"][0]
