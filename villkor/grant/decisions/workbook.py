"""An Excel workbook (.xlsx) → the table in one of its sheets.

The only user of openpyxl, which comes with the extra villkor[xlsx].

A workbook is somebody's and may be made to harm: what it unpacks to is bounded before it is opened,
a DOCTYPE is refused, and rows are read one at a time.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from villkor.base.hints import did_you_mean
from villkor.base.lazy import lazy_module
from villkor.grant.decisions.table import (
    HEAD,
    Block,
    CellTable,
    HeadingRow,
    Shape,
    UnreadableTable,
    squared,
)

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = lazy_module("openpyxl")

_MOST_BYTES = 100 * 2**20  # unpacked: some 150 000 decisions
_MOST_PARTS = 1000
_PROLOG = 1 << 16
_BLOCK = 256  # rows
_MOST_ROWS = 2**20  # of a sheet
_SAVE_AS_CSV = "Öppna filen i Excel och spara den som ”CSV UTF-8”."
_NO_WORKBOOK = "Filen är ingen Excel-arbetsbok som går att läsa, eller är skadad."
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)


def workbook_table(file: BinaryIO, sheet: str) -> CellTable:
    """The table in the sheet of that name, or in the first sheet if none is named.

    Raises UnreadableTable.
    """
    try:
        load_workbook = openpyxl.load_workbook
    except ImportError:
        message = (
            "För att läsa Excel-arbetsböcker behöver villkor ett tillägg som inte är installerat."
        )
        hint = (
            "Installera det med pip install 'villkor[xlsx]'. Eller gör utan: "
            f"{_SAVE_AS_CSV[0].lower()}{_SAVE_AS_CSV[1:]}"
        )
        raise UnreadableTable(message, hint) from None
    _bounded(file)
    # in English, and of what does not matter here: styles and such
    warnings.filterwarnings("ignore", module=r"openpyxl\.")
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        names = [found.title for found in book.worksheets]
    except (*_BROKEN, SyntaxError, KeyError) as error:
        raise UnreadableTable(_NO_WORKBOOK, _SAVE_AS_CSV) from error
    if not names or (sheet and sheet not in names):
        message = (
            f"Arbetsboken har inget blad som heter ”{sheet}”."
            if names
            else "Arbetsboken har inget blad med rader."
        )
        raise UnreadableTable(message, did_you_mean(sheet, names))
    page = book.worksheets[names.index(sheet) if sheet else 0]
    # what a sheet says of its size may be wrong, and every row is made as long as that
    page.reset_dimensions()

    def rows() -> Iterator[tuple[int, list[str]]]:
        try:
            for line, row in enumerate(
                islice(page.iter_rows(values_only=True), _MOST_ROWS), start=1
            ):
                yield line, [*map(_text, row)]
        except (*_BROKEN, SyntaxError) as error:
            raise UnreadableTable(
                "Arbetsboken är skadad och går inte att läsa till slut.", _SAVE_AS_CSV
            ) from error

    def blocks(shape: Shape) -> Iterator[Block]:
        below = islice(rows(), shape.after, None)
        while some := [*islice(below, _BLOCK)]:
            yield squared(((line, [cell.encode() for cell in row]) for line, row in some), shape)

    return CellTable(
        tuple(HeadingRow(line, line, tuple(row)) for line, row in islice(rows(), HEAD) if any(row)),
        blocks,
    )


def _bounded(file: BinaryIO) -> None:
    """Refuse what is too large unpacked, or has a DOCTYPE."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            too_large = (
                len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES
            )
            texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            odd = not too_large and any(_has_doctype(archive.open(part)) for part in texts)
    except _BROKEN as error:
        raise UnreadableTable(_NO_WORKBOOK, _SAVE_AS_CSV) from error
    if too_large or odd:
        message = (
            "Arbetsboken är för stor när den packas upp."
            if too_large
            else "Arbetsboken är inte skriven av Excel: den har en DOCTYPE."
        )
        raise UnreadableTable(message, _SAVE_AS_CSV)


def _has_doctype(part: IO[bytes]) -> bool:
    """Whether there is a DOCTYPE above the outermost element, or no element near enough to know."""
    start = part.read(_PROLOG).replace(b"\0", b"")  # as much of UTF-16 as is needed here
    outermost = re.search(rb"<[A-Za-z_]", start)
    return outermost is None or b"<!DOCTYPE" in start[: outermost.start()]


def _text(value: Any) -> str:
    """What stands in a cell, as it would be typed."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nej"
        case float():
            return f"{value:.15g}".replace(".", ",")  # as many digits as Excel itself keeps
        case datetime():
            return f"{value:%Y-%m-%d}"
        case _:
            return str(value)
