"""An amount in a table is read in one way or not at all."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.figures.amounts import AmountReader, amount_in_ore
from villkor.figures.money_unit import KRONA
from villkor.figures.number import NotANumber

BLANKS = [" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}"]


class TestAmounts:
    @pytest.mark.parametrize(
        ("text", "hundredth"),
        [
            ("58700", 5_870_000),
            ("58 700", 5_870_000),
            ("58\u00a0700\u00a0000", 5_870_000_000),
            ("58 700,50", 5_870_050),
            ("58 700,00", 5_870_000),
            ("12,5", 1_250),
            ("450 000 kr", 45_000_000),
            ("12 300 tkr", 1_230_000_000),
            ("1,234 mnkr", 123_400_000),
            ("58 700 SEK", 5_870_000),
            ("SEK 58 700", 5_870_000),
            ("kr 58 700", 5_870_000),
            ("58 700:-", 5_870_000),
            ("58 700,-", 5_870_000),
            ("58,7 KSEK", 5_870_000),
            ("58,7 kkr", 5_870_000),
            ("58,7 tusen", 5_870_000),
            ("1,5 MSEK", 150_000_000),
            ("1,5 milj. kr", 150_000_000),
            ("100 öre", 100),
            ("0", 0),
            ("", 0),
            (" – ", 0),
            ("-", 0),
        ],
    )
    def test_are_hundredths_of_a_krona(self, text: str, hundredth: int) -> None:
        assert amount_in_ore(text, KRONA) == hundredth
        assert AmountReader(KRONA).read_amount(text) == hundredth

    @pytest.mark.parametrize(
        ("text", "hundredth"),
        [("58,7", 5_870_000), ("1 234", 123_400_000), ("450 000 kr", 45_000_000)],
    )
    def test_without_a_unit_count_what_the_heading_says(
        self, text: str, hundredth: int
    ) -> None:
        assert amount_in_ore(text, 1_000 * KRONA) == hundredth
        assert AmountReader(1_000 * KRONA).read_amount(text) == hundredth

    @pytest.mark.parametrize(
        "text",
        [
            "-50 000",
            "- 50 000",
            "−50 000",
            "–50 000",
            "\u201150\u00a0000",
            "50 000-",
            "50 000 -",
            "50000−",
            "(50 000)",
            "( 50 000 )",
            "(50 000 kr)",
            "(50 000) kr",
            "–50 000 kr",
            "-50 000,00",
            "minus 50 000",
            "Minus 50 000 kronor",
            "-50 tkr",
            "50 tkr-",
        ],
    )
    def test_below_nothing_are_read_however_the_minus_is_written(
        self, text: str
    ) -> None:
        assert amount_in_ore(text, KRONA) == -5_000_000

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("1.234", "kan läsas på två sätt"),
            ("58.700,00", "kan läsas på två sätt"),
            ("1,234", "tre decimaler eller tusental"),
            ("12,345", "tre decimaler eller tusental"),
            ("0,001", "tre decimaler eller tusental"),
            ("1 2345", "går inte att läsa"),
            ("58'700", "går inte att läsa"),
            ("ca 5000", "går inte att läsa"),
            ("5 000 EUR", "annan valuta än kronor"),
            ("€ 5 000", "annan valuta än kronor"),
            ("58,7 000", "går inte att läsa"),
            ("12 tkr/år", "går inte att läsa"),
            ("58\t700", "har en tabb"),
            ("34 %", "ingen summa pengar"),
            ("--5 000", "går inte att läsa"),
            ("(-5 000)", "går inte att läsa"),
            ("-(5 000)", "går inte att läsa"),
            ("5 000–", "går inte att läsa"),
            ("5 000 – 6 000", "går inte att läsa"),
            ("minus", "går inte att läsa"),
            ("10 000 000 000 000", "större än hela statens budget"),
            ("9" * 5_000, "för långt"),
        ],
    )
    def test_that_can_be_read_in_two_ways_or_none_are_refused(
        self, text: str, words: str
    ) -> None:
        with pytest.raises(NotANumber) as told:
            AmountReader(KRONA).read_amount(text)
        assert words in told.value.message
        assert told.value.hint

    @pytest.mark.parametrize(
        "text", ["58,70 kr", "58 700,00 kr", "58 kr", "1 200,50 SEK"]
    )
    def test_in_kronor_as_a_format_writes_them_are_not_read_against_the_heading(
        self, text: str
    ) -> None:
        assert AmountReader(KRONA).read_amount(text)
        with pytest.raises(NotANumber, match="på två sätt"):
            AmountReader(1_000 * KRONA).read_amount(text)
        assert AmountReader(1_000 * KRONA).read_amount("0,00 kr") == 0

    @given(
        kronor=st.integers(0, 10**9),
        blank=st.sampled_from(["", *BLANKS]),
        decimals=st.sampled_from(["", ",00"]),
    )
    def test_are_the_same_with_blanks_between_thousands(
        self, kronor: int, blank: str, decimals: str
    ) -> None:
        text = f"{kronor:,}".replace(",", blank) + decimals
        assert AmountReader(KRONA).read_amount(text) == kronor * 100

    @given(
        text=st.text("0123456789 ,.-k r\u00a0", max_size=18),
        unit=st.sampled_from([KRONA, 1_000 * KRONA, 10**9 * KRONA]),
    )
    def test_are_never_read_in_another_way_by_the_quick_way(
        self, text: str, unit: int
    ) -> None:
        def read(way: Callable[[], int]) -> int | str:
            try:
                return way()
            except NotANumber as error:
                return error.message

        slow = read(lambda: amount_in_ore(text, unit))
        assert read(lambda: AmountReader(unit).read_amount(text)) == slow

    @given(st.decimals(0, 10**9, places=2))
    def test_are_exact(self, kronor: Decimal) -> None:
        assert (
            Decimal(amount_in_ore(f"{kronor}".replace(".", ","), KRONA)) / 100 == kronor
        )

    def test_of_many_spellings_are_not_all_remembered(self) -> None:
        amounts = AmountReader(KRONA)
        for number in range(20_000):
            assert amounts.read_amount(f"{number},5") == 100 * number + 50
        assert amounts.read_other.cache_info().currsize <= 4096
