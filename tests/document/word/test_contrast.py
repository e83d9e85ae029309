from __future__ import annotations

import pytest

from villkor.document.word.contrast import WHITE, contrast_ratio


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        ("000000", 21),
        ("FFFFFF", 1),
        ("767676", 4.54),
        ("949494", 3.03),
        ("FF0000", 4.0),
        ("1F3A5F", 11.5),
    ],
)
def test_contrast_against_white(colour: str, ratio: float) -> None:
    assert contrast_ratio(colour, WHITE) == pytest.approx(ratio, abs=0.05)
    assert contrast_ratio(WHITE, colour) == contrast_ratio(colour, WHITE)
