"""The blocks of a Word form → its lines and tables in order, with tables that are only
a layout taken apart, and the table of contents left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from villkor.authoring.blanks.blank_lines import (
    BlankLine,
    BlankPart,
    BlankTable,
    lines_of,
    numbered_anew,
)
from villkor.authoring.blanks.wordings import folded, is_asked, is_place, plain_words
from villkor.document.word.found import (
    FoundBlock,
    FoundCell,
    FoundParagraph,
    FoundTable,
    paragraphs_in,
)

_Row = tuple[FoundCell, ...]
_COLUMN_WORDS = {
    "nr", "nummer", "fråga", "frågor", "svar", "ert svar", "regionens svar", "delfråga",
}  # fmt: skip
_YES_NO = ["ja", "nej"]
_CONTENTS_TITLE = re.compile(r"innehåll(?:sförteckning)?:?")
_LEADER = re.compile(r"(?:\.{3,200}|…{1,60}|\t|_{3,200})[ .…_\t]{0,200}\d{1,3}$")
_MOST_HEADING = 200  # letters of a column's heading
_LEAST_LABELS = 2
_MOST_NUMBER = 3  # letters of "10."


class BlankFlow(Struct):
    """Puts the parts of a form in order; each table that is taken apart is a group."""

    groups: int = 0

    def parts_of(self, blocks: Iterable[FoundBlock], group: int) -> Iterator[BlankPart]:
        """The parts of some blocks."""
        for block in blocks:
            if isinstance(block, FoundParagraph):
                yield from lines_of(block, group)
            else:
                yield from self._table(block)

    def _table(self, table: FoundTable) -> Iterator[BlankPart]:
        self.groups += 1
        rows = [_own_cells(row) for row in table.rows]
        rows = [row for row in rows if row]
        while len(rows) > 1 and len(rows[0]) == 1 and len(rows[1]) > 1:
            yield from self.parts_of(rows.pop(0)[0].blocks, 0)
        if _is_yes_no_table(rows):
            yield from self._yes_no_rows(rows)
        elif _is_filled_in(rows):
            yield _table_of(rows, self.groups)
        elif _is_beside(rows):
            yield _beside_table(rows, self.groups)
        else:
            for row in rows:
                yield from self._row_apart(row, self.groups)

    def _row_apart(self, row: _Row, group: int) -> Iterator[BlankPart]:
        """The cells of a row one after the other; a number alone belongs to the words
        of the next cell.
        """
        if all(_words_of(cell) in _COLUMN_WORDS for cell in row):
            return
        number: BlankLine | None = None
        for cell in row:
            for part in self.parts_of(cell.blocks, group):
                if isinstance(part, BlankLine) and part.number and not part.words:
                    number = part
                elif number and isinstance(part, BlankLine) and part.words:
                    yield _with_number(part, number)
                    number = None
                else:
                    yield part
        if number:
            yield number

    def _yes_no_rows(self, rows: list[_Row]) -> Iterator[BlankPart]:
        """A table with a question on each row, and a column for yes and one for no."""
        headings = [_words_of(cell) for cell in rows[0]]
        yes_no = [headings.index(word) for word in _YES_NO]
        for row in rows[1:]:
            asked = [cell for number, cell in enumerate(row) if number < min(yes_no)]
            yield from self._row_apart(tuple(asked), self.groups)
            place = next(paragraphs_in(asked[-1].blocks)).place if asked else 0
            yield BlankLine(
                place,
                "Ja ☐ Nej ☐",
                "Ja ☐ Nej ☐",
                group=self.groups,
            )
            for number, heading in enumerate(rows[0]):
                if number > max(yes_no):
                    yield from self.parts_of(heading.blocks, self.groups)


def flow_of(blocks: tuple[FoundBlock, ...]) -> list[BlankPart]:
    """The parts of a form in order, without its table of contents."""
    parts = list(BlankFlow().parts_of(blocks, 0))
    return _numbers_joined(_without_contents(parts))


def _own_cells(row: _Row) -> _Row:
    return tuple(cell for cell in row if not cell.continued or cell.text.strip())


def _words_of(cell: FoundCell) -> str:
    return folded(cell.text).rstrip(":?.")


def _is_yes_no_table(rows: list[_Row]) -> bool:
    if len(rows) <= 1:
        return False
    headings = [_words_of(cell) for cell in rows[0]]
    return all(word in headings[1:] for word in _YES_NO)


def _has_question(cell: FoundCell) -> bool:
    for paragraph in paragraphs_in(cell.blocks):
        for line in lines_of(paragraph):
            if line.boxed or (line.number and (line.words or line.number.asked)):
                return True
    return False


def _is_blank(cell: FoundCell) -> bool:
    for paragraph in paragraphs_in(cell.blocks):
        for line in lines_of(paragraph):
            if not is_place(line.words) or line.number:
                return bool(
                    line.number and not line.words and len(line.text) <= _MOST_NUMBER
                )
    return True


def _is_filled_in(rows: list[_Row]) -> bool:
    """Whether a table has headings above rows to write in."""
    if not rows or any(not cell.text.strip() for cell in rows[0]):
        return False
    if any(
        _has_question(cell) or len(cell.text) > _MOST_HEADING * 5 for cell in rows[0]
    ):
        return False
    below = rows[1:]
    if len(rows[0]) == 1:
        return len(below) > 1 and all(_is_blank(row[0]) for row in below)
    headings = {_words_of(cell) for cell in rows[0]}
    if not below:
        return not any(is_asked(cell.text) for cell in rows[0])
    if headings <= _COLUMN_WORDS:
        return False
    return all(_is_row_to_write(row) for row in below)


def _is_row_to_write(row: _Row) -> bool:
    """Whether a row is empty but for what it is called."""
    others = row[1:]
    return all(map(_is_blank, others)) and not _is_asked_cell(row[0])


def _is_asked_cell(cell: FoundCell) -> bool:
    return _has_question(cell) or is_asked(cell.text)


def _is_beside(rows: list[_Row]) -> bool:
    """Whether a table has its headings to the left of cells to write in."""
    if len(rows) < _LEAST_LABELS:
        return False
    for row in rows:
        if len(row) < _LEAST_LABELS or not row[0].text.strip():
            return False
        if _is_asked_cell(row[0]) or not all(map(_is_blank, row[1:])):
            return False
    return True


def _table_of(rows: list[_Row], group: int) -> BlankTable:
    below = rows[1:]
    labels = [plain_words(row[0].text) for row in below if not _is_blank(row[0])]
    return BlankTable(
        _first_place(rows),
        tuple(_heading_lines(cell) for cell in rows[0]),
        len(below),
        labels=tuple(labels),
        choices=tuple(map(_choices_in, zip(*below, strict=False))),
        group=group,
    )


def _beside_table(rows: list[_Row], group: int) -> BlankTable:
    headings = tuple(_heading_lines(row[0]) for row in rows)
    return BlankTable(
        _first_place(rows),
        headings,
        len(rows[0]) - 1,
        choices=tuple(_choices_in(row[1:]) for row in rows),
        group=group,
        beside=True,
    )


def _choices_in(cells: Iterable[FoundCell]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for cell in cells:
        for paragraph in paragraphs_in(cell.blocks):
            found |= dict.fromkeys(paragraph.marks.choices)
    return tuple(choice for choice in found if choice.strip())


def _first_place(rows: list[_Row]) -> int:
    for row in rows:
        for cell in row:
            for paragraph in paragraphs_in(cell.blocks):
                return paragraph.place
    return 0


def _heading_lines(cell: FoundCell) -> tuple[str, ...]:
    lines = [plain_words(line) for line in cell.text.split("\n")]
    return tuple(line for line in lines if line)


def _with_number(part: BlankLine, before: BlankLine) -> BlankLine:
    if part.number or not before.number:
        return part
    joined = numbered_anew(part, before.number, part.words)
    return replace(
        joined,
        shown=before.shown,
        place=before.place,
    )


def _without_contents(parts: list[BlankPart]) -> list[BlankPart]:
    """The parts without those that are the table of contents: by their style, by a
    page number after them, or below its title if they stand once more further down.
    """
    told: dict[str, int] = {}
    for number, part in enumerate(parts):
        if isinstance(part, BlankLine) and part.words:
            told[folded(part.words)] = number
    kept: list[BlankPart] = []
    listing = False
    for number, part in enumerate(parts):
        if not isinstance(part, BlankLine):
            listing = False
            kept.append(part)
            continue
        again = told.get(folded(part.words), 0) > number
        titled = bool(_CONTENTS_TITLE.fullmatch(folded(part.words)))
        listed = part.of_contents or _has_leader(part) or (listing and again)
        if part.words and not listed:
            listing = titled
        if not listed and not titled:
            kept.append(part)
    return kept


def _has_leader(part: BlankLine) -> bool:
    return bool(_LEADER.search(part.text)) and not part.boxed


def _numbers_joined(parts: list[BlankPart]) -> list[BlankPart]:
    """The parts with "Fråga 3" on a line of its own put before the words below it."""
    kept: list[BlankPart] = []
    waiting: BlankLine | None = None
    for part in parts:
        if waiting and isinstance(part, BlankLine):
            if not part.words:
                continue
            kept.append(_with_number(part, waiting))
            waiting = None
        elif isinstance(part, BlankLine) and part.number and not part.words:
            waiting = part
        else:
            kept.append(part)
    return kept
