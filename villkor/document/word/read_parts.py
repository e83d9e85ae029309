"""What is read in a part of a Word file, as frozen data that still knows its elements.

`document.word.reading_order` makes it.
"""

from __future__ import annotations

from msgspec import Struct

from villkor.document.word.package import Element


class ReadRun(Struct, frozen=True):
    """A stretch of text in one shape: its properties (`w:rPr`), if it has any.

    `charts` are the ids of the links to the charts in it, which stand after its text,
    `notes` the kinds ("footnote") and ids of the notes, and `forms` what is told of
    legacy form fields (`w:ffData`) in it. `link` is the link (`w:hyperlink`) that it
    stands in, `field` the code of the field whose result it is, and `control` the
    control within the paragraph.
    """

    element: Element
    properties: Element | None
    text: str
    charts: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    forms: tuple[Element, ...] = ()
    link: Element | None = None
    field: str = ""
    control: Element | None = None


class ReadParagraph(Struct, frozen=True):
    """A paragraph: the innermost cell that it stands in, its properties (`w:pPr`), and
    the words of each link in it. `controls` are the controls around it, outermost
    first, and it is `boxed` if it stands within another paragraph. `style` is the id of
    the style that it names.
    """

    element: Element
    cell: Element | None
    properties: Element | None = None
    runs: tuple[ReadRun, ...] = ()
    links: tuple[str, ...] = ()
    controls: tuple[Element, ...] = ()
    boxed: bool = False
    style: str | None = None


class ReadTable(Struct, frozen=True):
    """A table: its rows of cells, which paragraphs stand in it, and the cell that it
    stands in, if it does, with the controls around it.
    """

    element: Element
    cell: Element | None
    rows: tuple[tuple[Element, tuple[Element, ...]], ...] = ()
    paragraphs: range = range(0)
    controls: tuple[Element, ...] = ()

    @property
    def nested(self) -> bool:
        """Whether it stands in a cell."""
        return self.cell is not None


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
    anchored in. `marks` are the elements that are no text, each with the number of the
    paragraph that it stands in or before: tracked changes, comments, pictures.
    """

    paragraphs: tuple[ReadParagraph, ...]
    tables: tuple[ReadTable, ...]
    controls: tuple[ReadControl, ...]
    marks: tuple[tuple[Element, int], ...] = ()
