"""Tables → WordprocessingML: those of answers, of figures, and of the cover's facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from villkor.document.blocks import (
    Facts,
    Flow,
    ListBlock,
    Paragraph,
    Role,
    Run,
    Table,
    Tag,
    block_lines,
)
from villkor.document.word.decimals import decimal_indents
from villkor.document.word.frames import (
    frame,
    kept_together,
    moved_in,
    row,
    with_labels_kept,
)
from villkor.document.word.paragraphs import ParagraphWriter
from villkor.document.word.roles import STYLES
from villkor.document.word.widths import (
    cell_heights,
    column_widths,
    figure_widths,
    heading_width,
    row_heights,
)

# lines: a lower row stands whole on a page, a higher one may go on over the next
_WHOLE_ROW = 30
_WHOLE_BESIDE = 44  # the same where the headings stand beside the cells
_TEXT, _FIGURE, _HEADER = "Tabelltext", "Tabelltal", "Tabellhuvud"


class TableWriter:
    """Makes tables as wide as the page.

    `width` is that of the page's text in twips, and `size` that of the table's text in
    points.
    """

    def __init__(self, paragraphs: ParagraphWriter, width: int, size: float) -> None:
        self._paragraphs = paragraphs
        self._width = width
        self._size = size
        # made once: thousands of tables may have the same headings
        self._beside: dict[tuple[str, int], str] = {}
        self._labels: dict[tuple[str, ...], int] = {}

    def any_table(self, table: Table) -> str:
        """A table of figures, if it has any, or else one of answers."""
        if table.beside:
            return self._table_beside(table)
        return self._figure_table(table) if table.figures else self._answer_table(table)

    def facts_table(self, facts: Facts) -> str:
        """A label in each row, and beside it what it stands for."""
        label_width = self._width * 2 // 5
        widths = [label_width, self._width - label_width]
        styles = [STYLES[Role.COVER]] * len(widths)
        rows = [self._header_row(facts.header, widths)]
        for texts in facts.rows:
            cells = self._plain_cells(texts, widths, styles)
            rows.append(row(cells, whole=True))
        return self._framed(rows, widths, facts.description)

    def _answer_table(self, table: Table) -> str:
        widths = column_widths(table, self._width, self._size)
        heights = row_heights(table, widths, self._size)
        tags = table.tags or [[None] * len(widths)] * len(table.rows)
        rows = [self._header_row(table.header, widths, locked=table.locked)]
        for blocks, tagged, height in zip(table.rows, tags, heights, strict=True):
            cells = []
            for cell, width, tag in zip(blocks, widths, tagged, strict=True):
                cells.append(self._cell(cell, width, _TEXT, tag))
            rows.append(self._text_row(cells, whole=height <= _WHOLE_ROW))
        return self._framed(rows, widths, table.description)

    def _table_beside(self, table: Table) -> str:
        """A table with the headings in a column of their own, as wide in all such
        tables. Its first cell, with its heading, is the header row.
        """
        label = self._label_width(table.header)
        widths = [label, self._width - label]
        locked = table.locked
        heights = cell_heights(table.rows[0], widths[1], self._size)
        tags = table.tags[0] if table.tags else [None] * len(table.header)
        rows: list[str] = []
        for heading, blocks, tag, height in zip(
            table.header,
            table.rows[0],
            tags,
            heights,
            strict=True,
        ):
            both = [
                self._heading_beside(heading, label, locked=locked),
                self._cell(blocks, widths[1], _TEXT, tag),
            ]
            if rows:
                rows.append(self._text_row(both, whole=height <= _WHOLE_BESIDE))
            else:
                rows.append(row(both, header=True))
        rows[:2] = kept_together(rows[:2])
        return self._framed(rows, widths, table.description, beside=True)

    def _label_width(self, header: tuple[str, ...]) -> int:
        if header not in self._labels:
            width = heading_width(header, self._width, self._size)
            self._labels[header] = width
        return self._labels[header]

    def _heading_beside(self, heading: str, width: int, *, locked: bool) -> str:
        if locked:  # each control has an id of its own
            (made,) = self._plain_cells([heading], [width], [_HEADER], locked=True)
            return made
        if (heading, width) not in self._beside:
            (made,) = self._plain_cells([heading], [width], [_HEADER])
            self._beside[heading, width] = made
        return self._beside[heading, width]

    def _text_row(self, cells: Iterable[str], *, whole: bool) -> str:
        """A row of texts. One that is not whole is not divided below a label."""
        if whole:
            return row(cells, whole=True)
        label = self._paragraphs.style_id(STYLES[Role.LABEL])
        return with_labels_kept(row(cells), label)

    def _figure_table(self, table: Table) -> str:
        """A table no wider than its text, on one page, with the figures to the
        right.
        """
        widths = figure_widths(table, self._width, self._size)
        columns = range(len(widths))
        styles = [_FIGURE if column in table.figures else _TEXT for column in columns]
        rows = [self._header_row(table.header, widths, table.figures)]
        indents = self._decimal_indents(table)
        for blocks, moved in zip(table.rows, indents, strict=True):
            cells = []
            for cell, width, style, indent in zip(
                blocks,
                widths,
                styles,
                moved,
                strict=True,
            ):
                cells.append(moved_in(self._cell(cell, width, style), indent))
            rows.append(row(cells, whole=True))
        # with its source, or whatever stands below it, too
        kept = kept_together([*rows, ""])
        return self._framed(kept, widths, table.description)

    def _decimal_indents(self, table: Table) -> list[tuple[int, ...]]:
        """How far each cell of each row is moved in from the right, in twips."""
        columns = []
        for column, _ in enumerate(table.header):
            texts = ["\n".join(block_lines(cells[column])) for cells in table.rows]
            indents = [0] * len(texts)
            if column in table.figures:
                indents = decimal_indents(texts, self._size)
            columns.append(indents)
        return list(zip(*columns, strict=True))

    def _header_row(
        self,
        texts: Sequence[str],
        widths: Sequence[int],
        figures: Collection[int] = (),
        *,
        locked: bool = False,
    ) -> str:
        columns = range(len(widths))
        styles = [_FIGURE if column in figures else _HEADER for column in columns]
        cells = self._plain_cells(texts, widths, styles, locked=locked)
        return row(cells, header=True)

    def _plain_cells(
        self,
        texts: Sequence[str],
        widths: Sequence[int],
        styles: Sequence[str],
        *,
        locked: bool = False,
    ) -> list[str]:
        """Cells with texts as they are.

        Over figures they are in bold, as other styles of headers are by themselves.
        """
        cells = []
        for text, width, style in zip(texts, widths, styles, strict=True):
            run = Run(text, bold=style == _FIGURE)
            cells.append(self._cell((Paragraph((run,)),), width, style, locked=locked))
        return cells

    def _cell(
        self,
        blocks: Sequence[Flow],
        width: int,
        style: str,
        tag: Tag | None = None,
        *,
        locked: bool = False,
    ) -> str:
        write = self._paragraphs
        elements: list[str] = []
        for block in blocks:
            if isinstance(block, ListBlock):
                elements += write.list_paragraphs(block, in_table=True)
            else:
                own = style if block.role is Role.ANSWER else STYLES[block.role]
                elements.append(write.paragraph(own, write.text_runs(block.runs)))
        if not elements:
            elements = [write.paragraph(style, [])]
        # inside the cell: many programs lose a cell that stands inside a control, and
        # LibreOffice its bold words
        if tag:
            elements = [write.tagged(tag, elements, gap=_is_prompt(blocks))]
        elif locked:
            elements = [write.locked(elements)]
        inside = "".join(elements)
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        return f"<w:tc>{properties}{inside}</w:tc>"

    def _framed(
        self,
        rows: Iterable[str],
        widths: Sequence[int],
        description: str,
        *,
        beside: bool = False,
    ) -> str:
        style = self._paragraphs.style_id("Insatstabell")
        return frame(rows, widths, description, style, beside=beside)


def _is_prompt(blocks: Sequence[Flow]) -> bool:
    """Whether a cell has nothing but what asks for something to be written."""
    match blocks:
        case (Paragraph(runs=(Run(prompt=True),)),):
            return True
        case _:
            return False
