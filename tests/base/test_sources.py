from __future__ import annotations

from pathlib import Path

import pytest

from villkor.base.sources import FolderSources, MemorySources, Sources


@pytest.fixture(params=["folder", "memory"])
def sources(request: pytest.FixtureRequest, tmp_path: Path) -> Sources:
    """The same two files on disk and in memory."""
    if request.param == "memory":
        return MemorySources({"b.yaml": b"b", "a.yaml": b"a"})
    (tmp_path / "b.yaml").write_bytes(b"b")
    (tmp_path / "a.yaml").write_bytes(b"a")
    (tmp_path / "mapp").mkdir()
    return FolderSources(tmp_path)


def test_the_names_of_the_files_are_in_order(sources: Sources) -> None:
    assert sources.file_names() == ["a.yaml", "b.yaml"]


def test_a_file_can_be_read_again_from_its_beginning(sources: Sources) -> None:
    with sources.open_file("b.yaml") as file:
        assert file.read() == b"b"
        file.seek(0)
        assert file.read() == b"b"


def test_a_file_that_is_not_there_is_told_of_as_the_disk_does(sources: Sources) -> None:
    with pytest.raises(FileNotFoundError):
        sources.open_file("c.yaml")
