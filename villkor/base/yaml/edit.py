"""Lines of a text file replaced in its bytes, so that every other byte stays as it
is.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def replace_lines(raw: bytes, edits: Mapping[int, tuple[str, str]]) -> bytes | None:
    """The bytes with some lines in place of others; None if a line is not the one
    expected.

    `edits`: by the number of the line from 1, how it should read before and after,
    without its end. The text is UTF-8. A byte order mark and line ends of any kind are
    kept.
    """
    lines = _LINE.findall(raw)
    for number, (old, new) in edits.items():
        if number > len(lines):
            return None
        line = lines[number - 1]
        body = line.rstrip(b"\r\n")
        mark = BOM_UTF8 if body.startswith(BOM_UTF8) else b""
        if body.removeprefix(mark) != old.encode():
            return None
        lines[number - 1] = mark + new.encode() + line[len(body) :]
    return b"".join(lines)
