from __future__ import annotations

from decimal import Decimal

import pytest

from villkor.figures.swedish import (
    swedish_kronor,
    swedish_millions,
    swedish_number,
    swedish_percent,
)


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
        pytest.param(Decimal("999.94"), 1, "999,9", id="the last below a thousand"),
        pytest.param(
            Decimal("999.95"), 1, "1\u00a0000,0", id="what rounds to a thousand"
        ),
        pytest.param(Decimal("-0.04"), 1, "0,0", id="nothing has no sign"),
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


def test_kronor_in_full_have_no_decimals_unless_there_are_any() -> None:
    assert (swedish_kronor(Decimal(1_000)), swedish_kronor(Decimal("1000.50"))) == (
        "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr",
        "1\N{NO-BREAK SPACE}000,50\N{NO-BREAK SPACE}kr",
    )
