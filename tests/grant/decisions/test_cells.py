"""What stands in a cell is read in one way or not at all, by the column as cell by cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.figures.number import NotANumber
from villkor.grant.decisions.cells import (
    KRONA,
    Amounts,
    ColumnWords,
    Days,
    hundredths,
    why_no_amount,
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
        assert hundredths(text, KRONA) == hundredth
        assert why_no_amount(text, KRONA) == ("", "")

    @pytest.mark.parametrize(
        ("text", "hundredth"),
        [("58,7", 5_870_000), ("1 234", 123_400_000), ("450 000 kr", 45_000_000)],
    )
    def test_without_a_unit_count_what_the_heading_says(self, text: str, hundredth: int) -> None:
        assert hundredths(text, 1_000 * KRONA) == hundredth

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
    def test_that_can_be_read_in_two_ways_or_none_are_refused(self, text: str, words: str) -> None:
        with pytest.raises(NotANumber) as told:
            hundredths(text, KRONA)
        assert words in told.value.message
        assert told.value.hint
        assert words in why_no_amount(text, KRONA)[0]
        amounts = Amounts(KRONA)
        assert amounts.column([text.encode(), b"5"]) == [Amounts.UNREAD, 500]
        assert amounts.unread

    @given(
        kronor=st.lists(st.one_of(st.none(), st.integers(0, 10**9)), min_size=1, max_size=20),
        blank=st.sampled_from(["", *BLANKS]),
        decimals=st.sampled_from(["", ",00"]),
        encoding=st.sampled_from(["utf-8", "cp1252"]),
    )
    def test_a_column_is_read_as_its_cells_are(
        self, kronor: list[int | None], blank: str, decimals: str, encoding: str
    ) -> None:
        texts = [
            "" if amount is None else f"{amount:,}".replace(",", blank) + decimals
            for amount in kronor
        ]
        try:
            cells = [text.encode(encoding) for text in texts]
        except UnicodeEncodeError:
            return  # Windows-1252 has no narrow blanks
        amounts = Amounts(KRONA)
        assert (
            amounts.column(cells)
            == [(amount or 0) * 100 for amount in kronor]
            == [amounts[cell] for cell in cells]
        )
        assert not amounts.unread

    @given(cells=st.lists(st.text("0123456789 ,.-k r\u00a0", max_size=9), min_size=1, max_size=5))
    def test_a_column_is_never_read_in_another_way_than_its_cells(self, cells: list[str]) -> None:
        def alone(text: str) -> int:
            try:
                return hundredths(text, KRONA)
            except NotANumber:
                return Amounts.UNREAD

        assert Amounts(KRONA).column([cell.encode() for cell in cells]) == [
            alone(cell) for cell in cells
        ]

    @given(st.decimals(0, 10**9, places=2))
    def test_are_exact(self, kronor: Decimal) -> None:
        assert Decimal(hundredths(f"{kronor}".replace(".", ","), KRONA)) / 100 == kronor

    def test_memory_does_not_grow_with_the_number_of_texts(self) -> None:
        amounts = Amounts(KRONA)
        assert amounts.column([f"{number},5".encode() for number in range(20_000)]) == [
            100 * number + 50 for number in range(20_000)
        ]
        assert len(amounts) <= 4096


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
        assert Days(2022)[text.encode()] == Days.INSIDE

    @pytest.mark.parametrize("text", ["2021-12-31", "20230101", "1922-03-14 00:00:00"])
    def test_in_another_year(self, text: str) -> None:
        days = Days(2022)
        assert days[text.encode()] == Days.OUTSIDE
        assert days.met == {Days.OUTSIDE}

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
        assert Days(2022)[text.encode()] == Days.UNREAD

    def test_memory_does_not_grow_with_the_number_of_texts(self) -> None:
        days = Days(2022)
        assert {
            days[f"2022-03-14 {number // 60:02}:{number % 60:02}:{second}".encode()]
            for number in range(1440)
            for second in range(4)
        } == {0}
        assert len(days) <= 4096


class TestWords:
    @pytest.mark.parametrize(
        "text", ["Bifall", "BIFALL", " bifall ", "Beviljad", "beviljat", "Bifallen"]
    )
    def test_a_grant_has_many_names(self, text: str) -> None:
        assert ColumnWords({}, {}).read(OUTCOME, text.encode()) == YES

    @pytest.mark.parametrize("text", ["Avslag", "avslås", "Avslaget"])
    def test_so_has_a_refusal(self, text: str) -> None:
        assert ColumnWords({}, {}).read(OUTCOME, text.encode("cp1252")) == NO

    @pytest.mark.parametrize("text", ["", "Kanske", "Delvis bifall", "Återkallad"])
    def test_no_other_word_is_an_outcome(self, text: str) -> None:
        assert ColumnWords({}, {}).read(OUTCOME, text.encode()) is None

    def test_anslag_yaml_says_what_other_words_mean(self) -> None:
        words = ColumnWords(
            {OUTCOME: {YES: ("Delvis bifall",), NEITHER: ("Återkallad", "Avskriven")}}, {}
        )
        assert [
            words.read(OUTCOME, cell)
            for cell in (b"delvis  bifall", "återkallad".encode(), b"Bifall")
        ] == [YES, NEITHER, YES]

    def test_a_name_is_known_without_regard_to_case_blanks_and_signs(self) -> None:
        words = ColumnWords(
            {FORM: {"företagsstöd": ("Mikrobidrag",)}},
            {FORM: ("företagsstöd", "kommersiell service")},
        )
        cells = ("Kommersiell  Service", "FÖRETAGSSTÖD", "mikrobidrag", "Såddfinansiering")
        names = [words.read(FORM, cell.encode()) or "" for cell in cells]
        assert names == ["kommersiell service", "företagsstöd", "företagsstöd", "Såddfinansiering"]
        assert [words.strange(FORM, name) for name in names] == [False, False, False, True]

    def test_a_column_without_names_of_its_own_takes_all_and_keeps_the_first_spelling(self) -> None:
        words = ColumnWords({}, {FORM: ()})
        assert [words.read(KIND, cell) for cell in (b"Mikrobidrag", b"MIKROBIDRAG", b"")] == [
            "Mikrobidrag",
            "Mikrobidrag",
            "",
        ]
        assert not words.strange(KIND, "Mikrobidrag")
        assert not words.strange(FORM, "Mikrobidrag")

    def test_letters_that_cannot_be_read_are_no_name(self) -> None:
        assert ColumnWords({}, {}).read(KIND, b"st\x8fd") is None
