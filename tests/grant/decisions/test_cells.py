"""What stands in a cell is read in one way or not at all."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.figures.number import NotANumber
from villkor.grant.decisions.cells import (
    KRONA,
    AmountReader,
    ColumnWords,
    Remembered,
    amount_in_ore,
    is_in_year,
)
from villkor.grant.decisions.model import FORM, KIND, NEITHER, NO, OUTCOME, YES

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
            ("5 000 EUR", "går inte att läsa"),
            ("34 %", "ingen summa pengar"),
            ("-5 000", "mindre än noll"),
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
        assert len(amounts.others) <= 4096


class TestDays:
    @pytest.mark.parametrize(
        "text",
        [
            "2022-03-14",
            "20220314",
            "2022-12-31 23:59",
            "2022-01-01T00:00:00",
            " 2022-03-14 ",
            "",
            "–",
        ],
    )
    def test_in_the_year_or_not_told(self, text: str) -> None:
        assert is_in_year(text, 2022) is True

    @pytest.mark.parametrize("text", ["2021-12-31", "20230101", "1922-03-14 00:00:00"])
    def test_in_another_year(self, text: str) -> None:
        assert is_in_year(text, 2022) is False

    @pytest.mark.parametrize(
        "text",
        [
            "14/3 2022",
            "3/4/2022",
            "03.04.2022",
            "2022-02-30",
            "2022-13-01",
            "2022-0314",
            "220314",
            "mars",
            "44634",
        ],
    )
    def test_that_may_be_another_day_or_is_none(self, text: str) -> None:
        assert is_in_year(text, 2022) is None


def test_what_is_remembered_is_bounded_and_read_once() -> None:
    asked: list[str] = []

    def read(cell: str) -> int:
        asked.append(cell)
        return len(cell)

    remembered = Remembered(read)
    assert [remembered["ab"], remembered["ab"], asked] == [2, 2, ["ab"]]
    for number in range(10_000):
        assert remembered[f"{number:05}"] == 5
    assert len(remembered) <= 4096


class TestWords:
    @pytest.mark.parametrize(
        "text", ["Bifall", "BIFALL", " bifall ", "Beviljad", "beviljat", "Bifallen"]
    )
    def test_a_grant_has_many_names(self, text: str) -> None:
        assert ColumnWords({}, {}).read_word(OUTCOME, text) == YES

    @pytest.mark.parametrize("text", ["Avslag", "avslås", "Avslaget"])
    def test_so_has_a_refusal(self, text: str) -> None:
        assert ColumnWords({}, {}).read_word(OUTCOME, text) == NO

    @pytest.mark.parametrize("text", ["", "Kanske", "Delvis bifall", "Återkallad"])
    def test_no_other_word_is_an_outcome(self, text: str) -> None:
        assert ColumnWords({}, {}).read_word(OUTCOME, text) is None

    def test_anslag_yaml_says_what_other_words_mean(self) -> None:
        words = ColumnWords(
            {OUTCOME: {YES: ("Delvis bifall",), NEITHER: ("Återkallad", "Avskriven")}},
            {},
        )
        assert [
            words.read_word(OUTCOME, cell)
            for cell in ("delvis  bifall", "återkallad", "Bifall")
        ] == [YES, NEITHER, YES]

    def test_a_name_is_known_without_regard_to_case_blanks_and_signs(self) -> None:
        words = ColumnWords(
            {FORM: {"företagsstöd": ("Mikrobidrag",)}},
            {FORM: ("företagsstöd", "kommersiell service")},
        )
        cells = (
            "Kommersiell  Service",
            "FÖRETAGSSTÖD",
            "mikrobidrag",
            "Såddfinansiering",
        )
        names = [words.read_word(FORM, cell) or "" for cell in cells]
        assert names == [
            "kommersiell service",
            "företagsstöd",
            "företagsstöd",
            "Såddfinansiering",
        ]
        assert [words.is_strange(FORM, name) for name in names] == [
            False,
            False,
            False,
            True,
        ]

    def test_a_column_without_names_of_its_own_takes_all_and_keeps_the_first_spelling(
        self,
    ) -> None:
        words = ColumnWords({}, {FORM: ()})
        assert [
            words.read_word(KIND, cell) for cell in ("Mikrobidrag", "MIKROBIDRAG", "")
        ] == [
            "Mikrobidrag",
            "Mikrobidrag",
            "",
        ]
        assert not words.is_strange(KIND, "Mikrobidrag")
        assert not words.is_strange(FORM, "Mikrobidrag")

    def test_letters_that_cannot_be_read_are_no_name(self) -> None:
        assert ColumnWords({}, {}).read_word(KIND, "st\ufffdd") is None
