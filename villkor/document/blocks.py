"""The document, neutral: what stands in it and in what role, before anyone has decided
how it looks.

`markdown` and `outline` make blocks, `word` writes them. Text is plain Unicode; a line
break inside a run is a newline character.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, auto
from itertools import chain

from msgspec import Struct

from villkor.document.chart_words import chart_shows

DRAFT_MARK = "UTKAST"
"""What a draft is called in its headers."""
CHANGES_MARK = "ÄNDRINGAR SEDAN"
"""What a file that shows changes is called there, before what it is since."""
PACKET_MARK = "ARBETSEXEMPLAR"
"""What a part of a report that goes to a colleague is called there."""
GAP = "Svar saknas."
"""What stands where an answer is missing."""
OFFER = "Skriv här."
"""What stands where something may be written."""


class Role(Enum):
    """Why a paragraph stands there. The Word template has one style for each."""

    ANSWER = auto()
    QUESTION = auto()
    LEGAL_BASIS = auto()
    FOLLOW_UP = auto()  # "Om ja, …": the wording of a follow-up question
    CHOICE = auto()  # Ja ☒  Nej ☐
    CAPTION = auto()  # the number and the name of a table or a chart
    SOURCE = auto()  # what stands under it: where its figures are from
    GAP = auto()  # an unanswered question in a draft
    GUIDANCE = auto()  # what helps whoever answers a question
    ROW = auto()  # which row of a table it is, above one that is shown by itself
    NAME = auto()  # what a row of a table is about
    LABEL = auto()  # what the text below it in a cell tells
    TITLE = auto()
    SUBTITLE = auto()
    COVER = auto()
    COVER_LABEL = auto()


class Tag(Struct, frozen=True):
    """By what a part of the document is found again (`key`), and what a person calls it
    (`title`).
    """

    key: str
    title: str


class Run(Struct, frozen=True):
    """A stretch of text in one shape.

    With `box`, the text is the sign of a box that is ticked or not.

    `language` is that of the text (BCP 47) where it is not the document's. A run with
    a `sequence` is the number that its paragraph has among those of that name. A
    `prompt` stands where something is to be written (bold: it is missing).
    What is `struck` out is found in Word files alone.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    box: Tag | None = None
    ticked: bool = False
    language: str = ""
    sequence: str = ""
    prompt: bool = False
    struck: bool = False


class Paragraph(Struct, frozen=True):
    """Runs of text in one role."""

    runs: tuple[Run, ...]
    role: Role = Role.ANSWER

    @property
    def text(self) -> str:
        """The words alone, without shape."""
        return "".join(run.text for run in self.runs)


class ListBlock(Struct, frozen=True):
    """A bullet or numbered list. An item is paragraphs and lists."""

    items: tuple[tuple[Paragraph | ListBlock, ...], ...]
    ordered: bool = False
    start: int = 1


class Heading(Struct, frozen=True):
    """A heading of level 1–4, as it stands in the contents."""

    text: str
    level: int


Flow = Paragraph | ListBlock


class Table(Struct, frozen=True):
    """A table with one header row.

    `description` is its alternative text, and `title` what it is called if it is a
    table of figures; a cell is paragraphs and lists.

    `tags` has a tag for each cell of `rows`, or is empty. `figures` are the columns,
    from 0, that hold figures. With `beside`, the headings do not stand above the
    columns but beside each cell, and the cells of a row below one another. Of a
    `locked` table, whoever writes in the cells is not to change the headings.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Flow, ...], ...], ...]
    description: str
    tags: tuple[tuple[Tag, ...], ...] = ()
    figures: tuple[int, ...] = ()
    beside: bool = False
    title: str = ""
    locked: bool = False


class Chart(Struct, frozen=True):
    """A chart with a bar for each of some figures of one kind, in the order of reading.

    `series` says what the figures are, `unit` stands after each of them, and `decimals`
    is how many they all have (None: they differ). `description` is its alternative
    text, with the figures in words.
    """

    title: str
    series: str
    bars: tuple[tuple[str, Decimal], ...]
    unit: str
    decimals: int | None
    description: str

    @property
    def shown(self) -> str:
        """What can be read in it: its title stands in its caption."""
        return chart_shows("", [(name, f"{value:f}") for name, value in self.bars])


Part = Flow | Table | Chart


class TaggedAnswer(Struct, frozen=True):
    """What someone has written under a question, or has yet to write (`gap`)."""

    tag: Tag
    blocks: tuple[Part, ...]
    gap: bool = False


class Locked(Struct, frozen=True):
    """What whoever writes in the document is not to change: of its first page
    (`cover`), or of what is asked.
    """

    blocks: tuple[Paragraph | ListBlock | Heading, ...]
    cover: bool = False


class Facts(Struct, frozen=True):
    """Labels with what they stand for, one row each: the register numbers of the
    cover.
    """

    header: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    description: str


class Contents(Struct, frozen=True):
    """The table of contents, made from the headings that follow."""

    title: str
    levels: int = 3


class PageBreak(Struct, frozen=True):
    """What follows begins on a new page."""


class Changed(Struct, frozen=True):
    """What stands there, to be shown with what has changed since something else stood
    there. Its words are those of `after`.
    """

    before: tuple[Block, ...]
    after: tuple[Block, ...]


Block = Part | Heading | TaggedAnswer | Locked | Facts | Contents | PageBreak | Changed


class Document(Struct, frozen=True):
    """A whole document: what its properties, header and footer say, and its blocks in
    order. A `packet` is a part of a report, for a colleague to write in.

    `origin` is a sum by which what it was made of is known again; "" if nothing is.
    `since` is what the changes that it shows have been made since; "" if it shows none.
    """

    title: str
    author: str
    subject: str
    header: str
    blocks: tuple[Block, ...]
    draft: bool = False
    language: str = "sv-SE"
    packet: bool = False
    origin: str = ""
    since: str = ""

    @property
    def mark(self) -> str:
        """What it is called in its headers; "" if it is a report to send."""
        if self.packet:
            return PACKET_MARK
        marks = []
        if self.draft:
            marks.append(DRAFT_MARK)
        if self.since:
            marks.append(f"{CHANGES_MARK} {self.since}, lämnas inte in")
        return " – ".join(marks)


def shown_header(words: str, mark: str) -> str:
    """What stands in a header with those words, and a mark or ""."""
    return " – ".join(part for part in (mark, words) if part)


def text_paragraph(
    text: str,
    role: Role = Role.ANSWER,
    *,
    bold: bool = False,
) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold=bold),), role)


def block_lines(blocks: Iterable[Block]) -> list[str]:
    """Every paragraph's text in reading order, tables cell by cell, and what charts
    show.
    """
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                lines.append(block.text)
            case ListBlock():
                lines += _list_lines(block)
            case Table():
                lines += _table_lines(block)
            case Chart():
                lines.append(block.shown)
            case TaggedAnswer() | Locked():
                lines += block_lines(block.blocks)
            case Changed():
                lines += block_lines(block.after)
            case Facts():
                lines += chain(block.header, *block.rows)
            case Contents():
                lines.append(block.title)
    return lines


def _list_lines(block: ListBlock) -> list[str]:
    lines: list[str] = []
    for item in block.items:
        # an empty item is a bullet all the same
        lines += block_lines(item) if item else [""]
    return lines


def _table_lines(table: Table) -> list[str]:
    lines: list[str] = []
    if not table.beside:
        lines += table.header
    for row in table.rows:
        for column, cell in enumerate(row):
            if table.beside:
                lines += table.header[column : column + 1]
            lines += block_lines(cell)
    return lines
