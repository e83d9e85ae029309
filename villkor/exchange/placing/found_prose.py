"""Paragraphs and tables of a Word file → the paragraphs and lists of an answer.

A table or a chart of figures becomes the line that asks for it, and another table a
list: nothing is left out, and what is made otherwise is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from villkor.base.signs import cleaned_text
from villkor.document.blocks import Flow, Paragraph, Role, Run
from villkor.document.braces import CHART, TABLE
from villkor.document.commonmark import normal_link
from villkor.document.list_lines import ListLine, blocks_of_lines
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
from villkor.grant.illustrations import TITLES

# the end of a control's key: `2.1:2:tabell: prioriteringar`
_KEY_OF_ILLUSTRATION = re.compile(rf":\d{{1,4}}:((?:{TABLE}|{CHART}): [^:]{{1,99}})$")
_CAPTION = re.compile(r"(Tabell|Diagram) \d{1,4}[.:] (.{1,300})", re.DOTALL)
_KINDS = {"Tabell": TABLE, "Diagram": CHART}
_SOURCE_STYLE = STYLES[Role.SOURCE].casefold()
_SOURCE = "Källa: "
_OWN_LIST = -1_000_000  # no list of the file has that number
_LAST_NUMBER = re.compile(r"(\d{1,9})\D{0,9}$")
# words that show that a text is in Swedish, whatever Word thinks
_SWEDISH = re.compile(
    r"\b(?:och|att|är|för|som|av|till|på|inte|med|har)\b", re.IGNORECASE
)
_TABLE_AS_LIST = "En tabell har blivit en lista med en punkt för varje rad."
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
    charts: Mapping[int, str] | None = None,
) -> FoundProse:
    """What the blocks of an answer say. `charts` are what charts show, by the place of
    the paragraph that they stand in.
    """
    prose = FoundProse()
    lines = list(_Reader(prose, charts or {}).lines(found))
    prose.blocks = blocks_of_lines(with_typed_lists(lines))
    return prose


class _Reader(Struct):
    """Reads the blocks of an answer into a text."""

    prose: FoundProse
    charts: Mapping[int, str]

    def lines(self, found: Sequence[FoundBlock]) -> Iterator[Paragraph | ListLine]:
        """The paragraphs, each with its place in a list if it has one."""
        name = caption = ""
        for number, block in enumerate(found):
            following = found[number + 1] if number + 1 < len(found) else None
            own = self._own_name(block, caption)
            if own:
                if own != name:
                    yield Paragraph((Run(f"{{{own}}}"),))
                self._add_illustration(own, block, caption)
                name, caption = own, ""
            elif isinstance(block, FoundTable):
                name = caption = ""
                yield from self._table_lines(block)
            elif name and _is_source(block):
                self._add_caption(name, block.text)
            else:
                name, caption = "", self._caption(block, following)
                if not caption:
                    self._note(block)
                    yield _line(block)

    def _own_name(self, block: FoundBlock, caption: str) -> str:
        """The name of the table or chart of figures that a block is, or ""."""
        for key in reversed(block.controls):
            named = _KEY_OF_ILLUSTRATION.search(key)
            if named:
                return named[1]
        kind = TABLE if isinstance(block, FoundTable) else ""
        if isinstance(block, FoundParagraph) and block.place in self.charts:
            kind = CHART
        return _titled(caption, kind) if kind and caption else ""

    def _caption(self, block: FoundParagraph, following: FoundBlock | None) -> str:
        """The caption of the table or chart of figures below it, or ""."""
        if following is None or _CAPTION.fullmatch(block.text.strip()) is None:
            return ""
        return block.text if self._own_name(following, block.text) else ""

    def _add_illustration(self, name: str, block: FoundBlock, caption: str) -> None:
        lines = [paragraph.text for paragraph in paragraphs_in((block,))]
        if isinstance(block, FoundParagraph) and block.place in self.charts:
            lines = [self.charts[block.place]]
        before = self.prose.illustrations.get(name, ())
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
        for row in table.rows:
            paragraph = self._row(row)
            if paragraph.text.strip():
                yield ListLine(paragraph, 0, list_key=_OWN_LIST)

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


def _titled(caption: str, kind: str) -> str:
    """The name of the illustration that has a caption, or ""."""
    said = _CAPTION.fullmatch(caption.strip())
    if said is None or _KINDS[said[1]] != kind:
        return ""
    for name, title in TITLES.items():
        if said[2].startswith(title):
            return f"{kind}: {name}"
    return ""


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
