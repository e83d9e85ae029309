"""Paragraphs → a text in Markdown: each on the lines that it has in the report, where
it stands there, and the others in the report's own manner, with its bullets, margins
and width.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence

from msgspec import Struct

from villkor.exchange.merging.matched import alike_first
from villkor.exchange.merging.prose_units import Unit, units_of
from villkor.exchange.merging.told_units import ToldParagraph

_LEAST_WIDTH = 40  # of lines that are broken by hand
_BULLET, _FIRST_NUMBER = "- ", "1. "
_NUMBERED = "1"  # in `Unit.lists`
# what would be a mark at the beginning of a line
_MARK = re.compile(r"[-+*#>=~|]|[0-9]{1,9}[.)]")
_BLANK = re.compile(r" (?![^{}]{0,200}\})")  # not within a reference
_LIST_MARK = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?: {1,9}|\Z)")
_NUMBER = re.compile(r"[0-9]{1,9}(?=[.)] *\Z)")


class Outline(Struct, frozen=True):
    """A paragraph to be written: in which lists it stands and whether it begins an item
    (see `Unit`), its words with references in them, and the number that it has in the
    Word file (0: it has none, or does not stand there).
    """

    lists: str
    begins_item: bool
    text: str
    number: int = 0


class _Item(Struct, frozen=True):
    """The item of a list that is written last: what stands before its words, its number
    in the text, and the one that it has in the report (0: it has none).
    """

    margin: str
    number: int
    own_number: int


def composed(
    outlines: Sequence[Outline],
    ours: Sequence[ToldParagraph],
    *,
    with_marks: bool = False,
) -> str:
    """The text of some paragraphs. `ours` are those of the report.

    Where its lines would be read as something else now, lists are written anew. With
    marks between two versions (`with_marks`), lists may be broken anyhow.
    """
    width = _width_of(ours)
    outside_lists = [each for each in ours if not each.shown.lists]
    for known, longest in ((ours, width), (ours, 0), (outside_lists, 0), ((), 0)):
        text = _Writer(known, longest).written(outlines)
        if with_marks or _shapes(units_of(text)) == _shapes(outlines):
            break
    return text


def _shapes(units: Iterable[Unit | Outline]) -> list[tuple[str, bool]]:
    return [(unit.lists, unit.begins_item) for unit in units]


def _width_of(ours: Iterable[ToldParagraph]) -> int:
    """The length of the longest line of a text that is broken by hand; else 0."""
    width, broken = 0, False
    for unit in ours:
        lines = unit.written.lines.split("\n") if unit.written else []
        broken = broken or len(lines) > 1
        width = max(width, *(len(line) for line in lines), 0)
    return width if broken and width >= _LEAST_WIDTH else 0


class _Writer:
    """Writes paragraphs, and knows those of the report."""

    def __init__(
        self,
        ours: Sequence[ToldParagraph],
        width: int,
    ) -> None:
        self._width = width
        self._ours = [told.written for told in ours]
        self._places: dict[tuple[str, bool, str], deque[int]] = {}
        self._margins: dict[str, str] = {}
        self._between_items = "\n"
        self._lists = ""
        self._open: list[_Item] = []
        for place, told in enumerate(ours):
            if told.written:
                key = (told.shown.lists, told.shown.begins_item, told.referred)
                self._places.setdefault(key, deque()).append(place)
                self._learn_manner(told.written, place)

    def _learn_manner(
        self,
        unit: Unit,
        place: int,
    ) -> None:
        """How the report writes its lists."""
        if unit.lists and unit.begins_item:
            self._margins.setdefault(unit.lists, unit.margin)
            before = self._ours[place - 1] if place else None
            if before and before.lists:
                self._between_items = unit.above

    def written(self, outlines: Iterable[Outline]) -> str:
        """The text of the paragraphs."""
        pieces: list[str] = []
        wanted = 0
        for outline in outlines:
            place = self._take_place(outline, wanted)
            unit = self._ours[place] if place >= 0 else None
            if unit and place == wanted and pieces:
                above = unit.above
            else:
                above = self._above(outline) if pieces else ""
            pieces += (above, self._lines(outline, unit))
            wanted = place + 1 if unit else -1
        return "".join(pieces)

    def _take_place(
        self,
        outline: Outline,
        wanted: int,
    ) -> int:
        """Which paragraph of the report it is: the one that comes next there, if that
        says so, or else the first one that does and is not yet taken; -1 for none.
        """
        key = (outline.lists, outline.begins_item, outline.text)
        places = self._places.get(key)
        if not places:
            return -1
        if wanted in places:
            places.remove(wanted)
            return wanted
        return places.popleft()

    def _above(self, outline: Outline) -> str:
        """The line breaks above a paragraph that does not stand so in the report."""
        within = outline.begins_item and outline.lists[:1] == self._lists[:1]
        begins_list = len(outline.lists) > len(self._lists)
        if not within or (begins_list and outline.number > 1):
            return "\n\n"  # it could not stand right below words
        return self._between_items

    def _lines(
        self,
        outline: Outline,
        unit: Unit | None,
    ) -> str:
        """The lines of a paragraph, in the lists that are open."""
        del self._open[alike_first(outline.lists, self._lists) :]
        self._lists = outline.lists
        number = self._number(outline, unit)
        margin = unit.margin if unit else self._new_margin(outline)
        if number:
            margin = _NUMBER.sub(str(number), margin, count=1)
        if outline.begins_item:
            self._open_item(outline, margin, number, unit)
        if unit is None:
            return margin + self._broken(outline.text, len(margin))
        return margin + unit.lines[len(unit.margin) :]

    def _sibling(self, outline: Outline) -> _Item | None:
        """The item before one in its list."""
        depth = len(outline.lists)
        return self._open[depth - 1] if 0 < depth == len(self._open) else None

    def _number(
        self,
        outline: Outline,
        unit: Unit | None,
    ) -> int:
        """The number of an item; 0 if it has none."""
        if not outline.begins_item or not outline.lists.endswith(_NUMBERED):
            return 0
        own = unit.number if unit else 0
        sibling = self._sibling(outline)
        if sibling is None:
            return min(filter(None, (own, outline.number)), default=1)
        if own and own == sibling.own_number:  # 1. 1. 1.
            return sibling.number
        return sibling.number + 1

    def _new_margin(self, outline: Outline) -> str:
        """What stands before the words of a paragraph that the report does not have."""
        depth = len(outline.lists)
        inside = len(self._open[-1].margin) if self._open else 0
        if not outline.begins_item:
            return " " * inside
        sibling = self._sibling(outline)
        if sibling:
            return sibling.margin
        known = self._margins.get(outline.lists, "")
        if len(self._open) == depth - 1 and known:
            return known
        marks = outline.lists[len(self._open) :]
        signs = (_FIRST_NUMBER if mark == _NUMBERED else _BULLET for mark in marks)
        return " " * inside + "".join(signs)

    def _open_item(
        self,
        outline: Outline,
        margin: str,
        number: int,
        unit: Unit | None,
    ) -> None:
        """Open the lists of an item, from the outermost that begins on its line on."""
        depth = len(outline.lists)
        del self._open[depth - 1 :]
        marks = list(_LIST_MARK.finditer(margin))
        for mark in marks[len(self._open) - depth :]:
            own_margin = mark[0].rjust(mark.end())
            self._open.append(
                _Item(
                    own_margin,
                    number,
                    unit.number if unit else 0,
                )
            )

    def _broken(self, text: str, indent: int) -> str:
        """The words of a paragraph on as many lines as they need."""
        margin = "\n" + " " * indent
        lines = text.split("\n")
        if len(lines) > 1 or not self._width:
            return margin.join(line.lstrip(" ") for line in lines)
        pieces: list[str] = []
        length = indent
        for word in _BLANK.split(text):
            fits = length + 1 + len(word) <= self._width
            if not pieces:
                pieces.append(word)
            elif fits or not word or _MARK.match(word):
                pieces += (" ", word)
                length += 1
            else:
                pieces += (margin, word)
                length = indent
            length += len(word)
        return "".join(pieces)
