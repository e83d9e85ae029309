"""The text of a Word file as it is read: paragraphs with their runs, their headings and their
places, and tables.

Content controls, tracked insertions and the like are walked through as if they were not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from villkor.base.diagnostic import Where
from villkor.document.word.package import Element, Package, word_name
from villkor.document.word.styles import Look, Styles, look_of, read_styles

_P, _R, _TBL, _TR, _TC, _PPR, _RPR = (
    word_name(tag) for tag in ("p", "r", "tbl", "tr", "tc", "pPr", "rPr")
)
_T, _DELETED, _MOVED = word_name("t"), word_name("del"), word_name("moveFrom")
_STYLE = {
    _P: f"{_PPR}/{word_name('pStyle')}",
    _R: f"{_RPR}/{word_name('rStyle')}",
    _TBL: f"{word_name('tblPr')}/{word_name('tblStyle')}",
}
_SIGNS = {
    word_name("tab"): "\t",
    word_name("ptab"): "\t",
    word_name("br"): "\n",
    word_name("cr"): "\n",
    word_name("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    word_name("sym"): "\N{BULLET}",
}
# the same thing once more, for older programs
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = word_name("txbxContent")
_QUOTED = 50  # characters of a paragraph, where a message quotes it


class WordRun(Struct, frozen=True):
    """A stretch of text in one shape, with what is set on it and by its styles."""

    element: Element
    text: str
    look: Look


class WordParagraph(Struct, frozen=True):
    """A paragraph: its number in the document (0 outside it), its text, and the heading that it
    stands under.
    """

    element: Element
    number: int
    text: str
    style: str
    look: Look
    runs: tuple[WordRun, ...]
    under: str
    cell: Element | None = None

    @property
    def level(self) -> int | None:
        """Its level as a heading, or None.

        A heading in a table is not found by those who look for headings.
        """
        level = self.look.get("level")
        return level if isinstance(level, int) and self.cell is None and self.number else None

    @property
    def listed(self) -> bool:
        """Whether it is an item of a real list."""
        return bool(self.look.get("listed"))

    @property
    def place(self) -> str:
        """Where it stands, in words: ”Först i stycket …” under ”Rubriken”."""
        words = f"”{quoted(self.text)}”" if self.text.strip() else "ett tomt stycke"
        return f"{words} {self.below}"

    @property
    def below(self) -> str:
        """Under which heading it stands."""
        if not self.number:
            return "i sidhuvud, sidfot eller noter"
        return f"under ”{quoted(self.under)}”" if self.under else "före den första rubriken"


class WordTable(Struct, frozen=True):
    """A table: its rows of cells, the number of the first paragraph in it, and where it stands."""

    element: Element
    rows: tuple[tuple[Element, tuple[Element, ...]], ...]
    number: int
    under: str
    nested: bool

    @property
    def place(self) -> str:
        """Which table it is, in words."""
        return (
            f"Tabellen under ”{quoted(self.under)}”"
            if self.under
            else "Tabellen före den första rubriken"
        )


class WordFile(Struct, frozen=True):
    """A Word file as the gate sees it: its parts, its styles, and everything that is read in it."""

    name: str
    package: Package
    styles: Styles
    paragraphs: tuple[WordParagraph, ...]
    tables: tuple[WordTable, ...]
    fields: tuple[str, ...]
    """The instructions of the fields, in the document and in headers and footers."""

    def where(self, number: int = 0) -> Where:
        """A place in the file: the paragraph's number stands for a line, and 1 for the whole
        file.
        """
        return Where(self.name, max(number, 1))


def quoted(text: str) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1].rstrip()}…"


def read_word_file(package: Package, name: str) -> WordFile:
    """What is in the parts of a Word file."""
    styles = read_styles(package.part("styles"))
    walk = _Walk(styles)
    for part, root in package.content:
        walk.main = part == package.main
        for body in root.iter(
            word_name("body"),
            word_name("hdr"),
            word_name("ftr"),
            word_name("footnote"),
            word_name("endnote"),
        ):
            walk.blocks(body, None)
    fields = tuple(instruction for _, root in package.content for instruction in _fields(root))
    return WordFile(name, package, styles, tuple(walk.paragraphs), tuple(walk.tables), fields)


def descend(element: Element, wanted: str) -> Iterator[Element]:
    """The nearest elements of a kind below an element, through whatever lies between, in reading
    order.
    """
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag not in {_FALLBACK, _DELETED, _MOVED, _P, _TBL}:
            yield from descend(child, wanted)


def fragments(run: Element) -> str:
    """The text of a run."""
    pieces = []
    for child in run:
        if child.tag == _T:
            pieces.append(child.text or "")
        elif child.tag in _SIGNS:
            pieces.append(_SIGNS[child.tag])
    return "".join(pieces)


def style_of(element: Element) -> str | None:
    """The id of the style that a paragraph, run or table names."""
    style = element.find(_STYLE[element.tag])
    return None if style is None else style.get(word_name("val"))


def _fields(root: Element) -> Iterator[str]:
    """The instructions of simple and complex fields.

    A complex one may be split over runs; a field within it is one of its own.
    """
    open_fields: list[list[str]] = []
    for element in root.iter(word_name("fldSimple"), word_name("fldChar"), word_name("instrText")):
        if element.tag == word_name("fldSimple"):
            yield element.get(word_name("instr"), "").strip()
        elif element.tag == word_name("instrText"):
            if open_fields:
                open_fields[-1].append(element.text or "")
        elif element.get(word_name("fldCharType")) == "begin":
            open_fields.append([])
        elif element.get(word_name("fldCharType")) == "end" and open_fields:
            yield "".join(open_fields.pop()).strip()


class _Walk(Struct):
    """Goes through the text in reading order.

    Holds what the next paragraph must know about those before it.
    """

    styles: Styles
    main: bool = True
    number: int = 0
    under: str = ""
    paragraphs: list[WordParagraph] = field(default_factory=list)
    tables: list[WordTable] = field(default_factory=list)

    def blocks(self, parent: Element, cell: Element | None) -> None:
        for child in parent:
            if child.tag == _P:
                self.paragraph(child, cell)
            elif child.tag == _TBL:
                self.table(child, nested=cell is not None)
            elif child.tag not in {_FALLBACK, _DELETED, _MOVED, _PPR}:
                self.blocks(child, cell)

    def table(self, element: Element, *, nested: bool) -> None:
        rows = tuple((row, tuple(descend(row, _TC))) for row in descend(element, _TR))
        place = len(self.tables)
        if self.main:
            self.tables.append(WordTable(element, rows, self.number + 1, self.under, nested))
        for _, cells in rows:
            for cell in cells:
                self.blocks(cell, cell)
        if self.main and self.number < self.tables[place].number:  # a table without paragraphs
            self.tables[place] = WordTable(element, rows, self.number, self.under, nested)

    def paragraph(self, element: Element, cell: Element | None) -> None:
        style, inherited = self.styles.of_paragraph(style_of(element))
        shown = {**inherited, **look_of(element.find(_PPR))}
        runs = tuple(self.run(run, shown) for run in descend(element, _R))
        text = "".join(run.text for run in runs)
        self.number += self.main
        paragraph = WordParagraph(
            element, self.number if self.main else 0, text, style, shown, runs, self.under, cell
        )
        self.paragraphs.append(paragraph)
        if paragraph.level and text.strip():
            self.under = text
        for run in runs:
            for box in run.element.iter(_BOX) if len(run.element) and run.text == "" else ():
                if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                    self.blocks(box, cell)

    def run(self, element: Element, paragraph: Look) -> WordRun:
        properties = element.find(_RPR)
        if properties is None:
            return WordRun(element, fragments(element), paragraph)
        character = self.styles.get(style_of(element)).look
        return WordRun(
            element, fragments(element), {**paragraph, **character, **look_of(properties)}
        )
