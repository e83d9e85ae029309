"""A slice of `make fuzz`: whatever is broken in a template or a Word file, it is read or refused in
words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.check_files import fails_as_template, fails_as_word_file
from tests.fuzz.templates import broken_templates
from tests.fuzz.word_files import broken_word_files

pytestmark = pytest.mark.no_cover


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def test_broken_templates_are_used_or_refused(tmp_path: Path) -> None:
    told = [
        fails_as_template(data, tmp_path / name)
        for name, data in broken_templates(7, range(40))
    ]
    # most of them tell something: else nothing is tried
    assert 0 < told.count("") < len(told)


def test_broken_word_files_are_read_or_refused(tmp_path: Path) -> None:
    told = [
        fails_as_word_file(data, tmp_path / name)
        for name, data in broken_word_files(7, range(40))
    ]
    assert 0 < told.count("") < len(told)


def test_the_same_seed_gives_the_same_files() -> None:
    assert list(broken_word_files(3, range(4))) == list(broken_word_files(3, range(4)))
