"""The parts of a page, and the page as text.

A page is a tree. The standard library writes it, and escapes every text and every
attribute as it does; no HTML is put together from strings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

# only built here, never read
from xml.etree.ElementTree import Element, tostring

_STRANGE = "\N{REPLACEMENT CHARACTER}"
_KEPT = "\n\t"
# controls, halves of characters, and what is no character
_NOT_SHOWN = frozenset({"Cc", "Cs", "Cn"})
_TURNING = frozenset({*range(0x202A, 0x202F), *range(0x2066, 0x206A)})

Content = Element | str


def html_node(
    tag: str,
    content: Iterable[Content] | str = (),
    looks: str = "",
    attributes: Mapping[str, str] | None = None,
) -> Element:
    """An element with its content in order. `looks` is its class, if it has one.

    A line break in a text is one on the page.
    """
    made = Element(tag)
    if looks:
        made.set("class", looks)
    for name, value in (attributes or {}).items():
        made.set(name, shown_text(value))
    parts = [content] if isinstance(content, str) else content
    for part in parts:
        if isinstance(part, str):
            _add_lines(made, part)
        else:
            made.append(part)
    return made


def _add_lines(
    made: Element,
    text: str,
) -> None:
    first, *others = shown_text(text).split("\n")
    _add_text(made, first)
    for line in others:
        made.append(Element("br"))
        _add_text(made, line)


def _add_text(
    made: Element,
    text: str,
) -> None:
    """Add a text after what is there."""
    if not len(made):
        made.text = (made.text or "") + text
    else:
        last = made[-1]
        last.tail = (last.tail or "") + text


def verbatim_node(
    tag: str,
    text: str,
) -> Element:
    """A style or a script of our own, which HTML does not escape."""
    made = Element(tag)
    made.text = text
    return made


def shown_text(text: str) -> str:
    """A text without what no page can hold, and what would turn the direction of what
    is around it: a sign stands for each.
    """
    if text.isprintable():
        return text
    return "".join(sign if _is_shown(sign) else _STRANGE for sign in text)


def _is_shown(sign: str) -> bool:
    if sign in _KEPT:
        return True
    category = unicodedata.category(sign)
    return category not in _NOT_SHOWN and ord(sign) not in _TURNING


def scrolled_table(
    table: Element,
    description: str,
) -> Element:
    """A table that is moved sideways by itself where the window is narrow, by keyboard
    too.
    """
    attributes = {"role": "region", "tabindex": "0", "aria-label": description}
    return html_node(
        "div",
        [table],
        "rullbar",
        attributes,
    )


def html_text(page: Element) -> str:
    """A whole page as text."""
    written = tostring(
        page,
        encoding="unicode",
        method="html",
    )
    return f"<!DOCTYPE html>\n{written}\n"
