"""Paragraphs, lists and letters in the looks of a Word file that is filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn

from villkor.document.blocks import ListBlock, Paragraph, Role, Run, Tag
from villkor.document.word.controls import control
from villkor.document.word.elements import make_element, text_run
from villkor.document.word.filling.blank_lists import BlankLists
from villkor.document.word.filling.place_looks import (
    PLAIN,
    PlaceLook,
    paragraph_properties,
)
from villkor.document.word.links import Links
from villkor.document.word.paragraphs import ParagraphWriter
from villkor.document.word.roles import STYLES

# what stands out by its letters, where the file has no style for it
_BOLD = {
    STYLES[Role.NAME],
    STYLES[Role.LABEL],
    STYLES[Role.GAP],
    STYLES[Role.CAPTION],
    "Tabellhuvud",
}
_LINK_COLOUR = "0563C1"
_TABLE = "Insatstabell"
_NAMED = re.compile(r'w:val="([^"]*)"')


class BlankParagraphs(ParagraphWriter):
    """Makes the paragraphs of answers, each in the look of its place (`look`).

    No style of ours is put into the file: letters are bold or italic by themselves.
    """

    def __init__(
        self,
        target: DocxDocument,
        *,
        swedish: bool,
    ) -> None:
        # all that the writer of our own layout looks for in its template is found here
        self._ids = _styles_of(target)
        self._links = Links(target)
        self._lists = BlankLists(target)
        self._taken = _taken_ids(target)
        self._controls = 0
        self._language = (
            ""
            if swedish
            else make_element(
                "lang",
                val="sv-SE",
            )
        )
        self.break_page = False
        self.look: PlaceLook = PLAIN
        self.table_style = _table_style(target)

    def style_id(self, style: str) -> str:
        """The id of a style of the same name; that of the place, if there is none.
        Tables have that of the file's own tables.
        """
        if style == _TABLE:
            return self.table_style
        named = _NAMED.search(
            dict(self.look.paragraph).get(
                "pStyle",
                "",
            )
        )
        of_place = named[1] if named else ""
        return self._ids.get(
            style.casefold(),
            of_place,
        )

    def paragraph(
        self,
        style: str,
        runs: Iterable[str],
        *extra: str,
    ) -> str:
        """A paragraph in the look of the place, in bold if its style is so with us."""
        own = [(_tag_of(each), each) for each in extra if each]
        inside = list(runs)
        if style in _BOLD:
            inside = [_in_bold(run) for run in inside]
        properties = paragraph_properties(
            self.look.paragraph,
            own,
        )
        return make_element("p", properties, *inside)

    def list_paragraphs(
        self,
        block: ListBlock,
        level: int = 0,
        *,
        in_table: bool = False,
    ) -> Iterator[str]:
        """The paragraphs of a list and of the lists in it."""
        item_look = self._lists.look(
            block,
            level,
        )
        for item in block.items:
            for position, part in enumerate(item or (Paragraph(()),)):
                if isinstance(part, ListBlock):
                    yield from self.list_paragraphs(
                        part,
                        level + 1,
                        in_table=in_table,
                    )
                elif position == 0:
                    yield self._item(part, item_look)
                else:
                    yield self._item(
                        part,
                        self._without_sign(
                            item_look,
                            level,
                        ),
                    )

    def _item(
        self,
        part: Paragraph,
        item_look: tuple[tuple[str, str], ...],
    ) -> str:
        base = [each for each in self.look.paragraph if each[0] not in {"ind", "tabs"}]
        properties = paragraph_properties(
            base,
            item_look,
        )
        return make_element("p", properties, *self.text_runs(part.runs))

    def _without_sign(
        self,
        item_look: tuple[tuple[str, str], ...],
        level: int,
    ) -> tuple[tuple[str, str], ...]:
        """The look of what stands under the first paragraph of an item."""
        none = make_element(
            "numPr",
            make_element("ilvl", val=level),
            make_element("numId", val=0),
        )
        indent = make_element(
            "ind",
            left=self._lists.indent(level),
            firstLine=0,
        )
        return (*item_look, ("numPr", none), ("ind", indent))

    def tagged(
        self,
        tag: Tag,
        content: Iterable[str],
        *,
        gap: bool = False,
        locked: bool = False,  # noqa: ARG002 - it is the authority's to lock
    ) -> str:
        """A control with an id of its own around paragraphs, which is never locked."""
        return control(
            tag,
            self._next_control(),
            content,
            gap=gap,
        )

    def _hyperlink(self, run: Run) -> str:
        style = self._ids.get("hyperlink", "")
        shape = (
            make_element(
                "rStyle",
                val=style,
            )
            if style
            else ""
        )
        shape += self._letters(run)
        if not style:
            shape += make_element(
                "color",
                val=_LINK_COLOUR,
            )
        shape += self.look.size
        shape += (
            ""
            if style
            else make_element(
                "u",
                val="single",
            )
        )
        words = text_run(
            run.text,
            shape,
            self._spoken(run),
        )
        return make_element(
            "hyperlink",
            words,
            **{"r:id": self._links.id_of(run.link)},
            history=1,
        )

    def _shape(self, run: Run) -> str:
        bold = run.bold or run.prompt
        letters = self._letters(run) if bold == run.bold else make_element("b")
        spoken = "" if run.language else self._language
        return letters + self.look.size + spoken

    def _letters(self, run: Run) -> str:
        bold = make_element("b") if run.bold else ""
        italic = make_element("i") if run.italic else ""
        return self.look.font + bold + italic

    def _spoken(self, run: Run) -> str:
        if run.language:
            return make_element(
                "lang",
                val=run.language,
            )
        return self._language

    def _next_control(self) -> int:
        self._controls += 1
        while self._controls in self._taken:
            self._controls += 1
        return self._controls


def _tag_of(element: str) -> str:
    """The name of an element that is written as text."""
    name = element.removeprefix("<w:")
    return name[: min(name.find(end) for end in " />" if end in name)]


def _in_bold(run: str) -> str:
    """A run of text, in bold."""
    if "<w:b/>" in run or "<w:t " not in run:
        return run
    if "<w:rPr>" in run:
        before, mark, after = run.partition("<w:rFonts ")
        if not mark:
            return run.replace(
                "<w:rPr>",
                "<w:rPr><w:b/>",
                1,
            )
        font, end, rest = after.partition("/>")
        return f"{before}{mark}{font}{end}<w:b/>{rest}"
    return run.replace(
        "<w:r>",
        "<w:r><w:rPr><w:b/></w:rPr>",
        1,
    )


def _styles_of(target: DocxDocument) -> dict[str, str]:
    found = {}
    for style in target.styles:
        if style.name and style.style_id:
            found[style.name.casefold()] = style.style_id
    return found


def _taken_ids(target: DocxDocument) -> frozenset[int]:
    """The ids of the controls that are there."""
    found = set()
    for properties in target.element.iter(qn("w:sdtPr")):
        for told in properties.iterchildren(qn("w:id")):
            number = told.get(qn("w:val"), "")
            if number.lstrip("-").isdecimal():
                found.add(int(number))
    return frozenset(found)


def _table_style(target: DocxDocument) -> str:
    """The style of most tables of a document; "" if they have none."""
    met: Counter[str] = Counter()
    for properties in target.element.body.iter(qn("w:tblPr")):
        for named in properties.iterchildren(qn("w:tblStyle")):
            met[named.get(qn("w:val"), "")] += 1
    for style, _ in met.most_common(1):
        return style
    return _styles_of(target).get("table grid", "")
