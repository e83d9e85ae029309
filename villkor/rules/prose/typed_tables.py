"""Rows of a table that stand in a text as lines, with tabs or rows of blanks between
the cells, and that Markdown joins into running text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from villkor.base.lazy_pattern import lazy_pattern
from villkor.rules.prose.typed_lists import words_after_mark

_GAP = lazy_pattern(r"[ \u00a0]{0,9}\t\s{0,9}|(?<=\S)[ \u00a0]{3,}(?=\S)")
_MANY_CELLS = 3
_LONGEST_CELL = 40
_MOST_CELLS = 4  # of those that an example repeats


class TypedTable(Struct, frozen=True):
    """Lines that are rows of a table: the number of the first from 0, and the cells of
    each.
    """

    line: int
    rows: Sequence[Sequence[str]]

    @property
    def example(self) -> str:
        """The second row as a point of a list, with its headings if it has any."""
        heading, *others = self.rows
        row = others[0] if others else heading
        first, *cells = row
        told = []
        for number, cell in enumerate(cells[:_MOST_CELLS], start=1):
            named = others and number < len(heading)
            label = f"{heading[number]} " if named else ""
            told.append(f"{label}{cell}".strip())
        return f"- {first}: {', '.join(told)}"


def may_hold_table(text: str) -> bool:
    """Whether a text, or one of several, is worth searching for rows of a table."""
    return "\t" in text or "   " in text or " | " in text or ";" in text


def typed_tables(text: str) -> Iterator[TypedTable]:
    """The tables of a text, in the order written."""
    if not may_hold_table(text):
        return
    rows: list[list[str]] = []
    lines = text.split("\n")
    for number, line in enumerate([*lines, ""]):
        cells = _cells_in(line)
        above = lines[number - 1]
        goes_on = cells and _mark_in(line) == _mark_in(above)
        if rows and not goes_on:
            if _make_table(rows, above):
                yield TypedTable(number - len(rows), rows)
            rows = []
        if cells:
            rows.append(cells)


def _cells_in(line: str) -> list[str]:
    """The cells of a line that may be a row; none if it has but one."""
    mark = _mark_in(line)
    if not mark:
        return []
    words = words_after_mark(line).strip()
    if mark in {"\t", " "}:
        return [cell.strip() for cell in _GAP.split(words)]
    return [cell.strip() for cell in words.split(mark)]


def _mark_in(line: str) -> str:
    """What stands between the cells of a line, or "" if it has no cells."""
    words = words_after_mark(line).strip()
    if "\t" in words:
        return "\t"
    if "   " in words and _GAP.search(words):
        return " "
    if " | " in words:
        return "|"
    if ";" in words:
        return ";"
    return ""


def _make_table(rows: Sequence[Sequence[str]], line: str) -> bool:
    """Whether neighbouring lines with the same mark between their cells are a table."""
    counts = [len(row) for row in rows]
    mark = _mark_in(line)
    if mark == "\t":
        return len(rows) > 1 or counts[0] >= _MANY_CELLS
    if len(rows) == 1 or min(counts) != max(counts):
        return False
    if mark in {" ", "|"}:
        return True
    return counts[0] >= _MANY_CELLS and all(map(_has_short_cells, rows))


def _has_short_cells(row: Sequence[str]) -> bool:
    return all(len(cell) <= _LONGEST_CELL for cell in row)
