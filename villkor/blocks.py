"""The document, neutral: what stands in it and in what role, before anyone has decided how it looks.

`markdown` and `outline` make blocks, `word` writes them. Text is plain Unicode; a line break inside a run is a newline character.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto


class Role(Enum):
    """Why a paragraph stands there. The Word template has one style for each."""

    ANSWER = auto()
    QUESTION = auto()
    LEGAL_BASIS = auto()
    FOLLOW_UP = auto()  # "Om ja, …": the wording of a follow-up question
    CHOICE = auto()  # Ja ☒  Nej ☐
    GAP = auto()  # an unanswered question in a draft
    TITLE = auto()
    SUBTITLE = auto()
    COVER = auto()
    COVER_LABEL = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one shape."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of text in one role."""

    runs: tuple[Run, ...]
    role: Role = Role.ANSWER

    @property
    def text(self) -> str:
        """The words alone, without shape."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bullet or numbered list. An item is paragraphs and lists."""

    items: tuple[tuple[Paragraph | ListBlock, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1–4, as it stands in the contents."""

    text: str
    level: int


Flow = Paragraph | ListBlock


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row. `description` is its alternative text; a cell is paragraphs and lists."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Flow, ...], ...], ...]
    description: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what they stand for, one row each: the register numbers of the cover."""

    header: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    description: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, made from the headings that follow."""

    title: str
    levels: int = 3


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Paragraph | ListBlock | Heading | Table | Facts | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: what its properties, header and footer say, and its blocks in order."""

    title: str
    author: str
    subject: str
    header: str
    blocks: tuple[Block, ...]
    draft: bool = False
    language: str = "sv-SE"
    keywords: tuple[str, ...] = field(default=())


def paragraph(text: str, role: Role = Role.ANSWER, *, bold: bool = False) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold=bold),), role)


def lines(blocks: tuple[Block, ...]) -> list[str]:
    """Every paragraph's text in reading order, tables cell by cell."""
    return [line for block in blocks for line in _lines(block)]


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph() | Heading():
            return [block.text]
        case ListBlock():
            return [line for item in block.items for line in (lines(item) if item else [""])]  # an empty item is a bullet all the same
        case Table():
            return [*block.header, *(line for row in block.rows for cell in row for line in lines(cell))]
        case Facts():
            return [*block.header, *(word for row in block.rows for word in row)]
        case Contents():
            return [block.title]
        case PageBreak():
            return []
