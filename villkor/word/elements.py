"""WordprocessingML elements from a terse notation, so that the writer reads like the document it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

# What XML 1.0 cannot hold. The reader of section files refuses these; text from elsewhere must not break the file either.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"(\n|\t)")


def make(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element of the main namespace: `make("jc", val="center")` is `<w:jc w:val="center"/>`. None children are left out."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend([child for child in children if child is not None])
    return element


def printable(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def text_run(text: str, *properties: Element) -> Element:
    """A run. Line breaks and tabs in the text become Word's own."""
    run = make("r", make("rPr", *properties) if properties else None)
    for piece in _PIECES.split(printable(text)):
        if piece == "\n":
            run.append(make("br"))
        elif piece == "\t":
            run.append(make("tab"))
        elif piece:
            element = make("t")
            element.text = piece
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(element)
    return run


def field(instruction: str, result: Iterable[Element] = (), *, dirty: bool = False) -> list[Element]:
    """A complex field as runs: Word reckons it, and shows `result` until then."""
    begin = make("fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    code = make("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    separate, end = make("fldChar", fldCharType="separate"), make("fldChar", fldCharType="end")
    return [make("r", begin), make("r", code), make("r", separate), *result, make("r", end)]
