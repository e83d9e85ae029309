"""Zip files: the one way to open somebody's, without trusting it, and the one way to
pack our own.

Somebody's zip file may be broken, or made to harm: what it would unpack to is asked
before anything is unpacked. Ours is put together the same way every time: the same
parts in the same order give the same bytes.
"""

from __future__ import annotations

import errno
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import BinaryIO

from msgspec import Struct

# of the zip format: when the file was packed is nobody's business
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)

# the only two of a package (ECMA-376 part 2, annex B); others need gigabytes, or
# another library
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_LOCKED = 0x1  # the flag of a part that needs a password (PKWARE's APPNOTE, 4.4.4)
# what unpacking raises for files that are cut off, changed or put together by no packer
UNPACKING_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
)
_BROKEN = (*UNPACKING_ERRORS, ValueError, LookupError, MemoryError)


class ZipTrouble(Enum):
    """Why a zip file is not opened, or a part of it not read."""

    BROKEN = "it is no zip file, or is damaged"
    TOO_LARGE = "it has more parts, or more bytes unpacked, than it may"
    DOUBLED_PART = "two parts have the same name"
    LOCKED_PART = "a part needs a password"
    UNKNOWN_METHOD = "a part is packed by another method than a package may be"


class UnreadableZip(Exception):
    """The zip file is not to be read: why, for the caller to word, and at which part,
    if at one.
    """

    def __init__(self, trouble: ZipTrouble, part: str = "") -> None:
        super().__init__(trouble.value, part)
        self.trouble = trouble
        self.part = part


class ZipLimits(Struct, frozen=True):
    """How much a zip file may hold: how many parts, and bytes unpacked, in all and in
    each part.
    """

    parts: int
    bytes_in_all: int
    bytes_in_part: int


class ZipParts:
    """The parts of an open zip file. Each is unpacked when it is read, and not kept."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        infos = archive.infolist()
        self.sizes: Mapping[str, int] = {
            info.filename: info.file_size for info in infos
        }
        """Bytes unpacked of each part by its name, in the order of the file."""

    def read_part(self, name: str, most: int | None = None) -> bytes:
        """The bytes of a part, or the first `most` of them.

        Never more than its size in `sizes`. Raises UnreadableZip if it is damaged (that
        is seen only at its end), and KeyError if there is none of that name.
        """
        info = self._archive.getinfo(name)
        with _told(name), self._archive.open(info) as part:
            return part.read(info.file_size if most is None else most)


@contextmanager
def open_zip(source: bytes | BinaryIO, limits: ZipLimits) -> Iterator[ZipParts]:
    """Open a zip file that is not trusted, for as long as the `with` lasts.

    `source` is the bytes of it, or a file that can be sought in, which is left open.
    Nothing is unpacked before the limits are held: sizes are those that the file
    states, and no part gives more bytes than it states. A password or an unknown method
    of any part makes the whole file unreadable. Raises UnreadableZip, and OSError if
    the disk cannot be read.
    """
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    with _told():
        archive = zipfile.ZipFile(file)
    with archive:
        _refuse_unsound(archive.infolist(), limits)
        yield ZipParts(archive)


def is_zip(source: bytes | BinaryIO) -> bool:
    """Whether it ends as a zip file does, which says nothing of what is in it."""
    return zipfile.is_zipfile(
        io.BytesIO(source) if isinstance(source, bytes) else source
    )


def _refuse_unsound(parts: list[zipfile.ZipInfo], limits: ZipLimits) -> None:
    sizes = [part.file_size for part in parts]
    if len(parts) > limits.parts or sum(sizes) > limits.bytes_in_all:
        raise UnreadableZip(ZipTrouble.TOO_LARGE)
    met = set()
    for part in parts:
        if part.file_size > limits.bytes_in_part:
            raise UnreadableZip(ZipTrouble.TOO_LARGE, part.filename)
        if part.filename in met:
            raise UnreadableZip(ZipTrouble.DOUBLED_PART, part.filename)
        if part.flag_bits & _LOCKED:
            raise UnreadableZip(ZipTrouble.LOCKED_PART, part.filename)
        if part.compress_type not in _METHODS:
            raise UnreadableZip(ZipTrouble.UNKNOWN_METHOD, part.filename)
        met.add(part.filename)


@contextmanager
def _told(part: str = "") -> Iterator[None]:
    """Whatever zipfile stumbles over, as one exception."""
    try:
        yield
    except _BROKEN as error:
        raise UnreadableZip(ZipTrouble.BROKEN, part) from error
    except OSError as error:
        # a place before the beginning of the file, which a damaged zip may point to
        if error.errno not in {None, errno.EINVAL}:
            raise
        raise UnreadableZip(ZipTrouble.BROKEN, part) from error


def pack_zip(
    parts: Iterable[tuple[str, str | bytes]],
    *,
    compressed: bool = True,
) -> bytes:
    """The bytes of a zip file with these parts, by name, in this order.

    One that is read once and then thrown away need not be `compressed`.
    """
    way = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as target:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = way
            info.external_attr = 0o600 << 16
            target.writestr(info, content)
    return buffer.getvalue()
