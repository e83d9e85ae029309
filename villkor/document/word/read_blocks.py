"""A Word file → its paragraphs and tables as they are read, with all that Word keeps as
text, whatever it is that made the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.document.blocks import Run
from villkor.document.word.controls import key_of
from villkor.document.word.found import (
    Beside,
    FoundBeside,
    FoundBlock,
    FoundCell,
    FoundDocument,
    FoundParagraph,
    FoundTable,
)
from villkor.document.word.found_beside import (
    found_beside,
    found_changes,
    found_comments,
)
from villkor.document.word.letter_count import count_letters
from villkor.document.word.measures import whole_number
from villkor.document.word.package import Element, Package, word_name
from villkor.document.word.paragraph_ends import is_end_gone
from villkor.document.word.paragraph_marks import marks_of_paragraph
from villkor.document.word.paragraph_numbers import paragraph_numbers
from villkor.document.word.read_once import part_once_read
from villkor.document.word.read_parts import ReadParagraph, ReadPart, ReadTable
from villkor.document.word.shaped_runs import merged_runs, run_shaper
from villkor.document.word.styles import (
    Styles,
    child_of,
    look_of,
    read_styles,
)
from villkor.document.word.text import charts_shown

_VAL = word_name("val")
_HEADING = re.compile(r"(?:heading|rubrik) ([1-9])")  # as other programs call them, too
_MOST_COLUMNS = 63  # of a table, says Word


def read_blocks(package: Package, *, rejected: bool = False) -> FoundDocument:
    """What is found in a Word file, its tracked changes accepted or `rejected`."""
    part = part_once_read(package, package.main, rejected=rejected)
    styles = read_styles(package.part("styles"))
    reader = _Reader(package, part, styles, rejected)
    beside = list(reader.read_paragraphs())
    blocks = _Tree(part, reader.paragraphs, reader.gone).blocks()
    beside += found_beside(package, part, reader.place_of)
    comments = tuple(found_comments(package, part.marks, reader.place_of))
    for comment in comments:
        beside.append(FoundBeside(Beside.COMMENT, comment.text, comment.near))
    return FoundDocument(
        blocks,
        tuple(beside),
        tuple(found_changes(part.marks, reader.place_of)),
        comments,
        count_letters(package, rejected=rejected),
    )


class _Reader(Struct):
    """The paragraphs that have been read, in order, and which of them have no end of
    their own: they go on in the next one.
    """

    package: Package
    part: ReadPart
    styles: Styles
    rejected: bool
    paragraphs: list[FoundParagraph] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)

    def read_paragraphs(self) -> Iterator[FoundBeside]:
        """Read them all. Gives what is hidden in them, and what their charts show."""
        shaper = run_shaper(self.package, self.styles, rejected=self.rejected)
        numbers = paragraph_numbers(self.package)
        charts = charts_shown(self.package)
        for place, read in enumerate(self.part.paragraphs):
            runs, hidden = shaper.runs_of(read)
            if is_end_gone(read.properties, rejected=self.rejected):
                self.gone.add(place)
                item, numbered = None, ""
            else:
                item, numbered = numbers.next_place(read.properties)
            found = self._paragraph(place, read, runs)
            item = None if found.level else item
            self.paragraphs.append(replace(found, item=item, numbered=numbered))
            if hidden.strip():
                yield FoundBeside(Beside.HIDDEN, hidden, place)
            for run in read.runs:
                for chart in run.charts:
                    yield FoundBeside(Beside.CHART, charts.get(chart, ""), place)

    def _paragraph(
        self,
        place: int,
        read: ReadParagraph,
        runs: tuple[Run, ...],
    ) -> FoundParagraph:
        style, look = self.styles.of_paragraph(read.style)
        level = {**look, **look_of(read.properties)}.get("level")
        named = _HEADING.fullmatch(style)
        if level is None and named:
            level = int(named[1])
        return FoundParagraph(
            place,
            runs,
            style,
            level if isinstance(level, int) else 0,
            controls=_keys(read.controls),
            boxed=read.boxed,
            marks=marks_of_paragraph(self.styles, read),
        )

    def place_of(self, number: int) -> int | None:
        """The place of what was read as the paragraph of a number."""
        if not self.paragraphs:
            return None
        return min(number, len(self.paragraphs) - 1)


def _keys(controls: Iterable[Element]) -> tuple[str, ...]:
    keys = map(key_of, controls)
    return tuple(key for key in keys if key)


class _Tree(Struct):
    """Puts paragraphs and tables where they stand: in the document, or in a cell."""

    part: ReadPart
    paragraphs: list[FoundParagraph]
    gone: set[int]
    within: dict[Element | None, list[int | ReadTable]] = field(default_factory=dict)

    def blocks(self) -> tuple[FoundBlock, ...]:
        """The blocks of the document."""
        tables = list(reversed(self.part.tables))
        for place, read in enumerate(self.part.paragraphs):
            while tables and tables[-1].paragraphs.start <= place:
                self._add(tables.pop())
            self.within.setdefault(read.cell, []).append(place)
        while tables:
            self._add(tables.pop())
        return tuple(self._blocks_in(None))

    def _add(self, table: ReadTable) -> None:
        self.within.setdefault(table.cell, []).append(table)

    def _blocks_in(self, cell: Element | None) -> Iterator[FoundBlock]:
        open_places: list[int] = []
        for each in self.within.get(cell, ()):
            if isinstance(each, int):
                boxed = self.paragraphs[each].boxed
                if open_places and self.paragraphs[open_places[0]].boxed != boxed:
                    yield self._joined(open_places)
                    open_places = []
                open_places.append(each)
                if each in self.gone:
                    continue
            yield from self._ended(open_places, each)
            open_places = []
            if not isinstance(each, int) and each.rows:
                yield self._table(each)
        if open_places:
            yield self._joined(open_places)

    def _ended(
        self,
        places: list[int],
        following: int | ReadTable,
    ) -> Iterator[FoundParagraph]:
        """Paragraphs that have one end, or none if all of them are gone before a
        table.
        """
        words = any(self.paragraphs[place].text for place in places)
        if places and (words or isinstance(following, int)):
            yield self._joined(places)

    def _joined(self, places: list[int]) -> FoundParagraph:
        """Paragraphs that have one end: it is the last one that says how they look."""
        first, last = places[0], places[-1]
        if first == last:
            return self.paragraphs[first]
        runs: list[Run] = []
        for place in places:
            runs += self.paragraphs[place].runs
        joined = tuple(merged_runs(runs))
        return replace(self.paragraphs[last], place=first, runs=joined)

    def _table(self, table: ReadTable) -> FoundTable:
        around = _keys(table.controls)
        rows = []
        for row, cells in table.rows:
            found = [self._cell(cell, len(around)) for cell in cells]
            rows.append((*_cells_before(row), *found))
        return FoundTable(tuple(rows), around)

    def _cell(self, cell: Element, around: int) -> FoundCell:
        blocks = tuple(self._blocks_in(cell))
        keys: dict[str, None] = {}
        for block in blocks:
            keys |= dict.fromkeys(block.controls[around:])
        properties = child_of(cell, word_name("tcPr"))
        merged = _property(properties, "vMerge")
        return FoundCell(
            blocks,
            tuple(keys),
            _columns(_property(properties, "gridSpan")),
            merged is not None and merged.get(_VAL) != "restart",
        )


def _cells_before(row: Element) -> Iterator[FoundCell]:
    """An empty cell for the columns that a row begins after."""
    before = _property(child_of(row, word_name("trPr")), "gridBefore")
    if before is not None and before.get(_VAL) != "0":
        yield FoundCell((), across=_columns(before))


def _property(properties: Element | None, name: str) -> Element | None:
    return None if properties is None else child_of(properties, word_name(name))


def _columns(told: Element | None) -> int:
    number = None if told is None else whole_number(told.get(_VAL))
    return min(max(number or 1, 1), _MOST_COLUMNS)
