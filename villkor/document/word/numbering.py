"""The lists of a Word template: which numbering each list style has, and a new one for
each numbered list.
"""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from villkor.base.diagnostic import UserError
from villkor.document.word.elements import make_element, parsed_body
from villkor.document.word.roles import LIST_STYLES, style_name

DEEPEST = 8  # levels below the first, says the file format
_STEP = 400  # twips that a level is indented, where the template does not say


class Numbering:
    """The numberings of a document.

    Raises UserError if a list style of the template has none.
    """

    def __init__(self, target: DocxDocument) -> None:
        self.styles = _linked_lists(target)
        self.root = target.part.numbering_part.element
        numbers = [
            int(num.get(qn("w:numId"))) for num in self.root.findall(qn("w:num"))
        ]
        self.next = max(numbers, default=0)

    def of(
        self,
        level: int,
        start: int,
        *,
        ordered: bool,
        in_table: bool,
    ) -> int:
        """The numbering of a list.

        A numbered list gets one of its own, so that it begins where it should.
        """
        base = self.styles[ordered, in_table]
        if not ordered:
            return base
        self.next += 1
        start_at = make_element("startOverride", val=start)
        override = make_element("lvlOverride", start_at, ilvl=min(level, DEEPEST))
        abstract = make_element("abstractNumId", val=self._abstract(base))
        numbering = make_element("num", abstract, override, numId=self.next)
        self.root.extend(parsed_body(numbering))
        return self.next

    def indent(self, level: int, *, ordered: bool, in_table: bool) -> int:
        """How far the text of an item is indented, in twips."""
        abstract = self._abstract(self.styles[ordered, in_table])
        levels = (
            f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='"
            f"{abstract}']/{qn('w:lvl')}"
        )
        found = self.root.find(
            f"{levels}[@{qn('w:ilvl')}='{level}']/{qn('w:pPr')}/{qn('w:ind')}"
        )
        if found is not None:
            left = found.get(qn("w:left"), found.get(qn("w:start"), ""))
            if left.isdecimal():
                return int(left)
        return _STEP * (level + 1)

    def _abstract(self, number: int) -> str:
        """The id of what a numbering is an instance of."""
        found = self.root.find(
            f"{qn('w:num')}[@{qn('w:numId')}='{number}']/{qn('w:abstractNumId')}"
        )
        return "" if found is None else found.get(qn("w:val"), "")


def _linked_lists(target: DocxDocument) -> dict[tuple[bool, bool], int]:
    """The numbering of each list style."""
    styles = {
        style.name.casefold(): style.element for style in target.styles if style.name
    }
    found, missing = {}, []
    for kind, name in LIST_STYLES.items():
        number = _numbering_of(styles[name.casefold()])
        if number:
            found[kind] = number
        else:
            missing.append(style_name(name))
    if missing:
        raise UserError(
            f"Word-mallens formatmallar {', '.join(missing)} har inga "
            "punkter eller nummer.",
            "Koppla dem till en lista i mallen (Definiera ny lista med flera nivåer), "
            "eller använd villkors egen mall.",
        )
    return found


def _numbering_of(style: Element) -> int:
    """The number of the list that a style belongs to, or 0 for none."""
    number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return 0 if number is None else int(number.get(qn("w:val"), "0"))
