"""The door through which all words of the input go out: none of them steers a terminal.

A character that does something instead of being seen (ESC and the other controls, NUL,
and what turns the direction of writing) is shown as a sign, or in JSON escaped.
"""

from __future__ import annotations

import sys

_PICTURES = 0x2400  # the first of the signs that Unicode has for the controls
_DELETE = 0x7F
_C0 = [code for code in range(0x20) if chr(code) not in "\t\n"]
_OTHERS = [
    *range(0x80, 0xA0),  # C1
    *(0x061C, 0x200E, 0x200F, 0x2028, 0x2029),
    *range(0x202A, 0x202F),  # embedded and overridden directions
    *range(0x2066, 0x206A),  # isolated ones
]
_SIGNS = {code: chr(_PICTURES + code) for code in _C0}
_SIGNS[_DELETE] = "\N{SYMBOL FOR DELETE}"
_SIGNS |= dict.fromkeys(_OTHERS, "\N{REPLACEMENT CHARACTER}")
_ESCAPES = {code: f"\\u{code:04x}" for code in (_DELETE, *_OTHERS)}


def shown_signs(text: str) -> str:
    """A text with a sign for each character that would steer a terminal."""
    return text.translate(_SIGNS)


def escaped_signs(text: str) -> str:
    """JSON with an escape for each such character, which stand in its strings alone.

    Those below the blank are escaped in all JSON.
    """
    return text.translate(_ESCAPES)


def write_data(data: bytes) -> None:
    """Write what is read by programs to standard output: as it is, but for a terminal,
    which is shown signs.
    """
    out = sys.stdout
    if out.isatty():
        out.write(shown_signs(data.decode("utf-8", "replace")))
        return
    # as bytes: a CSV has line ends of its own
    out.buffer.write(data)
    out.buffer.flush()
