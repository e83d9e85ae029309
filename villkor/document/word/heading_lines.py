"""Where the lines of a heading end: never within a span of years, as in "2021–" and
"2030".

Word ends a line after a dash between figures. No sign that forbids it works in every
program, and a sign that is not seen hides the words from whoever searches for them. So a
heading that would be broken there gets shorter lines: it is moved in from the right.
"""

from __future__ import annotations

import re

_SPAN = re.compile(r"\d–(?=\d)")
_PIECE = re.compile(r"[^ –]{1,200}–?|[ –]")
# Letters of one width in bold Calibri, near enough, as parts of the font's size; the
# others have the last one.
_WIDTHS = {
    **dict.fromkeys(" ", 0.23),
    **dict.fromkeys("ijl.,:;()’'", 0.27),
    **dict.fromkeys("frtI", 0.35),
    **dict.fromkeys("mwMW", 0.81),
}
_USUAL_WIDTH = 0.51
_POINT = 20  # twips
# how much the lines may be longer or shorter than reckoned
_DOUBT = 0.05
_STEPS = range(100, 49, -2)  # percent of the width: lines of the whole, down to half


def right_indent(text: str, width: int, size: float) -> int:
    """How far a heading is moved in from the right, in twips, for no line to end within
    a span of years: 0, if none does, or if it cannot be helped.

    `width` is that of the page's text in twips, and `size` that of the heading in
    points.
    """
    if not _SPAN.search(text):
        return 0
    for percent in _STEPS:
        room = width * percent / 100
        if not _breaks_span(text, room, size):
            return width - int(room)
    return 0


def _breaks_span(text: str, room: float, size: float) -> bool:
    """Whether a line can end within a span, in lines of about that room."""
    spans = {match.end() for match in _SPAN.finditer(text)}
    for doubt in (-_DOUBT, 0, _DOUBT):
        if not spans.isdisjoint(_line_ends(text, room * (1 + doubt), size)):
            return True
    return False


def _line_ends(text: str, room: float, size: float) -> set[int]:
    """Where lines end, as places in the text."""
    ends: set[int] = set()
    used = 0.0
    for piece in _PIECE.finditer(text):
        wide = _letters_width(piece[0], size)
        if used + wide > room and piece[0] != " ":
            ends.add(piece.start())
            used = 0.0
        used += wide
    return ends


def _letters_width(word: str, size: float) -> float:
    """The width of some letters in twips."""
    whole = sum(_WIDTHS.get(letter, _USUAL_WIDTH) for letter in word)
    return whole * size * _POINT
