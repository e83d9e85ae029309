"""Texts of which YAML joins the lines before Markdown sees them: those after > and those
without a sign, where a list or a new paragraph is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Where
from villkor.base.yaml.nodes import Text
from villkor.base.yaml.scalars import is_item_line
from villkor.rules.prose.typed_lists import is_list_line


def lost_break(text: Text) -> Where | None:
    """The first line of a text that flows together with the one above, though it begins
    a point of a list or a paragraph. None if no line does, or if the parser has told it.
    """
    for number, line in _lines_below(text):
        if text.style == "" and is_item_line(line):
            return None
        column = len(line) - len(line.lstrip()) + 1
        return Where(text.where.path, text.where.line + number, column)
    return None


def loses_breaks(text: Text) -> bool:
    """Whether there is such a line, told or not."""
    return any(True for _ in _lines_below(text))


def _lines_below(text: Text) -> Iterator[tuple[int, str]]:
    """The lines that are meant to stand by themselves and do not, with their number
    from that of the text on.
    """
    if text.style == "|" or text.one_line:
        return
    lines = text.source.rstrip().split("\n")
    first = int(text.style == ">")
    after_empty = False
    for number, line in enumerate(lines[first + 1 :], start=first + 1):
        words = line.strip()
        if words and (after_empty or is_list_line(words)):
            yield number, line
        after_empty = not words
