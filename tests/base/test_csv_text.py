"""A table as CSV: what Swedish Excel opens, numbers that stay numbers, and texts that are never
run.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.base.csv_text import to_csv


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_it_has_semicolons_and_line_ends_of_two_characters() -> None:
    assert (
        to_csv(("Namn", "Belopp"), [("a;b", Decimal("1.5")), ("c", None)])
        == 'Namn;Belopp\r\n"a;b";1,5\r\nc;\r\n'
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("-5.20"), "-5,20"),
        (Decimal("1E+6"), "1000000"),
        (2022, "2022"),
        (-3, "-3"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_number_has_a_decimal_comma_and_is_never_guarded(
    value: Decimal | int | str | None, written: str
) -> None:
    assert read(to_csv(("A", "B"), [("x", value)]))[1] == ["x", written]


@pytest.mark.parametrize("text", ["=1+1", "+46", "-text", "@SUM(A1)", "\tx", "＝1"])
def test_a_text_that_could_be_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    assert read(to_csv(("A",), [(text,)]))[1] == [f"'{text}"]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0")),
            min_size=2,
            max_size=2,
        ),
        max_size=5,
    )
)
def test_every_text_can_be_read_back(rows: list[list[str]]) -> None:
    def without_guard(cell: str) -> str:
        return (
            cell[1:]
            if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r\n＝＋－＠")
            else cell
        )

    expected = [[without_guard(cell) for cell in row] for row in rows]
    assert [
        [without_guard(cell) for cell in row]
        for row in read(to_csv(("A", "B"), rows))[1:]
    ] == expected
