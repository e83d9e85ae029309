"""What stands where a file is written is kept as it was made, and is looked at again."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from villkor.base.diagnostic import UserError
from villkor.base.disk import create_folder, write_whole
from villkor.base.temporary import (
    clean_files,
    clean_folders,
    temporary_file,
    temporary_folder,
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o200])
def test_the_rights_of_a_file_that_is_replaced_are_kept(
    mode: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    before = path.stat()
    write_whole(path, b"new")
    after = path.stat()
    assert stat.S_IMODE(after.st_mode) == mode
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


@pytest.mark.skipif(os.getuid() != 0, reason="only an administrator gives files away")
def test_the_owner_of_a_file_that_is_replaced_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    os.chown(path, 65534, 65533)
    write_whole(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65533)


def test_a_file_that_is_protected_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(UserError, match="är skrivskyddad"):
        write_whole(path, b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["a.yaml"])


@pytest.mark.parametrize("there", [False, True])
def test_a_link_is_written_through(there: bool, tmp_path: Path) -> None:  # noqa: FBT001
    (tmp_path / "other").mkdir()
    target, link = tmp_path / "other" / "a.txt", tmp_path / "link.txt"
    if there:
        target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "other") == ["a.txt"]


@pytest.mark.parametrize(
    "kind", ["pipe", "link to a pipe", "device", "socket", "open file"]
)
def test_what_is_no_plain_file_is_left_alone(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    if kind == "device":
        path = Path(os.devnull)
    elif kind == "open file":
        path = Path("/proc/self/fd/0")
    elif kind == "socket":
        subprocess.run(
            [
                sys.executable,
                "-c",
                "import socket,sys;socket.socket(1).bind(sys.argv[1])",
                path,
            ],
            check=True,
        )
    else:
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to(tmp_path / "pipe")
        path = path if "link" in kind else tmp_path / "pipe"
    before = path.stat().st_mode
    with pytest.raises(UserError, match="är ingen vanlig fil"):
        write_whole(path, b"new")
    assert path.stat().st_mode == before


def test_what_is_saved_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def look_again() -> None:
        path.write_bytes(b"saved by somebody")
        raise UserError("Filen har ändrats.")

    with pytest.raises(UserError, match="har ändrats"):
        write_whole(path, b"new", look_again)
    assert path.read_bytes() == b"saved by somebody"
    assert names(tmp_path) == ["a.yaml"]


class TestTwoAtOnce:
    @pytest.mark.parametrize("there", [False, True])
    def test_one_of_two_new_folders_is_made_whole(
        self,
        there: bool,  # noqa: FBT001
        tmp_path: Path,
    ) -> None:
        """Whichever is first; the other is refused and touches nothing."""
        folder = tmp_path / "2022"
        if there:
            folder.mkdir()
        refused: list[UserError] = []
        start = threading.Barrier(4)

        def make(number: int) -> None:
            start.wait()
            try:
                create_folder(folder, {f"{n}.yaml": f"{number}" for n in range(20)})
            except UserError as error:
                refused.append(error)

        threads = [threading.Thread(target=make, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        contents = {path.read_text(encoding="utf-8") for path in folder.iterdir()}
        assert (len(contents), len(refused)) == (1, 3)
        assert len(names(folder)) == 20
        assert names(tmp_path) == ["2022"]

    def test_what_came_meanwhile_is_not_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "2022").mkdir()
        texts = {"a.yaml": "new", "b.yaml": "new"}

        class Late(dict[str, str]):
            """Somebody saves a file when the texts are written."""

            def items(self):  # type: ignore[no-untyped-def,override]  # noqa: ANN202
                (tmp_path / "2022" / "b.yaml").write_text("mine", encoding="utf-8")
                return super().items()

        with pytest.raises(UserError, match="det finns redan en fil med det namnet"):
            create_folder(tmp_path / "2022", Late(texts))
        assert names(tmp_path / "2022") == ["b.yaml"]
        assert (tmp_path / "2022" / "b.yaml").read_text(encoding="utf-8") == "mine"


class TestLeftBehind:
    """What a killed run leaves is removed by the next, and nothing else is."""

    def test_the_next_run_removes_it(self, tmp_path: Path) -> None:
        for name in (".a.docx.villkor-abcd1234", ".a.docx.ab3_d5f7"):
            (tmp_path / name).write_bytes(b"half")
            (tmp_path / name).chmod(0o600)
        write_whole(tmp_path / "a.docx", b"new")
        assert names(tmp_path) == ["a.docx"]

    def test_what_somebody_made_is_kept(self, tmp_path: Path) -> None:
        kept = [
            ".a.docx.original",
            ".a.docx.20221124",
            ".a.docx.bak",
            ".b.docx.villkor-abcd1234",
        ]
        for name in (*kept, ".a.docx.backup01"):
            (tmp_path / name).write_bytes(b"mine")
        clean_files(tmp_path, ["a.docx"])
        assert set(names(tmp_path)) == {*kept, ".a.docx.backup01"}

    def test_what_another_run_is_making_is_kept(self, tmp_path: Path) -> None:
        with temporary_file(tmp_path / "a.docx") as (handle, held):
            clean_files(tmp_path, ["a.docx"])
            assert held.exists()
            os.close(handle)
        with temporary_folder(tmp_path) as folder:
            clean_folders(tmp_path)
            assert folder.exists()
        assert names(tmp_path) == []

    def test_a_folder_that_was_left_is_removed_by_the_next_that_is_made(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / ".villkor-abcd1234").mkdir()
        (tmp_path / ".villkor-abcd1234" / "rapport.yaml").touch()
        (tmp_path / ".villkor-mine").mkdir()
        create_folder(tmp_path / "2022", {"a.yaml": "new"})
        assert names(tmp_path) == [".villkor-mine", "2022"]
