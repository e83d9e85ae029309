"""The zip that a .docx is: put together the same way every time."""

from __future__ import annotations

import io
import zipfile

from villkor.base.zip import packed

_CONTENT_TYPES = "[Content_Types].xml"


def repack(data: bytes) -> bytes:
    """The same parts in a fixed order with fixed times, so that the same content gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        names = sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name))
        return packed((name, source.read(name)) for name in names)
