"""The bytes of a text file with some lines of it in another order, left out or replaced,
so that every other byte stays as it is.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Sequence

_END = re.compile(rb"\r\n|\r|\n")


def relined_bytes(raw: bytes, lines: Sequence[int | str]) -> bytes:
    """The bytes of a file of these lines: by its number from 0 one that it has now, or
    a new one.

    A byte order mark is kept, new lines end as most do, and the last has an end if the
    last had one.
    """
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    text = raw.removeprefix(BOM_UTF8)
    bodies = _END.split(text)
    ends = _END.findall(text)
    usual = Counter(ends).most_common(1)[0][0] if ends else b"\n"
    pieces = [mark]
    for line in lines:
        if isinstance(line, str):
            pieces += (line.encode(), usual)
        else:
            pieces += (bodies[line], ends[line] if line < len(ends) else usual)
    return b"".join(pieces[:-1])
