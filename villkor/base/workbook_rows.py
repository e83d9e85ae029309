"""An Excel workbook (.xlsx) → the rows in one of its sheets.

The only user of openpyxl, which comes with the extra villkor[xlsx].

A workbook is somebody's and may be made to harm: what it unpacks to is bounded before
it is opened, a DOCTYPE is refused, and rows are read one at a time.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from datetime import datetime
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers.expat import ExpatError

from villkor.base.hints import quoted_list
from villkor.base.lazy import lazy_module
from villkor.base.number_formats import NumberFormat, telling_formats
from villkor.base.other_files import refuse_other_zip
from villkor.base.sheet_facts import MERGED, SheetFacts, TooManyMerged, sheet_facts
from villkor.base.signs import cleaned_text
from villkor.base.table_rows import TableRow, TableRows, UnreadableTable
from villkor.base.zip import (
    UNPACKING_ERRORS,
    UnreadableZip,
    ZipLimits,
    ZipParts,
    ZipTrouble,
    open_zip,
)

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = lazy_module("openpyxl")

_MOST_BYTES = 100 * 2**20  # unpacked: some 150 000 decisions
_LIMITS = ZipLimits(parts=1000, bytes_in_all=_MOST_BYTES, bytes_in_part=_MOST_BYTES)
_PROLOG = 1 << 16
_MOST_ROWS = 2**20  # of a sheet
_MOST_CELLS = 4_000_000  # empty ones too: a stray cell far out makes its row wide
_MOST_PADDED = 256  # columns: of a table that people read
# of what openpyxl holds whole in memory: all but sheets and the texts of their cells
_MOST_BYTES_HELD = 4 * 2**20
_STREAMED = ("xl/worksheets/", "xl/sharedStrings.xml")
_TOO_LARGE = "Arbetsboken är för stor när den packas upp."
_SAVE_AS_CSV = "Öppna filen i Excel och spara den som ”CSV UTF-8”."
_NO_WORKBOOK = "Filen är ingen Excel-arbetsbok som går att läsa, eller är skadad."
# what openpyxl raises for parts that are not as they should be
_NO_PART = (ValueError, LookupError, TypeError, AttributeError, SyntaxError)
_BROKEN = (*UNPACKING_ERRORS, *_NO_PART)


def workbook_tables(file: BinaryIO, sheet: str) -> list[TableRows]:
    """The table in the sheet of that name, or those in all sheets if none is named.

    Raises UnreadableTable, as reading the rows does.
    """
    try:
        load_workbook = openpyxl.load_workbook
    except ImportError:
        message = (
            "För att läsa Excel-arbetsböcker behöver villkor ett tillägg som inte "
            "är installerat."
        )
        hint = (
            "Installera det med pip install 'villkor[xlsx]'. Eller gör utan: "
            f"{_SAVE_AS_CSV[0].lower()}{_SAVE_AS_CSV[1:]}"
        )
        raise UnreadableTable(message, hint) from None
    formats = _look_inside(file)
    # in English, and of what does not matter here: styles and such
    warnings.filterwarnings("ignore", module=r"openpyxl\.")
    try:
        with redirect_stdout(io.StringIO()):  # openpyxl prints what it wonders at
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        pages = {page.title: page for page in book.worksheets}
    except (*_BROKEN, OSError) as error:
        raise UnreadableTable(_NO_WORKBOOK, _SAVE_AS_CSV) from error
    if not pages:
        raise UnreadableTable("Arbetsboken har inget blad med rader.")
    if sheet:
        name = _sheet_called(sheet, list(pages))
        return [_sheet_table(pages[name], formats)]
    return [_sheet_table(page, formats) for page in pages.values()]


def _sheet_called(sheet: str, names: Sequence[str]) -> str:
    """The name of a sheet that is called so, without regard to case and blanks at its
    ends if only one is.
    """
    called = [name for name in names if name == sheet]
    called += [name for name in names if _plain_name(name) == _plain_name(sheet)]
    if called and (called[0] == sheet or len(called) == 1):
        return called[0]
    message = f"Arbetsboken har inget blad som heter ”{sheet}”."
    raise UnreadableTable(message, f"Bladen heter {quoted_list(names)}.")


def _plain_name(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _sheet_table(page: Any, formats: Mapping[str, NumberFormat]) -> TableRows:
    # what a sheet says of its size may be wrong, and every row is made as long as that
    page.reset_dimensions()
    # values alone are read in half the time
    values = page.iter_rows(values_only=not formats)
    if formats:
        values = ([*map(partial(_shown_value, formats), row)] for row in values)
    facts = cache(partial(_read_facts, page))
    rows = _read_rows(values, facts)
    # Swedish Excel's own delimiter: rows that a quotation mark has drawn into a cell
    # have it there
    is_hidden = page.sheet_state != "visible"
    return TableRows(rows, ";", page.title, hidden=is_hidden, facts=facts)


def _shown_value(formats: Mapping[str, NumberFormat], cell: Any) -> Any:
    """What stands in a cell, with the unit that its format writes beside a number."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        telling = formats.get(cell.number_format)
        if telling:
            return telling.write_number(_text_of(value))
    return value


def _read_facts(page: Any) -> SheetFacts:
    """What the sheet says beside its values. Raises UnreadableTable."""
    try:
        with page._get_source() as source:  # noqa: SLF001 - by no other name
            return sheet_facts(source)
    except TooManyMerged:
        message = "Bladet har fler sammanfogade celler än en tabell kan ha."
        raise UnreadableTable(message, _SAVE_AS_CSV) from None
    except (*_BROKEN, ExpatError) as error:
        raise UnreadableTable(_NO_WORKBOOK, _SAVE_AS_CSV) from error


def _read_rows(
    rows: Iterable[Sequence[Any]],
    facts: Callable[[], SheetFacts],
) -> Iterator[TableRow]:
    """The rows in which anything stands."""
    try:
        cells_met, width, blanks = 0, 0, facts().blanks
        for line, values in enumerate(islice(rows, _MOST_ROWS), start=1):
            cells_met += len(values)
            _refuse_many(cells_met, line)
            cells = list(map(_text_of, values))
            if line in blanks:
                cells = _with_blanks(cells, blanks[line])
            if any(cells):
                # empty cells at the end are left out of the file
                width = min(max(width, len(cells)), _MOST_PADDED)
                cells += [""] * (width - len(cells))
                yield TableRow(line, cells, any("\n" in cell for cell in cells))
    except UnreadableTable:
        raise
    except _BROKEN as error:
        message = "Arbetsboken är skadad och går inte att läsa till slut."
        raise UnreadableTable(message, _SAVE_AS_CSV) from error


def _with_blanks(cells: list[str], blanks: Mapping[int, str]) -> list[str]:
    """The cells of a row with what stands in those that look empty and are not.

    A row that has nothing but parts of merged cells is empty.
    """
    formulas = any(not shown.startswith(MERGED) for shown in blanks.values())
    if not any(cells) and not formulas:
        return cells
    filled = [*cells, *[""] * (max(blanks) - len(cells))]
    for column, shown in blanks.items():
        filled[column - 1] = filled[column - 1] or shown
    return filled


def _refuse_many(cells_met: int, line: int) -> None:
    if cells_met > _MOST_CELLS:
        raise UnreadableTable(_TOO_LARGE, _SAVE_AS_CSV, line)


def _look_inside(file: BinaryIO) -> Mapping[str, NumberFormat]:
    """The number formats that say anything, by their codes.

    Refuses what is too large unpacked, or has a DOCTYPE.
    """
    try:
        with open_zip(file, _LIMITS) as parts:
            refuse_other_zip(parts.sizes, _part_if_any(parts, "mimetype", _PROLOG))
            styles = _part_if_any(parts, "xl/styles.xml", _MOST_BYTES_HELD)
            odd = any(_has_doctype(parts, name) for name in parts.sizes)
            held = _bytes_held(parts)
    except UnreadableZip as error:
        message = _NO_WORKBOOK
        if error.trouble is ZipTrouble.TOO_LARGE:
            message = _TOO_LARGE
        raise UnreadableTable(message, _SAVE_AS_CSV) from error
    if held > _MOST_BYTES_HELD:
        raise UnreadableTable(_TOO_LARGE, _SAVE_AS_CSV)
    if odd:
        message = "Arbetsboken är inte skriven av Excel: den har en DOCTYPE."
        raise UnreadableTable(message, _SAVE_AS_CSV)
    return telling_formats(styles)


def _part_if_any(parts: ZipParts, name: str, most: int) -> bytes:
    return parts.read_part(name, most) if name in parts.sizes else b""


def _bytes_held(parts: ZipParts) -> int:
    """How much of XML is read whole, as styles are."""
    held = 0
    for name, size in parts.sizes.items():
        if name.endswith((".xml", ".rels")) and not name.startswith(_STREAMED):
            held += size
    return held


def _has_doctype(parts: ZipParts, name: str) -> bool:
    """Whether an XML part has a DOCTYPE above its outermost element, or no element near
    enough to know.
    """
    if not name.endswith((".xml", ".rels")):
        return False
    # enough of UTF-16 for this
    start = parts.read_part(name, _PROLOG).replace(b"\0", b"")
    outermost = re.search(rb"<[A-Za-z_]", start)
    return outermost is None or b"<!DOCTYPE" in start[: outermost.start()]


def _text_of(value: Any) -> str:
    """What stands in a cell, as it would be typed."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nej"
        case float():
            # as many digits as Excel itself keeps
            return f"{value:.15g}".replace(".", ",")
        case datetime():
            return f"{value:%Y-%m-%d}"
        case _:
            return cleaned_text(str(value))
