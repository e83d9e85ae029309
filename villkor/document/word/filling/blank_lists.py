"""The lists of a Word file that is filled in: bullets as it has them, or else of our
own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from lxml.etree import _Element as Element

from villkor.document.blocks import ListBlock
from villkor.document.word.elements import make_element, parsed_body
from villkor.document.word.filling.place_looks import written_element
from villkor.document.word.numbering import DEEPEST
from villkor.document.word.package import MAIN
from villkor.document.word.sound_parts import keep_order
from villkor.document.word.styles import child_of

_STEP, _HANGING = 360, 360  # twips
_SIGNS = ("•", "–", "▪")
_BULLET_STYLES = ("list bullet", "punktlista")
_NUMBERING = "/word/numbering.xml"
_VAL, _ID = qn("w:val"), qn("w:numId")
_EMPTY = f'<w:numbering xmlns:w="{MAIN}"/>'

ListLook = tuple[tuple[str, str], ...]
"""The properties of an item of a list, as (name, XML)."""


class BlankLists:
    """The lists of a document."""

    def __init__(self, target: DocxDocument) -> None:
        self._target = target
        self._own: dict[bool, str] = {}  # the definitions of our own, by ordered
        self._bullets: str | None = None
        self._found = _bullets_used(target) or _bullets_styled(target)

    def look(self, block: ListBlock, level: int) -> ListLook:
        """The properties of the items of a list at a level. One that is plain has the
        bullets of the file, if it has any.
        """
        if self._found and level == 0 and _is_plain(block):
            return self._found
        number = self._number_of(block, level)
        place = make_element(
            "numPr",
            make_element("ilvl", val=min(level, DEEPEST)),
            make_element("numId", val=number),
        )
        return (("numPr", place),)

    def _number_of(self, block: ListBlock, level: int) -> str:
        """The number of a list of our own: each ordered one has one of its own."""
        if not block.ordered:
            if self._bullets is None:
                self._bullets = self._new_list(self._definition(ordered=False))
            return self._bullets
        override = make_element(
            "lvlOverride",
            make_element("startOverride", val=block.start),
            ilvl=min(level, DEEPEST),
        )
        return self._new_list(self._definition(ordered=True), override)

    def indent(self, level: int) -> int:
        """How far the text of an item of our own is indented, in twips."""
        return _STEP * (level + 1)

    def _definition(self, *, ordered: bool) -> str:
        if ordered not in self._own:
            root = self._root()
            key = str(_next_free(root, "w:abstractNum", "w:abstractNumId"))
            levels = [_level(each, ordered=ordered) for each in range(DEEPEST + 1)]
            kind = make_element("multiLevelType", val="hybridMultilevel")
            made = make_element("abstractNum", kind, *levels, abstractNumId=key)
            root.extend(parsed_body(made))
            keep_order(root)
            self._own[ordered] = key
        return self._own[ordered]

    def _new_list(self, definition: str, override: str = "") -> str:
        root = self._root()
        key = str(_next_free(root, "w:num", "w:numId"))
        abstract = make_element("abstractNumId", val=definition)
        made = make_element("num", abstract, override, numId=key)
        root.extend(parsed_body(made))
        keep_order(root)
        return key

    def _root(self) -> Element:
        """The part of the lists, which is made if there is none."""
        found = numbering_root(self._target)
        if found is not None:
            return found
        part = NumberingPart(
            PackURI(_NUMBERING),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(_EMPTY),
            self._target.part.package,
        )
        self._target.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        made: Element = part.element
        return made


def _is_plain(block: ListBlock) -> bool:
    """Whether a list has bullets, and one paragraph in each item."""
    if block.ordered:
        return False
    for item in block.items:
        if len(item) > 1 or any(isinstance(part, ListBlock) for part in item):
            return False
    return True


def numbering_root(target: DocxDocument) -> Element | None:
    """The part with the lists of a document, or None."""
    for link in target.part.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.NUMBERING and not link.is_external:
            part: NumberingPart = link.target_part
            found: Element = part.element
            return found
    return None


def _level(level: int, *, ordered: bool) -> str:
    sign = f"%{level + 1}." if ordered else _SIGNS[level % len(_SIGNS)]
    return make_element(
        "lvl",
        make_element("start", val=1),
        make_element("numFmt", val="decimal" if ordered else "bullet"),
        make_element("lvlText", val=sign),
        make_element("lvlJc", val="left"),
        make_element(
            "pPr", make_element("ind", left=_STEP * (level + 1), hanging=_HANGING)
        ),
        ilvl=level,
    )


def _next_free(root: Element, tag: str, attribute: str) -> int:
    highest = 0
    for each in root.iter(qn(tag)):
        key = each.get(qn(attribute), "0")
        if key.isdecimal():
            highest = max(highest, int(key))
    return highest + 1


def _bullets_styled(target: DocxDocument) -> ListLook:
    """The style of bullets that a document has, by its name in Word."""
    for style in target.styles.element.iter(qn("w:style")):
        name = child_of(style, qn("w:name"))
        if name is None or name.get(_VAL, "").casefold() not in _BULLET_STYLES:
            continue
        key = style.get(qn("w:styleId"), "")
        if _is_bullet(_formats(target), _number_in(style)):
            return (("pStyle", make_element("pStyle", val=key)),)
    return ()


def _bullets_used(target: DocxDocument) -> ListLook:
    """The look of the first item with a bullet that stands in the document."""
    formats = _formats(target)
    by_style = {}
    for style in target.styles.element.iter(qn("w:style")):
        by_style[style.get(qn("w:styleId"), "")] = _number_in(style)
    for paragraph in target.element.body.iter(qn("w:p")):
        properties = child_of(paragraph, qn("w:pPr"))
        if properties is None:
            continue
        style = child_of(properties, qn("w:pStyle"))
        own = _number_in(paragraph)
        named = "" if style is None else by_style.get(style.get(_VAL, ""), "")
        if _is_bullet(formats, own or named):
            return tuple(_of_item(properties))
    return ()


def _of_item(properties: Element) -> Iterator[tuple[str, str]]:
    for name in ("pStyle", "numPr", "spacing", "ind", "contextualSpacing"):
        found = child_of(properties, qn(f"w:{name}"))
        if found is not None:
            yield name, written_element(found)


def _number_in(element: Element) -> str:
    """The number of the list that a paragraph or a style names, of its first level; ""
    for none.
    """
    place = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if place is None:
        return ""
    level = child_of(place, qn("w:ilvl"))
    if level is not None and level.get(_VAL) != "0":
        return ""
    number = child_of(place, qn("w:numId"))
    return "" if number is None else number.get(_VAL, "")


def _is_bullet(formats: Mapping[str, str], number: str) -> bool:
    return formats.get(number) == "bullet"


def _formats(target: DocxDocument) -> dict[str, str]:
    """The format of the first level of each list, by its number."""
    root = numbering_root(target)
    if root is None:
        return {}
    by_definition = {}
    for definition in root.iter(qn("w:abstractNum")):
        first = definition.find(f"{qn('w:lvl')}[@{qn('w:ilvl')}='0']/{qn('w:numFmt')}")
        if first is not None:
            key = definition.get(qn("w:abstractNumId"), "")
            by_definition[key] = first.get(_VAL, "")
    found = {}
    for number in root.iter(qn("w:num")):
        named = child_of(number, qn("w:abstractNumId"))
        if named is not None:
            found[number.get(_ID, "")] = by_definition.get(named.get(_VAL, ""), "")
    return found
