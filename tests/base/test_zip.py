from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from villkor.base.zip import repack_zip

PARTS = {
    "word/document.xml": b"<w/>" * 100,
    "_rels/.rels": b"<r/>",
    "[Content_Types].xml": b"<t/>",
    "docProps/core.xml": b"",
}


def packed(
    parts: dict[str, bytes], *, day: int = 1, compression: int = zipfile.ZIP_DEFLATED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2023, 2, day, 12, 0, 0))
            info.compress_type = compression
            package.writestr(info, data)
    return buffer.getvalue()


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_the_parts_are_the_same() -> None:
    package = opened(repack_zip(packed(PARTS)))
    assert {name: package.read(name) for name in package.namelist()} == PARTS


def test_the_content_types_come_first_and_the_others_by_name() -> None:
    names = ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml"]
    assert opened(repack_zip(packed(PARTS))).namelist() == names


def test_no_part_says_when_it_was_packed() -> None:
    assert {part.date_time for part in opened(repack_zip(packed(PARTS))).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_parts_are_compressed_and_ordinary_files() -> None:
    for part in opened(repack_zip(packed(PARTS, compression=zipfile.ZIP_STORED))).infolist():
        assert part.compress_type == zipfile.ZIP_DEFLATED
        assert oct(part.external_attr >> 16) == "0o600"


@given(
    order=st.permutations(list(PARTS)),
    day=st.integers(1, 28),
    compression=st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
def test_order_day_and_compression_do_not_show_in_the_result(
    order: list[str], day: int, compression: int
) -> None:
    assert repack_zip(
        packed({name: PARTS[name] for name in order}, day=day, compression=compression)
    ) == repack_zip(packed(PARTS))


def test_what_is_packed_once_is_not_changed_by_being_packed_again() -> None:
    once = repack_zip(packed(PARTS))
    assert repack_zip(once) == once
