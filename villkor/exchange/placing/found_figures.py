"""The tables and charts of figures in a Word file: which they are, by their controls or
by their captions, and what they show.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct, field

from villkor.document.braces import CHART, TABLE
from villkor.document.word.found import (
    Beside,
    FoundBlock,
    FoundDocument,
    FoundParagraph,
    FoundTable,
    paragraphs_in,
)
from villkor.grant.illustrations import TITLES

# the end of a control's key: `2.1:2:tabell: prioriteringar`
_KEY = re.compile(rf":\d{{1,4}}:((?:{TABLE}|{CHART}): [^:]{{1,99}})$")
_CAPTION = re.compile(r"(Tabell|Diagram) \d{1,4}[.:] (.{1,300})", re.DOTALL)
_KINDS = {"Tabell": TABLE, "Diagram": CHART}


class FoundFigures(Struct, frozen=True):
    """What charts show, and the captions right above tables and charts, by the place of
    the first paragraph of each. `refused` are the names of those that are to be words,
    since the report would show other ones.
    """

    charts: Mapping[int, str] = field(default_factory=dict)
    captions: Mapping[int, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()

    def name_of(self, block: FoundBlock) -> str:
        """The name of the table or chart of figures that a block is ("tabell:
        nyckeltal"); "" if it is none, or is to be words.
        """
        name = self._named(block)
        return "" if name in self.refused else name

    def refused_chart(self, block: FoundBlock) -> str:
        """What a chart shows that is to be words; "" for anything else."""
        if isinstance(block, FoundParagraph) and self._named(block) in self.refused:
            return self.charts.get(block.place, "")
        return ""

    def _named(self, block: FoundBlock) -> str:
        for key in reversed(block.controls):
            named = _KEY.search(key)
            if named:
                return named[1]
        place = _first_place(block)
        kind = TABLE if isinstance(block, FoundTable) else ""
        if not kind and place in self.charts:
            kind = CHART
        return _titled(self.captions.get(place, ""), kind)

    def lines_of(self, block: FoundBlock) -> list[str]:
        """What a table or a chart says."""
        if isinstance(block, FoundParagraph) and block.place in self.charts:
            return [self.charts[block.place]]
        return [paragraph.text for paragraph in paragraphs_in((block,))]

    def is_caption(self, block: FoundParagraph, following: FoundBlock | None) -> bool:
        """Whether a paragraph is the caption of the table or chart of figures below
        it.
        """
        if following is None or not is_caption(block):
            return False
        return self.name_of(following) != ""


def figures_in(
    found: FoundDocument,
    refused: frozenset[str] = frozenset(),
) -> FoundFigures:
    """The tables and charts of a file."""
    charts: dict[int, str] = {}
    for beside in found.beside:
        if beside.kind is Beside.CHART and beside.near is not None:
            charts[beside.near] = beside.text
    captions: dict[int, str] = {}
    for above, block in pairwise(found.blocks):
        if isinstance(above, FoundParagraph) and is_caption(above):
            captions[_first_place(block)] = above.text.strip()
    return FoundFigures(charts, captions, refused)


def is_caption(paragraph: FoundParagraph) -> bool:
    """Whether a paragraph reads as a caption does."""
    return _CAPTION.fullmatch(paragraph.text.strip()) is not None


def _first_place(block: FoundBlock) -> int:
    """The place of the first paragraph of a block; -1 if it has none."""
    first = next(paragraphs_in((block,)), None)
    return -1 if first is None else first.place


def _titled(caption: str, kind: str) -> str:
    """The name of the illustration of a kind that has a caption, or ""."""
    said = _CAPTION.fullmatch(caption)
    if said is None or _KINDS[said[1]] != kind:
        return ""
    for name, title in TITLES.items():
        if said[2].startswith(title):
            return f"{kind}: {name}"
    return ""
