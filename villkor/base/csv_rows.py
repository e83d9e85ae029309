"""A file of text → its rows, one by one, each with all of its cells."""

from __future__ import annotations

import csv
import io
import re
from codecs import (
    BOM_UTF8,
    BOM_UTF16_BE,
    BOM_UTF16_LE,
    BOM_UTF32_BE,
    BOM_UTF32_LE,
    iterdecode,
    iterencode,
)
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import BinaryIO, Protocol

from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.other_files import LOOKED_AT, refuse_other_text
from villkor.base.signs import cleaned_text, is_clean
from villkor.base.table_rows import TableRow, TableRows, UnreadableTable

_BLOCK = 1 << 16  # bytes that are decoded at a time
_LONGEST_LINE = 1 << 20
# lines in which the delimiter is looked for, since titles may stand first
_LOOKED_AT = 20
_FEWEST_PARTS = 2  # delimiters in a row that is quoted whole
# what Git writes between two versions of a file
_CONFLICT = lazy_pattern(r"[<>|]{7}(?: |$)|={7}$")
_GUARD = lazy_pattern(r'\A="([^"]*)"\Z')
_DELIMITERS = (b";", b"\t", b",", b"|")
# as Excel writes it on the first line
_TOLD_DELIMITER = re.compile(rb'\s*"?sep=([^"])"?\s*$', re.IGNORECASE)


class _Lines:
    """The lines of some blocks, and whether all up to now are clean."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self.blocks = blocks
        self.clean = True

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._lines_in, self.blocks))

    def _lines_in(self, block: bytes) -> Iterator[str]:
        text = _decoded_block(block)
        self.clean = self.clean and is_clean(text)
        return io.StringIO(text)


class _Reader(Protocol):
    """What `csv.reader` makes."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


def csv_table(file: BinaryIO) -> TableRows:
    """The table in a file of text. Raises UnreadableTable, as reading its rows does."""
    refuse_other_text(file.read(LOOKED_AT))
    file.seek(0)
    blocks = _whole_lines(file)
    first = next(blocks, b"")
    if b"\r" in first and b"\n" not in first[:-1]:
        raise UnreadableTable(
            "Raderna i filen slutar på ett sätt som inte används längre."
        )
    beginning = first.split(b"\n", _LOOKED_AT)[:_LOOKED_AT]
    told = _TOLD_DELIMITER.match(beginning[0])
    if told:
        delimiter, first = told[1], first.partition(b"\n")[2]
    else:
        delimiter = max(_DELIMITERS, key=lambda sign: _times_parted(sign, beginning))
    lines = _Lines(chain([first], blocks))
    sign = delimiter.decode("latin-1")
    # a blank between the delimiter and the quotation mark is no part of a cell
    blank = any(delimiter + b' "' in line for line in beginning[:2])
    parted = csv.reader(lines, delimiter=sign, strict=True, skipinitialspace=blank)
    rows = _read_rows(parted, lines, sign, lines_above=int(bool(told)))
    if b'="' in first:
        rows = map(_without_guards, rows)
    return TableRows(rows, sign)


def _times_parted(delimiter: bytes, lines: Sequence[bytes]) -> tuple[int, int]:
    """How many times a delimiter parts two lines after each other, and one line: a
    title above the headings may have commas.
    """
    counts = [line.count(delimiter) for line in lines]
    return max(map(min, pairwise([*counts, 0]))), max(counts)


def _read_rows(
    reader: _Reader,
    lines: _Lines,
    delimiter: str,
    *,
    lines_above: int,
) -> Iterator[TableRow]:
    """The rows that have any cell."""
    line = 1
    try:
        for parted in reader:
            cells, end = parted, reader.line_num
            if cells:
                if len(cells) == 1 or not (cells[1] or any(cells[1:])):
                    cells = _unwrapped(cells, delimiter)
                    if _CONFLICT.match(cells[0]):
                        raise _not_merged(line + lines_above)
                if not lines.clean:
                    cells = [*map(cleaned_text, cells)]
                yield TableRow(line + lines_above, cells, end > line)
            line = end + 1
    except csv.Error:
        message = (
            "Raden går inte att läsa: ett citattecken står mitt i en cell, "
            "eller stängs inte."
        )
        hint = "Rätta citattecknen på raden, eller spara filen på nytt från Excel."
        raise UnreadableTable(message, hint, line + lines_above) from None


def _without_guards(row: TableRow) -> TableRow:
    """A row with the text of cells such as ="0017": so some systems write what Excel
    must not take for a number.
    """
    cells = [_GUARD.sub(r"\1", cell) for cell in row.cells]
    return TableRow(row.line, cells, row.broken)


def _unwrapped(cells: list[str], delimiter: str) -> list[str]:
    """The cells of a row that stands whole in its first one, since some program has
    quoted each line.
    """
    inner = cells[0]
    if "\n" in inner or inner.count(delimiter) < _FEWEST_PARTS:
        return cells
    try:
        return next(csv.reader([inner], delimiter=delimiter, strict=True))
    except csv.Error:
        return cells


def _not_merged(line: int) -> UnreadableTable:
    message = (
        "Här står två versioner av samma rader: två personer har ändrat dem, och Git "
        "har inte kunnat slå ihop ändringarna."
    )
    hint = (
        "Låt de rader stå kvar som ska gälla, och ta bort de andra och raderna med "
        "<<<<<<<, ======= och >>>>>>>."
    )
    return UnreadableTable(message, hint, line)


def _whole_lines(file: BinaryIO) -> Iterator[bytes]:
    """The file's bytes cut where a line ends."""
    rest = b""
    for block in _read_blocks(file):
        end = block.rfind(b"\n") + 1
        if end:
            yield rest + block[:end]
            rest = block[end:]
        else:
            rest += block
        if len(rest) > _LONGEST_LINE:
            message = (
                "Ett citattecken öppnas men stängs inte, eller så är "
                "filen ingen tabell."
            )
            raise UnreadableTable(message)
    if rest:
        yield rest + b"\n"


def _read_blocks(file: BinaryIO) -> Iterator[bytes]:
    """The file's bytes without a byte order mark, and in UTF-8 where they are
    UTF-16.
    """
    start = file.read(4)
    file.seek(0)
    blocks = iter(partial(file.read, _BLOCK), b"")
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or b"\0" in start:
        encoding = "utf-16-le"
        if start in {BOM_UTF32_LE, BOM_UTF32_BE}:
            encoding = "utf-32"
        elif start.startswith((BOM_UTF16_BE, b"\0")):
            encoding = "utf-16-be"
        blocks = iterencode(iterdecode(blocks, encoding), "utf-8")
    try:
        yield next(blocks, b"").removeprefix(BOM_UTF8)
        yield from blocks
    except UnicodeError:
        raise UnreadableTable(
            "Filen är sparad som UTF-16 (”Unicode”), men är skadad."
        ) from None


def _decoded_block(block: bytes) -> str:
    """Some lines as text, with LF line ends. Half a line break (CR) parts no rows."""
    try:
        text = block.decode()
    except UnicodeDecodeError:
        text = "".join(map(_decoded_line, block.splitlines(keepends=True)))
    return text.replace("\r\n", "\n").replace("\r", " ")


def _decoded_line(line: bytes) -> str:
    """UTF-8, or else Windows-1252, of which no letter beside plain ones is valid UTF-8.

    What is neither becomes a replacement character.
    """
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
