"""YAML as nodes that are kept as they were written, with their places.

Every scalar is text, so that `no`, `010` and `1.10` mean what the officer sees. Types
are the business of whoever reads the nodes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from msgspec import Struct

from villkor.base.diagnostic import Where

# How a character that is not blank stands in the source of a text, by its style. An
# escape for a blank is no such character.
_LINE_END = re.compile("\n")
_PLAIN = re.compile(r"(\S)")
_SEEN = {
    "'": re.compile(r"(''|\S)"),
    '"': re.compile(r"\\[0abtnvfre_NLP\s]|(\\x..|\\u.{4}|\\U.{8}|\\.|\S)"),
}

# texts whose places are remembered: a rule that finds a fault in one often finds many
_TEXTS_KEPT = 64


@lru_cache(maxsize=_TEXTS_KEPT)
def _line_starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


@lru_cache(maxsize=_TEXTS_KEPT)
def _seen_places(text: str) -> list[int]:
    """Where each character of a text stands that is not blank."""
    return [match.start() for match in _PLAIN.finditer(text)]


@lru_cache(maxsize=_TEXTS_KEPT)
def _signs(source: str, style: str) -> list[tuple[int, int]]:
    """Where in a source each character that is not blank begins and ends."""
    begin, end = len(style), len(source) - len(style)
    if style == ">":
        begin, end = source.find("\n"), len(source)
    pattern = _SEEN.get(style, _PLAIN)
    return [match.span() for match in pattern.finditer(source, begin, end) if match[1]]


class Scalar(Struct, frozen=True, eq=False):
    """Text as written, and where it stands.

    `where` is where the value begins. For a literal block (`|`) it is the first
    character of its first line. `source` is how a text that is quoted or written over
    several lines without | stands in the file, from there on.
    """

    text: str
    where: Where
    style: str = ""
    # where a comment (#) ends a text that is written without | or quotes
    cut: Where | None = None
    one_line: bool = True
    cuts_word: bool = False  # the comment is one word with its sign, as in "projekt #3"
    source: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is said: no text, or only white space, or the plain word
        null.
        """
        if not self.text.strip():
            return True
        return not self.style and self.text in {"~", "null"}

    def at(self, offset: int) -> Where:
        """The place of the character at `offset` in the text.

        Blanks that YAML has folded are placed where the word before them ends.
        """
        path = self.where.path
        line = self.where.line
        column = self.where.column
        if self.style == "|":
            starts = _line_starts(self.text)
            number = bisect_right(starts, offset) - 1
            in_line = offset - starts[number]
            return Where(path, line + number, column + in_line)
        if self.style == "" and self.one_line:
            return Where(path, line, column + offset)
        seen_before = bisect_left(_seen_places(self.text), offset)
        character = self.text[offset : offset + 1]
        return self._in_source(seen_before, seen=not character.isspace())

    def _in_source(self, number: int, *, seen: bool) -> Where:
        """The place of the character that is not blank with this number, or (not
        `seen`) the place after the one before it.
        """
        signs = _signs(self.source, self.style)
        place = 0
        if seen and number < len(signs):
            place = signs[number][0]
        elif 0 < number <= len(signs):
            place = signs[number - 1][1]
        starts = _line_starts(self.source)
        row = bisect_right(starts, place) - 1
        first_column = 1 if row else self.where.column
        return Where(
            self.where.path,
            self.where.line + row,
            first_column + place - starts[row],
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scalar) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        """All but the source: texts that are equal here are so however they are
        quoted.
        """
        return (
            self.text,
            self.where,
            self.style,
            self.cut,
            self.one_line,
            self.cuts_word,
        )


Text = Scalar  # text as written, with the place of every character


class Sequence(Struct, frozen=True):
    """A YAML list."""

    items: tuple[Node, ...]
    where: Where


class Entry(Struct, frozen=True):
    """A key with its value."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True):
    """A YAML mapping in the order written.

    Doubled keys are kept: the reader says what they mean.
    """

    entries: tuple[Entry, ...]
    where: Where

    def get(self, key: str) -> Node | None:
        """The first value of a key, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None


Node = Scalar | Sequence | Mapping
