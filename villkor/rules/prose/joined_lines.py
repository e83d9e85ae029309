"""Lines that somebody has kept short on purpose, which Markdown joins into running
text: each would have had room for the first word of the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from villkor.rules.prose.typed_lists import is_list_line

_SHORT = 50  # characters: nobody wraps running text at less
_FEWEST = 3  # lines in a row: fewer are what an edit has left ragged
_ENDS = tuple(".,;:!?–-)”")
_NEEDLESS_BLANKS = re.compile(r"[ \u00a0]+(?=[ \u00a0.,;:!?])")


def short_lines(text: str) -> Iterator[int]:
    """The number, from 0, of the first of each row of short lines in a paragraph."""
    lines = text.split("\n")
    if len(lines) < _FEWEST:
        return
    lines = [*map(_as_mended, lines)]
    row = 0
    for number, (line, below) in enumerate(pairwise([*lines, ""])):
        if _is_alone(line) and _had_room(line, below):
            row += 1
            continue
        if row + _is_alone(line) >= _FEWEST:  # the last of them needs no word to follow
            yield number - row
        row = 0


def _as_mended(line: str) -> str:
    """A line without what `check --fix` takes out of it, so that none is short because
    of that; the blanks at its end say whether the break is kept.
    """
    whole = unicodedata.normalize("NFC", line)
    words = whole.rstrip()
    return _NEEDLESS_BLANKS.sub("", words) + whole[len(words) :]


def _is_alone(line: str) -> bool:
    """Whether a line is short and ends as no sentence or part of one does.

    Two blanks or a backslash at its end keep the break. A row of a table is told as
    such.
    """
    words = line.rstrip()
    if not words or len(words) >= _SHORT or words.endswith(_ENDS):
        return False
    if words.startswith("|"):
        return False
    return not line.endswith(("  ", "\\")) and not is_list_line(line)


def _had_room(line: str, below: str) -> bool:
    """Whether the first word of the line below would have had room on a line."""
    words = below.split(maxsplit=1)
    if not words or is_list_line(below):
        return False
    return len(line) + len(words[0]) < _SHORT
