"""The text of a part of a Word file in the order in which it is read: what each element
of it is to a reader, told once for all who read Word files.

Every element is visited once, whatever stands within what. Controls, links, tracked
insertions and the like are walked through as if they were not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from villkor.document.word.package import (
    CHART,
    DRAWING,
    MATH,
    RELATIONS,
    VML,
    Element,
    word_name,
)
from villkor.document.word.read_parts import (
    ReadControl,
    ReadParagraph,
    ReadPart,
    ReadTable,
)
from villkor.document.word.reading_line import ReadLine
from villkor.document.word.styles import child_of, style_in
from villkor.document.word.symbols import SIGNS, shown_symbol

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_TEXTS = (word_name("t"), f"{{{DRAWING}}}t", f"{{{MATH}}}t")
# What nobody reads: how things look.
_UNREAD = (
    word_name("sdtPr"),
    word_name("tblPr"),
    word_name("tblGrid"),
    word_name("trPr"),
    word_name("tcPr"),
    word_name("sectPr"),
)
# What is no text, and is only noted: what is struck out or moved elsewhere is read
# instead of what is added, if the tracked changes are rejected.
_ADDED = (word_name("ins"), word_name("moveTo"))
_STRUCK_OUT = (word_name("del"), word_name("moveFrom"))
_UNREAD_MARKS = (
    word_name("rt"),  # how a character is pronounced
    word_name("commentRangeStart"),
    word_name("commentReference"),
    word_name("altChunk"),
    word_name("subDoc"),
    word_name("control"),
    word_name("contentPart"),
    f"{{{DRAWING}}}blip",
    f"{{{VML}}}imagedata",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
)


def read_part(root: Element, *, rejected: bool = False) -> ReadPart:
    """What is read in a part, its tracked changes accepted or `rejected`."""
    readers = _REJECTING if rejected else _READERS
    walk = _Walk(readers, _ADDED[0] if rejected else _STRUCK_OUT[0])
    walk.read_within(root)
    return ReadPart(
        tuple(walk.paragraphs),
        tuple(walk.tables),
        tuple(walk.controls),
        tuple(walk.marks),
    )


class _Walk(Struct):
    """What has been read, and where the next element stands.

    `readers` are what reads which element, and rows with `gone` are left out.
    """

    readers: Mapping[str, Callable[[_Walk, Element], None]]
    gone: str
    paragraphs: list[ReadParagraph] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    controls: list[ReadControl] = field(default_factory=list)
    marks: list[tuple[Element, int]] = field(default_factory=list)
    line: ReadLine = field(default_factory=ReadLine)
    place: int = -1  # of the paragraph that is being read
    boxed: bool = False
    around: tuple[Element, ...] = ()  # the controls around it
    cell: Element | None = None
    rows: list[tuple[Element, tuple[Element, ...]]] | None = None
    cells: list[Element] | None = None

    def read_within(self, parent: Element) -> None:
        for child in parent:
            reader = self.readers.get(child.tag)
            if reader is None:
                self.read_within(child)
            else:
                reader(self, child)

    def read_paragraph(self, element: Element) -> None:
        place = len(self.paragraphs)
        self.paragraphs.append(ReadParagraph(element, self.cell))
        outside, self.line, self.place = (self.line, self.place), ReadLine(), place
        self.read_within(element)
        line = self.line
        runs, links = tuple(line.runs), tuple(line.links)
        self.paragraphs[place] = ReadParagraph(
            *(element, self.cell, line.properties, runs, links),
            self.around,
            self.boxed,
            style_in(line.properties),
        )
        self.line, self.place = outside

    def read_run(self, element: Element) -> None:
        line = self.line
        if line.pieces is not None:  # a run in a run, under a pronunciation
            shape = line.shape
            self.read_within(element)
            line.shape = shape
            return
        line.begin_run()
        self.read_within(element)
        line.end_run(element)

    def read_paragraph_properties(self, element: Element) -> None:
        self.line.properties = element

    def read_run_properties(self, element: Element) -> None:
        self.line.shape = element

    def read_text(self, element: Element) -> None:
        self.line.add_text(element.text or "")

    def read_sign(self, element: Element) -> None:
        self.line.add_text(SIGNS[element.tag])

    def read_break(self, element: Element) -> None:
        """A page break is no part of the text."""
        if element.get(word_name("type"), "textWrapping") == "textWrapping":
            self.line.add_text("\n")

    def read_symbol(self, element: Element) -> None:
        self.line.add_text(shown_symbol(element))

    def read_chart(self, element: Element) -> None:
        self.line.charts.append(element.get(f"{{{RELATIONS}}}id", ""))

    def read_note(self, element: Element) -> None:
        kind = str(element.tag).rpartition("}")[2].removesuffix("Reference")
        self.line.notes.append((kind, element.get(word_name("id"), "")))

    def read_path(self, element: Element) -> None:
        """Words that are drawn along a line, as WordArt and watermarks are."""
        self.line.add_text(element.get("string", ""))

    def read_choices(self, element: Element) -> None:
        """Of what is written in several ways the first, as Word shows it; the rest
        stands there for programs that do not know something new.
        """
        for child in element:
            self.read_within(child)
            break

    def read_field_mark(self, element: Element) -> None:
        kind = element.get(word_name("fldCharType"))
        if kind == "begin":
            self.line.begin_field()
            self.line.forms += element.iterchildren(word_name("ffData"))
        elif kind == "separate":
            self.line.show_result()
        elif kind == "end":
            self.line.end_field()

    def read_field_code(self, element: Element) -> None:
        self.line.add_code(element.text or "")

    def read_simple_field(self, element: Element) -> None:
        line, around = self.line, self.line.code
        line.code = element.get(word_name("instr"), "").strip()
        self.read_within(element)
        line.code = around

    def read_box(self, element: Element) -> None:
        """The paragraphs of a text box, which stands in a paragraph."""
        outside = self.place, self.boxed
        self.place, self.boxed = -1, True
        self.read_within(element)
        self.place, self.boxed = outside

    def note_mark(self, element: Element) -> None:
        """What is no text: the paragraph that it stands in or before is remembered."""
        place = self.place if self.place >= 0 else len(self.paragraphs)
        self.marks.append((element, place))

    def read_marked(self, element: Element) -> None:
        self.note_mark(element)
        self.read_within(element)

    def read_link(self, element: Element) -> None:
        line, first, around = self.line, len(self.line.runs), self.line.link
        line.link = element
        self.read_within(element)
        line.link = around
        line.links.append("".join(run.text for run in line.runs[first:]))

    def read_control(self, element: Element) -> None:
        place = len(self.controls)
        line, first = self.line, len(self.paragraphs)
        first_run = len(line.runs)
        self.controls.append(ReadControl(element))
        within, around = line.control, self.around
        if self.place >= 0:
            line.control = element
        else:
            self.around = (*around, element)
        self.read_within(element)
        line.control, self.around = within, around
        paragraphs = range(first, len(self.paragraphs))
        runs = tuple(line.runs[first_run:])
        self.controls[place] = ReadControl(element, paragraphs, runs)

    def read_table(self, element: Element) -> None:
        place, first = len(self.tables), len(self.paragraphs)
        self.tables.append(ReadTable(element, self.cell))
        around = self.rows, self.cells
        self.rows, self.cells = [], None
        self.read_within(element)
        rows, paragraphs = tuple(self.rows), range(first, len(self.paragraphs))
        table = ReadTable(element, self.cell, rows, paragraphs, self.around)
        self.tables[place] = table
        self.rows, self.cells = around

    def read_row(self, element: Element) -> None:
        if self.rows is None:  # no row of any table
            self.read_within(element)
            return
        properties = child_of(element, word_name("trPr"))
        if properties is not None and child_of(properties, self.gone) is not None:
            self.note_mark(element)
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
    **dict.fromkeys((*_STRUCK_OUT, *_UNREAD_MARKS), _Walk.note_mark),
    **dict.fromkeys((*_ADDED, word_name("object")), _Walk.read_marked),
    **dict.fromkeys(SIGNS, _Walk.read_sign),
    **dict.fromkeys(_TEXTS, _Walk.read_text),
    word_name("p"): _Walk.read_paragraph,
    word_name("r"): _Walk.read_run,
    word_name("pPr"): _Walk.read_paragraph_properties,
    word_name("rPr"): _Walk.read_run_properties,
    word_name("br"): _Walk.read_break,
    word_name("sym"): _Walk.read_symbol,
    word_name("fldChar"): _Walk.read_field_mark,
    word_name("instrText"): _Walk.read_field_code,
    word_name("fldSimple"): _Walk.read_simple_field,
    word_name("hyperlink"): _Walk.read_link,
    word_name("sdt"): _Walk.read_control,
    word_name("txbxContent"): _Walk.read_box,
    word_name("tbl"): _Walk.read_table,
    word_name("tr"): _Walk.read_row,
    word_name("tc"): _Walk.read_cell,
    word_name("footnoteReference"): _Walk.read_note,
    word_name("endnoteReference"): _Walk.read_note,
    f"{{{CHART}}}chart": _Walk.read_chart,
    f"{{{MATH}}}r": _Walk.read_run,
    f"{{{VML}}}textpath": _Walk.read_path,
    f"{_COMPATIBILITY}AlternateContent": _Walk.read_choices,
}
_REJECTING: Mapping[str, Callable[[_Walk, Element], None]] = {
    **_READERS,
    **dict.fromkeys(_ADDED, _Walk.note_mark),
    **dict.fromkeys(_STRUCK_OUT, _Walk.read_marked),
    word_name("delText"): _Walk.read_text,
    word_name("delInstrText"): _Walk.read_field_code,
}
