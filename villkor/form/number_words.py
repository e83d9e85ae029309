"""Small numbers as words, as forms write them: "fem", "tio"."""

from __future__ import annotations

_IN_ORDER = (
    "noll",
    "en|ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
    "tjugo",
)
NUMBER_WORDS: dict[str, int] = {}
"""From noll to tjugo, both genders of one."""
for _number, _words in enumerate(_IN_ORDER):
    for _word in _words.split("|"):
        NUMBER_WORDS[_word] = _number
