"""The lines of headings with spans of years in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.document.word.heading_lines import right_indent

WIDTH = 9_298  # twips, of the text of our own template
STRATEGY = (
    "1.2 Nationell strategi för hållbar regional utveckling i hela landet 2021–2030"
)


def test_a_heading_whose_line_would_end_within_its_years_is_moved_in() -> None:
    # the line of this width ends after "2021–", as LibreOffice lays it out
    assert WIDTH * 0.03 < right_indent(STRATEGY, WIDTH, 15) < WIDTH * 0.25


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Strategi 2021–2030", 15),  # on one line
        ("1.3 Jämställdhet, integration samt miljö och klimat", 15),
        (STRATEGY.replace("2021–2030", "framåt"), 15),
        (STRATEGY, 11),
        ("", 15),
    ],
)
def test_others_stand_as_they_are(text: str, size: float) -> None:
    assert right_indent(text, WIDTH, size) == 0


WORDS = st.sampled_from(["och", "utveckling", "2021–2027", "regional", "i", "1994–99"])


@given(st.lists(WORDS, max_size=30).map(" ".join), st.integers(9, 30))
def test_half_the_width_is_always_left(text: str, size: int) -> None:
    assert 0 <= right_indent(text, WIDTH, size) <= WIDTH / 2
