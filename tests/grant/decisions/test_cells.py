"""What stands in a cell is read in one way or not at all."""

from __future__ import annotations

import pytest

from villkor.base.cell_text import read_cell_day
from villkor.grant.decisions.cells import ColumnWords
from villkor.grant.decisions.model import FORM, KIND, NEITHER, NO, OUTCOME, YES


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
        day = read_cell_day(text, 2022)
        assert day
        assert day.in_year
        assert day.digits == "".join(filter(str.isdecimal, text))[:8]

    @pytest.mark.parametrize("text", ["2021-12-31", "20230101", "1922-03-14 00:00:00"])
    def test_in_another_year(self, text: str) -> None:
        day = read_cell_day(text, 2022)
        assert day
        assert not day.in_year

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
        assert read_cell_day(text, 2022) is None


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

    @pytest.mark.parametrize("letter", "\x00\x02\x1b\x7f")
    def test_nor_are_characters_that_no_text_may_have(self, letter: str) -> None:
        assert ColumnWords({}, {}).read_word(KIND, f"st{letter}d") is None
