"""Whatever letters a text is saved with, it is compared in one shape."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from villkor.base.signs import (
    cleaned_text,
    is_clean,
    split_letters_in,
    strange_signs_in,
    unseen_signs_in,
)

# what comes along from Word, PDF files, web pages and mails, and is no letter
UNSEEN = [
    "\u00ad", "\u034f", "\u061c", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e",
    "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2060", "\u2061",
    "\u2062", "\u2063", "\u2064", "\u2066", "\u2067", "\u2068", "\u2069", "\u206a",
    "\u206f", "\u3164", "\ufe0e", "\ufe0f", "\ufeff", "\ufff9", "\ufffc",
    "\U000e0001", "\U000e0041", "\U000e0100",
]  # fmt: skip
WORDS = st.text("abåäöÅÄÖéüÉ 12.,-\n", max_size=30)


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_what_cannot_be_seen_changes_no_word(sign: str) -> None:
    assert cleaned_text(f"fö{sign}retags{sign} stöd{sign}.") == "företags stöd."
    assert unseen_signs_in(f"fö{sign}retag")[0][0] == 2


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 och ❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3",
        "🏴\U000e0067\U000e0062\U000e007f",
        "שלום\u200e abc",
        "می\u200cخواهم",
        "10\u2009000 och 10\u202f000 och 10\u00a0000",
        "EU\u2011medel – och … ”så”",
    ],
)
def test_what_means_something_is_kept(text: str) -> None:
    assert cleaned_text(text) == text
    assert not unseen_signs_in(text)
    assert not split_letters_in(text)


def test_a_soft_hyphen_that_ends_a_line_parts_a_word() -> None:
    assert cleaned_text("före\u00ad\ntag") == "före-\ntag"


def test_other_blanks_are_blanks_but_no_indentation() -> None:
    assert cleaned_text("\u2003 a\u2003b\u3000c") == " a b c"
    assert [offset for offset, _ in unseen_signs_in("a\u2003b\u3000c")] == [1, 3]


@settings(max_examples=200, deadline=None)
@given(text=WORDS, signs=st.lists(st.sampled_from(UNSEEN), max_size=5), data=st.data())
def test_letters_in_two_parts_and_unseen_signs_are_the_same_words(
    text: str, signs: list[str], data: st.DataObject
) -> None:
    saved = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), text)
    for sign in signs:
        at = data.draw(st.integers(0, len(saved)))
        saved = saved[:at] + sign + saved[at:]
    # but for a soft hyphen that ends a line: there it parts a word, as another test says
    assume(not re.search("\\w\u00ad[ \t]{0,9}$", saved, re.MULTILINE))
    assert cleaned_text(saved) == cleaned_text(text) == text


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=40))
def test_cleaning_twice_is_cleaning_once_and_lines_stay_lines(text: str) -> None:
    once = cleaned_text(text)
    assert cleaned_text(once) == once
    assert once.count("\n") == text.count("\n")


@settings(max_examples=300, deadline=None)
@given(line=st.text(max_size=20).filter(lambda text: "\n" not in text))
def test_a_line_that_is_cleaned_is_told_of(line: str) -> None:
    if cleaned_text(line) != line:
        assert split_letters_in(line) or unseen_signs_in(line)


def test_letters_in_two_parts_are_given_whole() -> None:
    assert split_letters_in("fo\u0308r a\u030aret, e\u0301n") == ["ö", "å", "é"]


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf0e0", "\ue000", "\U000f0000", "\u0378"])
def test_what_only_some_fonts_have_is_strange(sign: str) -> None:
    assert strange_signs_in(f"fler jobb {sign} → ✓ 🫠") == {sign}


@settings(max_examples=200, deadline=None)
@given(text=st.text("aå\u00a0–\u0308\u00ad\u200b\u2003א\u200e\n", max_size=12))
def test_a_text_that_is_clean_is_not_changed(text: str) -> None:
    if is_clean(text):
        assert cleaned_text(text) == text
    assert is_clean(text) == all(map(is_clean, text.split("\n")))
    assert is_clean(cleaned_text(text)) or "א" in text
