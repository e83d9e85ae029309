"""Words in a sentence."""

from __future__ import annotations

import pytest

from villkor.base.listed_words import first_words, listed_words


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ([], ""),
        (["ett"], "ett"),
        (["ett", "två"], "ett och två"),
        (["ett", "två", "tre"], "ett, två och tre"),
    ],
)
def test_words_are_listed_as_in_a_sentence(words: list[str], listed: str) -> None:
    assert listed_words(words) == listed
    assert listed_words(words, "eller") == listed.replace(" och ", " eller ")


@pytest.mark.parametrize(
    ("most", "listed"),
    [(4, "a, b, c"), (3, "a, b, c"), (2, "a, b och 1 till"), (1, "a och 2 till")],
)
def test_of_many_words_the_first_are_listed(most: int, listed: str) -> None:
    assert first_words(["a", "b", "c"], most) == listed
