"""A slice of `make crash`."""

from __future__ import annotations

from tests.crash import crash


def test_no_file_is_torn_or_lost_by_a_kill_and_none_is_misread_afterwards() -> None:
    _, wrong = crash(kills=8, seed=11)
    assert wrong == []
