"""The lists of a Word template: which numbering each list style has, and a new one for each
numbered list.
"""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from villkor.base.diagnostic import UserError
from villkor.document.word.elements import make_element, parsed_body
from villkor.document.word.roles import style_name

# (numbered, in a table) → the paragraph style of its items
LIST_STYLES = {
    (False, False): "List Bullet",
    (True, False): "List Number",
    (False, True): "Tabellpunkter",
    (True, True): "Tabellnummer",
}
DEEPEST = 8  # levels below the first, says the file format
_STEP = 400  # twips that a level is indented, where the template does not say


class Numbering:
    """The numberings of a document. Raises UserError if a list style of the template has none."""

    def __init__(self, target: DocxDocument) -> None:
        styles = {style.name.casefold(): style.element for style in target.styles if style.name}
        linked = {
            kind: _numbering_of(styles[name.casefold()]) for kind, name in LIST_STYLES.items()
        }
        if missing := [
            style_name(LIST_STYLES[kind]) for kind, key in linked.items() if key is None
        ]:
            message = (
                f"Word-mallens formatmallar {', '.join(missing)} har inga punkter eller nummer."
            )
            raise UserError(
                message,
                "Koppla dem till en lista i mallen (Definiera ny lista med flera nivåer), eller "
                "använd villkors egen mall.",
            )
        self.styles = {kind: key for kind, key in linked.items() if key is not None}
        self.root = target.part.numbering_part.element
        self.next = max(
            (int(num.get(qn("w:numId"))) for num in self.root.findall(qn("w:num"))), default=0
        )

    def of(self, level: int, start: int, *, ordered: bool, in_table: bool) -> int:
        """The numbering of a list.

        A numbered list gets one of its own, so that it begins where it should.
        """
        base = self.styles[ordered, in_table]
        if not ordered:
            return base
        self.next += 1
        override = make_element(
            "lvlOverride", make_element("startOverride", val=start), ilvl=min(level, DEEPEST)
        )
        self.root.extend(
            parsed_body(
                make_element(
                    "num",
                    make_element("abstractNumId", val=self._abstract(base)),
                    override,
                    numId=self.next,
                )
            )
        )
        return self.next

    def indent(self, level: int, *, ordered: bool, in_table: bool) -> int:
        """How far the text of an item is indented, in twips."""
        abstract = self._abstract(self.styles[ordered, in_table])
        path = (
            f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{abstract}']/{qn('w:lvl')}[@"
            f"{qn('w:ilvl')}='{level}']/{qn('w:pPr')}/{qn('w:ind')}"
        )
        found = self.root.find(path)
        left = found.get(qn("w:left"), found.get(qn("w:start"), "")) if found is not None else ""
        return int(left) if left.isdecimal() else _STEP * (level + 1)

    def _abstract(self, number: int) -> str:
        """The id of what a numbering is an instance of."""
        found = self.root.find(
            f"{qn('w:num')}[@{qn('w:numId')}='{number}']/{qn('w:abstractNumId')}"
        )
        return "" if found is None else found.get(qn("w:val"), "")


def _numbering_of(style: Element) -> int | None:
    number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return int(number.get(qn("w:val"), "0")) or None if number is not None else None
