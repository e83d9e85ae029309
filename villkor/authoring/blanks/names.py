"""Names made of headings: keys of columns, and stems of section files."""

from __future__ import annotations

import re
from collections.abc import Container

from villkor.authoring.blanks.wordings import folded

_WORD = re.compile(r"[a-zåäöé0-9]{1,60}")
_PLAIN = str.maketrans("åäöé", "aaoe")
_SMALL_WORDS = {"och", "i", "med", "av", "för", "på", "till", "den", "det", "de", "om"}
_MOST_STEM = 40
_MOST_KEY = 24


def without_dots(text: str) -> str:
    """A text in small letters, without the dots and rings of å, ä, ö and é."""
    return folded(text).translate(_PLAIN)


def file_stem(
    number: str,
    title: str,
    taken: Container[str],
) -> str:
    """The stem of the section file that begins with a heading, as 2022's are made:
    its number, and words of its title in a–z.
    """
    words = _WORD.findall(without_dots(title))
    told = [word for word in words if word not in _SMALL_WORDS] or words
    begun = f"{number}-" if number else ""
    stem = f"{begun}{_joined(told, _MOST_STEM)}".strip("-") or "svar"
    return _free(stem, taken)


def column_key(
    heading: str,
    taken: Container[str],
) -> str:
    """The key of a column in the section file: the first words of its heading."""
    words = [
        word for word in _WORD.findall(folded(heading)) if word not in _SMALL_WORDS
    ]
    return _free(_joined(words[:3], _MOST_KEY) or "kolumn", taken)


def _joined(
    words: list[str],
    most: int,
) -> str:
    told = ""
    for word in words:
        longer = f"{told}-{word}" if told else word[:most]
        if len(longer) > most:
            break
        told = longer
    return told


def _free(
    name: str,
    taken: Container[str],
) -> str:
    count, free = 1, name
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    return free
