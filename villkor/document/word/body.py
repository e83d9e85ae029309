"""Blocks → the body of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from villkor.document.blocks import (
    Block,
    Changed,
    Chart,
    Contents,
    Document,
    Facts,
    Heading,
    ListBlock,
    Locked,
    PageBreak,
    Paragraph,
    Part,
    Role,
    Table,
    TaggedAnswer,
)
from villkor.document.word.changed_bodies import BodyChanges
from villkor.document.word.charts import chart_run
from villkor.document.word.contents import (
    Listed,
    contents_paragraphs,
    heading_paragraph,
)
from villkor.document.word.controls import LOCKED, LOCKED_COVER
from villkor.document.word.edges import write_edges
from villkor.document.word.elements import make_element, parsed_body, text_run
from villkor.document.word.frames import with_space_above
from villkor.document.word.heading_lines import right_indent
from villkor.document.word.margins import contents_tabs, text_width
from villkor.document.word.paragraphs import ParagraphWriter
from villkor.document.word.roles import STYLES
from villkor.document.word.styles import LEVELS
from villkor.document.word.tables import TableWriter
from villkor.document.word.widths import text_size

_CHANGED = "changed"  # around what has, until the changes are shown
# what is asked: how many levels it stands below the heading above it
_ASKED = {Role.QUESTION: 1, Role.FOLLOW_UP: 2}


class BodyWriter:
    """Appends blocks to a document's body, which it empties first.

    Holds what the next block must know about those before it. `pages` are the page
    numbers of the headings, by their texts, and `changes` shows what has changed; left
    out, it is not shown. Raises UserError if the template lacks a
    style, or room for tables.
    """

    def __init__(
        self,
        target: DocxDocument,
        pages: Mapping[str, int],
        changes: BodyChanges | None = None,
    ) -> None:
        self.target = target
        self.changes = changes
        self.body = target.element.body
        self.section = self.body.find(qn("w:sectPr"))
        self.written: list[str] = []  # the elements of the body in order
        self._empty_body()
        self._paragraphs = ParagraphWriter(target)
        self._width = text_width(target.sections[0])
        styles = {style.name.casefold(): style for style in target.styles if style.name}
        self._tables = TableWriter(
            self._paragraphs,
            self._width,
            text_size(styles["tabelltext"]),
        )
        self._tabs = {
            level: contents_tabs(styles[f"toc {level}"], self._width)
            for level in (1, 2, 3)
        }
        self._sizes = {
            level: text_size(styles[f"heading {level}"]) for level in (1, 2, 3, 4)
        }
        self._pages = pages
        self._pictures = 0
        self._below_table = False
        self._headings: list[Listed] = []
        self._level = 0  # of the heading that comes before
        self._changed: list[tuple[Changed, int]] = []  # each with that level
        # where they stand, and how many levels
        self._contents: tuple[int, int] | None = None

    def add_blocks(self, blocks: Iterable[Block]) -> None:
        """Append the blocks."""
        for block in blocks:
            self._add_block(block)
            if not isinstance(block, Changed):
                self._below_table = isinstance(block, TaggedAnswer) and any(
                    isinstance(part, Table) for part in block.blocks
                )

    def finish(self, document: Document) -> None:
        """Write what can be written only when everything else is known: the contents,
        the header and the footer.
        """
        if self._contents:
            place, levels = self._contents
            self.written[place:place] = contents_paragraphs(
                self._paragraphs,
                self.listed_headings(),
                levels,
                self._pages,
                self._tabs,
            )
        write_edges(
            self.target,
            self._paragraphs,
            document.header,
            document.mark,
        )
        before = iter([self._before(block, level) for block, level in self._changed])
        for element in parsed_body("".join(self.written)):
            if element.tag == qn(f"w:{_CHANGED}"):
                self._show_changes(next(before), element)
            else:
                self.section.addprevious(element)

    def _apart(self, blocks: Iterable[Block]) -> list[str]:
        """The blocks as elements that are not put into the body."""
        whole, self.written = self.written, []
        self.add_blocks(blocks)
        apart, self.written = self.written, whole
        return apart

    def _before(self, block: Changed, level: int) -> list[str]:
        """What stood there before: written last, so that the ids of all that stands
        there now are those that they would be without it.
        """
        self._level = level
        self._below_table = False
        return self._apart(block.before)

    def _show_changes(self, before: Iterable[str], after: Element) -> None:
        """Put what stands there in the body, with what has changed."""
        if self.changes:
            self.changes.show(parsed_body("".join(before)), after)
        for element in list(after):
            self.section.addprevious(element)

    def listed_headings(self) -> list[Listed]:
        """The headings that the contents list; none, if there are no contents."""
        if not self._contents:
            return []
        _, levels = self._contents
        return [heading for heading in self._headings if heading.level <= levels]

    def _empty_body(self) -> None:
        for child in list(self.body):
            if child.tag != qn("w:sectPr"):
                self.body.remove(child)

    def _add_block(self, block: Block) -> None:
        match block:
            case Paragraph() | ListBlock() | Table() | Chart():
                self.written += self._part(block)
            case TaggedAnswer():
                self.written.append(self._answer(block))
            case Heading():
                self._add_heading(block)
            case Locked():
                self._add_locked(block)
            case Facts():
                self.written.append(self._tables.facts_table(block))
            case Contents():
                title = [text_run(block.title)]
                self.written.append(
                    self._paragraphs.paragraph("Innehållsrubrik", title)
                )
                self._contents = (len(self.written), block.levels)
            case PageBreak():
                self._paragraphs.break_page = True
            case Changed():
                self._changed.append((block, self._level))
                after = self._apart(block.after)
                self.written.append(make_element(_CHANGED, *after))

    def _part(self, block: Part) -> Iterable[str]:
        write = self._paragraphs
        match block:
            case Paragraph():
                runs = write.text_runs(block.runs)
                level = self._outline_level(block.role)
                return [write.paragraph(STYLES[block.role], runs, level)]
            case ListBlock():
                return write.list_paragraphs(block)
            case Table():
                return [self._tables.any_table(block)]
            case Chart():
                self._pictures += 1
                run = chart_run(self.target, block, self._pictures, self._width)
                keep_next = make_element("keepNext")  # with its source
                return [write.paragraph(STYLES[Role.ANSWER], [run], keep_next)]

    def _outline_level(self, role: Role) -> str:
        """The level of what is asked, below the heading that it stands under: it is
        reached as headings are, but the contents leave it out.
        """
        if role not in _ASKED:
            return ""
        # counted from 0
        level = min(self._level + _ASKED[role], LEVELS) - 1
        return make_element("outlineLvl", val=level)

    def _answer(self, answer: TaggedAnswer) -> str:
        inside: list[str] = []
        for part in answer.blocks:
            inside += self._part(part)
        if self._below_table and inside and inside[0].startswith("<w:p>"):
            inside[0] = with_space_above(inside[0])
        return self._paragraphs.tagged(answer.tag, inside, gap=answer.gap, locked=True)

    def _add_locked(self, locked: Locked) -> None:
        start = len(self.written)
        for block in locked.blocks:
            self._add_block(block)
        inside = self.written[start:]
        tag = LOCKED_COVER if locked.cover else LOCKED
        self.written[start:] = [self._paragraphs.locked(inside, tag)]

    def _add_heading(self, heading: Heading) -> None:
        number = len(self._headings)
        listed = Listed(heading.level, heading.text, f"_Toc{number + 1:08d}")
        size = self._sizes[heading.level]
        indent = right_indent(heading.text, self._width, size)
        paragraph = heading_paragraph(self._paragraphs, listed, number, indent)
        self.written.append(paragraph)
        self._headings.append(listed)
        self._level = heading.level
