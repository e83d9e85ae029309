"""The day and the time, and how they are fixed for those who want the same bytes again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from villkor.base.clock import fixed, now, today


def test_source_date_epoch_fixes_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1676937600")
    assert now() == fixed() == datetime(2023, 2, 21, tzinfo=UTC)
    assert today() == date(2023, 2, 21)


@pytest.mark.parametrize("epoch", ["", "i dag", "-1", "²", "9" * 30])
def test_what_is_no_time_fixes_nothing(
    monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert fixed() is None
    assert abs((datetime.now(UTC) - now()).total_seconds()) < 60
    assert today() == date.today()  # noqa: DTZ011 - the officer's own day
