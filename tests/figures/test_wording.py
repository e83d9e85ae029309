"""A figure is written the Swedish way, in any unit of its kind, and never more precisely than it
was given.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure, NotANumber, exact_figure, parse_figure
from villkor.figures.sums import add
from villkor.figures.units import SCALES
from villkor.figures.wording import (
    UNITS,
    alike,
    decimals_in,
    in_full,
    in_words,
    kind_of,
    largest_unit,
    most_decimals,
    worded,
)

NBSP = "\N{NO-BREAK SPACE}"


def words(text: str, unit: str = "") -> str:
    """With ordinary blanks, to be read here."""
    return in_words(parse_figure(text), unit).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("written", "unit", "read"),
    [
        ("164", "", "164"),
        ("1164", "", "1 164"),
        ("164", "antal", "164"),
        ("58,7 mnkr", "", "58,7 mnkr"),
        ("58,7 MNKR", "", "58,7 mnkr"),
        ("12,0 mnkr", "", "12,0 mnkr"),
        ("12300 tkr", "", "12 300 tkr"),
        ("34 procent", "", "34 procent"),
        ("34%", "", "34 %"),
        ("-5,2 %", "", "−5,2 %"),
        ("26,1 mkr", "", "26,1 mnkr"),
        ("5 SEK", "", "5 kr"),
        ("58,7 mnkr", "tkr", "58 700 tkr"),
        ("58,7 mnkr", "kr", "58 700 000 kr"),
        ("58,7 mnkr", "miljoner kronor", "58,7 miljoner kronor"),
        ("12,0 mnkr", "miljoner kronor", "12,0 miljoner kronor"),
        ("12 300 tkr", "mnkr", "12,3 mnkr"),
        ("12 345 tkr", "mnkr", "12,3 mnkr"),
        ("14 250 tkr", "mnkr", "14,3 mnkr"),
        ("-14 250 tkr", "mnkr", "−14,3 mnkr"),
        ("14 251 377 kr", "miljoner kronor", "14,3 miljoner kronor"),
        ("14 251 377 kr", "tkr", "14 251 tkr"),
        ("14 251 377 kr", "kr", "14 251 377 kr"),
        ("58,75 mnkr", "miljoner kronor", "58,75 miljoner kronor"),
        ("58,75 mnkr", "mdkr", "0,06 mdkr"),
        ("12 000 tkr", "mnkr", "12 mnkr"),
        ("14 960 tkr", "mnkr", "15,0 mnkr"),
        ("45 tkr", "mnkr", "0,045 mnkr"),
        ("1 234 kr", "mnkr", "0,0012 mnkr"),
        ("12,0 mnkr", "mdkr", "0,012 mdkr"),
        ("450 000 kr", "tkr", "450 tkr"),
        ("34 %", "procent", "34 procent"),
        ("34,50 procent", "%", "34,50 %"),
        ("1 mnkr", "miljoner kronor", "1 miljon kronor"),
        ("1,0 mnkr", "miljoner kronor", "1,0 miljoner kronor"),
        ("2 miljon kronor", "", "2 miljoner kronor"),
        ("1 miljarder kronor", "", "1 miljard kronor"),
        ("1 kr", "kronor", "1 krona"),
        ("0,0 %", "procent", "0,0 procent"),
    ],
)
def test_a_figure_in_words(written: str, unit: str, read: str) -> None:
    assert words(written, unit) == read


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    assert (
        in_words(parse_figure("1 058,7 mnkr"), "miljoner kronor")
        == f"1{NBSP}058,7{NBSP}miljoner kronor"
    )


@pytest.mark.parametrize(
    ("figure", "unit", "read"),
    [
        (exact_figure(58_712_345, "kr"), "", "58,7 mnkr"),
        (exact_figure(58_712_345, "kr"), "kr", "58 712 345 kr"),
        (exact_figure(58_712_345, "kr"), "tkr", "58 712 tkr"),
        (exact_figure(58_712_345, "kr"), "mdkr", "0,1 mdkr"),
        (exact_figure(14_250_000, "kr"), "", "14,3 mnkr"),
        (exact_figure(14_251_377, "kr"), "miljoner kronor", "14,3 miljoner kronor"),
        (exact_figure(450_500, "kr"), "", "451 tkr"),
        (exact_figure(-450, "kr"), "", "−450 kr"),
        (exact_figure(0, "kr"), "", "0 kr"),
        (exact_figure(Decimal("34.3078"), "%"), "", "34,3 %"),
        (exact_figure(1164), "", "1 164"),
    ],
)
def test_a_figure_that_nobody_has_written_has_one_decimal_in_millions_and_percent(
    figure: Figure, unit: str, read: str
) -> None:
    assert in_words(figure, unit).replace(NBSP, " ") == read


WRITTEN = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("", "-", "−")),
    st.integers(0, 10**14),
    st.one_of(st.just(""), st.integers(0, 10**6).map(",{}".format)),
    st.sampled_from(sorted(SCALES)).map(lambda unit: f" {unit}".rstrip()),
)


@given(written=WRITTEN, unit=st.sampled_from(("", *UNITS)))
def test_what_is_written_is_read_as_the_same_number(written: str, unit: str) -> None:
    figure = parse_figure(written)
    assume(not unit or kind_of(unit) == figure.unit)
    try:
        again = parse_figure(in_words(figure, unit))
    except NotANumber:
        # more digits than any amount has
        assert sum(map(str.isdecimal, in_words(figure, unit))) > 24
        return
    assert can_be_equal(again.interval, figure.interval)
    assert again.unit == figure.unit


@given(written=WRITTEN)
def test_what_is_written_keeps_its_digits_where_no_unit_is_asked_for(
    written: str,
) -> None:
    figure = parse_figure(written)
    try:
        again = parse_figure(in_words(figure))
    except NotANumber:
        assert sum(map(str.isdecimal, in_words(figure))) > 24
        return
    assert (again.value, again.decimals) == (figure.value, figure.decimals)


@pytest.mark.parametrize(
    ("figure", "unit", "decimals", "read"),
    [
        (exact_figure(14_251_377, "kr"), "mnkr", 2, "14,25 mnkr"),
        (exact_figure(14_251_377, "kr"), "mnkr", 6, "14,251377 mnkr"),
        (exact_figure(14_251_377, "kr"), "mnkr", 0, "14 mnkr"),
        (exact_figure(1_200_000, "kr"), "mnkr", 0, "1 mnkr"),
        (exact_figure(1_200_000, "kr"), "miljoner kronor", 0, "1 miljon kronor"),
        (exact_figure(12_000_000, "kr"), "mnkr", 2, "12,00 mnkr"),
        (exact_figure(Decimal("34.3456"), "%"), "procent", 2, "34,35 procent"),
        (parse_figure("14 250 tkr"), "mnkr", 2, "14,25 mnkr"),
        (parse_figure("14 250 tkr"), "mnkr", 1, "14,3 mnkr"),
        (parse_figure("58,75 mnkr"), "mnkr", 1, "58,8 mnkr"),
        (parse_figure("-2,5 %"), "%", 0, "−3 %"),
    ],
)
def test_a_figure_with_the_decimals_that_are_asked_for(
    figure: Figure, unit: str, decimals: int, read: str
) -> None:
    assert in_words(figure, unit, decimals).replace(NBSP, " ") == read
    assert decimals <= most_decimals(figure, unit)


@pytest.mark.parametrize(
    ("written", "unit", "most"),
    [
        ("58,7 mnkr", "mnkr", 1),
        ("58,7 mnkr", "tkr", 0),
        ("58,7 mnkr", "mdkr", 4),
        ("14 250 tkr", "mnkr", 3),
        ("14 251 377 kr", "mnkr", 6),
        ("14 251 377,50 kr", "mnkr", 6),
        ("34 %", "procent", 0),
    ],
)
def test_a_figure_has_no_more_decimals_than_its_last_digit_gives(
    written: str, unit: str, most: int
) -> None:
    assert most_decimals(parse_figure(written), unit) == most


def test_a_figure_is_rounded_once() -> None:
    total = exact_figure(14_249_600, "kr")
    in_thousands = worded(total, [parse_figure("14 250 tkr")])
    assert in_words(in_thousands).replace(NBSP, " ") == "14 250 tkr"
    assert in_words(in_thousands, "mnkr").replace(NBSP, " ") == "14,2 mnkr"


@given(written=WRITTEN, unit=st.sampled_from(UNITS))
def test_no_figure_gets_decimals_that_it_was_not_given(written: str, unit: str) -> None:
    figure = parse_figure(written)
    assume(kind_of(unit) == figure.unit)
    scale = SCALES[unit][0] if unit in SCALES else 1
    last = Decimal(scale).scaleb(-decimals_in(figure, unit))
    assert (
        figure.low == figure.high
        or last >= figure.high - figure.low
        or decimals_in(figure, unit) == 0
    )


def test_figures_below_one_another_have_the_largest_of_their_units() -> None:
    figures = [
        parse_figure("12 300 tkr"),
        parse_figure("58,7 mnkr"),
        parse_figure("450 000 kr"),
    ]
    assert largest_unit(figures) == "mnkr"
    assert [word.replace(NBSP, " ") for word in alike(figures)] == [
        "12,3 mnkr",
        "58,7 mnkr",
        "0,5 mnkr",
    ]
    assert alike([parse_figure("164"), parse_figure("1 200")]) == ("164", f"1{NBSP}200")
    assert alike([]) == ()


def test_a_sum_of_what_nobody_has_written_is_exact() -> None:
    parts = [exact_figure(1_450_000, "kr"), exact_figure(1_450_001, "kr")]
    whole = worded(add(*parts), parts)
    assert in_words(whole).replace(NBSP, " ") == "2,9 mnkr"
    assert in_words(whole, "kr").replace(NBSP, " ") == "2 900 001 kr"
    # a half upward, where rounding to even would give 44,2
    halves = [parse_figure("32,2 mnkr"), parse_figure("12 050 tkr")]
    assert in_words(worded(add(*halves), halves)).replace(NBSP, " ") == "44,3 mnkr"


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (["32,3 mnkr", "120,1 mnkr", "12,0 mnkr"], "164,4 mnkr"),
        (["32,3 mnkr", "12 345 tkr"], "44,6 mnkr"),
        (["450 000 kr", "5 tkr"], "455 tkr"),
        (["61 %", "34,5 %"], "96 %"),
        (["164", "125"], "289"),
        (["0,1 mnkr"] * 25, "2,5 mnkr"),
    ],
)
def test_a_sum_is_as_precise_as_the_least_precise_of_its_parts(
    parts: list[str], read: str
) -> None:
    figures = [parse_figure(part) for part in parts]
    assert in_words(worded(add(*figures), figures)).replace(NBSP, " ") == read


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (parse_figure("58,7 mnkr"), "58,7 mnkr"),
        (exact_figure(58_784_400, "kr"), "58 784 400 kr"),
        (exact_figure(Decimal("0.5"), "kr"), "0,50 kr"),
        (exact_figure(Decimal("34.3456"), "%"), "34,3 %"),
        (exact_figure(1_640), "1 640"),
    ],
)
def test_a_figure_is_said_as_it_is_written_or_in_full(
    figure: Figure, words: str
) -> None:
    assert in_full(figure).replace("\N{NO-BREAK SPACE}", " ") == words
