"""Blocks → .docx, in the styles of a reference file.

Nothing is formatted directly but what a style cannot know.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from itertools import repeat

import docx
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from villkor.base.diagnostic import UserError
from villkor.base.zip import repack_zip
from villkor.document.blocks import (
    Block,
    Chart,
    Contents,
    Document,
    Facts,
    Flow,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Part,
    Role,
    Run,
    Table,
    Tag,
    TaggedAnswer,
)
from villkor.document.pdf.layout import layout_installed
from villkor.document.pdf.page_numbers import page_numbers, page_numbers_after_covers
from villkor.document.word.charts import chart_run
from villkor.document.word.controls import EDGE, box, control
from villkor.document.word.edges import (
    depends_on_document,
    has_content,
    has_field,
    page_of_pages,
    put,
)
from villkor.document.word.elements import field_runs, make_element, parsed_body, text_run
from villkor.document.word.frames import frame, kept_together, row, with_space_above
from villkor.document.word.margins import contents_tabs, text_width
from villkor.document.word.numbering import DEEPEST, LIST_STYLES, Numbering
from villkor.document.word.properties import set_properties
from villkor.document.word.roles import STYLES, style_name
from villkor.document.word.widths import column_widths, figure_widths, row_heights, text_size

# What bold and italic text is called, by whether it is either.
SHAPES = {(True, False): "Strong", (False, True): "Emphasis", (True, True): "Intense Emphasis"}
# Every style that a template must have.
WANTED = (
    *STYLES.values(),
    *(f"heading {level}" for level in (1, 2, 3, 4)),
    *(f"toc {level}" for level in (1, 2, 3)),
    *SHAPES.values(),
    "Hyperlink",
    "Tabelltext",
    "Tabelltal",
    "Tabellhuvud",
    "Innehållsrubrik",
    "Insatstabell",
    *LIST_STYLES.values(),
    "Utkast",
    "header",
    "footer",
)
_WHOLE_ROW = 12  # lines: a lower row stands whole on a page, a higher one may go on over the next


def to_docx(
    document: Document,
    reference: bytes,
    written: datetime,
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """The document as the bytes of a Word file, in the styles of another (`reference`, as
    `template.read_template` gives it).

    `pages` are the page numbers of its headings, as `pages_of_headings` gives them; left out, they
    are reckoned here. The same input, time and layout program give the same bytes. Raises UserError
    if the reference file lacks a style.
    """
    if pages is None:
        (pages,) = pages_of_headings((document,), reference)
    writer = _Writer(docx.Document(io.BytesIO(reference)), pages)
    writer.add_blocks(document.blocks)
    writer.finish(document)
    set_properties(writer.target, document, written)
    return repack_zip(_saved(writer.target))


def pages_of_headings(documents: Sequence[Document], reference: bytes) -> list[dict[str, int]]:
    """For each of the documents, the page of every heading that its contents list, by its text.

    Documents that differ only in their covers, what comes before the first page break, are laid out
    at one go whatever their number, since that takes LibreOffice seconds. Each dictionary is what
    the document would have got by itself: empty if there is no LibreOffice, or if it does not find
    each heading once. Raises UserError if the reference file lacks a style.
    """
    if not layout_installed():
        return [{} for _ in documents]
    if len(documents) > 1 and _share_body(documents):
        together = _pages_after_covers(documents, reference)
        if together is not None:
            return together
    return [_pages_of_one(document, reference) for document in documents]


def _pages_of_one(document: Document, reference: bytes) -> dict[str, int]:
    writer = _Writer(docx.Document(io.BytesIO(reference)), {})
    writer.add_blocks(document.blocks)
    writer.finish(document)
    headings = [text for _, text, _ in writer.shown()]
    return page_numbers(_saved(writer.target), headings) if headings else {}


def _pages_after_covers(
    documents: Sequence[Document], reference: bytes
) -> list[dict[str, int]] | None:
    """The pages by one layout of all the covers with the body after them; None if they cannot be
    told so.

    Each cover but the last is a section of its own, which begins with the template's first page, as
    a document does. The last is one with the body. The first paragraph of each gets an outline
    level, which changes nothing on the page but gives it a bookmark.
    """
    writer = _Writer(docx.Document(io.BytesIO(reference)), {})
    starts = []
    for document in documents:
        starts.append(len(writer.written))
        writer.add_blocks(_split_cover(document)[0])
    starts.append(len(writer.written))
    writer.add_blocks(_split_cover(documents[0])[1])
    writer.finish(documents[0])
    headings = [text for _, text, _ in writer.shown()]
    if not headings or depends_on_document(writer.target.sections[0]):
        return None
    elements = list(writer.body)
    for start in starts:
        elements[start].find(qn("w:pPr")).extend(parsed_body(make_element("outlineLvl", val=0)))
    for start in starts[1:-1]:
        elements[start - 1].find(qn("w:pPr")).append(deepcopy(writer.section))
    titles = ["".join(elements[start].itertext(qn("w:t"))) for start in starts]
    return page_numbers_after_covers(_saved(writer.target), titles, headings)


def _split_cover(document: Document) -> tuple[Sequence[Block], Sequence[Block]]:
    """What comes before the first page break, and the rest."""
    for place, block in enumerate(document.blocks):
        if isinstance(block, PageBreak):
            return document.blocks[:place], document.blocks[place:]
    return (), document.blocks


def _share_body(documents: Sequence[Document]) -> bool:
    """Whether nothing that is laid out differs between the documents but their covers, and each
    cover and the body has paragraphs at its ends, where they can be marked.
    """
    first, body = documents[0], _split_cover(documents[0])[1]
    if len(body) < 2 or not isinstance(body[1], (Paragraph, Contents)):  # noqa: PLR2004
        return False
    for document in documents:
        cover, rest = _split_cover(document)
        if not cover or not isinstance(cover[0], Paragraph) or not isinstance(cover[-1], Paragraph):
            return False
        if (rest, document.header, document.draft) != (body, first.header, first.draft):
            return False
    return True


def _saved(target: DocxDocument) -> bytes:
    buffer = io.BytesIO()
    target.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Appends blocks to a document's body.

    Holds what the next block must know about those before it.
    """

    def __init__(self, target: DocxDocument, pages: Mapping[str, int]) -> None:
        self.target = target
        self.pages = pages
        styles = {style.name.casefold(): style for style in target.styles if style.name}
        self.ids = {name: style.style_id for name, style in styles.items()}
        if missing := [name for name in WANTED if name.casefold() not in self.ids]:
            raise UserError(
                f"Word-mallen saknar formatmallarna {', '.join(map(style_name, missing))}.",
                "Lägg till dem i mallen, eller använd villkors egen.",
            )
        self.numbering = Numbering(target)
        self.body = target.element.body
        for child in list(self.body):
            if child.tag != qn("w:sectPr"):
                self.body.remove(child)
        self.section = self.body.find(qn("w:sectPr"))
        section = target.sections[0]
        self.width = text_width(section)
        self.table_size = text_size(styles["tabelltext"])
        self.tabs = {
            level: contents_tabs(styles[f"toc {level}"], self.width) for level in (1, 2, 3)
        }
        self.break_page = self.below_table = False
        self.controls = self.pictures = 0
        self.headings: list[tuple[int, str, str]] = []
        self.contents: tuple[int, int] | None = None
        self.written: list[str] = []

    def add(self, xml: str) -> None:
        self.written.append(xml)

    def paragraph(self, style: str, runs: Iterable[str], *extra: str) -> str:
        """A paragraph in a style.

        `extra` goes into its properties, in the order that the schema wants.
        """
        on_new_page = make_element("pageBreakBefore") if self.break_page else ""
        self.break_page = False
        return make_element(
            "p",
            make_element(
                "pPr", make_element("pStyle", val=self.ids[style.casefold()]), on_new_page, *extra
            ),
            *runs,
        )

    def add_blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        below_table, self.below_table = (
            self.below_table,
            isinstance(block, TaggedAnswer)
            and any(isinstance(part, Table) for part in block.blocks),
        )
        match block:
            case Paragraph() | ListBlock() | Table() | Chart():
                for element in self.part(block):
                    self.add(element)
            case TaggedAnswer():
                self.add(self.answer(block, below_table=below_table))
            case Heading():
                self.heading(block)
            case Facts():
                self.add(self.facts(block))
            case Contents():
                self.add(self.paragraph("Innehållsrubrik", [text_run(block.title)]))
                self.contents = (len(self.written), block.levels)
            case PageBreak():
                self.break_page = True

    def new_id(self) -> int:
        """An id for a content control."""
        self.controls += 1
        return self.controls

    def answer(self, answer: TaggedAnswer, *, below_table: bool) -> str:
        inside = [element for part in answer.blocks for element in self.part(part)]
        if below_table and inside and inside[0].startswith("<w:p>"):
            inside[0] = with_space_above(inside[0])
        return control(answer.tag, self.new_id(), inside, gap=answer.gap, locked=True)

    def part(self, block: Part) -> Iterable[str]:
        match block:
            case Paragraph():
                return [self.paragraph(STYLES[block.role], self.runs(block.runs))]
            case ListBlock():
                return self.listing(block, 0, in_table=False)
            case Table():
                return [self.figures(block) if block.figures else self.table(block)]
            case Chart():
                self.pictures += 1
                return [
                    self.paragraph(
                        STYLES[Role.ANSWER],
                        [chart_run(self.target, block, self.pictures, self.width)],
                    )
                ]

    def runs(self, runs: Iterable[Run]) -> Iterable[str]:
        for run in runs:
            name = SHAPES.get((run.bold, run.italic))
            shape = [make_element("rStyle", val=self.ids[name.casefold()])] if name else []
            language = [make_element("lang", val=run.language)] if run.language else []
            if run.link:
                key = self.target.part.relate_to(
                    run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
                )
                bold, italic = (
                    make_element("b") if run.bold else "",
                    make_element("i") if run.italic else "",
                )  # a run has one character style
                words = text_run(
                    run.text,
                    make_element("rStyle", val=self.ids["hyperlink"]),
                    bold,
                    italic,
                    *language,
                )
                yield make_element("hyperlink", words, **{"r:id": key}, history=1)
            elif run.box:
                yield box(run.box, self.new_id(), text_run(run.text, *shape), ticked=run.ticked)
            else:
                yield text_run(run.text, *shape, *language)

    def heading(self, heading: Heading) -> None:
        name = f"_Toc{len(self.headings) + 1:08d}"
        start, end = (
            make_element("bookmarkStart", id=len(self.headings), name=name),
            make_element("bookmarkEnd", id=len(self.headings)),
        )
        self.add(self.paragraph(f"heading {heading.level}", [start, text_run(heading.text), end]))
        self.headings.append((heading.level, heading.text, name))

    def listing(self, block: ListBlock, level: int, *, in_table: bool) -> Iterable[str]:
        depth, ordered = min(level, DEEPEST), block.ordered
        number = self.numbering.of(level, block.start, ordered=ordered, in_table=in_table)
        style = LIST_STYLES[ordered, in_table]
        for item in block.items:
            for position, part in enumerate(item or (Paragraph(()),)):
                if isinstance(part, ListBlock):
                    yield from self.listing(part, level + 1, in_table=in_table)
                elif position == 0:
                    numbered = make_element(
                        "numPr", make_element("ilvl", val=depth), make_element("numId", val=number)
                    )
                    yield self.paragraph(style, self.runs(part.runs), numbered)
                else:
                    # a second paragraph of an item stands under the first, without a sign of its
                    # own
                    unnumbered = make_element(
                        "numPr", make_element("ilvl", val=depth), make_element("numId", val=0)
                    )
                    indent = make_element(
                        "ind",
                        left=self.numbering.indent(depth, ordered=ordered, in_table=in_table),
                        firstLine=0,
                    )
                    yield self.paragraph(style, self.runs(part.runs), unnumbered, indent)

    def cell(
        self, blocks: Iterable[Flow], width: int, style: str = "Tabelltext", tag: Tag | None = None
    ) -> str:
        elements: list[str] = []
        for block in blocks:
            if isinstance(block, ListBlock):
                elements += self.listing(block, 0, in_table=True)
            else:
                own = STYLES[block.role] if block.role is not Role.ANSWER else style
                elements.append(self.paragraph(own, self.runs(block.runs)))
        elements = elements or [self.paragraph(style, [])]
        # inside the cell: many programs lose a cell that stands inside a control, and LibreOffice
        # its bold words
        if tag:
            elements = [control(tag, self.new_id(), elements)]
        return make_element(
            "tc", make_element("tcPr", make_element("tcW", w=width, type="dxa")), *elements
        )

    def table(self, table: Table) -> str:
        widths = column_widths(table, self.width, self.table_size)
        tags = table.tags or [[None] * len(widths)] * len(table.rows)
        heights = row_heights(table, widths, self.table_size)
        rows = (
            row(
                [self.cell(*each) for each in zip(cells, widths, repeat("Tabelltext"), tagged)],
                whole=height <= _WHOLE_ROW,
            )
            for cells, tagged, height in zip(table.rows, tags, heights, strict=True)
        )
        return self.frame([self.header(table.header, widths), *rows], widths, table.description)

    def figures(self, table: Table) -> str:
        """A table of figures: no wider than its text, on one page, and the figures to the right."""
        widths = figure_widths(table, self.width, self.table_size)
        styles = [
            "Tabelltal" if column in table.figures else "Tabelltext"
            for column in range(len(widths))
        ]
        rows = [
            self.header(table.header, widths, table.figures),
            *(row(map(self.cell, cells, widths, styles), whole=True) for cells in table.rows),
        ]
        return self.frame(kept_together(rows), widths, table.description)

    def facts(self, facts: Facts) -> str:
        widths = [self.width * 2 // 5, self.width - self.width * 2 // 5]
        cells = (map(self.plain, texts, widths, repeat(STYLES[Role.COVER])) for texts in facts.rows)
        rows = [self.header(facts.header, widths), *(row(each, whole=True) for each in cells)]
        return self.frame(rows, widths, facts.description)

    def header(
        self, texts: Sequence[str], widths: Sequence[int], figures: Collection[int] = ()
    ) -> str:
        styles = [
            "Tabelltal" if column in figures else "Tabellhuvud" for column in range(len(widths))
        ]
        return row(map(self.plain, texts, widths, styles), header=True)

    def plain(self, text: str, width: int, style: str) -> str:
        """A cell with a text as it is.

        Over figures it is in bold, as other styles of headers are by themselves.
        """
        return self.cell((Paragraph((Run(text, bold=style == "Tabelltal"),)),), width, style)

    def frame(self, rows: Iterable[str], widths: Sequence[int], description: str) -> str:
        return frame(rows, widths, description, self.ids["insatstabell"])

    def finish(self, document: Document) -> None:
        """What can be written only when everything else is known: the contents, the header and the
        footer.
        """
        if self.contents:
            place, levels = self.contents
            self.written[place:place] = self.entries(levels)
        for element in parsed_body("".join(self.written)):
            self.section.addprevious(element)
        self.edges(document)

    def shown(self) -> list[tuple[int, str, str]]:
        """The headings (level, text, bookmark) that the contents list."""
        return [
            heading for heading in self.headings if self.contents and heading[0] <= self.contents[1]
        ]

    def entries(self, levels: int) -> list[str]:
        """The table of contents: a field that Word can rebuild, with every entry standing there as
        a link.

        Without page numbers the field is marked as stale, so that Word reckons them when it opens
        the file.
        """
        begin, end = field_runs(f'TOC \\o "1-{levels}" \\h \\z \\u', dirty=not self.pages)
        shown = self.shown()
        paragraphs = []
        for place, (level, text, name) in enumerate(shown, start=1):
            number = field_runs(f"PAGEREF {name} \\h", [text_run(str(self.pages.get(text, "")))])
            link = make_element("hyperlink", text_run(f"{text}\t"), *number, anchor=name, history=1)
            runs = (begin if place == 1 else "", link, end if place == len(shown) else "")
            paragraphs.append(self.paragraph(f"toc {level}", runs, self.tabs[level]))
        return paragraphs

    def edges(self, document: Document) -> None:
        """Header and footer.

        What the template has there, such as a logo, stays; page numbers are added if it has none.
        """
        section = self.target.sections[0]
        if not (has_content(section.header) and not section.different_first_page_header_footer):
            # else the template's own header, with its logo, would miss the cover
            section.different_first_page_header_footer = True
        draft = "UTKAST" if document.draft else ""
        for header, text in ((section.first_page_header, ""), (section.header, document.header)):
            if words := " – ".join(filter(None, (draft, text))):
                put(
                    header,
                    self.edge(self.paragraph("Utkast" if draft else "header", [text_run(words)])),
                )
            elif not has_content(header):
                put(header, self.paragraph("header", []))
        for footer in (section.first_page_footer, section.footer):
            if not has_field(footer, "PAGE"):
                put(
                    footer,
                    self.paragraph("footer", page_of_pages(), make_element("jc", val="right")),
                )

    def edge(self, paragraph: str) -> str:
        """A paragraph in a header as villkor's own, so that it does not come along when the file is
        used as a template.
        """
        return control(EDGE, self.new_id(), [paragraph])
