"""The sentences of a text as a sequence, and the parts of a merged one as whole
paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from villkor.exchange.merging.prose_units import Unit, sentences_in
from villkor.exchange.merging.three_way import Part

# Among sentences, a sign that stands for the beginning of a paragraph: a line break and
# the lists that it stands in. No sentence begins so.
PARAGRAPH = "\n"
ITEM = "*"
_Items = tuple[str, ...]


class WholeParagraphs(Struct, frozen=True):
    """Whole paragraphs of the result, as in `Part`."""

    base: _Items
    ours: _Items
    theirs: _Items
    is_conflict: bool


def sentence_items(units: Iterable[tuple[Unit, str]]) -> _Items:
    """The sentences of some paragraphs, with a sign before each paragraph."""
    found: list[str] = []
    for unit, text in units:
        found.append(PARAGRAPH + unit.lists + ITEM * unit.begins_item)
        found += sentences_in(text)
    return tuple(found)


def whole_regions(parts: Iterable[Part]) -> list[WholeParagraphs]:
    """The parts as whole paragraphs, so that a conflict has all of those that it is
    in.
    """
    regions = _Regions()
    for part in parts:
        if part.merged is None:
            regions.dispute(part)
        else:
            regions.agree(part.merged)
    return regions.all()


class _Regions:
    """Regions that are put together from the beginning on."""

    def __init__(self) -> None:
        self._done: list[WholeParagraphs] = []
        self._agreed: list[str] = []
        self._disputed: tuple[list[str], list[str], list[str]] | None = None

    def agree(self, items: _Items) -> None:
        """Go on with what there is no conflict about. It belongs to the conflict before
        it, up to where a paragraph begins.
        """
        rest = items
        if self._disputed:
            within = _until_paragraph(items)
            for side in self._disputed:
                side.extend(items[:within])
            rest = items[within:]
        if rest:
            self._end_conflict()
            self._agreed += rest

    def dispute(self, part: Part) -> None:
        """Go on with a conflict. What stands before it in its paragraph belongs to
        it.
        """
        sides = (part.base, part.ours, part.theirs)
        if self._disputed is None:
            before: list[str] = []
            if any(side and _until_paragraph(side) for side in sides):
                start = _last_paragraph(self._agreed)
                before = self._agreed[start:]
                del self._agreed[start:]
            self._end_agreed()
            self._disputed = ([*before], [*before], [*before])
        for whole, side in zip(self._disputed, sides, strict=True):
            whole.extend(side)

    def all(self) -> list[WholeParagraphs]:
        """The regions."""
        self._end_conflict()
        self._end_agreed()
        return self._done

    def _end_agreed(self) -> None:
        if self._agreed:
            items = tuple(self._agreed)
            self._done.append(WholeParagraphs(items, items, items, is_conflict=False))
            self._agreed = []

    def _end_conflict(self) -> None:
        if self._disputed:
            base, ours, theirs = map(tuple, self._disputed)
            self._done.append(WholeParagraphs(base, ours, theirs, is_conflict=True))
            self._disputed = None


def _until_paragraph(items: Sequence[str]) -> int:
    """How many items stand before the first paragraph that begins."""
    for place, item in enumerate(items):
        if item.startswith(PARAGRAPH):
            return place
    return len(items)


def _last_paragraph(items: Sequence[str]) -> int:
    """Where the last paragraph begins."""
    for place in range(len(items) - 1, -1, -1):
        if items[place].startswith(PARAGRAPH):
            return place
    return 0
