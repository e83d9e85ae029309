"""A Word form as one line of things after another: what is said, places to write in,
and tables to fill in. Tables that only hold questions in place are taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from villkor.authoring.blanks.numbers import LineNumber, number_in
from villkor.authoring.blanks.wordings import (
    has_bullet,
    is_place,
    plain_words,
    without_bullet,
)
from villkor.document.word.found import FoundParagraph

BOX = "☐"
# with those of Wingdings, as LibreOffice writes them
_BOXES = re.compile(
    "[☐□◻▢❑❏○◯◇☒☑\uf06f\uf071\uf0a8\uf0a3]|\\[[ _\u00a0]{0,3}\\]|\\([ _\u00a0]{1,3}\\)"
)
_TYPED_BOX = re.compile(r"(?:^|(?<=\s))o(?=\s{1,9}(?:ja|nej)\b)", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"(?:toc|innehåll|contents) ?\d.{0,40}|toc heading")
_NEXT_NUMBER = re.compile(r"(?<=[.?!]) (?=\d{1,2}(?:\.\d{1,2}){1,4}\.?[ \t][A-ZÅÄÖ])")
_LEADERS = " .…_\t"
_MOST_FIGURES = 3
_HEADING_LIKE = "title", "rubrik", "titel"


class BlankLine(Struct, frozen=True):
    """A paragraph, or what stands on a line of one. `number` and `words` are its two
    parts, `shown` is automatic numbering's, and `group` is which table it stood in (0:
    none). `place` is the paragraph's; with `has_leader` it ends as contents do.
    """

    place: int
    text: str
    words: str
    number: LineNumber | None = None
    shown: str = ""
    style: str = ""
    level: int = 0
    bold: bool = False
    italic: bool = False
    size: int = 0
    listed: bool = False
    group: int = 0
    fillable: bool = False
    choices: tuple[str, ...] = ()
    has_leader: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it only shows where to write."""
        return self.number is None and not self.choices and is_place(self.words)

    @property
    def boxed(self) -> bool:
        """Whether there is a box to tick in it."""
        return BOX in self.text

    @property
    def of_contents(self) -> bool:
        """Whether its style is that of a table of contents."""
        return bool(_CONTENTS_STYLE.match(self.style))


class BlankTable(Struct, frozen=True):
    """A table to fill in: the lines of each heading, how many rows are there to write
    in, and the words that stand before those.
    """

    place: int
    headings: tuple[tuple[str, ...], ...]
    rows: int
    labels: tuple[str, ...] = ()
    choices: tuple[tuple[str, ...], ...] = ()
    group: int = 0
    beside: bool = False


BlankPart = BlankLine | BlankTable


def lines_of(
    paragraph: FoundParagraph,
    group: int = 0,
) -> Iterator[BlankLine]:
    """The lines of a paragraph: one, unless a line break stands before a number, and
    places to write in are no words of it.
    """
    shown = paragraph.numbered
    for piece in _pieces(_shown_text(paragraph)):
        yield _line(
            paragraph,
            piece,
            shown,
            group,
        )
        shown = ""


def _line(
    paragraph: FoundParagraph,
    text: str,
    shown: str,
    group: int,
) -> BlankLine:
    marks = paragraph.marks
    item = paragraph.item
    number = number_in(text, shown)
    words = text if number is None else text[number.end :]
    bullet = (item is not None and not item.ordered) or has_bullet(words)
    return BlankLine(
        paragraph.place,
        plain_words(text),
        plain_words(without_bullet(words)),
        number,
        shown=shown,
        style=paragraph.style,
        level=_level_of(paragraph),
        bold=marks.bold,
        italic=marks.italic,
        size=marks.size,
        listed=bullet,
        group=group,
        fillable=marks.fillable,
        choices=marks.choices,
        has_leader=_has_leader(text),
    )


def _has_leader(text: str) -> bool:
    """Whether a line ends with a page number after dots or a tab, as those of a table
    of contents do.
    """
    words = text.rstrip()
    before = words.rstrip("0123456789")
    if not 0 < len(words) - len(before) <= _MOST_FIGURES:
        return False
    leader = before[len(before.rstrip(_LEADERS)) :]
    return any(sign in leader for sign in ("...", "…", "\t", "___"))


def _level_of(paragraph: FoundParagraph) -> int:
    """The level of a heading; a title is none."""
    return 0 if paragraph.style in _HEADING_LIKE else paragraph.level


def _shown_text(paragraph: FoundParagraph) -> str:
    """The words of a paragraph with one sign for every box, without the words that
    only show where to write.
    """
    text = ""
    for run in paragraph.runs:
        text += BOX if run.box else run.text
    for prompt in paragraph.marks.prompts:
        text = text.replace(
            prompt,
            "",
            1,
        )
    for choice in paragraph.marks.choices:
        if text.strip() == choice:
            text = ""
    return _TYPED_BOX.sub(BOX, _BOXES.sub(BOX, text))


def _pieces(text: str) -> Iterator[str]:
    """A text cut where a line of it begins with a number, or has boxes."""
    piece = ""
    for line in text.split("\n"):
        for part in _numbered_pieces(line):
            begins = number_in(part) is not None or BOX in part or BOX in piece
            if piece.strip() and begins and part.strip():
                yield piece
                piece = part
            else:
                piece += f"\n{part}" if piece else part
    yield piece


def _numbered_pieces(line: str) -> Iterator[str]:
    """A line cut where a question in it is followed by the next one: 1.1 … 1.2 …"""
    first = number_in(line)
    start = 0
    for found in _NEXT_NUMBER.finditer(line):
        following = number_in(line[found.start() + 1 :])
        if first and following and first.parts[:-1] == following.parts[:-1]:
            yield line[start : found.start()]
            start = found.start() + 1
    yield line[start:]


def numbered_anew(
    line: BlankLine,
    number: LineNumber,
    words: str,
) -> BlankLine:
    """A line with a number that stood elsewhere: in the cell or the line before it."""
    return replace(
        line,
        number=number,
        words=words,
    )
