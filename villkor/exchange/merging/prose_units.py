"""A text in Markdown as the paragraphs that it is made of, each with the lines that it
is written on: what a merge puts together, and what it leaves as it is.
"""

from __future__ import annotations

import re
from collections import deque

from msgspec import Struct

from villkor.document.braces import masked_text
from villkor.document.paragraph_lines import paragraph_lines

_MARGIN = re.compile(r"[ ]*(?:(?:[-+*]|[0-9]{1,9}[.)])(?:[ ]+|$))*")
_NUMBER = re.compile(r"([0-9]{1,9})(?=[.)] *\Z)")
# where a sentence ends: a blank follows, and then what a sentence begins with
_END = re.compile(
    r"""
    [.!?…] [)”"’'*_\]]{0,4}
    (?P<blank> [ ] )
    (?= [”"“(\[*_{￼–-]{0,4} (?: [A-ZÅÄÖ0-9] | ￼ ) )
    """,
    re.VERBOSE,
)
_REACH = 12  # letters before a full stop that are looked at
_ABBREVIATED = re.compile(  # nr. bl.a. kap.
    r"""
    (?: \b [^\W\d_]{1,2} | \. [^\W_]{1,5}
        | \b (?: kap | jfr | tel | resp | max | min | inkl | exkl | prop | dir | forts )
    ) \. \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARK = re.compile(
    r"\\.|(?<=\S)\*{1,3}|\*{1,3}(?=\S)|(?<![^\W_])_|_(?![^\W_])|[\[\]]",
    re.DOTALL,
)


class Unit(Struct, frozen=True):
    """A paragraph: in which lists it stands and whether it begins an item, as in
    `ParagraphLines`.

    `text` is its words without what stands before them on the line (`margin`), `lines`
    the whole as it is written, and `above` the line breaks between it and the one
    before it.
    """

    lists: str
    begins_item: bool
    margin: str
    text: str
    lines: str
    above: str

    @property
    def key(self) -> tuple[str, bool, str]:
        """What is the same in two units that say the same."""
        return self.lists, self.begins_item, self.text

    @property
    def number(self) -> int:
        """The number that it is written with; 0 if it has none."""
        found = _NUMBER.search(self.margin.rstrip())
        return int(found[1]) if found else 0


def units_of(text: str) -> list[Unit]:
    """The paragraphs of a text, in order.

    Whatever else there is (a heading, a line of dashes) is one too.
    """
    lines = text.split("\n")
    found: list[Unit] = []
    done = 0
    for place in paragraph_lines(text):
        first, *others = lines[place.start : place.stop]
        margin = _margin_of(first, place.lists)
        words = "\n".join([first[len(margin) :], *others])
        above = place.start - done + 1 if found else 0
        unit = Unit(
            lists=place.lists,
            begins_item=place.begins_item,
            margin=margin,
            text=words,
            lines=margin + words,
            above="\n" * above,
        )
        found.append(unit)
        done = place.stop
    return found


def _margin_of(line: str, lists: str) -> str:
    found = _MARGIN.match(line) if lists else None
    if found:
        return found[0]
    return line[: len(line) - len(line.lstrip(" "))]


def sentences_in(text: str) -> list[str]:
    """The sentences of a paragraph: put together with a blank between, they are it.

    None ends within bold, italics, a link or a reference, nor after an abbreviation.
    """
    found: list[str] = []
    covered = masked_text(text)
    marks = _OpenMarks(covered)
    done = 0
    for end in _END.finditer(covered):
        blank = end.start("blank")
        stop = end.start() + 1
        if _ABBREVIATED.search(covered, max(0, stop - _REACH), stop):
            continue
        if not marks.any_at(blank):
            found.append(text[done:blank])
            done = blank + 1
    found.append(text[done:])
    return found


class _OpenMarks:
    """The marks of a paragraph, followed from its beginning on."""

    def __init__(self, text: str) -> None:
        self._marks = deque(_MARK.finditer(text))
        self._open: set[str] = set()
        self._brackets = 0

    def any_at(self, place: int) -> bool:
        """Whether one is open there. Places are asked for in their order."""
        while self._marks and self._marks[0].start() < place:
            mark = self._marks.popleft()[0]
            if mark in "[]":
                self._brackets += 1 if mark == "[" else -1
            elif not mark.startswith("\\"):
                self._open ^= {mark}
        return bool(self._open) or self._brackets != 0
