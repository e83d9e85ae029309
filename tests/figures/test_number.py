from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.figures.number import (
    Figure,
    NotANumber,
    exact_figure,
    made_exact,
    parse_figure,
    told_figure,
)
from villkor.figures.swedish import swedish_number
from villkor.figures.units import Unit

# Letters that numbers are made of, more often than chance would put them together.
NUMBERLIKE = st.lists(
    st.sampled_from(
        [*"0123456789 ,.-−–%²٣\u00a0\u202f", "kr", "mnkr", "procent", "miljoner kronor"]
    )
).map("".join)


def read(text: str) -> Figure | NotANumber:
    try:
        return parse_figure(text)
    except NotANumber as refusal:
        return refusal


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "unit"),
    [
        pytest.param("164", "164", "164", "164", "", id="a count is exact"),
        pytest.param("0", "0", "0", "0", "", id="nothing"),
        pytest.param(
            "2,5", "2.5", "2.45", "2.55", "", id="decimals without unit are rounded"
        ),
        pytest.param("34 %", "34", "33.5", "34.5", "%", id="percent"),
        pytest.param("34%", "34", "33.5", "34.5", "%", id="percent without blank"),
        pytest.param(
            "34,0 %",
            "34",
            "33.95",
            "34.05",
            "%",
            id="a written nought narrows the interval",
        ),
        pytest.param("34 procent", "34", "33.5", "34.5", "%", id="percent in letters"),
        pytest.param("450 000 kr", "450000", "449999.5", "450000.5", "kr", id="kronor"),
        pytest.param("1 kronor", "1", "0.5", "1.5", "kr", id="kronor in letters"),
        pytest.param("5 SEK", "5", "4.5", "5.5", "kr", id="capitals"),
        pytest.param(
            "12 300 tkr", "12300000", "12299500", "12300500", "kr", id="thousands"
        ),
        pytest.param(
            "7 tusen kronor", "7000", "6500", "7500", "kr", id="thousands in letters"
        ),
        pytest.param(
            "58,7 mnkr", "58700000", "58650000", "58750000", "kr", id="millions"
        ),
        pytest.param(
            "2 mkr",
            "2000000",
            "1500000",
            "2500000",
            "kr",
            id="millions, the form that is read but not written",
        ),
        pytest.param(
            "1 miljon kronor",
            "1000000",
            "500000",
            "1500000",
            "kr",
            id="one million in letters",
        ),
        pytest.param(
            "1,2 mdkr", "1200000000", "1150000000", "1250000000", "kr", id="billions"
        ),
        pytest.param(
            "2 miljarder kronor",
            "2000000000",
            "1500000000",
            "2500000000",
            "kr",
            id="billions in letters",
        ),
        pytest.param("-5 kr", "-5", "-5.5", "-4.5", "kr", id="hyphen as minus"),
        pytest.param("−5 kr", "-5", "-5.5", "-4.5", "kr", id="minus"),
        pytest.param("–5 kr", "-5", "-5.5", "-4.5", "kr", id="dash as minus"),
        pytest.param(
            "1234567",
            "1234567",
            "1234567",
            "1234567",
            "",
            id="no blanks between thousands",
        ),
        pytest.param(
            "1 234 567",
            "1234567",
            "1234567",
            "1234567",
            "",
            id="blanks between thousands",
        ),
        pytest.param(
            "1\u00a0234\u202f567",
            "1234567",
            "1234567",
            "1234567",
            "",
            id="no-break blanks between thousands",
        ),
        pytest.param(
            "58,7\u00a0mnkr",
            "58700000",
            "58650000",
            "58750000",
            "kr",
            id="no-break blank before the unit",
        ),
        pytest.param(
            "7  tusen \u00a0kronor", "7000", "6500", "7500", "kr", id="blanks in a row"
        ),
    ],
)
def test_a_written_number_stands_for_everything_that_rounds_to_it(
    text: str, value: str, low: str, high: str, unit: Unit
) -> None:
    figure = parse_figure(text)
    assert (figure.value, figure.low, figure.high) == (
        Decimal(value),
        Decimal(low),
        Decimal(high),
    )
    assert (figure.unit, figure.written) == (unit, text)


def test_a_figure_remembers_how_it_was_written_without_blanks_around_it() -> None:
    assert parse_figure(" 58,7 mnkr\n").written == "58,7 mnkr"


@pytest.mark.parametrize(
    ("text", "rather"),
    [
        ("1,640", "1 640"),
        ("12,300 kr", "12 300 kr"),
        ("164,000 kronor", "164 000 kronor"),
        ("-1,640", "-1 640"),
        ("58,700,000 kr", "58 700 000 kr"),
        ("1,234,567", "1 234 567"),
    ],
)
def test_thousands_as_an_english_hand_writes_them_are_asked_about(
    text: str, rather: str
) -> None:
    with pytest.raises(NotANumber) as error:
        told_figure(text)
    assert rather in error.value.hint


@pytest.mark.parametrize(
    "text", ["1,64", "1,6400", "0,125", "14,251 mnkr", "58,725 tkr", "34,125 %", "164"]
)
def test_other_decimals_are_decimals(text: str) -> None:
    assert told_figure(text) == parse_figure(text)


@pytest.mark.parametrize(
    ("text", "word", "decimals"),
    [
        ("164", "", 0),
        ("2,50", "", 2),
        ("34%", "%", 0),
        ("58,7 mnkr", "mnkr", 1),
        ("58,7 MKR", "mkr", 1),
        ("7  tusen \u00a0kronor", "tusen kronor", 0),
    ],
)
def test_a_figure_keeps_the_word_of_its_unit_and_its_decimals(
    text: str, word: str, decimals: int
) -> None:
    figure = parse_figure(text)
    assert (figure.unit_word, figure.decimals) == (word, decimals)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("34 %", (True, False), id="a half is rounded up"),
        pytest.param("−34 %", (False, True), id="and down below zero"),
        pytest.param("0 %", (False, False), id="away from zero"),
        pytest.param("164", (True, True), id="a count is itself"),
    ],
)
def test_which_ends_belong_to_the_interval(text: str, ends: tuple[bool, bool]) -> None:
    figure = parse_figure(text)
    assert (figure.interval.low_in, figure.interval.high_in) == ends
    assert (figure.interval.low, figure.interval.high) == (figure.low, figure.high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "många",
        "12,",
        ",5",
        "1,2,3",
        "+5",
        "- 5",
        "12 34",
        "12345 678",
        "3 4 %",
        "²",
    ],
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        parse_figure(text)
    assert refusal.value.message == f"”{text.strip()}” går inte att läsa som ett tal."
    assert "58,7 mnkr" in refusal.value.hint


@pytest.mark.parametrize("text", ["1.234", "58.7 mnkr", "1.234.567 kr", "1.234,50 kr"])
def test_a_point_in_a_number_is_refused_since_it_can_be_read_in_two_ways(
    text: str,
) -> None:
    with pytest.raises(NotANumber) as refusal:
        parse_figure(text)
    assert (
        refusal.value.message
        == f"”{text}” kan läsas på två sätt, eftersom det står en punkt i talet."
    )
    assert "komma" in refusal.value.hint


@settings(deadline=None)
@given(st.one_of(st.text(), NUMBERLIKE))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    match read(text):
        case NotANumber() as refusal:
            assert refusal.message
        case figure:
            assert figure.low <= figure.value <= figure.high


@settings(deadline=None)
@given(
    st.decimals(-(10**15), 10**15, places=4),
    st.sampled_from(
        [("", 1), (" kr", 1), (" %", 1), (" tkr", 10**3), (" mnkr", 10**6)]
    ),
)
def test_a_number_written_the_swedish_way_is_read_as_the_same_number(
    number: Decimal, unit: tuple[str, int]
) -> None:
    word, scale = unit
    assert parse_figure(swedish_number(number, 4) + word).value == number * scale


@settings(deadline=None)
@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 5))
def test_a_number_lies_in_the_interval_of_the_figure_it_is_rounded_to(
    number: Decimal, decimals: int
) -> None:
    figure = parse_figure(f"{swedish_number(number, decimals)} %")
    assert figure.low <= number <= figure.high


def test_an_exact_figure_has_no_width() -> None:
    figure = exact_figure(100, "%")
    assert figure.low == figure.value == figure.high == 100
    assert figure.interval.exact
    assert (figure.unit, figure.written) == ("%", "")


def test_a_written_figure_may_be_meant_exactly() -> None:
    figure = made_exact(parse_figure("58,7 mnkr"))
    assert figure.interval == exact_figure(58_700_000, "kr").interval
    assert (figure.low, figure.high) == (58_700_000, 58_700_000)
    assert (figure.written, figure.unit_word, figure.decimals) == (
        "58,7 mnkr",
        "mnkr",
        1,
    )
