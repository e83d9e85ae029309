"""How text looks and what it is, by its styles: every style with what it inherits, and
what is set on the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from msgspec import Struct, field

from villkor.document.word.measures import half_points, whole_number
from villkor.document.word.package import Element, word_name

Look = dict[str, object]
"""What is known of a text: size (half points), bold, italic, colour, fill, mark,
language, hidden, level, listed. What is not set is not there.
"""

LEVELS = 9
_VAL, _FILL = word_name("val"), word_name("fill")
_HEADING = re.compile(r"heading ([1-9])")
# what names a style, within which properties
_STYLE_IN = {
    word_name("pPr"): word_name("pStyle"),
    word_name("rPr"): word_name("rStyle"),
    word_name("tblPr"): word_name("tblStyle"),
}
_OFF = {"0", "false", "off", "none"}

# The highlighter's colours (ECMA-376 part 1, 17.18.40).
_MARKS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}


class Style(Struct, frozen=True):
    """A style: its name in small letters, and how text looks in it, with all that it
    inherits.

    Of a table style also how the first row looks, and whether other rows may look in
    yet another way.
    """

    name: str
    look: Look
    first_row: Look
    other_rows: bool


_NONE = Style("", {}, {}, other_rows=False)


class Styles(Struct, frozen=True):
    """The styles of a file by id.

    `known` is how text looks in those of paragraphs that have been asked for.
    """

    by_id: Mapping[str, Style]
    defaults: Look
    paragraph: str  # the style of a paragraph that names none
    known: dict[str | None, tuple[str, Look]] = field(default_factory=dict)

    def get(self, style: str | None) -> Style:
        """A style; one that sets nothing if there is none with that id."""
        return self.by_id.get(style or "", _NONE)

    def of_paragraph(self, style: str | None) -> tuple[str, Look]:
        """The name of a paragraph's style, and how text looks in it.

        None is the style of those that name none.
        """
        if style not in self.known:
            key = style or self.paragraph
            chosen = self.by_id.get(key) or self.get(self.paragraph)
            look = {**self.defaults, **chosen.look}
            self.known[style] = chosen.name, look
        return self.known[style]


def read_styles(root: Element | None) -> Styles:
    """The styles of a styles part.

    Without one everything looks as Word has it from the start.
    """
    if root is None:
        return Styles({}, {}, "")
    elements = {}
    for element in root.iter(word_name("style")):
        elements[element.get(word_name("styleId"), "")] = element
    styles: dict[str, Style] = {}
    for key in elements:
        for ancestor in _unknown_ancestors(key, elements, styles):
            parent = styles.get(_parent_of(elements[ancestor]), _NONE)
            styles[ancestor] = _inheriting(elements[ancestor], parent)
    return Styles(styles, _defaults_of(root), _default_style(elements))


def _defaults_of(root: Element) -> Look:
    """How text looks before any style has said anything."""
    defaults: Look = {}
    for properties in (word_name("rPr"), word_name("pPr")):
        place = f"{word_name('docDefaults')}/{properties}Default/{properties}"
        defaults |= look_of(root.find(place))
    return defaults


def _default_style(elements: Mapping[str, Element]) -> str:
    """The id of the style of paragraphs that name none."""
    for key, element in elements.items():
        if _is_default(element):
            return key
    return ""


def _is_default(element: Element) -> bool:
    return (
        element.get(word_name("type")) == "paragraph"
        and element.get(word_name("default"), "0") not in _OFF
    )


def _parent_of(element: Element) -> str:
    return _value(element.find(word_name("basedOn")))


def _unknown_ancestors(
    key: str,
    elements: Mapping[str, Element],
    known: Collection[str],
) -> list[str]:
    """A style and those it is based on, itself last, as far as they are not known.

    One that is its own ancestor ends the line.
    """
    found: dict[str, None] = {}
    while key in elements and key not in known and key not in found:
        found[key] = None
        key = _parent_of(elements[key])
    return [*reversed(found)]


def _inheriting(element: Element, parent: Style) -> Style:
    name = _value(element.find(word_name("name"))).casefold()
    heading = _HEADING.fullmatch(name)
    own: Look = {}
    if heading:
        own["level"] = int(heading[1])
    first, others = parent.first_row, parent.other_rows
    for part in element.findall(word_name("tblStylePr")):
        shown = _properties(part)
        if part.get(word_name("type")) == "firstRow":
            first = {**first, **shown}
        elif not shown.keys().isdisjoint({"colour", "fill", "area"}):
            others = True
    look = {**parent.look, **own, **_properties(element)}
    return Style(name, look, first, others)


def _properties(element: Element) -> Look:
    return {
        **look_of(element.find(word_name("pPr"))),
        **look_of(element.find(word_name("rPr"))),
        **look_of(element.find(word_name("tcPr"))),
    }


def look_of(properties: Element | None) -> Look:
    """What is set in the properties of a paragraph, a run or a cell (`w:pPr`, `w:rPr`,
    `w:tcPr`).
    """
    found: Look = {}
    if properties is None:
        return found
    for child in properties:
        reader = _READERS.get(child.tag)
        if reader:
            found |= reader(child)
    if "fill" in found and properties.tag != word_name("rPr"):
        # behind the whole paragraph or cell, not only behind the words
        found["area"] = found.pop("fill")
    return found


def _value(element: Element | None) -> str:
    if element is None:
        return ""
    return str(element.get(_VAL, ""))


def is_on(element: Element | None) -> bool:
    """Whether a yes-or-no property is there and not switched off."""
    if element is None:
        return False
    said = element.get(_VAL, "1")
    return said.casefold() not in _OFF


def style_in(properties: Element | None) -> str | None:
    """The id of the style that a paragraph, run or table names in its properties
    (`w:pPr`, `w:rPr`, `w:tblPr`).
    """
    if properties is None:
        return None
    style = child_of(properties, _STYLE_IN[properties.tag])
    return None if style is None else style.get(_VAL)


def child_of(element: Element, tag: str) -> Element | None:
    """The first child with a tag, or None: as `find` does, in a fourth of the time, since
    what is looked for is most often first.
    """
    for child in element:
        if child.tag == tag:
            return child
    return None


def outer_of(element: Element, tag: str) -> Element:
    """The innermost element with a tag around one that stands in such."""
    outer = element.getparent()
    while outer.tag != tag:
        outer = outer.getparent()
    return outer


def _size(element: Element) -> Look:
    size = half_points(_value(element))
    return {} if size is None or size < 0 else {"size": size}


def _fill(element: Element) -> Look:
    """A pattern other than a plain fill has no one colour."""
    if element.get(_VAL, "clear") in {"clear", "nil"}:
        return {"fill": element.get(_FILL, "auto")}
    return {"fill": "?"}


def _level(element: Element) -> Look:
    level = whole_number(_value(element))
    if level is None or not 0 <= level < LEVELS:
        return {"level": None}
    return {"level": level + 1}


def _listed(element: Element) -> Look:
    number = child_of(element, word_name("numId"))
    return {} if number is None else {"listed": _value(number) != "0"}


def _language(element: Element) -> Look:
    value = _value(element)
    return {"language": value} if value else {}


_READERS: Mapping[str, Callable[[Element], Look]] = {
    word_name("sz"): _size,
    word_name("shd"): _fill,
    word_name("highlight"): lambda element: {
        "mark": _MARKS.get(_value(element), "auto")
    },
    word_name("outlineLvl"): _level,
    word_name("numPr"): _listed,
    word_name("color"): lambda element: {"colour": _value(element)},
    word_name("lang"): _language,
    word_name("b"): lambda element: {"bold": is_on(element)},
    word_name("i"): lambda element: {"italic": is_on(element)},
    word_name("strike"): lambda element: {"struck": is_on(element)},
    word_name("dstrike"): lambda element: {"struck": is_on(element)},
    word_name("vanish"): lambda element: {"hidden": is_on(element)},
}
