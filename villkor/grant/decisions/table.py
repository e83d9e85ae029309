"""A file of decisions → its cells, a block of rows at a time and column by column.

Cells are bytes until somebody reads them: most of them are as good as equal, and the names of
applicants are never read at all. A text of either encoding can be told cell by cell, since no
letter of Windows-1252 is valid UTF-8 beside plain ones.
"""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any, BinaryIO

from msgspec import Struct

from villkor.base.decode import other_file

NO_LETTER = "\N{REPLACEMENT CHARACTER}"
_PIECE = 1 << 16  # bytes: what the processor holds near it
_LONGEST_ROW = 1 << 20
HEAD = 20  # rows among which the headings are looked for, since titles may stand above them
_DELIMITERS = (b";", b"\t", b",")
# as Excel writes it on the first line
_TOLD_DELIMITER = re.compile(rb"\s*sep=(.)\s*$", re.IGNORECASE)
_SAVE_AGAIN = "Öppna filen i Excel och spara den som ”CSV UTF-8” eller som Excel-arbetsbok (.xlsx)."


class UnreadableTable(ValueError):
    """The file is no table that can be read, or not from this line on.

    Says why and what to do, in Swedish.
    """

    def __init__(self, message: str, hint: str = _SAVE_AGAIN, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line


class Shape(Struct, frozen=True):
    """Below which line the rows begin, how many cells each has, how many it must have, and which
    columns are wanted.

    Columns that stand beside each other may be wanted as one piece: `pieces`, at least two, are
    their places in order.
    """

    after: int
    width: int
    least: int
    pieces: tuple[tuple[int, ...], ...]


# the cells of a piece, with the delimiter between them or one by one; the only cell, if there is
# one
Piece = bytes | tuple[bytes, ...]


class Block(Struct, frozen=True):
    """Some rows: on which line each begins, and the wanted pieces.

    `odd`: lines with too few or too many cells, and how many.
    """

    lines: Sequence[int]
    columns: Sequence[Sequence[Any]]  # of bytes, or of `Piece` where a piece has several cells
    odd: tuple[tuple[int, int], ...] = ()


class HeadingRow(Struct, frozen=True):
    """One of the first rows as text: the line on which it begins, and the one on which it ends."""

    line: int
    last: int
    cells: tuple[str, ...]


class CellTable(Struct, frozen=True):
    """The first rows of a table, a way to the blocks of those below, and what stands between the
    cells of a piece.
    """

    head: tuple[HeadingRow, ...]
    blocks: Callable[[Shape], Iterator[Block]]
    delimiter: bytes = b""


def cell_text(cell: bytes) -> str:
    """Bytes as text: UTF-8, or else Windows-1252. What is neither becomes `NO_LETTER`."""
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return cell.decode("cp1252", "replace")


def squared(rows: Iterable[tuple[int, Sequence[bytes]]], shape: Shape) -> Block:
    """Rows of any length, each with its line, as a block.

    Cells that are empty may be too few or too many at the end of a row.
    """
    lines, kept, odd = [], [], []
    for line, row in rows:
        if not any(row):
            continue
        filled = len(row)
        while filled > shape.least and not row[filled - 1]:
            filled -= 1
        if shape.least <= filled <= shape.width:
            lines.append(line)
            kept.append((*row[: shape.width], *[b""] * (shape.width - len(row))))
        else:
            odd.append((line, len(row)))
    cells = list(zip(*kept, strict=True)) or [()] * shape.width
    columns = [
        cells[piece[0]] if len(piece) == 1 else list(zip(*(cells[at] for at in piece), strict=True))
        for piece in shape.pieces
    ]
    unbroken = range(lines[0], lines[-1] + 1) if lines else range(0)
    return Block(unbroken if len(unbroken) == len(lines) else lines, columns, tuple(odd))


def csv_table(file: BinaryIO) -> CellTable:
    """The table in a file of text. Raises UnreadableTable."""
    first = next(_whole_rows(file), b"")
    if what := other_file(first[:8]):
        raise UnreadableTable(f"Det här är {what}, ingen tabell.")
    if b"\r" in first and b"\n" not in first[:-1]:
        raise UnreadableTable("Raderna i filen slutar på ett sätt som inte används längre.")
    lines = first.split(b"\n", HEAD)[:HEAD]
    told = _TOLD_DELIMITER.match(lines[0])
    delimiter = told[1] if told else max(_DELIMITERS, key=lambda sign: _parts(sign, lines))
    rows = [*islice(_rows(first, range(1, first.count(b"\n") + 1), delimiter), HEAD + 1)]
    ends = [*(line - 1 for line, _ in rows[1:]), first.count(b"\n")]
    head = tuple(
        HeadingRow(line, last, tuple(map(cell_text, row)))
        for (line, row), last in zip(rows, ends, strict=False)
    )[bool(told) : HEAD]

    def blocks(shape: Shape) -> Iterator[Block]:
        row = _row(shape, delimiter, b"\r\n" if b"\r\n" in first else b"\n")
        file.seek(0)
        line = 1 + shape.after
        for number, whole in enumerate(_whole_rows(file)):
            rows = whole.split(b"\n", shape.after)[shape.after] if number == 0 else whole
            yield from _some(rows, line, delimiter, row, shape)
            line += rows.count(b"\n")

    return CellTable(head, blocks, delimiter)


def _parts(delimiter: bytes, lines: Sequence[bytes]) -> tuple[int, int]:
    """How many times a delimiter parts two lines after each other, and one line: a title above the
    headings may have commas.
    """
    counts = [line.count(delimiter) for line in lines]
    return max(map(min, pairwise([*counts, 0]))), max(counts)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """The file's bytes without a byte order mark, and in UTF-8 where they are UTF-16."""
    start = file.read(4)
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or b"\0" in start:
        file.seek(0)
        encoding = (
            "utf-16"
            if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
            else "utf-16-be"
            if start[0] == 0
            else "utf-16-le"
        )
        text = io.TextIOWrapper(file, encoding, newline="")
        try:
            while some := text.read(_PIECE):
                yield some.encode()
        except UnicodeError:
            raise UnreadableTable(
                "Filen är sparad som UTF-16 (”Unicode”), men är skadad."
            ) from None
        finally:
            text.detach()
        return
    yield start.removeprefix(BOM_UTF8) + file.read(_PIECE)
    while piece := file.read(_PIECE):
        yield piece


def _whole_rows(file: BinaryIO) -> Iterator[bytes]:
    """The file's bytes cut where a line ends and all quotation marks are closed."""
    rest = b""
    for piece in _pieces(file):
        rest += piece
        end = rest.rfind(b"\n") + 1
        if end and (b'"' not in rest or rest.count(b'"', 0, end) % 2 == 0):
            yield rest[:end]
            rest = rest[end:]
        elif len(rest) > _LONGEST_ROW:
            raise UnreadableTable(
                "Ett citattecken öppnas men stängs inte, eller så är filen ingen tabell."
            )
    if rest:
        yield rest + b"\n"


def _row(shape: Shape, delimiter: bytes, end: bytes) -> re.Pattern[bytes]:
    """What a row looks like in which no cell is quoted. What is wanted of it are its groups."""
    mark = re.escape(delimiter)
    # and no end of a line, which `_quick` sees to: this is four times as fast
    cell = b"[^%b]*+" % mark
    last = b"[^%b\r\n]*+" % mark
    cells = [cell] * (shape.width - 1) + [last]
    for piece in shape.pieces:
        cells[piece[0]] = b"(" + cells[piece[0]]
        cells[piece[-1]] += b")"
    return re.compile(b"^" + mark.join(cells) + end, re.MULTILINE)


def _some(
    rows: bytes, line: int, delimiter: bytes, row: re.Pattern[bytes], shape: Shape
) -> Iterator[Block]:
    """The blocks of some rows, from a line on.

    Rows with quoted cells come after the others, so that a few of them cost little.
    """
    everything = range(line, line + rows.count(b"\n"))
    if b'"' not in rows:
        yield _quick(rows, everything, row) or squared(_rows(rows, everything, delimiter), shape)
        return
    lines = rows.split(b"\n")[:-1] if rows.count(b'"') < len(everything) else []
    plain = [at for at, text in enumerate(lines) if b'"' not in text]
    quoted = [at for at, text in enumerate(lines) if b'"' in text]
    apart = all(lines[at].count(b'"') % 2 == 0 for at in quoted)  # no cell has several lines
    quick = _quick(_joined(lines, plain), [line + at for at in plain], row) if apart else None
    if quick:
        yield quick
        yield squared(_rows(_joined(lines, quoted), [line + at for at in quoted], delimiter), shape)
    else:
        yield squared(_rows(rows, everything, delimiter), shape)


def _joined(lines: Sequence[bytes], chosen: Sequence[int]) -> bytes:
    return b"".join([b"%b\n" % lines[at] for at in chosen])


def _quick(rows: bytes, lines: Sequence[int], row: re.Pattern[bytes]) -> Block | None:
    """The block, if every row has as many cells as there are headings: three times as fast as cell
    by cell. No cell is quoted.

    There are as many matches as lines only if each match is one whole line.
    """
    found = row.findall(rows)
    return Block(lines, [*zip(*found, strict=True)]) if len(found) == len(lines) > 0 else None


def _rows(rows: bytes, lines: Sequence[int], delimiter: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Row by row, each with the line on which it begins.

    Lines with nothing on them are left out.
    """
    text = cell_text(rows).replace("\r\n", "\n").replace("\r", " ")
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter.decode("latin-1"), strict=True
    )
    start = 0
    try:
        for row in reader:
            if row:
                yield lines[start], [cell.encode() for cell in row]
            start = reader.line_num
    except csv.Error:
        message = "Raden går inte att läsa: ett citattecken står mitt i en cell, eller stängs inte."
        raise UnreadableTable(
            message,
            "Rätta citattecknen på raden, eller spara filen på nytt från Excel.",
            lines[start],
        ) from None
