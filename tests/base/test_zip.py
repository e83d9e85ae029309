from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.base.zip import (
    UnreadableZip,
    ZipLimits,
    ZipTrouble,
    is_zip,
    open_zip,
    pack_zip,
)

PARTS = {
    "word/document.xml": b"<w/>" * 100,
    "_rels/.rels": b"<r/>",
    "[Content_Types].xml": b"<t/>",
    "docProps/core.xml": b"",
}


def packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2023, 2, 1, 12, 0, 0))
            info.compress_type = compression
            package.writestr(info, data)
    return buffer.getvalue()


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_the_parts_are_packed_in_their_order() -> None:
    package = opened(pack_zip(PARTS.items()))
    assert [(name, package.read(name)) for name in package.namelist()] == [
        *PARTS.items()
    ]


def test_no_part_says_when_it_was_packed() -> None:
    infos = opened(pack_zip(PARTS.items())).infolist()
    assert {part.date_time for part in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_parts_are_compressed_and_ordinary_files() -> None:
    for part in opened(pack_zip(PARTS.items())).infolist():
        assert part.compress_type == zipfile.ZIP_DEFLATED
        assert oct(part.external_attr >> 16) == "0o600"


SMALL = ZipLimits(parts=4, bytes_in_all=1000, bytes_in_part=600)


def read(
    source: bytes | BinaryIO, limits: ZipLimits = SMALL
) -> dict[str, bytes] | UnreadableZip:
    """All parts of a zip, or why it is not read."""
    try:
        with open_zip(source, limits) as parts:
            return {name: parts.read_part(name) for name in parts.sizes}
    except UnreadableZip as error:
        return error


def trouble(
    source: bytes | BinaryIO, limits: ZipLimits = SMALL
) -> tuple[ZipTrouble, str] | dict[str, bytes]:
    found = read(source, limits)
    return (found.trouble, found.part) if isinstance(found, UnreadableZip) else found


class TestOpening:
    def test_parts_are_known_by_their_sizes_and_unpacked_when_they_are_read(
        self,
    ) -> None:
        with open_zip(packed(PARTS), SMALL) as parts:
            assert parts.sizes == {name: len(data) for name, data in PARTS.items()}
            assert list(parts.sizes) == list(PARTS)
            assert {name: parts.read_part(name) for name in parts.sizes} == PARTS

    def test_only_the_beginning_of_a_part_is_read_if_no_more_is_asked_for(self) -> None:
        with open_zip(packed(PARTS), SMALL) as parts:
            assert parts.read_part("word/document.xml", 6) == b"<w/><w"
            assert parts.read_part("_rels/.rels", 600) == b"<r/>"

    def test_a_file_is_left_open(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(packed(PARTS))
        with (tmp_path / "a.zip").open("rb") as file:
            with open_zip(file, SMALL) as parts:
                assert parts.read_part("_rels/.rels") == b"<r/>"
            assert not file.closed

    def test_a_part_that_is_not_there_is_the_callers_fault(self) -> None:
        with open_zip(packed(PARTS), SMALL) as parts, pytest.raises(KeyError):
            parts.read_part("word/styles.xml")

    def test_what_the_caller_raises_passes(self) -> None:
        with pytest.raises(ValueError, match="mine"), open_zip(packed(PARTS), SMALL):
            raise ValueError("mine")

    @pytest.mark.parametrize(
        ("parts", "limits", "part"),
        [
            pytest.param(PARTS, ZipLimits(3, 1000, 600), "", id="parts"),
            pytest.param(PARTS, ZipLimits(4, 407, 407), "", id="bytes in all"),
            pytest.param(
                PARTS, ZipLimits(4, 408, 399), "word/document.xml", id="bytes in one"
            ),
        ],
    )
    def test_what_is_too_large_is_not_unpacked(
        self, parts: dict[str, bytes], limits: ZipLimits, part: str
    ) -> None:
        assert trouble(packed(parts), limits) == (ZipTrouble.TOO_LARGE, part)

    def test_limits_are_allowed(self) -> None:
        assert read(packed(PARTS), ZipLimits(4, 408, 400)) == PARTS

    def test_two_parts_of_one_name_are_refused(self) -> None:
        data = packed({"a": b"1", "b": b"2"}).replace(b"b", b"a")
        assert trouble(data) == (ZipTrouble.DOUBLED_PART, "a")

    @pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_other_methods_of_packing_are_refused(self, method: int) -> None:
        data = packed({"a": b"1"}, compression=method)
        assert trouble(data) == (ZipTrouble.UNKNOWN_METHOD, "a")

    def test_a_part_with_a_password_is_refused(self) -> None:
        data = bytearray(packed({"a": b"1"}))
        data[data.index(b"PK\x01\x02") + 8] |= (
            1  # the flags of the part in the directory
        )
        assert trouble(bytes(data)) == (ZipTrouble.LOCKED_PART, "a")

    def test_a_part_that_states_fewer_bytes_than_it_has_is_damaged(self) -> None:
        data = bytearray(packed({"a": b"1" * 100}))
        data[data.index(b"PK\x01\x02") + 24] = 10  # its size in the directory
        assert trouble(bytes(data)) == (ZipTrouble.BROKEN, "a")

    @pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04 and no more", b"<html>"])
    def test_what_is_no_zip_is_broken(self, data: bytes) -> None:
        assert trouble(data) == (ZipTrouble.BROKEN, "")
        assert not is_zip(data)

    @settings(deadline=None)
    @given(st.data())
    def test_a_damaged_file_is_unreadable_or_gives_what_was_packed(
        self, data: st.DataObject
    ) -> None:
        """Whatever byte is changed, and wherever the file is cut off."""
        whole = bytearray(packed(PARTS))
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(
            st.integers(0, 255)
        )
        cut = data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))
        found = read(bytes(whole[:cut]), ZipLimits(4, 2**20, 2**20))
        assert isinstance(found, UnreadableZip) or {*found.values()} <= {
            *PARTS.values()
        }

    @settings(deadline=None)
    @given(st.data())
    def test_a_damaged_file_on_disk_is_told_of_alike(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        whole = bytearray(packed(PARTS))
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(
            st.integers(0, 255)
        )
        path = tmp_path_factory.mktemp("zip") / "a.zip"
        path.write_bytes(whole)
        with path.open("rb") as file:
            assert trouble(file) == trouble(bytes(whole))


def test_what_is_packed_is_a_zip() -> None:
    data = pack_zip([("a", "text"), ("b", b"bytes")])
    assert is_zip(data)
    assert is_zip(io.BytesIO(data))
    with open_zip(data, SMALL) as parts:
        assert (parts.read_part("a"), parts.read_part("b")) == (b"text", b"bytes")
