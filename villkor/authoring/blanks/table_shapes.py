"""What a table of a Word form is for: rows to write in below headings or beside them,
questions with yes and no, or only the places of questions.
"""

from __future__ import annotations

from collections.abc import Iterable

from villkor.authoring.blanks.blank_lines import BlankTable, lines_of
from villkor.authoring.blanks.wordings import folded, is_asked, is_place, plain_words
from villkor.document.word.found import FoundCell, FoundTable, paragraphs_in

CellRow = tuple[FoundCell, ...]
YES_NO = ("ja", "nej")
COLUMN_WORDS = {
    "nr",
    "nummer",
    "fråga",
    "frågor",
    "svar",
    "ert svar",
    "regionens svar",
    "delfråga",
}
_MOST_HEADING = 1000  # letters of a column's heading, with what it says of itself
_MOST_NUMBER = 3  # letters of "10."
_SEVERAL = 2


def own_rows(table: FoundTable) -> list[CellRow]:
    """The rows of a table without cells that only continue those above."""
    rows = []
    for row in table.rows:
        own = [cell for cell in row if not cell.continued or cell.text.strip()]
        if own:
            rows.append(tuple(own))
    return rows


def cell_words(cell: FoundCell) -> str:
    """The words of a cell in small letters, without a sign after them."""
    return folded(cell.text).rstrip(":?.")


def names_columns(row: CellRow) -> bool:
    """Whether a row only says which column has the questions and which the answers."""
    return all(cell_words(cell) in COLUMN_WORDS for cell in row)


def is_yes_no_table(rows: list[CellRow]) -> bool:
    """Whether a table has a column for yes and one for no, after one of questions."""
    if len(rows) < _SEVERAL:
        return False
    headings = [cell_words(cell) for cell in rows[0]]
    whole = all(len(row) == len(headings) for row in rows)
    return whole and all(word in headings[1:] for word in YES_NO)


def is_heading_row(row: CellRow) -> bool:
    """Whether a row has headings above what is to be written."""
    if names_columns(row):
        return False
    for cell in row:
        if not cell.text.strip() or len(cell.text) > _MOST_HEADING:
            return False
        if _has_question(cell):
            return False
    return True


def is_filled_in(rows: list[CellRow]) -> bool:
    """Whether a table has headings above rows to write in, and nothing else."""
    if not rows or not is_heading_row(rows[0]):
        return False
    below = rows[1:]
    if not below:
        return len(rows[0]) > _SEVERAL and not any(map(_is_told, rows[0]))
    if len(rows[0]) == 1 and (len(below) == 1 or is_asked(rows[0][0].text)):
        return False
    return all(map(_is_row_to_write, below))


def rows_to_write(
    rows: list[CellRow],
    first: int,
) -> list[CellRow]:
    """The rows from a place on that have several cells and are empty."""
    found: list[CellRow] = []
    for row in rows[first:]:
        if len(row) < _SEVERAL or not all(map(_is_blank, row)):
            break
        found.append(row)
    return found


def is_labelled(rows: list[CellRow]) -> bool:
    """Whether a table has its headings to the left of cells to write in."""
    if len(rows) < _SEVERAL:
        return False
    for row in rows:
        if len(row) < _SEVERAL or not row[0].text.strip():
            return False
        if _is_asked_cell(row[0]) or not all(map(_is_blank, row[1:])):
            return False
    return True


def _has_question(cell: FoundCell) -> bool:
    for paragraph in paragraphs_in(cell.blocks):
        for line in lines_of(paragraph):
            if line.boxed or (line.number and (line.words or line.number.asked)):
                return True
    return False


def _is_blank(cell: FoundCell) -> bool:
    """Whether a cell has nothing in it but a place to write in, or a number."""
    for paragraph in paragraphs_in(cell.blocks):
        for line in lines_of(paragraph):
            if line.number:
                return not line.words and len(line.text) <= _MOST_NUMBER
            if not is_place(line.words):
                return False
    return True


def _is_row_to_write(row: CellRow) -> bool:
    """Whether a row is empty but for what it is called."""
    return all(map(_is_blank, row[1:])) and not _is_asked_cell(row[0])


def _is_asked_cell(cell: FoundCell) -> bool:
    return _has_question(cell) or is_asked(cell.text)


def _is_told(cell: FoundCell) -> bool:
    """Whether a cell says something else than a heading does."""
    words = cell.text
    return is_asked(words) or "@" in words or any(sign.isdigit() for sign in words)


def filled_in_table(
    rows: list[CellRow],
    group: int,
) -> BlankTable:
    """The table that has its headings in the first row."""
    below = rows[1:]
    labels = [plain_words(row[0].text) for row in below if not _is_blank(row[0])]
    return BlankTable(
        first_place(rows),
        tuple(_heading_lines(cell) for cell in rows[0]),
        len(below),
        labels=tuple(labels),
        choices=tuple(
            map(
                _choices_in,
                zip(*below, strict=False),
            )
        ),
        group=group,
    )


def labelled_table(
    rows: list[CellRow],
    group: int,
) -> BlankTable:
    """The table that has its headings in the first cell of each row."""
    headings = tuple(_heading_lines(row[0]) for row in rows)
    return BlankTable(
        first_place(rows),
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


def first_place(rows: list[CellRow]) -> int:
    """The place of the first paragraph in some rows."""
    for row in rows:
        for cell in row:
            for paragraph in paragraphs_in(cell.blocks):
                return paragraph.place
    return 0


def _heading_lines(cell: FoundCell) -> tuple[str, ...]:
    lines = [plain_words(line) for line in cell.text.split("\n")]
    return tuple(line for line in lines if line)
