"""What a sheet of a workbook says beside its values: which rows and columns are hidden,
which formulas have no value, and which cells are parts of one above.

openpyxl does not tell when it reads row by row. The sheet is gone through once more,
an element at a time, after what is made to harm is refused.
"""

from __future__ import annotations

from typing import BinaryIO
from xml.parsers import expat

from msgspec import Struct, field

from villkor.base.lazy_pattern import lazy_pattern

FORMULA = "="  # as a formula without a value is shown
MERGED = "=sammanfogad med "  # before the first cell of some that are merged
_PLACE = lazy_pattern(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_MERGED = 200_000  # cells
_MOST_COLUMNS = 16_384
_MOST_DIGITS = 7
_YES = {"1", "true"}
_EMPTY_TEXT = "str"  # a formula that gives no letters says so by its type


class SheetFacts(Struct, frozen=True):
    """What a sheet says beside its values. Rows and columns are numbered from 1.

    `blanks` are the columns of cells that look empty and are not, by row: what stands
    in each is as it is to be shown. `filtered` is whether a filter hides rows.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False
    blanks: dict[int, dict[int, str]] = field(default_factory=dict)


class TooManyMerged(ValueError):
    """More cells are merged than anyone merges by hand."""


def sheet_facts(source: BinaryIO) -> SheetFacts:
    """The facts of the sheet whose XML it is.

    Raises TooManyMerged, and expat.ExpatError for what is no XML.
    """
    reader = _FactReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.ParseFile(source)
    return SheetFacts(
        frozenset(reader.hidden_rows),
        frozenset(reader.hidden_columns),
        filtered=reader.filtered,
        blanks=reader.blanks,
    )


class _FactReader:
    """Is told of each element, and keeps what matters."""

    def __init__(self) -> None:
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.filtered = False
        self.blanks: dict[int, dict[int, str]] = {}
        self.merged = 0
        self.row = 0
        self.column = 0
        self.kind = ""
        self.is_formula = False
        self.has_value = False
        self.in_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        match name.rpartition(" ")[2]:
            case "c":
                self._begin_cell(attributes)
            case "f":
                self.is_formula = True
            case "v":
                self.in_value = True
                self.has_value = self.kind == _EMPTY_TEXT
            case "row":
                self._begin_row(attributes)
            case "col":
                self._look_at_column(attributes)
            case "filterColumn":
                self.filtered = True
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def characters(self, text: str) -> None:
        """Some text in an element."""
        if self.in_value and text.strip():
            self.has_value = True

    def end(self, name: str) -> None:
        """An element ends."""
        self.in_value = False
        if not self.is_formula or name.rpartition(" ")[2] != "c":
            return
        if not self.has_value:
            self.blanks.setdefault(self.row, {})[self.column] = FORMULA
        self.is_formula = False

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self.row = _number(attributes.get("r"), self.row + 1)
        self.column = 0
        is_flat = not attributes.get("ht", "1").strip("0.")
        if attributes.get("hidden") in _YES or is_flat:
            self.hidden_rows.add(self.row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self.column = _column_number(place[1]) if place else self.column + 1
        self.kind = attributes.get("t", "")
        self.is_formula, self.has_value = False, False

    def _look_at_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _YES or attributes.get("width") == "0":
            first = _number(attributes.get("min"), 1)
            last = min(_number(attributes.get("max"), first), _MOST_COLUMNS)
            self.hidden_columns.update(range(first, last + 1))

    def _merge(self, reference: str) -> None:
        """Keep the cells that lie below the first one of some that are merged."""
        first, _, last = reference.partition(":")
        begins, ends = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if not begins or not ends:
            return
        top, left = int(begins[2]), _column_number(begins[1])
        bottom, right = int(ends[2]), _column_number(ends[1])
        self.merged += max(0, bottom - top) * max(0, right - left + 1)
        if self.merged > _MOST_MERGED:
            raise TooManyMerged
        for row in range(top + 1, bottom + 1):
            for column in range(left, right + 1):
                shown = f"{MERGED}{first}"
                self.blanks.setdefault(row, {})[column] = shown


def _number(text: str | None, otherwise: int) -> int:
    if text and text.isdecimal() and len(text) <= _MOST_DIGITS:
        return int(text)
    return otherwise


def _column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
