"""A zip file that is put together the same way every time: the same parts in the same order give
the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_CONTENT_TYPES = "[Content_Types].xml"

# of the zip format: when the file was packed is nobody's business
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def pack_zip(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """The bytes of a zip file with these parts, by name, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, content)
    return buffer.getvalue()


def repack_zip(data: bytes) -> bytes:
    """The same parts in a fixed order with fixed times, so that the same content gives the same
    bytes.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        names = sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name))
        return pack_zip((name, source.read(name)) for name in names)
