"""Files are the same whether they lie in a folder or in memory, and what lies over them is seen
instead of them.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.base.plain_files import RefusedFile
from villkor.base.sources import FolderSources, MemorySources, OverlaySources, Sources

NAMES = st.sampled_from(["rapport.yaml", "anslag.yaml", "beslut.csv", "å.yaml"])
FILES = st.dictionaries(NAMES, st.binary(max_size=8))


def contents(sources: Sources) -> dict[str, bytes]:
    found = {}
    for name in sources.file_names():
        with sources.open_file(name) as file:
            found[name] = file.read()
    return found


@settings(max_examples=50, deadline=None)
@given(files=FILES)
def test_a_folder_and_memory_hold_the_same_files(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        (folder / "bilagor").mkdir()
        on_disk, in_memory = FolderSources(folder), MemorySources(files)
        assert contents(on_disk) == contents(in_memory) == files
        assert on_disk.file_names() == in_memory.file_names() == sorted(files)
        for name in ("rapport.yaml", "./anslag.yaml", "bilagor", "", "."):
            assert on_disk.has_file(name) == in_memory.has_file(name)


@given(below=FILES, above=FILES, more=FILES)
def test_what_lies_above_is_seen_instead_of_what_lies_below(
    below: dict[str, bytes], above: dict[str, bytes], more: dict[str, bytes]
) -> None:
    overlay = OverlaySources(MemorySources(below), above)
    assert contents(overlay) == below | above
    assert all(overlay.has_file(name) for name in overlay.file_names())
    assert contents(OverlaySources(overlay, more)) == below | above | more
    assert contents(OverlaySources(MemorySources(below), {})) == below


@given(files=FILES)
def test_what_lies_outside_is_not_listed_but_can_be_opened(
    files: dict[str, bytes],
) -> None:
    inside = MemorySources(files)
    both = MemorySources(
        files | {f"../2021/{name}": content for name, content in files.items()}
    )
    assert both.file_names() == inside.file_names()
    other = both.folder_at("../2021/")
    assert (contents(other) if other else {}) == files
    assert both.folder_at("../2020") is None


def test_a_file_can_be_read_again_from_its_beginning() -> None:
    file = MemorySources({"a": b"abc"}).open_file("a")
    assert file.read(2) == b"ab"
    file.seek(0)
    assert file.read() == b"abc"


@pytest.mark.parametrize(
    "sources", [MemorySources({}), OverlaySources(MemorySources({}), {})]
)
def test_a_file_that_is_not_there_cannot_be_opened(sources: Sources) -> None:
    assert not sources.has_file("rapport.yaml")
    with pytest.raises(FileNotFoundError):
        sources.open_file("rapport.yaml")


def test_another_folder_on_disk_is_found_by_its_path(tmp_path: Path) -> None:
    for year in ("2021", "2022"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "rapport.yaml").write_bytes(year.encode())
    sources = FolderSources(tmp_path / "2022")
    before = sources.folder_at("../2021")
    assert before
    assert contents(before) == {"rapport.yaml": b"2021"}
    assert sources.has_file("../2021/rapport.yaml")
    # a folder that is not there, a file, and the folder itself by two ways
    for path in ("../2020", "rapport.yaml", ".", "../2022"):
        assert sources.folder_at(path) is None


def test_a_file_of_another_folder_may_be_replaced_too(tmp_path: Path) -> None:
    (tmp_path / "2021").mkdir()
    (tmp_path / "2022").mkdir()
    (tmp_path / "2021" / "anslag.yaml").write_bytes(b"saved")
    folder = FolderSources(tmp_path / "2022")
    unsaved = {"../2021/anslag.yaml": b"unsaved", "../2020/anslag.yaml": b"new"}
    overlay = OverlaySources(folder, unsaved)
    found = [overlay.folder_at(path) for path in ("../2021", "../2020", "../2019")]
    assert [contents(other) if other else None for other in found] == [
        {"anslag.yaml": b"unsaved"},
        {"anslag.yaml": b"new"},
        None,
    ]
    saved = OverlaySources(folder, {}).folder_at("../2021")
    assert saved
    assert contents(saved) == {"anslag.yaml": b"saved"}


LEADS_OUT = [
    "../hemlig.csv",
    "underlag/../../hemlig.csv",
    "{outside}/hemlig.csv",
    "länk.csv",
    "länkad mapp/hemlig.csv",
    "länk till länk.csv",
]


@pytest.mark.parametrize("name", LEADS_OUT)
def test_no_name_and_no_link_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "2022"
    (folder / "underlag").mkdir(parents=True)
    secret = tmp_path / "hemlig.csv"
    secret.write_bytes(b"secret")
    (folder / "länk.csv").symlink_to(secret)
    (folder / "länk till länk.csv").symlink_to(folder / "länk.csv")
    (folder / "länkad mapp").symlink_to(tmp_path)
    with pytest.raises(RefusedFile) as refusal:
        FolderSources(folder).open_file(name.format(outside=tmp_path))
    assert "rapportens mapp" in refusal.value.why
    assert "rapportens mapp" in refusal.value.hint


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "b/../../a.csv"])
def test_memory_is_left_no_more_than_a_folder_is(name: str) -> None:
    files = MemorySources({"../a.csv": b"1", "/a.csv": b"2"})
    with pytest.raises(RefusedFile):
        files.open_file(name)


def test_a_link_in_the_folder_to_what_lies_in_it_is_followed(tmp_path: Path) -> None:
    folder, other = tmp_path / "2022", tmp_path / "genväg"
    folder.mkdir()
    other.symlink_to(folder)
    (folder / "a.csv").write_bytes(b"a")
    (folder / "b.csv").symlink_to("a.csv")
    names = ("a.csv", "b.csv", "./a.csv", "../2022/a.csv", str(folder / "b.csv"))
    for name in names:
        for way in (folder, other):
            with FolderSources(way).open_file(name) as file:
                assert file.read() == b"a"


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör")
    (tmp_path / "mapp").mkdir()
    (tmp_path / "slinga").symlink_to("slinga")
    for name in ("rör", "mapp", "slinga", ".", "a" * 300, "a/" * 3000):
        with pytest.raises(OSError, match=r"\S"):
            FolderSources(tmp_path).open_file(name)
        assert not FolderSources(tmp_path).has_file(name)
        assert name in {"mapp", "."} or not FolderSources(tmp_path).folder_at(name)
