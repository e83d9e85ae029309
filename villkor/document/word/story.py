"""A Word file as the gate sees it: paragraphs with their runs, their headings and their
places, tables and fields.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.diagnostic import Where
from villkor.document.word.package import Element, Package, word_name
from villkor.document.word.read_once import part_once_read
from villkor.document.word.read_parts import (
    ReadParagraph,
    ReadPart,
    ReadRun,
    ReadTable,
)
from villkor.document.word.styles import Look, Styles, look_of, read_styles, style_in

_QUOTED = 50  # characters of a paragraph, where a message quotes it


class WordRun(Struct, frozen=True):
    """A stretch of text in one shape, with what is set on it and by its styles."""

    element: Element
    text: str
    look: Look


class WordParagraph(Struct, frozen=True):
    """A paragraph: its number in the document (0 outside it), its text, the words of
    each link in it, and the heading that it stands under. `headed`: whether the
    document has any headings.
    """

    element: Element
    number: int
    text: str
    style: str
    look: Look
    runs: tuple[WordRun, ...]
    links: tuple[str, ...]
    under: str
    cell: Element | None
    headed: bool = False

    @property
    def level(self) -> int | None:
        """Its level as a heading, or None.

        A heading in a table is not found by those who look for headings.
        """
        level = self.look.get("level")
        if self.cell is not None or not self.number or not isinstance(level, int):
            return None
        return level

    @property
    def listed(self) -> bool:
        """Whether it is an item of a real list."""
        return bool(self.look.get("listed"))

    @property
    def place(self) -> str:
        """Where it stands, in words: ”Först i stycket …” under ”Rubriken”; a heading by
        itself.
        """
        if self.level and self.text.strip():
            return f"rubriken ”{quoted(self.text)}”"
        if self.text.strip():
            return f"”{quoted(self.text)}” {self.below}"
        return f"ett tomt stycke {self.below}"

    @property
    def below(self) -> str:
        """Under which heading it stands."""
        if not self.number:
            return "i sidhuvud, sidfot eller noter"
        if self.under:
            return f"under ”{quoted(self.under)}”"
        return "före den första rubriken" if self.headed else "i dokumentet"


class WordTable(Struct, frozen=True):
    """A table: its rows of cells, the number of the first paragraph in it, and where it
    stands.
    """

    element: Element
    rows: tuple[tuple[Element, tuple[Element, ...]], ...]
    number: int
    under: str
    nested: bool
    headed: bool

    @property
    def place(self) -> str:
        """Which table it is, in words."""
        if self.under:
            return f"Tabellen under ”{quoted(self.under)}”"
        return "Tabellen före den första rubriken" if self.headed else "Tabellen"


class WordFile(Struct, frozen=True):
    """A Word file as the gate sees it: its parts, its styles, and everything that is
    read in it.
    """

    name: str
    package: Package
    styles: Styles
    paragraphs: tuple[WordParagraph, ...]
    tables: tuple[WordTable, ...]
    fields: tuple[str, ...]
    """The instructions of the fields, in the document and in headers and footers."""

    def where(self, number: int = 0) -> Where:
        """A place in the file: the paragraph's number stands for a line, and 1 for the
        whole file.
        """
        return Where(self.name, max(number, 1))


def quoted(text: str) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(text.split())
    if len(words) <= _QUOTED:
        return words
    return f"{words[: _QUOTED - 1].rstrip()}…"


def word_file_of(package: Package, name: str) -> WordFile:
    """What is in the parts of a Word file."""
    styles = read_styles(package.part("styles"))
    paragraphs: list[WordParagraph] = []
    tables: list[WordTable] = []
    fields: list[str] = []
    for part_name, root in package.content:
        part = part_once_read(package, part_name)
        if part_name == package.main:
            paragraphs = _number_paragraphs(part, styles)
            tables = [_place_table(table, paragraphs) for table in part.tables]
        else:
            paragraphs += [
                _shaped(
                    each,
                    styles,
                    0,
                    "",
                )
                for each in part.paragraphs
            ]
        fields += _field_codes(root)
    return WordFile(
        name,
        package,
        styles,
        tuple(paragraphs),
        tuple(tables),
        tuple(fields),
    )


def _number_paragraphs(part: ReadPart, styles: Styles) -> list[WordParagraph]:
    """The paragraphs of the document, each with the heading above it."""
    found = []
    under = ""
    for number, each in enumerate(part.paragraphs, start=1):
        paragraph = _shaped(
            each,
            styles,
            number,
            under,
        )
        found.append(paragraph)
        if paragraph.level and paragraph.text.strip():
            under = paragraph.text
    if not under:
        return found
    for place, paragraph in enumerate(found):
        if paragraph.under:
            break
        found[place] = replace(paragraph, headed=True)
    return found


def _place_table(table: ReadTable, paragraphs: list[WordParagraph]) -> WordTable:
    """A table is at its first paragraph; one without any, at the paragraph before
    it.
    """
    first = table.paragraphs.start
    number = first + 1 if table.paragraphs else first
    under, headed = "", False
    if first < len(paragraphs):
        under, headed = paragraphs[first].under, paragraphs[first].headed
    return WordTable(
        table.element,
        table.rows,
        number,
        under,
        table.nested,
        headed,
    )


def _shaped(
    read: ReadParagraph,
    styles: Styles,
    number: int,
    under: str,
) -> WordParagraph:
    style, inherited = styles.of_paragraph(read.style)
    look = inherited
    own = look_of(read.properties)
    if own:
        look = {**inherited, **own}
    return WordParagraph(
        element=read.element,
        number=number,
        text="".join(run.text for run in read.runs),
        style=style,
        look=look,
        runs=tuple(
            _shaped_run(
                run,
                look,
                styles,
            )
            for run in read.runs
        ),
        links=read.links,
        under=under,
        cell=read.cell,
    )


def _shaped_run(
    run: ReadRun,
    paragraph: Look,
    styles: Styles,
) -> WordRun:
    if run.properties is None:
        return WordRun(
            run.element,
            run.text,
            paragraph,
        )
    character = styles.get(style_in(run.properties)).look
    return WordRun(
        run.element,
        run.text,
        {**paragraph, **character, **look_of(run.properties)},
    )


def _field_codes(root: Element) -> Iterator[str]:
    """The instructions of simple and complex fields.

    A complex one may be split over runs; a field within it is one of its own.
    """
    open_fields: list[list[str]] = []
    for element in root.iter(
        word_name("fldSimple"),
        word_name("fldChar"),
        word_name("instrText"),
    ):
        if element.tag == word_name("fldSimple"):
            yield element.get(word_name("instr"), "").strip()
        elif element.tag == word_name("instrText"):
            if open_fields:
                open_fields[-1].append(element.text or "")
        elif element.get(word_name("fldCharType")) == "begin":
            open_fields.append([])
        elif element.get(word_name("fldCharType")) == "end" and open_fields:
            yield "".join(open_fields.pop()).strip()
