"""How text looks and what it is, by its styles: every style with what it inherits, and what is set
on the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from msgspec import Struct

from villkor.document.word.package import Element, word_name

Look = dict[str, object]
"""What is known of a text: size (half points), bold, colour, fill, mark, language, hidden, level,
listed. What is not set is not there.
"""

LEVELS = 9
_VAL, _FILL = word_name("val"), word_name("fill")
_HEADING = re.compile(r"heading ([1-9])")
_STYLE_OF = {
    word_name("p"): f"{word_name('pPr')}/{word_name('pStyle')}",
    word_name("r"): f"{word_name('rPr')}/{word_name('rStyle')}",
    word_name("tbl"): f"{word_name('tblPr')}/{word_name('tblStyle')}",
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
    """A style: its name in small letters, and how text looks in it, with all that it inherits.

    Of a table style also how the first row looks, and whether other rows may look in yet another
    way.
    """

    name: str
    look: Look
    first_row: Look
    other_rows: bool


_NONE = Style("", {}, {}, other_rows=False)


class Styles(Struct, frozen=True):
    """The styles of a file by id."""

    by_id: Mapping[str, Style]
    defaults: Look
    paragraph: str  # the style of a paragraph that names none

    def get(self, style: str | None) -> Style:
        """A style; one that sets nothing if there is none with that id."""
        return self.by_id.get(style or "", _NONE)

    def of_paragraph(self, style: str | None) -> tuple[str, Look]:
        """The name of a paragraph's style, and how text looks in it.

        None is the style of those that name none.
        """
        chosen = self.by_id.get(style or self.paragraph) or self.get(self.paragraph)
        return chosen.name, {**self.defaults, **chosen.look}


def read_styles(root: Element | None) -> Styles:
    """The styles of a styles part. Without one everything looks as Word has it from the start."""
    if root is None:
        return Styles({}, {}, "")
    elements = {
        element.get(word_name("styleId"), ""): element for element in root.iter(word_name("style"))
    }
    styles: dict[str, Style] = {}
    for key in elements:
        for ancestor in _unknown(key, elements, styles):
            parent = styles.get(_parent(elements[ancestor]), _NONE)
            styles[ancestor] = _inheriting(elements[ancestor], parent)
    defaults: Look = {}
    for properties in ("rPr", "pPr"):
        defaults |= look_of(
            root.find(
                f"{word_name('docDefaults')}/{word_name(f'{properties}Default')}/"
                f"{word_name(properties)}"
            )
        )
    return Styles(
        styles,
        defaults,
        next((key for key, element in elements.items() if _is_default(element)), ""),
    )


def _is_default(element: Element) -> bool:
    return (
        element.get(word_name("type")) == "paragraph"
        and element.get(word_name("default"), "0") not in _OFF
    )


def _parent(element: Element) -> str:
    return _value(element.find(word_name("basedOn")))


def _unknown(key: str, elements: Mapping[str, Element], known: Collection[str]) -> list[str]:
    """A style and those it is based on, itself last, as far as they are not known.

    One that is its own ancestor ends the line.
    """
    found: dict[str, None] = {}
    while key in elements and key not in known and key not in found:
        found[key] = None
        key = _parent(elements[key])
    return [*reversed(found)]


def _inheriting(element: Element, parent: Style) -> Style:
    name = _value(element.find(word_name("name"))).casefold()
    heading = _HEADING.fullmatch(name)
    own: Look = {"level": int(heading[1])} if heading else {}
    first, others = parent.first_row, parent.other_rows
    for part in element.findall(word_name("tblStylePr")):
        shown = _properties(part)
        if part.get(word_name("type")) == "firstRow":
            first = {**first, **shown}
        else:
            others = others or bool({"colour", "fill", "area"} & set(shown))
    return Style(name, {**parent.look, **own, **_properties(element)}, first, others)


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
    for child in properties if properties is not None else ():
        if reader := _READERS.get(child.tag):
            found |= reader(child)
    if properties is not None and properties.tag != word_name("rPr") and "fill" in found:
        # behind the whole paragraph or cell, not only behind the words
        found["area"] = found.pop("fill")
    return found


def _value(element: Element | None) -> str:
    return "" if element is None else str(element.get(_VAL, ""))


def is_on(element: Element | None) -> bool:
    """Whether a yes-or-no property is there and not switched off."""
    return element is not None and element.get(_VAL, "1").casefold() not in _OFF


def style_of(element: Element) -> str | None:
    """The id of the style that a paragraph, run or table names."""
    style = element.find(_STYLE_OF[element.tag])
    return None if style is None else style.get(_VAL)


def _size(element: Element) -> Look:
    return {"size": int(_value(element))} if _value(element).isdecimal() else {}


def _fill(element: Element) -> Look:
    """A pattern other than a plain fill has no one colour."""
    return {
        "fill": element.get(_FILL, "auto")
        if element.get(_VAL, "clear") in {"clear", "nil"}
        else "?"
    }


def _level(element: Element) -> Look:
    value = _value(element)
    return {"level": int(value) + 1 if value.isdecimal() and int(value) < LEVELS else None}


def _listed(element: Element) -> Look:
    number = element.find(word_name("numId"))
    return {} if number is None else {"listed": _value(number) != "0"}


_READERS: Mapping[str, Callable[[Element], Look]] = {
    word_name("sz"): _size,
    word_name("shd"): _fill,
    word_name("highlight"): lambda element: {"mark": _MARKS.get(_value(element), "auto")},
    word_name("outlineLvl"): _level,
    word_name("numPr"): _listed,
    word_name("color"): lambda element: {"colour": _value(element)},
    word_name("lang"): lambda element: {"language": _value(element)} if _value(element) else {},
    word_name("b"): lambda element: {"bold": is_on(element)},
    word_name("vanish"): lambda element: {"hidden": is_on(element)},
}
