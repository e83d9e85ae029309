"""Which passage of an old text is which of a new one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.exchange.merging.aligned import aligned

A, B, C = "Region Norrbotten samlar länet", "Insatsen kom igång sent", "Medlen räckte"


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([A, B], [A, B], [(0, 0), (1, 1)]),
        ([A, C], [A, B, C], [(0, 0), (None, 1), (1, 2)]),
        ([A, B, C], [A, C], [(0, 0), (1, None), (2, 1)]),
        # a changed one beside one that is new
        ([A, C], [B, f"{A} och mer", C], [(None, 0), (0, 1), (1, 2)]),
        # one that another came in the place of
        ([A, B, C], [A, "Något annat", C], [(0, 0), (1, 1), (2, 2)]),
        ([A, B], ["Något annat", "mer"], [(0, None), (1, None), (None, 0), (None, 1)]),
        ([], [A], [(None, 0)]),
        ([A], [], [(0, None)]),
    ],
)  # fmt: skip
def test_passages_are_paired(
    old: list[str], new: list[str], pairs: list[tuple[int | None, int | None]]
) -> None:
    assert aligned(old, new) == pairs


TEXTS = st.lists(st.sampled_from([A, B, C, f"{A} nu", f"{B} igen", "", "x"]))


@given(old=TEXTS, new=TEXTS)
def test_every_passage_of_both_is_there_once_and_in_order(
    old: list[str], new: list[str]
) -> None:
    pairs = aligned(old, new)
    assert [one for one, _ in pairs if one is not None] == [*range(len(old))]
    assert [other for _, other in pairs if other is not None] == [*range(len(new))]
    assert (None, None) not in pairs


def test_ten_thousand_passages_are_no_trouble() -> None:
    old = [f"{A} {number}" for number in range(5000)]
    new = [f"{B} {number}" for number in range(5000)]
    assert len(aligned(old, [*old, *new])) == 10_000
    assert len(aligned(old, new)) == 10_000
    assert len(aligned(["x"] * 10_000, ["x"] * 9_999)) == 10_000
