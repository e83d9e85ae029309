from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from villkor.base.diagnostic import UserError
from villkor.base.disk import create_folder, saved_at, write_whole


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond a hundred bytes, so that a longer one fails half-written, as on a
    full disk.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def narrow_umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.docx", b"new")
    assert (tmp_path / "a.docx").read_bytes() == b"new"
    assert names(tmp_path) == ["a.docx"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"a longer old text")
    write_whole(tmp_path / "a.docx", b"new")
    assert (tmp_path / "a.docx").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "told", "hint"),
    [
        (
            "saknas/a.docx",
            "mappen finns inte",
            "Skapa mappen först, eller välj en annan.",
        ),
        (
            "fil/a.docx",
            "en del av sökvägen är en fil, inte en mapp",
            "Kontrollera sökvägen.",
        ),
        (
            "mapp",
            "det är en mapp",
            "Ange ett namn på en fil, till exempel i den mappen.",
        ),
        (".", "det är en mapp", "Ange ett namn på en fil, till exempel i den mappen."),
        (f"{'a' * 300}.docx", "namnet är för långt", "Välj ett kortare namn."),
    ],
)
def test_where_no_file_can_be_it_is_told_why_and_what_to_do(
    name: str, told: str, hint: str, tmp_path: Path
) -> None:
    (tmp_path / "mapp").mkdir()
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(UserError) as refusal:
        write_whole(tmp_path / name, b"new")
    assert (
        refusal.value.message == f"Det går inte att skriva {tmp_path / name}: {told}."
    )
    assert refusal.value.hint == hint
    assert names(tmp_path) == ["fil", "mapp"]
    assert names(tmp_path / "mapp") == []


def test_when_the_disk_is_full_the_old_file_is_left_and_no_temporary_one(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    with full_disk(), pytest.raises(UserError) as refusal:
        write_whole(tmp_path / "a.docx", b"new" * 100)
    assert refusal.value.message.startswith(
        f"Det går inte att skriva {tmp_path / 'a.docx'}"
    )
    assert refusal.value.hint == "Är filen öppen i Word, eller mappen skrivskyddad?"
    assert (tmp_path / "a.docx").read_bytes() == b"old"
    assert names(tmp_path) == ["a.docx"]


def test_a_file_cannot_take_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(UserError, match="Det går inte att skriva"):
        write_whole(tmp_path / "a.docx", b"new")
    assert (tmp_path / "a.docx").is_dir()
    assert names(tmp_path) == ["a.docx"]


@pytest.mark.parametrize(
    "name",
    ["missing/a.docx", "a" * 300],
    ids=["in a folder that is not there", "with a name that is too long"],
)
def test_a_file_that_cannot_be_made_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="Det går inte att skriva"):
        write_whole(tmp_path / name, b"new")
    assert names(tmp_path) == []


@pytest.mark.usefixtures("narrow_umask")
def test_a_file_may_be_read_by_those_whom_the_umask_lets(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.docx", b"new")
    assert mode(tmp_path / "a.docx") == "0o640"


@pytest.mark.usefixtures("narrow_umask")
def test_a_folder_and_its_files_may_be_read_by_those_whom_the_umask_lets(
    tmp_path: Path,
) -> None:
    create_folder(tmp_path / "2022", {"a.yaml": ""})
    assert (mode(tmp_path / "2022"), mode(tmp_path / "2022" / "a.yaml")) == (
        "0o750",
        "0o640",
    )


def test_a_folder_is_made_with_its_parents_and_nothing_is_left_beside_it(
    tmp_path: Path,
) -> None:
    create_folder(tmp_path / "reports" / "2022", {"a.yaml": "å\n", "b.yaml": "ä\n"})
    assert names(tmp_path / "reports") == ["2022"]
    assert names(tmp_path / "reports" / "2022") == ["a.yaml", "b.yaml"]


def test_the_files_are_utf_8_with_plain_line_feeds(tmp_path: Path) -> None:
    create_folder(tmp_path / "2022", {"a.yaml": "åäö\nslut\n"})
    assert (tmp_path / "2022" / "a.yaml").read_bytes() == "åäö\nslut\n".encode()


def test_files_are_added_to_a_folder_that_holds_others(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    create_folder(tmp_path, {"a.yaml": "new"})
    assert names(tmp_path) == ["a.yaml", "notes.txt"]
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.parent.glob(".villkor-*")] == []


@pytest.mark.parametrize(
    ("there", "named"),
    [
        (1, "0.yaml"),
        (2, "0.yaml, 1.yaml"),
        (5, "0.yaml, 1.yaml, 2.yaml, 3.yaml, 4.yaml"),
        (7, "3.yaml, 4.yaml och 2 till"),
    ],
)
def test_a_folder_is_not_written_into_where_a_file_would_be_overwritten(
    tmp_path: Path, there: int, named: str
) -> None:
    for number in range(there):
        (tmp_path / f"{number}.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError) as refusal:
        create_folder(tmp_path, {f"{number}.yaml": "new" for number in range(8)})
    assert refusal.value.message.startswith(f"I {tmp_path} finns redan 0.yaml")
    assert refusal.value.message.endswith(f"{named}. Inget har ändrats.")
    assert refusal.value.hint == "Välj en annan mapp: villkor init ÅR MAPP."
    assert {
        path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()
    } == {f"{n}.yaml": "mine" for n in range(there)}


@pytest.mark.parametrize(
    "there", [False, True], ids=["a new folder", "a folder that is there"]
)
def test_files_may_stand_in_a_folder_of_their_own(
    tmp_path: Path,
    there: bool,  # noqa: FBT001
) -> None:
    if there:
        (tmp_path / "2022").mkdir()
    create_folder(
        tmp_path / "2022", {"inner/a.json": "{}", "inner/b.json": "{}", "a.yaml": "new"}
    )
    assert names(tmp_path / "2022") == ["a.yaml", "inner"]
    assert names(tmp_path / "2022" / "inner") == ["a.json", "b.json"]
    assert names(tmp_path) == ["2022"]


def test_an_inner_folder_is_taken_away_again_when_a_later_file_cannot_be_moved_in(
    tmp_path: Path,
) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="Det går inte att skapa"):
        create_folder(tmp_path, {"inner/a.json": "{}", "taken/b.json": "{}"})
    assert names(tmp_path) == ["taken"]


def test_a_folder_cannot_take_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "2022").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="2022 är en fil, inte en mapp"):
        create_folder(tmp_path / "2022", {"a.yaml": "new"})
    assert (tmp_path / "2022").read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["2022"]


def test_a_folder_cannot_be_made_inside_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="Det går inte att skapa"):
        create_folder(tmp_path / "file" / "2022", {"a.yaml": "new"})
    assert names(tmp_path) == ["file"]


def test_when_the_disk_is_full_no_folder_is_made_and_no_temporary_one_is_left(
    tmp_path: Path,
) -> None:
    with full_disk(), pytest.raises(UserError) as refusal:
        create_folder(tmp_path / "2022", {"a.yaml": "short", "b.yaml": "long" * 100})
    assert refusal.value.message.startswith(
        f"Det går inte att skapa {tmp_path / '2022'}"
    )
    assert refusal.value.hint == "Kontrollera namnet, och att du får skriva i mappen."
    assert names(tmp_path) == []


def test_when_a_later_file_cannot_be_moved_in_the_earlier_ones_are_taken_away(
    tmp_path: Path,
) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    # Two names of one file: the second finds that the first has already been moved away.
    with pytest.raises(UserError, match="Det går inte att skapa"):
        create_folder(tmp_path, {"a.yaml": "new", "b.yaml": "new", "./a.yaml": "new"})
    assert names(tmp_path) == ["notes.txt"]


def test_a_file_tells_when_it_was_last_saved(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")
    os.utime(tmp_path / "a.yaml", (1, 1_676_937_600.9))
    assert saved_at(tmp_path / "a.yaml") == datetime(2023, 2, 21, tzinfo=UTC)
    assert saved_at(tmp_path / "b.yaml") is None
