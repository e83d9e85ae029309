from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.figures.number import (
    Figure,
    NotANumber,
    Unit,
    add,
    exact_figure,
    parse_figure,
    part_of,
    share_of,
)
from villkor.figures.swedish import (
    in_full,
    swedish_kronor,
    swedish_millions,
    swedish_number,
    swedish_percent,
)

# Letters that numbers are made of, more often than chance would put them together.
NUMBERLIKE = st.lists(
    st.sampled_from(
        [*"0123456789 ,.-−–%²٣\u00a0\u202f", "kr", "mnkr", "procent", "miljoner kronor"]
    )
).map("".join)


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
        pytest.param("2,5", "2.5", "2.45", "2.55", "", id="decimals without unit are rounded"),
        pytest.param("34 %", "34", "33.5", "34.5", "%", id="percent"),
        pytest.param("34%", "34", "33.5", "34.5", "%", id="percent without blank"),
        pytest.param(
            "34,0 %", "34", "33.95", "34.05", "%", id="a written nought narrows the interval"
        ),
        pytest.param("34 procent", "34", "33.5", "34.5", "%", id="percent in letters"),
        pytest.param("450 000 kr", "450000", "449999.5", "450000.5", "kr", id="kronor"),
        pytest.param("1 kronor", "1", "0.5", "1.5", "kr", id="kronor in letters"),
        pytest.param("5 SEK", "5", "4.5", "5.5", "kr", id="capitals"),
        pytest.param("12 300 tkr", "12300000", "12299500", "12300500", "kr", id="thousands"),
        pytest.param("7 tusen kronor", "7000", "6500", "7500", "kr", id="thousands in letters"),
        pytest.param("58,7 mnkr", "58700000", "58650000", "58750000", "kr", id="millions"),
        pytest.param(
            "2 mkr",
            "2000000",
            "1500000",
            "2500000",
            "kr",
            id="millions, the form that is read but not written",
        ),
        pytest.param(
            "1 miljon kronor", "1000000", "500000", "1500000", "kr", id="one million in letters"
        ),
        pytest.param("1,2 mdkr", "1200000000", "1150000000", "1250000000", "kr", id="billions"),
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
            "1234567", "1234567", "1234567", "1234567", "", id="no blanks between thousands"
        ),
        pytest.param(
            "1 234 567", "1234567", "1234567", "1234567", "", id="blanks between thousands"
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
        pytest.param("7  tusen \u00a0kronor", "7000", "6500", "7500", "kr", id="blanks in a row"),
    ],
)
def test_a_written_number_stands_for_everything_that_rounds_to_it(
    text: str, value: str, low: str, high: str, unit: Unit
) -> None:
    assert parse_figure(text) == Figure(Decimal(value), Decimal(low), Decimal(high), unit, text)


def test_a_figure_remembers_how_it_was_written_without_blanks_around_it() -> None:
    assert parse_figure(" 58,7 mnkr\n").written == "58,7 mnkr"


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
        "5 euro",
        "5 kr.",
        "ca 5",
        "²",
    ],
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        parse_figure(text)
    assert refusal.value.message == f"”{text.strip()}” går inte att läsa som ett tal."
    assert "58,7 mnkr" in refusal.value.hint


@pytest.mark.parametrize("text", ["1.234", "58.7 mnkr", "1.234.567 kr", "1.234,50 kr"])
def test_a_point_in_a_number_is_refused_since_it_can_be_read_in_two_ways(text: str) -> None:
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
    st.sampled_from([("", 1), (" kr", 1), (" %", 1), (" tkr", 10**3), (" mnkr", 10**6)]),
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
    ],
)
def test_figures_overlap_if_they_can_be_the_same_number(
    one: str,
    other: str,
    together: bool,  # noqa: FBT001
) -> None:
    assert parse_figure(one).overlaps(parse_figure(other)) is together
    assert parse_figure(other).overlaps(parse_figure(one)) is together


def test_an_exact_number_at_the_edge_of_an_interval_overlaps_it() -> None:
    assert parse_figure("99 %").overlaps(exact_figure(Decimal("99.5"), "%"))


def test_an_exact_figure_has_no_width() -> None:
    assert exact_figure(100, "%") == Figure(Decimal(100), Decimal(100), Decimal(100), "%")


def test_a_sum_is_as_uncertain_as_its_parts_together() -> None:
    assert add(parse_figure("61 %"), parse_figure("34 %"), parse_figure("5 %")) == Figure(
        Decimal(100), Decimal("98.5"), Decimal("101.5"), "%"
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
    assert part_of(parse_figure("34 %"), exact_figure(200, "kr")) == Figure(
        Decimal(68), Decimal(67), Decimal(69), "kr"
    )


@settings(deadline=None)
@given(figures(1, 10**9, "kr"), figures(1, 10**9, "kr"), st.fractions(0, 1), st.fractions(0, 1))
def test_whatever_part_and_whole_really_are_their_share_lies_in_its_interval(
    part: Figure, whole: Figure, a: Fraction, b: Fraction
) -> None:
    share = share_of(part, whole)
    assert share is not None
    really = between(part, a) / between(whole, b) * 100
    rounding = Fraction(1, 10**20) * really  # Decimal carries 28 digits
    assert Fraction(share.low) - rounding <= really <= Fraction(share.high) + rounding


@settings(deadline=None)
@given(figures(1, 100, "%"), figures(1, 10**9, "kr"), st.fractions(0, 1), st.fractions(0, 1))
def test_whatever_share_and_whole_really_are_the_part_lies_in_its_interval(
    share: Figure, whole: Figure, a: Fraction, b: Fraction
) -> None:
    part = part_of(share, whole)
    assert Fraction(part.low) <= between(share, a) * between(whole, b) / 100 <= Fraction(part.high)


@pytest.mark.parametrize(
    ("number", "decimals", "written"),
    [
        pytest.param(
            Decimal("1234567.891"),
            2,
            "1\u00a0234\u00a0567,89",
            id="comma, and no-break blanks between thousands",
        ),
        pytest.param(1234, 0, "1\u00a0234", id="a whole number"),
        pytest.param(Decimal(5), 1, "5,0", id="decimals are filled up"),
        pytest.param(-1234, 0, "\N{MINUS SIGN}1\u00a0234", id="a real minus"),
    ],
)
def test_swedish_numbers(number: Decimal | int, decimals: int, written: str) -> None:
    assert swedish_number(number, decimals) == written


def test_percent_and_millions_have_a_no_break_blank_before_the_unit() -> None:
    assert swedish_percent(Decimal("18.94")) == "18,9\u00a0%"
    assert swedish_percent(Decimal("18.94"), 0) == "19\u00a0%"
    assert swedish_millions(Decimal(58_700_000)) == "58,7\u00a0mnkr"
    assert swedish_millions(Decimal(1_234_567_890), 2) == "1\u00a0234,57\u00a0mnkr"


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
def test_a_figure_is_said_as_it_is_written_or_in_full(figure: Figure, words: str) -> None:
    assert in_full(figure).replace("\N{NO-BREAK SPACE}", " ") == words


def test_kronor_in_full_have_no_decimals_unless_there_are_any() -> None:
    assert (swedish_kronor(Decimal(1_000)), swedish_kronor(Decimal("1000.50"))) == (
        "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr",
        "1\N{NO-BREAK SPACE}000,50\N{NO-BREAK SPACE}kr",
    )
