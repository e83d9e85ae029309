"""Paragraphs and lists → WordprocessingML, in the styles of the template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document as DocxDocument

from villkor.base.diagnostic import UserError
from villkor.document.blocks import ListBlock, Paragraph, Run, Tag
from villkor.document.word.controls import KEPT, LOCKED, SHUT, box, control
from villkor.document.word.elements import field_runs, make_element, text_run
from villkor.document.word.links import Links
from villkor.document.word.numbering import DEEPEST, Numbering
from villkor.document.word.roles import LIST_STYLES, PROMPTS, SHAPES, WANTED, style_name


class ParagraphWriter:
    """Makes the paragraphs of a document.

    Holds what is counted over the whole of it: the ids of controls and links, the
    numbered lists, and whether the next paragraph begins on a new page (`break_page`).
    Raises UserError if the template lacks a style.
    """

    def __init__(self, target: DocxDocument) -> None:
        self._ids = _style_ids(target)
        self._numbering = Numbering(target)
        self._links = Links(target)
        self._controls = 0
        self._named: dict[str, str] = {}  # elements that say only the style, by it
        self.break_page = False

    def style_id(self, style: str) -> str:
        """The id by which the template knows a style."""
        return self._ids[style.casefold()]

    def paragraph(self, style: str, runs: Iterable[str], *extra: str) -> str:
        """A paragraph in a style.

        `extra` goes into its properties, in the order that the schema wants.
        """
        on_new_page = make_element("pageBreakBefore") if self.break_page else ""
        self.break_page = False
        if style not in self._named:
            self._named[style] = make_element("pStyle", val=self.style_id(style))
        more = "".join(extra)
        properties = f"<w:pPr>{self._named[style]}{on_new_page}{more}</w:pPr>"
        words = "".join(runs)
        return f"<w:p>{properties}{words}</w:p>"

    def text_runs(self, runs: Iterable[Run]) -> Iterator[str]:
        """The runs of a paragraph: words, links, and boxes to tick."""
        for run in runs:
            if run.link:
                yield self._hyperlink(run)
            elif run.box:
                words = text_run(run.text, self._shape(run))
                yield box(run.box, self._next_control(), words, ticked=run.ticked)
            elif run.sequence:
                yield from field_runs(f"SEQ {run.sequence}", [text_run(run.text)])
            else:
                yield text_run(run.text, self._shape(run), _language(run))

    def list_paragraphs(
        self,
        block: ListBlock,
        level: int = 0,
        *,
        in_table: bool = False,
    ) -> Iterator[str]:
        """The paragraphs of a list and of the lists in it."""
        depth, ordered = min(level, DEEPEST), block.ordered
        number = self._numbering.of(
            level,
            block.start,
            ordered=ordered,
            in_table=in_table,
        )
        style = LIST_STYLES[ordered, in_table]
        for item in block.items:
            for position, part in enumerate(item or (Paragraph(()),)):
                if isinstance(part, ListBlock):
                    yield from self.list_paragraphs(part, level + 1, in_table=in_table)
                elif position == 0:
                    runs = self.text_runs(part.runs)
                    yield self.paragraph(style, runs, _list_place(depth, number))
                else:
                    # it stands under the first of its item, without a sign of its own
                    left = self._numbering.indent(
                        depth,
                        ordered=ordered,
                        in_table=in_table,
                    )
                    indent = make_element("ind", left=left, firstLine=0)
                    runs = self.text_runs(part.runs)
                    yield self.paragraph(style, runs, _list_place(depth, 0), indent)

    def tagged(
        self,
        tag: Tag,
        content: Iterable[str],
        *,
        gap: bool = False,
        locked: bool = False,
    ) -> str:
        """A control with an id of its own around paragraphs (see `control`)."""
        lock = KEPT if locked else ""
        return control(tag, self._next_control(), content, gap=gap, lock=lock)

    def locked(self, content: Iterable[str], tag: Tag = LOCKED) -> str:
        """A control around what is not to be changed."""
        return control(tag, self._next_control(), content, lock=SHUT)

    def _hyperlink(self, run: Run) -> str:
        look = make_element("rStyle", val=self.style_id("Hyperlink"))
        # the character style is taken: a run has only one
        bold = make_element("b") if run.bold else ""
        italic = make_element("i") if run.italic else ""
        words = text_run(run.text, look, bold, italic, _language(run))
        return make_element(
            "hyperlink",
            words,
            **{"r:id": self._links.id_of(run.link)},
            history=1,
        )

    def _shape(self, run: Run) -> str:
        style = SHAPES.get((run.bold, run.italic))
        if run.prompt:
            style = PROMPTS[run.bold]
        return make_element("rStyle", val=self.style_id(style)) if style else ""

    def _next_control(self) -> int:
        self._controls += 1
        return self._controls


def _style_ids(target: DocxDocument) -> Mapping[str, str]:
    """The id of each style, by its name in small letters."""
    ids = {
        style.name.casefold(): style.style_id for style in target.styles if style.name
    }
    missing = [style_name(style) for style in WANTED if style.casefold() not in ids]
    if missing:
        raise UserError(
            f"Word-mallen saknar formatmallarna {', '.join(missing)}.",
            "Lägg till dem i mallen, eller använd villkors egen.",
        )
    return ids


def _list_place(level: int, number: int) -> str:
    """Where in which list a paragraph stands; 0 is none."""
    return make_element(
        "numPr",
        make_element("ilvl", val=level),
        make_element("numId", val=number),
    )


def _language(run: Run) -> str:
    return make_element("lang", val=run.language) if run.language else ""
