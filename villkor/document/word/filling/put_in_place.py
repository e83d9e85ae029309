"""Elements put into a Word file in the place of a paragraph, or below it."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from villkor.document.word.styles import child_of

_CONTROL, _CONTENT = qn("w:sdt"), qn("w:sdtContent")
# controls that hold something else than paragraphs of any kind
_NARROW = (
    "w:text",
    "w:date",
    "w:comboBox",
    "w:dropDownList",
    "w:picture",
    "w:equation",
    "w:citation",
)


def put_instead(
    place: Element,
    elements: Iterable[Element],
) -> None:
    """Put elements in the place of a paragraph. A control around it that only asked for
    them is theirs now; one that cannot hold them is not there any more.
    """
    for element in elements:
        place.addprevious(element)
    parent = place.getparent()
    if parent is None:
        return
    parent.remove(place)
    _open_control(parent)


def put_below(
    place: Element,
    elements: Iterable[Element],
) -> None:
    """Put elements below a paragraph."""
    last = place
    for element in elements:
        last.addnext(element)
        last = element


def _open_control(content: Element) -> None:
    control = content.getparent()
    if content.tag != _CONTENT or control is None or control.tag != _CONTROL:
        return
    properties = child_of(control, qn("w:sdtPr"))
    if properties is None:
        return
    for marked in list(properties.iterchildren(qn("w:showingPlcHdr"))):
        properties.remove(marked)
    narrow = [
        child_of(
            properties,
            qn(name),
        )
        for name in (*_NARROW, "w:dataBinding")
    ]
    if all(each is None for each in narrow):
        return
    _take_out(content, control)


def _take_out(content: Element, control: Element) -> None:
    """Put what stands in a control in the place of it."""
    for child in list(content):
        control.addprevious(child)
    parent = control.getparent()
    if parent is not None:
        parent.remove(control)
