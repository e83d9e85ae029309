"""What is mended line by line, so that no line is added or moved: letters and signs that
are not as they look, and lists that would become running text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from villkor.base.signs import cleaned_text, split_letters_in, unseen_signs_in
from villkor.base.yaml.nodes import Text
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.folded_text import loses_breaks
from villkor.rules.prose.typed_lists import listed_text
from villkor.rules.report.lines import LETTERS, SIGNS

BULLETS, JOINED = "VK208", "VK517"
SPLIT, UNSEEN = "VK501", "VK515"


def as_list(text: str, codes: Collection[str]) -> str:
    """A text with the lists of Markdown that the rules with these codes ask for."""
    kinds: frozenset[str] = frozenset()
    if BULLETS in codes:
        kinds |= SIGNS
    if JOINED in codes:
        kinds |= LETTERS
    return listed_text(text, kinds)


def unfolded_lines(
    report: Report,
    lines: Mapping[str, list[str]],
) -> dict[tuple[str, int], str]:
    """The lines before texts that lose their lines, with | in the place of > or of
    nothing.
    """
    found: dict[tuple[str, int], str] = {}
    for _, text in prose_texts(report):
        if not loses_breaks(text):
            continue
        path, line = text.where.path, text.where.line
        place = line - int(text.style != ">")
        new = _unfolded_line(text, lines[path], place)
        if new:
            found[path, place] = new
    return found


def _unfolded_line(text: Text, lines: list[str], place: int) -> str:
    """The line that a text begins on or under, with a | that keeps its lines; "" if
    the text stands otherwise.
    """
    before = text.where.column - 1
    if text.style == ">":
        whole = lines[place - 1]
        return f"{whole[:before]}|{whole[before + 1 :]}"
    if not place or lines[place][:before].strip():
        return ""
    key = lines[place - 1].rstrip()
    if key.endswith(":"):
        return f"{key} |"
    return ""


def cleaned_lines(
    saved: Mapping[str, list[str]],
    codes: Collection[str],
) -> dict[tuple[str, int], str]:
    """The lines that hold letters in two parts or what cannot be seen, without."""
    found: dict[tuple[str, int], str] = {}
    for path, lines in saved.items():
        for number, line in enumerate(lines, start=1):
            if line.isascii():
                continue
            splits = SPLIT in codes and split_letters_in(line)
            unseen = UNSEEN in codes and unseen_signs_in(line)
            if splits or unseen:
                found[path, number] = cleaned_text(line)
    return found


def place_text(
    lines: list[str],
    text: Text,
    mended_text: str,
    new_lines: dict[tuple[str, int], str],
) -> None:
    """Put a mended text into the lines that it stands on.

    Several texts may stand on one line ([8, 9]).
    """
    old_lines = text.text.split("\n")
    mended_lines = mended_text.split("\n")
    pairs = zip(old_lines, mended_lines, strict=True)
    for line, (old, new) in enumerate(pairs, start=text.where.line):
        if old == new or line > len(lines):
            continue
        place = (text.where.path, line)
        whole = new_lines.get(place, lines[line - 1])
        start = text.where.column - 1
        stop = start + len(old)
        if whole[start:stop] == old:
            new_lines[place] = whole[:start] + new + whole[stop:]
