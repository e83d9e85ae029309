"""Letters for a window or a pipe that does not have them all: Windows' older code pages
(cp850, cp1252) lack arrows and some quotation marks.
"""

from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING, TextIO

from villkor.base.lazy import lazy_module

if TYPE_CHECKING:
    import unicodedata
else:
    unicodedata = lazy_module("unicodedata")

_HANDLER = "villkor"
_CHOSEN_BY = "PYTHONIOENCODING"  # how a person says what a pipe is to hold
_LOST = "?"
_ALIKE = {
    "→": "->",
    "←": "<-",
    "⇄": "<->",
    "…": "...",
    "”": '"',
    "“": '"',
    "„": '"',
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "‐": "-",
    "•": "*",
    "●": "*",
    "≈": "~",
    "≤": "<=",
    "≥": ">=",
    "≠": "/=",
    "✓": "+",
    "✗": "x",
    "☐": "[ ]",
    "☒": "[x]",
    "│": "|",
    "─": "-",
    "━": "=",
    "╸": "=",
    "╺": "-",
    "€": "euro",
    **dict.fromkeys(
        "█▉▊▋▌", "#"
    ),  # bars, of which the last piece is a part of a letter
    **dict.fromkeys("▍▎▏", "'"),
    **dict(zip("▁▂▃▄▅▆▇", "_.-=+*%", strict=True)),  # small curves
}


def open_for_letters(stream: TextIO) -> None:
    """Have a stream take every letter: as UTF-8, but for a terminal that has another
    encoding, and where PYTHONIOENCODING says another.

    What that lacks is written with something alike, and never stops the program.
    """
    codecs.register_error(_HANDLER, _something_alike)
    if not hasattr(stream, "reconfigure"):
        return
    if stream.isatty() or os.environ.get(_CHOSEN_BY):
        stream.reconfigure(errors=_HANDLER)
    else:
        stream.reconfigure(encoding="utf-8", errors=_HANDLER)


def _something_alike(error: UnicodeError) -> tuple[str, int]:
    """What is written for letters that an encoding lacks, and where it goes on."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - nothing is read so
    lacking = error.object[error.start : error.end]
    encoding = error.encoding
    return "".join(_alike(letter, encoding) for letter in lacking), error.end


def _alike(letter: str, encoding: str) -> str:
    if letter in _ALIKE:
        return _ALIKE[letter]
    for form in ("NFKC", "NFKD"):
        parts = unicodedata.normalize(form, letter)
        plain = parts.encode(encoding, "ignore").decode(encoding)
        if plain:
            return plain
    return _LOST
