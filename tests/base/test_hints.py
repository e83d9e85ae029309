from __future__ import annotations

import pytest

from villkor.base.hints import closest, did_you_mean

KEYS = ["ansvarig", "Status", "svar"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ansvarg", "ansvarig"),
        ("STATSU", "Status"),
        ("svar", "svar"),
        ("hund", ""),
        ("", ""),
    ],
)
def test_the_known_word_that_is_most_like_it(word: str, meant: str) -> None:
    assert closest(word, KEYS) == meant


def test_a_hint_names_the_word_that_was_meant_or_all_if_they_are_few() -> None:
    assert did_you_mean("statu", iter(KEYS)) == "Menade du ”Status”?"
    assert did_you_mean("hund", KEYS) == "Här kan stå: ansvarig, Status, svar."
    assert did_you_mean("hund", KEYS, "Ta bort den.") == "Ta bort den."
    assert did_you_mean("hund", KEYS, "") == ""


def test_of_more_words_than_a_line_holds_the_first_are_listed() -> None:
    words = [f"nyckel{number}" for number in range(13)]
    assert did_you_mean("hund", words[:12]).endswith("nyckel11.")
    assert did_you_mean("hund", words).endswith("nyckel11 och 1 till.")
