"""A slice of `make fuzz`: no broken file makes the program fall, or takes long."""

from __future__ import annotations

import pytest

from tests.fuzz.families import COUNTS, FAMILIES, falls

pytestmark = pytest.mark.no_cover
SLICE = 200  # one file of so many


@pytest.mark.parametrize("family", FAMILIES)
def test_no_broken_file_makes_the_program_fall(family: str) -> None:
    fell = falls(family, 7, range(max(10, COUNTS[family] // SLICE)))
    assert [(name, error) for name, _, error in fell] == []
