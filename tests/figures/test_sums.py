from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.figures.interval import Interval, can_be_equal, exact_interval
from villkor.figures.number import Figure, exact_figure, parse_figure
from villkor.figures.sums import add, as_figure, part_of, share_of
from villkor.figures.swedish import swedish_number


def figures(lowest: int, highest: int, unit: str) -> st.SearchStrategy[Figure]:
    """Figures as written, with up to three decimals."""
    numbers = st.integers(0, 3).flatmap(
        lambda places: st.decimals(lowest, highest, places=places).map(
            lambda n: swedish_number(n, places)
        )
    )
    return numbers.map(lambda number: parse_figure(f"{number} {unit}"))


def between(figure: Figure, way: Fraction) -> Fraction:
    """A number in the figure's interval: 0 is its lowest, 1 its highest."""
    return Fraction(figure.low) + way * (Fraction(figure.high) - Fraction(figure.low))


def shown(figure: Figure) -> tuple[str, str, str, str]:
    """The figure in decimals, as JSON has it."""
    return f"{figure.value:f}", f"{figure.low:f}", f"{figure.high:f}", figure.unit


def test_a_sum_is_as_uncertain_as_its_parts_together() -> None:
    assert shown(
        add(parse_figure("61 %"), parse_figure("34 %"), parse_figure("5 %"))
    ) == (
        "100",
        "98.5",
        "101.5",
        "%",
    )


def test_the_sum_of_nothing_is_nothing() -> None:
    assert add() == exact_figure(0)


def test_a_share_is_percent_with_the_interval_that_part_and_whole_allow() -> None:
    share = share_of(parse_figure("50 kr"), parse_figure("100,0 kr"))
    assert share is not None
    assert (share.value, share.unit) == (50, "%")
    assert share.low == Decimal("49.5") / Decimal("100.05") * 100
    assert share.high == Decimal("50.5") / Decimal("99.95") * 100


@pytest.mark.parametrize("whole", ["0", "0 kr", "0,0 mnkr", "-5 kr"])
def test_there_is_no_share_of_what_could_be_nothing(whole: str) -> None:
    assert share_of(parse_figure("5 kr"), parse_figure(whole)) is None


def test_a_part_of_a_whole_has_the_unit_of_the_whole() -> None:
    assert shown(part_of(parse_figure("34 %"), exact_figure(200, "kr"))) == (
        "68",
        "67.0",
        "69.0",
        "kr",
    )


@settings(deadline=None)
@given(
    figures(1, 10**9, "kr"),
    figures(1, 10**9, "kr"),
    st.fractions(0, 1),
    st.fractions(0, 1),
)
def test_whatever_part_and_whole_really_are_their_share_lies_in_its_interval(
    part: Figure, whole: Figure, a: Fraction, b: Fraction
) -> None:
    share = share_of(part, whole)
    assert share is not None
    really = between(part, a) / between(whole, b) * 100
    rounding = Fraction(1, 10**20) * really  # Decimal carries 28 digits
    assert Fraction(share.low) - rounding <= really <= Fraction(share.high) + rounding


@settings(deadline=None)
@given(
    figures(1, 100, "%"),
    figures(1, 10**9, "kr"),
    st.fractions(0, 1),
    st.fractions(0, 1),
)
def test_whatever_share_and_whole_really_are_the_part_lies_in_its_interval(
    share: Figure, whole: Figure, a: Fraction, b: Fraction
) -> None:
    part = part_of(share, whole)
    assert (
        Fraction(part.low)
        <= between(share, a) * between(whole, b) / 100
        <= Fraction(part.high)
    )


def test_a_sum_has_as_many_decimals_as_its_parts() -> None:
    total = add(
        parse_figure("61,5 mnkr"), parse_figure("38,5 mnkr"), parse_figure("1 kr")
    )
    assert shown(total) == ("100000001.0", "99900000.5", "100100001.5", "kr")


def test_a_share_has_two_decimals_more_than_its_ratio() -> None:
    share = share_of(exact_figure(664), exact_figure(1000))
    assert share is not None
    assert shown(share) == ("66.400", "66.400", "66.400", "%")


def test_the_ends_of_an_interval_are_rounded_outward() -> None:
    third = Interval(Fraction(1, 3), Fraction(1, 3), Fraction(2, 3), unit="%")
    figure = as_figure(third)
    assert figure.low == Decimal("0." + "3" * 28) < third.low
    assert figure.high == Decimal("0." + "6" * 27 + "7") > third.high
    assert figure.interval == third


@pytest.mark.parametrize(
    ("part", "stated", "agrees"),
    [
        pytest.param(
            exact_figure(2_499_999, "kr"), "2 %", True, id="just below a half"
        ),
        pytest.param(
            exact_figure(2_500_000, "kr"), "2 %", False, id="a half is written 3"
        ),
        pytest.param(exact_figure(2_500_000, "kr"), "3 %", True, id="and is 3"),
    ],
)
def test_a_share_on_the_edge_of_a_rounding_is_the_one_it_is_written_as(
    part: Figure,
    stated: str,
    agrees: bool,  # noqa: FBT001
) -> None:
    share = share_of(part, exact_figure(100_000_000, "kr"))
    assert share is not None
    assert can_be_equal(share.interval, parse_figure(stated).interval) is agrees


def test_a_share_that_is_never_reached_agrees_with_nothing_there() -> None:
    """49,5 of less than 100,5 is more than 49,25…: the end is that of a whole that is not 100,5."""
    share = share_of(parse_figure("50 kr"), parse_figure("100 kr"))
    assert share is not None
    assert not can_be_equal(share.interval, exact_interval(share.interval.low, "%"))
    assert not can_be_equal(share.interval, exact_interval(share.interval.high, "%"))


@settings(deadline=None)
@given(
    st.lists(figures(-(10**9), 10**9, "kr"), min_size=1, max_size=5), st.fractions(0, 1)
)
def test_whatever_the_parts_really_are_their_sum_lies_in_its_interval(
    parts: list[Figure], way: Fraction
) -> None:
    total = add(*parts)
    assert total.value == sum(part.value for part in parts)
    assert total.low <= sum(between(part, way) for part in parts) <= total.high
