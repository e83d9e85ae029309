"""The rows of an answer → the table of a blank that they are put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.document.word.filling.fills import FilledCell, FillRows
from villkor.document.word.found import FoundCell, FoundParagraph, FoundTable
from villkor.exchange.answer_parts import cell_tag
from villkor.exchange.filling.blank_form import OpenBlank
from villkor.exchange.outline import shown_cell
from villkor.exchange.placing.answer_tables import ReadRows, read_rows
from villkor.exchange.placing.asked_tables import column_of
from villkor.exchange.placing.own_lines import stands_for_nothing
from villkor.form.model import Question
from villkor.report.answers import Row
from villkor.report.model import Report


class TablePlaces(Struct, frozen=True):
    """The tables of a blank that a question asks for."""

    read: tuple[ReadRows, ...]
    tables: tuple[FoundTable, ...]

    @property
    def rows(self) -> Iterator[tuple[FoundCell, ...]]:
        """All their rows."""
        for each in self.read:
            yield from each.rows

    @property
    def taken(self) -> str:
        """What stands in a row already; "" if all are empty."""
        for row in self.rows:
            for cell in row:
                if not stands_for_nothing(cell.text):
                    return cell.text.strip()
        return ""


def blank_table(blank: OpenBlank, question: Question) -> TablePlaces:
    """The tables under a question that asks for one."""
    read = []
    tables = []
    for room in blank.rooms.by_question[question.id]:
        for block in room.below:
            if not isinstance(block, FoundTable):
                continue
            kinds = [
                kind
                for kind in blank.rooms.asked_tables
                if question.id in kind.questions
            ]
            rows = read_rows(kinds, block)
            if rows is not None:
                read.append(rows)
                tables.append(block)
    return TablePlaces(tuple(read), tuple(tables))


def row_fills(
    report: Report,
    blank: OpenBlank,
    question: Question,
    rows: Sequence[Row],
    *,
    draft: bool,
) -> FillRows:
    """The rows of an answer, in the table below its question.

    Raises UserError if the blank has no table there with the form's columns.
    """
    found = blank_table(blank, question)
    if not found.read:
        raise UserError(
            f"{blank.name} har ingen tabell under fråga {question.id}. Inget har "
            "skrivits.",
            "Ange den blankett som hör till formuläret.",
        )
    filled = [
        _filled_row(report, question, number, row, draft=draft)
        for number, row in enumerate(rows, start=1)
    ]
    slots = [_slot(blank, question, row) for row in found.rows]
    return FillRows(
        tuple(_header(blank, question, found.read[0])),
        tuple(slots),
        tuple(filled),
        beside=_has_headings_beside(found.tables[0], found.read[0]),
    )


def _filled_row(
    report: Report, question: Question, number: int, row: Row, *, draft: bool
) -> tuple[FilledCell, ...]:
    cells = []
    for column in question.columns:
        blocks = shown_cell(report, column, row, draft=draft)
        tag = cell_tag(question, number, column)
        cells.append(FilledCell(tag, blocks))
    return tuple(cells)


def _slot(
    blank: OpenBlank, question: Question, row: Iterable[FoundCell]
) -> tuple[int, ...]:
    """The places of the cells of an empty row."""
    places = []
    for column, cell in zip(question.columns, row, strict=True):
        first = cell.blocks[0] if cell.blocks else None
        if not isinstance(first, FoundParagraph):
            raise _lacks_column(blank, question, column.heading)
        places.append(first.place)
    return tuple(places)


def _header(blank: OpenBlank, question: Question, read: ReadRows) -> Iterator[int]:
    """The places of the headings, in the form's order."""
    heads: dict[int | None, int] = {}
    for cell in read.heads:
        for block in cell.blocks:
            if isinstance(block, FoundParagraph):
                heads.setdefault(column_of(read.asked, cell), block.place)
    for number, column in enumerate(question.columns):
        if number not in heads:
            raise _lacks_column(blank, question, column.heading)
        yield heads[number]


def _lacks_column(blank: OpenBlank, question: Question, heading: str) -> UserError:
    return UserError(
        f"Tabellen under fråga {question.id} i {blank.name} saknar kolumnen "
        f"”{heading}”, eller har sammanslagna celler där. Inget har skrivits.",
        "Ange den blankett som hör till formuläret, eller rätta dess tabell i Word.",
    )


def _has_headings_beside(table: FoundTable, read: ReadRows) -> bool:
    """Whether the headings stand in different rows."""
    for row in table.rows:
        heads = [cell for cell in row if cell in read.heads and cell.text.strip()]
        if len(heads) > 1:
            return False
    return True
