"""Lists that YAML or Markdown would join into running text, made lists again: each line
in its place, so that no line is added or moved.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from villkor.base.yaml.nodes import Text
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.folded_text import loses_breaks
from villkor.rules.prose.typed_lists import listed_text
from villkor.rules.report.lines import LETTERS, SIGNS

BULLETS, JOINED = "VK208", "VK517"


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
