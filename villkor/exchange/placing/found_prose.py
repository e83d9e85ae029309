"""Paragraphs and tables of a Word file → the paragraphs and lists of an answer.

A table or a chart of figures becomes the line that asks for it, and another table a
list: nothing is left out, and what is made otherwise is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from villkor.base.signs import cleaned_text
from villkor.document.blocks import Flow, Paragraph, Role, Run
from villkor.document.commonmark import normal_link
from villkor.document.list_lines import APART, ListLine, blocks_of_lines
from villkor.document.typed_lines import with_typed_lists
from villkor.document.word.found import (
    NOTE,
    FoundBlock,
    FoundCell,
    FoundParagraph,
    FoundTable,
    paragraphs_in,
)
from villkor.document.word.roles import STYLES
from villkor.exchange.placing.found_figures import FoundFigures

_SOURCE_STYLE = STYLES[Role.SOURCE].casefold()
_SOURCE = "Källa: "
_LAST_NUMBER = re.compile(r"(\d{1,9})\D{0,9}$")
# words that show that a text is in Swedish, whatever Word thinks
_SWEDISH = re.compile(
    r"\b(?:och|att|är|för|som|av|till|på|inte|med|har)\b", re.IGNORECASE
)
_TABLE_AS_LIST = "En tabell har blivit en lista med en punkt för varje rad."
_CHART_AS_WORDS = "Ett diagram har blivit ord, för rapporten visar inte detsamma."
_NOTE_IN_TEXT = "En fotnot har satts in i texten, inom parentes."
_BOX_IN_TEXT = "Orden i en textruta har blivit ett stycke i svaret."


class FoundProse(Struct):
    """What paragraphs and tables say, as it is gathered.

    `notes` are what was made otherwise and its words. `illustrations` and `captions` as
    in `Recovered`, by name.
    """

    blocks: tuple[Flow, ...] = ()
    notes: list[tuple[str, str]] = field(default_factory=list)
    illustrations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    captions: dict[str, tuple[str, ...]] = field(default_factory=dict)


def found_prose(
    found: Sequence[FoundBlock],
    figures: FoundFigures | None = None,
) -> FoundProse:
    """What the blocks of an answer say. `figures` are the tables and charts of the
    file.
    """
    prose = FoundProse()
    lines = list(_Reader(prose, figures or FoundFigures()).lines(found))
    prose.blocks = blocks_of_lines(with_typed_lists(lines))
    return prose


class _Reader(Struct):
    """Reads the blocks of an answer into a text."""

    prose: FoundProse
    figures: FoundFigures

    def lines(self, found: Sequence[FoundBlock]) -> Iterator[Paragraph | ListLine]:
        """The paragraphs, each with its place in a list if it has one."""
        name = caption = ""
        for number, block in enumerate(found):
            following = found[number + 1] if number + 1 < len(found) else None
            own = self.figures.name_of(block)
            if own:
                if own != name:
                    yield Paragraph((Run(f"{{{own}}}"),))
                self._add_figures(own, block, caption)
                name, caption = own, ""
            elif isinstance(block, FoundTable):
                name = caption = ""
                yield from self._table_lines(block)
            elif name and _is_source(block):
                self._add_caption(name, block.text)
            elif self.figures.is_caption(block, following):
                name, caption = "", block.text
            else:
                name = caption = ""
                self._note(block)
                yield _line(block)
                yield from self._chart_words(block)

    def _chart_words(self, block: FoundParagraph) -> Iterator[Paragraph]:
        """What a chart shows, where the report would show something else."""
        shown = self.figures.refused_chart(block)
        if shown:
            self.prose.notes.append((_CHART_AS_WORDS, shown))
            yield Paragraph((Run(shown),))

    def _add_figures(self, name: str, block: FoundBlock, caption: str) -> None:
        before = self.prose.illustrations.get(name, ())
        lines = self.figures.lines_of(block)
        self.prose.illustrations[name] = (*before, *lines)
        if caption:
            self._add_caption(name, caption)

    def _add_caption(self, name: str, words: str) -> None:
        before = self.prose.captions.get(name, ())
        self.prose.captions[name] = (*before, words)

    def _table_lines(self, table: FoundTable) -> Iterator[Paragraph | ListLine]:
        cells = [cell for row in table.rows for cell in row]
        if _is_layout(table):
            for cell in cells:
                yield from self.lines(cell.blocks)
            return
        words = " · ".join(filter(None, (cell.text for cell in cells)))
        self.prose.notes.append((_TABLE_AS_LIST, words))
        key = APART - len(self.prose.notes)
        for row in table.rows:
            paragraph = self._row(row)
            if paragraph.text.strip():
                yield ListLine(paragraph, 0, list_key=key)

    def _row(self, row: Iterable[FoundCell]) -> Paragraph:
        """A row of a table on one line: `first: second; third`."""
        runs: list[Run] = []
        filled = 0
        for cell in row:
            if not cell.text.strip():
                continue
            if filled:
                runs.append(Run(": " if filled == 1 else "; "))
            filled += 1
            for number, paragraph in enumerate(paragraphs_in(cell.blocks)):
                self._note(paragraph)
                if number:
                    runs.append(Run(" "))
                runs += plain_paragraph(paragraph).runs
        return Paragraph(tuple(runs))

    def _note(self, paragraph: FoundParagraph) -> None:
        """Tell what in a paragraph stood beside the text in the file."""
        notes = [run.text for run in paragraph.runs if run.sequence == NOTE]
        if notes:
            self.prose.notes.append((_NOTE_IN_TEXT, "".join(notes).strip()))
        if paragraph.boxed and paragraph.text.strip():
            self.prose.notes.append((_BOX_IN_TEXT, paragraph.text.strip()))


def _is_source(block: FoundParagraph) -> bool:
    return block.style == _SOURCE_STYLE or block.text.startswith(_SOURCE)


def _is_layout(table: FoundTable) -> bool:
    """Whether a table is only a frame around text: it has one column."""
    return all(len(row) <= 1 for row in table.rows)


def _line(found: FoundParagraph) -> Paragraph | ListLine:
    paragraph = plain_paragraph(found)
    item = found.item
    if item is None:
        return paragraph
    shown = _LAST_NUMBER.search(found.numbered) if item.ordered else None
    number = int(shown[1]) if shown else item.first
    return ListLine(paragraph, item.level, item.ordered, number, item.number)


def plain_paragraph(found: FoundParagraph) -> Paragraph:
    """A paragraph with its words in the shapes that an answer can have."""
    return Paragraph(tuple(map(_plain_run, found.runs)))


def _plain_run(run: Run) -> Run:
    text = cleaned_text(run.text)
    link, language = run.link, run.language
    if "://" in text and link and link in {text, normal_link(text)}:
        link = text  # as an address that stands as words is read
    if language and _SWEDISH.search(text):
        language = ""
    return Run(text, run.bold, run.italic, link, language=language)
