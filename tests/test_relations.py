from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.figures import Figure, parse
from villkor.relations import BadRelation, Relation, reckon

NAMES = {
    "inkomna": parse("164"),
    "beviljade": parse("125"),
    "avslagna": parse("39"),
    "ingen": parse("0"),
    "andel kvinnor": parse("24 %"),
    "företagsstöd": parse("58,7 mnkr"),
    "Totalt": parse("171,1 mnkr"),
}
PIECES = [*NAMES, "+", " + ", " − ", " * ", " / ", " andel av ", " = ", " ≤ ", " >= ", "5", "0", "34 %", "1.5", "2 mnkr", " ", "\n"]


@pytest.mark.parametrize(
    "text",
    [
        "beviljade + avslagna = inkomna",
        "inkomna − avslagna = beviljade",
        "inkomna - avslagna = beviljade",
        "avslagna × 2 = 78",
        "avslagna * 2 = 78",
        "beviljade / 5 = 25",
        "företagsstöd / Totalt = 0,34",
        "beviljade andel av inkomna = 76 %",
        "företagsstöd andel av Totalt = 34 %",
        "avslagna ≤ inkomna",
        "avslagna <= 39",
        "inkomna ≥ avslagna",
        "inkomna >= 164",
        "24 % + 66 % + 10 % = 100 %",
        "andel kvinnor ≤ 24,4 %",
        "−39 + avslagna = 0",
        "Beviljade + AVSLAGNA = inkomna",
        "  beviljade   +\n  avslagna = inkomna\n",
    ],
)
def test_a_relation_that_can_hold(text: str) -> None:
    assert reckon(text, NAMES).holds


@pytest.mark.parametrize(
    "text",
    [
        "beviljade + avslagna = 165",
        "avslagna ≥ inkomna",
        "inkomna ≤ avslagna",
        "företagsstöd andel av Totalt = 36 %",
        "24 % + 66 % + 10 % = 102 %",
        "beviljade / 5 = 26",
    ],
)
def test_a_relation_that_cannot_hold(text: str) -> None:
    assert not reckon(text, NAMES).holds


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("2 + 3 × 4 = 0", 14, id="times before plus"),
        pytest.param("20 − 8 / 4 = 0", 18, id="division before minus"),
        pytest.param("10 − 3 − 2 = 0", 5, id="minus from the left"),
        pytest.param("24 / 4 / 2 = 0", 3, id="division from the left"),
        pytest.param("2 × 3 + 4 × 5 = 0", 26, id="two products"),
    ],
)
def test_what_binds_first(text: str, value: int) -> None:
    assert reckon(text, {}).left.value == value


def test_shares_bind_before_plus() -> None:
    assert reckon("1 andel av 4 + 2 andel av 4 = 75 %", {}).holds


def test_a_relation_tells_its_terms_operators_and_sides() -> None:
    relation = reckon(" beviljade - 5 <= inkomna ", NAMES)
    assert relation.written == "beviljade - 5 <= inkomna"
    assert relation.terms == (("beviljade", NAMES["beviljade"]), ("5", parse("5")), ("inkomna", NAMES["inkomna"]))
    assert relation.operators == ("−", "≤")
    assert relation.comparison == "≤"
    assert (relation.left.value, relation.right.value) == (120, 164)


def test_differences_products_and_quotients_keep_the_intervals() -> None:
    assert interval("5 kr − 2 kr = 0 kr") == (Decimal(2), Decimal(4))
    assert interval("5 kr × 2,0 = 0 kr") == (Decimal("4.5") * Decimal("1.95"), Decimal("5.5") * Decimal("2.05"))
    assert interval("5 kr / 2,0 = 0 kr") == (Decimal("4.5") / Decimal("2.05"), Decimal("5.5") / Decimal("1.95"))
    assert interval("−5 kr × 2 = 0 kr") == (Decimal(-11), Decimal(-9))


def interval(text: str) -> tuple[Decimal, Decimal]:
    left = reckon(text, {}).left
    return left.low, left.high


def test_amounts_divided_by_amounts_are_bare_numbers_and_by_numbers_amounts() -> None:
    assert reckon("10 kr / 5 kr = 2", {}).left.unit == ""
    assert reckon("10 kr / 5 = 2 kr", {}).left.unit == "kr"
    assert reckon("5 × 10 kr = 50 kr", {}).left.unit == "kr"


def test_a_name_may_hold_anything_but_an_operator_between_blanks() -> None:
    names = {"forskning/innovation": parse("3"), "EU-medel": parse("4"), "2 av 7": parse("7")}
    assert reckon("forskning/innovation + EU-medel = 2 av 7", names).holds


def test_a_name_goes_before_a_number() -> None:
    assert reckon("2030 = 17", {"2030": parse("17")}).holds


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        pytest.param("", 0, "Här saknas ett namn eller ett tal.", id="nothing"),
        pytest.param("inkomna", 0, "Sambandet saknar likhetstecken.", id="no comparison"),
        pytest.param("39 = avslagna ≤ 40", 0, "Sambandet har mer än ett likhetstecken.", id="two comparisons"),
        pytest.param("inkomna + + avslagna = 1", 10, "Här saknas ett namn eller ett tal.", id="nothing between two operators"),
        pytest.param("inkomna = ", 10, "Här saknas ett namn eller ett tal.", id="nothing on the right"),
        pytest.param("inkomna = 1.5", 10, "”1.5” kan läsas på två sätt", id="a number with a point"),
        pytest.param("inkomna = 5 personer", 10, "”5 personer” går inte att läsa som ett tal.", id="a number of what"),
        pytest.param("inkomna = avslag +  x", 10, "Det finns ingen siffra som heter ”avslag”.", id="an unknown name"),
        pytest.param("inkomna+avslagna = 1", 0, "Det finns ingen siffra som heter ”inkomna+avslagna”.", id="no blanks around the operator"),
        pytest.param("inkomna ≠ avslagna = 1", 8, "”≠” kan inte användas i ett samband.", id="a sign that is no comparison"),
        pytest.param("inkomna = avslagna är 39", 19, "”är” kan inte användas i ett samband.", id="a word for equals"),
        pytest.param("inkomna =  företagsstöd", 11, "Sambandets två sidor har olika enheter.", id="sides of different units"),
        pytest.param("1 = 2 kr", 4, "Sambandets två sidor har olika enheter.", id="a count against kronor"),
        pytest.param("1 + 2 × 2 + Totalt = 1", 12, "Här läggs olika enheter ihop.", id="a sum of different units"),
        pytest.param("1 = 2 kr − 3 %", 11, "Här läggs olika enheter ihop.", id="a difference of different units, on the right"),
        pytest.param("inkomna / ingen = 1", 10, "Här delas det med något som kan vara noll.", id="division by nothing"),
        pytest.param("1 kr = 5 kr / 0,0", 14, "Här delas det med något som kan vara noll.", id="division by what could be nothing"),
        pytest.param("inkomna andel av ingen = 1 %", 17, "Andelen går inte att räkna ut.", id="a share of nothing"),
        pytest.param("inkomna andel av Totalt = 1 %", 17, "Andelen går inte att räkna ut.", id="a share of another unit"),
    ],
)
def test_what_cannot_be_reckoned_is_told_with_its_place(text: str, offset: int, message: str) -> None:
    with pytest.raises(BadRelation) as fault:
        reckon(text, NAMES)
    assert fault.value.message.startswith(message)
    assert fault.value.offset == offset


@pytest.mark.parametrize(
    ("text", "names", "hint"),
    [
        pytest.param("inkommna = 164", NAMES, "Menade du ”inkomna”?", id="a name misspelt"),
        pytest.param(
            "x = 1", {"beviljade": parse("1"), "avslagna": parse("1")}, "Namn som finns: beviljade, avslagna.", id="no name like it"
        ),
        pytest.param("x = 1", {}, "Namn som finns: inga.", id="no names"),
    ],
)
def test_an_unknown_name_is_told_what_there_is(text: str, names: dict[str, Figure], hint: str) -> None:
    with pytest.raises(BadRelation) as fault:
        reckon(text, names)
    assert fault.value.hint == hint


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_a_relation_or_refused_at_one_of_its_characters(text: str) -> None:
    match read(text):
        case BadRelation() as fault:
            assert 0 <= fault.offset <= len(text)
        case relation:
            assert len(relation.terms) == len(relation.operators) + 1


def read(text: str) -> Relation | BadRelation:
    try:
        return reckon(text, NAMES)
    except BadRelation as fault:
        return fault


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_comparisons_of_counts_are_those_of_arithmetic(one: int, other: int) -> None:
    assert reckon(f"{one} = {other}", {}).holds is (one == other)
    assert reckon(f"{one} ≤ {other}", {}).holds is (one <= other)
    assert reckon(f"{one} ≥ {other}", {}).holds is (one >= other)
    assert reckon(f"{one} + {other} = {one + other}", {}).holds
    assert reckon(f"{one} − {other} = {one - other}", {}).holds
