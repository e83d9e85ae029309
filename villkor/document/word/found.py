"""What is found in a Word file, as frozen data: its paragraphs and tables in the order
in which they are read, and what stands beside them.

`document.word.read_blocks` makes it. Nothing here knows what a form is.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct

from villkor.document.blocks import Run

NOTE = "not"
"""The `sequence` of the runs of a note, which stands in parentheses, " (not: …)", where
it is referred to.
"""


class ListPlace(Struct, frozen=True):
    """Where in a list a paragraph stands: how deep (from 0), in which list of the file,
    and whether its items are numbered. `first` is the number of the first item. In list
    0, it goes on with the item above it.
    """

    level: int
    ordered: bool
    number: int = 0
    first: int = 1


class ParagraphMarks(Struct, frozen=True):
    """How all the words of a paragraph look (`size` in half points, of the largest; 0:
    not known), and where somebody is to write: the words that stand there until then
    (`prompts`), whether there is such a place at all (`fillable`), and what one may
    choose from.
    """

    bold: bool = False
    italic: bool = False
    size: int = 0
    prompts: tuple[str, ...] = ()
    fillable: bool = False
    choices: tuple[str, ...] = ()


class FoundParagraph(Struct, frozen=True):
    """A paragraph.

    `place` is its number among all paragraphs of the file, whatever they stand in.
    `style` is the name of its style in small letters, `level` that of a heading (0: it
    is none). `item` is its place in a list, and `numbered` the number that automatic
    numbering shows before it ("1.2.3.1"). `controls` are the keys of the controls that
    it stands in, outermost first. `boxed`: it stands in a text box, and is read after
    the paragraph that the box is anchored in.
    """

    place: int
    runs: tuple[Run, ...]
    style: str = ""
    level: int = 0
    item: ListPlace | None = None
    numbered: str = ""
    controls: tuple[str, ...] = ()
    boxed: bool = False
    marks: ParagraphMarks = ParagraphMarks()

    @property
    def text(self) -> str:
        """The words alone, without shape."""
        return "".join(run.text for run in self.runs)


class FoundCell(Struct, frozen=True):
    """A cell of a table, and the keys of the controls that it or its contents stand
    in. `across` is how many columns it spans; one that continues the cell above it is
    `continued`.
    """

    blocks: tuple[FoundBlock, ...]
    controls: tuple[str, ...] = ()
    across: int = 1
    continued: bool = False

    @property
    def text(self) -> str:
        """The lines of the cell."""
        return "\n".join(paragraph.text for paragraph in paragraphs_in(self.blocks))


class FoundTable(Struct, frozen=True):
    """A table, row by row, and the keys of the controls around it."""

    rows: tuple[tuple[FoundCell, ...], ...]
    controls: tuple[str, ...] = ()


FoundBlock = FoundParagraph | FoundTable


class Beside(Enum):
    """What stands in a file beside its running text."""

    HEADER = auto()
    FOOTER = auto()
    COMMENT = auto()
    HIDDEN = auto()  # words that are not seen
    PICTURE = auto()
    CHART = auto()  # its words are what it shows
    OBJECT = auto()  # embedded, drawn, SmartArt, a diagram that is not read
    DOCUMENT = auto()  # another document within it (altChunk, subDoc)


class FoundBeside(Struct, frozen=True):
    """Something beside the running text: its words, if it has any, and the paragraph
    that it belongs to (its place; None: the whole file).
    """

    kind: Beside
    text: str
    near: int | None = None


class FoundChange(Struct, frozen=True):
    """A tracked change: whether its words were added or struck out, by whom and on
    which day ("" if it is not told), and in which paragraph.
    """

    added: bool
    text: str
    author: str
    day: str
    near: int


class FoundComment(Struct, frozen=True):
    """A comment: its words, by whom and on which day, and the paragraph that it is put
    at (None: none).
    """

    text: str
    author: str
    day: str
    near: int | None


class FoundDocument(Struct, frozen=True):
    """A whole Word file.

    `letters` is how many characters that are no blanks stand in `blocks`, and in what
    is hidden of `beside`, counted in the file's XML and not in them: the ledger is held
    against it.
    """

    blocks: tuple[FoundBlock, ...]
    beside: tuple[FoundBeside, ...] = ()
    changes: tuple[FoundChange, ...] = ()
    comments: tuple[FoundComment, ...] = ()
    letters: int = 0


def paragraphs_in(blocks: tuple[FoundBlock, ...]) -> Iterator[FoundParagraph]:
    """Every paragraph, tables cell by cell."""
    for block in blocks:
        if isinstance(block, FoundParagraph):
            yield block
            continue
        for row in block.rows:
            for cell in row:
                yield from paragraphs_in(cell.blocks)
