"""The text of a part of a Word file in the order in which it is read: what each element
of it is to a reader, told once for all who read Word files.

Every element is visited once, whatever stands within what. Controls, links, tracked
insertions and the like are walked through as if they were not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from villkor.document.word.package import CHART, DRAWING, RELATIONS, Element, word_name
from villkor.document.word.symbols import SIGNS, symbol_sign

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"

# What nobody reads: what has been struck out or moved elsewhere, how a character is
# pronounced, and how things look.
_UNREAD = (
    word_name("del"),
    word_name("moveFrom"),
    word_name("rt"),
    word_name("sdtPr"),
    word_name("tblPr"),
    word_name("tblGrid"),
    word_name("trPr"),
    word_name("tcPr"),
    word_name("sectPr"),
)


class ReadRun(Struct, frozen=True):
    """A stretch of text in one shape: its properties (`w:rPr`), if it has any.

    `charts` are the ids of the links to the charts in it, which stand after its text,
    and `notes` the kinds ("footnote") and ids of the notes.
    """

    element: Element
    properties: Element | None
    text: str
    charts: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class ReadParagraph(Struct, frozen=True):
    """A paragraph: the innermost cell that it stands in, its properties (`w:pPr`), and
    the words of each link in it.
    """

    element: Element
    cell: Element | None
    properties: Element | None = None
    runs: tuple[ReadRun, ...] = ()
    links: tuple[str, ...] = ()


class ReadTable(Struct, frozen=True):
    """A table: its rows of cells, which paragraphs stand in it, and whether it stands
    in a cell.
    """

    element: Element
    nested: bool
    rows: tuple[tuple[Element, tuple[Element, ...]], ...] = ()
    paragraphs: range = range(0)


class ReadControl(Struct, frozen=True):
    """A content control: which paragraphs stand in it, or else which runs of a
    paragraph.
    """

    element: Element
    paragraphs: range = range(0)
    runs: tuple[ReadRun, ...] = ()


class ReadPart(Struct, frozen=True):
    """A part as it is read.

    All are in the order in which they begin: a text box after the paragraph that it is
    anchored in.
    """

    paragraphs: tuple[ReadParagraph, ...]
    tables: tuple[ReadTable, ...]
    controls: tuple[ReadControl, ...]


def read_part(root: Element) -> ReadPart:
    """What is read in a part."""
    walk = _Walk()
    walk.read_within(root)
    return ReadPart(tuple(walk.paragraphs), tuple(walk.tables), tuple(walk.controls))


class _Line(Struct):
    """The paragraph that is being read.

    `codes` are its fields that have begun, outermost first, and whether what comes next
    is the field's code, which is not read.
    """

    properties: Element | None = None
    shape: Element | None = None  # the properties of the run that is being read
    runs: list[ReadRun] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    codes: list[bool] = field(default_factory=list)
    pieces: list[str] | None = None  # of the run that is being read
    charts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Walk(Struct):
    """What has been read, and where the next element stands."""

    paragraphs: list[ReadParagraph] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    controls: list[ReadControl] = field(default_factory=list)
    line: _Line = field(default_factory=_Line)
    cell: Element | None = None
    rows: list[tuple[Element, tuple[Element, ...]]] | None = None
    cells: list[Element] | None = None

    def read_within(self, parent: Element) -> None:
        for child in parent:
            reader = _READERS.get(child.tag)
            if reader is None:
                self.read_within(child)
            else:
                reader(self, child)

    def read_paragraph(self, element: Element) -> None:
        place = len(self.paragraphs)
        self.paragraphs.append(ReadParagraph(element, self.cell))
        around, self.line = self.line, _Line()
        self.read_within(element)
        line = self.line
        runs, links = tuple(line.runs), tuple(line.links)
        self.paragraphs[place] = ReadParagraph(
            element,
            self.cell,
            line.properties,
            runs,
            links,
        )
        self.line = around

    def read_run(self, element: Element) -> None:
        line = self.line
        if line.pieces is not None:  # a run in a run, under a pronunciation
            shape = line.shape
            self.read_within(element)
            line.shape = shape
            return
        line.shape, line.pieces, line.charts, line.notes = None, [], [], []
        self.read_within(element)
        text, charts = "".join(line.pieces), tuple(line.charts)
        line.runs.append(ReadRun(element, line.shape, text, charts, tuple(line.notes)))
        line.pieces = None

    def read_paragraph_properties(self, element: Element) -> None:
        self.line.properties = element

    def read_run_properties(self, element: Element) -> None:
        self.line.shape = element

    def read_text(self, element: Element) -> None:
        self.add_text(element.text or "")

    def read_sign(self, element: Element) -> None:
        self.add_text(SIGNS[element.tag])

    def read_break(self, element: Element) -> None:
        """A break of the page or the column is no part of the text."""
        if element.get(word_name("type"), "textWrapping") == "textWrapping":
            self.add_text("\n")

    def read_symbol(self, element: Element) -> None:
        self.add_text(symbol_sign(element.get(word_name("char"), "")))

    def read_chart(self, element: Element) -> None:
        self.line.charts.append(element.get(f"{{{RELATIONS}}}id", ""))

    def read_note(self, element: Element) -> None:
        kind = str(element.tag).rpartition("}")[2].removesuffix("Reference")
        self.line.notes.append((kind, element.get(word_name("id"), "")))

    def read_path(self, element: Element) -> None:
        """Words that are drawn along a line, as WordArt and watermarks are."""
        self.add_text(element.get("string", ""))

    def read_choices(self, element: Element) -> None:
        """Of what is written in several ways the first, as Word shows it; the rest
        stands there for programs that do not know something new.
        """
        for child in element:
            self.read_within(child)
            break

    def read_field_mark(self, element: Element) -> None:
        """A field that began in another paragraph is no reason to leave out the text of
        this.
        """
        kind, codes = element.get(word_name("fldCharType")), self.line.codes
        if kind == "begin":
            codes.append(True)
        elif codes and kind == "separate":
            codes[-1] = False
        elif codes and kind == "end":
            codes.pop()

    def add_text(self, text: str) -> None:
        if self.line.pieces is not None and not any(self.line.codes):
            self.line.pieces.append(text)

    def read_link(self, element: Element) -> None:
        line, first = self.line, len(self.line.runs)
        self.read_within(element)
        line.links.append("".join(run.text for run in line.runs[first:]))

    def read_control(self, element: Element) -> None:
        place = len(self.controls)
        first, first_run = len(self.paragraphs), len(self.line.runs)
        self.controls.append(ReadControl(element))
        self.read_within(element)
        paragraphs = range(first, len(self.paragraphs))
        self.controls[place] = ReadControl(
            element,
            paragraphs,
            tuple(self.line.runs[first_run:]),
        )

    def read_table(self, element: Element) -> None:
        place, first = len(self.tables), len(self.paragraphs)
        nested = self.cell is not None
        self.tables.append(ReadTable(element, nested))
        around = self.rows, self.cells
        self.rows, self.cells = [], None
        self.read_within(element)
        paragraphs = range(first, len(self.paragraphs))
        self.tables[place] = ReadTable(element, nested, tuple(self.rows), paragraphs)
        self.rows, self.cells = around

    def read_row(self, element: Element) -> None:
        if self.rows is None:  # no row of any table
            self.read_within(element)
            return
        around, self.cells = self.cells, []
        self.read_within(element)
        self.rows.append((element, tuple(self.cells)))
        self.cells = around

    def read_cell(self, element: Element) -> None:
        if self.cells is None:  # no cell of any row
            self.read_within(element)
            return
        self.cells.append(element)
        around = self.cell, self.rows, self.cells
        self.cell, self.rows, self.cells = element, None, None
        self.read_within(element)
        self.cell, self.rows, self.cells = around


def _skip(walk: _Walk, element: Element) -> None:
    """What is not read."""


_READERS: Mapping[str, Callable[[_Walk, Element], None]] = {
    **dict.fromkeys(_UNREAD, _skip),
    **dict.fromkeys(SIGNS, _Walk.read_sign),
    word_name("p"): _Walk.read_paragraph,
    word_name("r"): _Walk.read_run,
    word_name("pPr"): _Walk.read_paragraph_properties,
    word_name("rPr"): _Walk.read_run_properties,
    word_name("t"): _Walk.read_text,
    word_name("br"): _Walk.read_break,
    word_name("sym"): _Walk.read_symbol,
    word_name("fldChar"): _Walk.read_field_mark,
    word_name("hyperlink"): _Walk.read_link,
    word_name("sdt"): _Walk.read_control,
    word_name("tbl"): _Walk.read_table,
    word_name("tr"): _Walk.read_row,
    word_name("tc"): _Walk.read_cell,
    word_name("footnoteReference"): _Walk.read_note,
    word_name("endnoteReference"): _Walk.read_note,
    f"{{{CHART}}}chart": _Walk.read_chart,
    f"{{{DRAWING}}}t": _Walk.read_text,
    f"{_MATH}r": _Walk.read_run,
    f"{_MATH}t": _Walk.read_text,
    f"{_VML}textpath": _Walk.read_path,
    f"{_COMPATIBILITY}AlternateContent": _Walk.read_choices,
}
