"""Tracked changes, as Word marks them: what has been added and what has been struck, by
whom and when (ECMA-376 part 1, 17.13.5).

Accepted, what is struck goes; rejected, what is added does. A paragraph whose mark goes
is one with the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import UTC, datetime
from enum import StrEnum

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_FIRST_ID = 100_000  # after those of bookmarks, which are counted with them
_AUTHOR = "villkor"
_STRUCK = {
    qn("w:t"): qn("w:delText"),
    qn("w:instrText"): qn("w:delInstrText"),
}
# what stands in the properties of a paragraph after those of its mark
_AFTER_MARK = (qn("w:sectPr"), qn("w:pPrChange"))
_NOT_OF_SHAPE = (qn("w:rPr"), *_AFTER_MARK)


class ChangeMark(StrEnum):
    """What has become of something."""

    ADDED = "ins"
    STRUCK = "del"


class Tracker:
    """Makes the marks of one document, each with an id of its own."""

    def __init__(self, written: datetime) -> None:
        self._when = written.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._next = _FIRST_ID

    def mark(self, tag: str) -> Element:
        """A mark with nothing in it: "ins", "del", "pPrChange" or "rPrChange"."""
        made: Element = OxmlElement(f"w:{tag}")
        made.set(qn("w:id"), str(self._next))
        made.set(qn("w:author"), _AUTHOR)
        made.set(qn("w:date"), self._when)
        self._next += 1
        return made

    def mark_runs(self, parent: Element, tracked: ChangeMark) -> None:
        """Mark everything that stands in a paragraph, or in a link or control in it.

        A control of what is struck goes at once: nothing shall be left of it.
        """
        around: Element | None = None
        for child in list(parent):
            if child.tag == qn("w:hyperlink"):
                around = None
                self.mark_runs(child, tracked)
            elif child.tag == qn("w:sdt"):
                around = None
                content = child.find(qn("w:sdtContent"))
                self.mark_runs(content, tracked)
                if tracked is ChangeMark.STRUCK:
                    _replace(child, content)
            elif child.tag == qn("w:r"):
                if around is None:
                    around = self.mark(tracked)
                    child.addprevious(around)
                around.append(struck_run(child, tracked))

    def mark_end(self, paragraph: Element, tracked: ChangeMark) -> None:
        """Mark the end of a paragraph, by which it is one for itself."""
        properties = _properties_of(paragraph)
        shape = properties.find(qn("w:rPr"))
        if shape is None:
            shape = OxmlElement("w:rPr")
            _insert_before(properties, shape, _AFTER_MARK)
        shape.insert(0, self.mark(tracked))

    def move_end(self, last: Element, kept: Element, tracked: ChangeMark) -> None:
        """Mark the end of a paragraph, in the place of that of a later one, which is
        marked already and shall stay.
        """
        shape = _properties_of(last).find(qn("w:rPr"))
        if shape is not None:
            for mark in shape.findall(qn(f"w:{tracked}")):
                shape.remove(mark)
            if not len(shape):
                _properties_of(last).remove(shape)
        self.mark_end(kept, tracked)

    def mark_paragraph(self, paragraph: Element, tracked: ChangeMark) -> None:
        """Mark a whole paragraph."""
        self.mark_runs(paragraph, tracked)
        self.mark_end(paragraph, tracked)

    def mark_row(self, row: Element, tracked: ChangeMark) -> None:
        """Mark a whole row of a table, and everything in it."""
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = OxmlElement("w:trPr")
            row.insert(0, properties)
        properties.append(self.mark(tracked))
        if tracked is ChangeMark.STRUCK:
            without_controls(row)
        for paragraph in list(row.iter(qn("w:p"))):
            self.mark_paragraph(paragraph, tracked)

    def remember_shape(self, paragraph: Element, before: Element) -> None:
        """Remember in a paragraph the shape that it had: that of another one."""
        properties = _properties_of(paragraph)
        change = self.mark("pPrChange")
        old = deepcopy(_properties_of(before))
        for part in list(old):
            if part.tag in _NOT_OF_SHAPE:
                old.remove(part)
        change.append(old)
        for known in properties.findall(qn("w:pPrChange")):
            properties.remove(known)
        properties.append(change)


def struck_run(run: Element, tracked: ChangeMark) -> Element:
    """A run, with its text as that of one that is struck, if it is."""
    if tracked is ChangeMark.STRUCK:
        for part in run.iter(*_STRUCK):
            part.tag = _STRUCK[str(part.tag)]
    return run


def take_shape(paragraph: Element, shaped: Element) -> None:
    """Give a paragraph the shape of another one."""
    properties = _properties_of(paragraph)
    for part in list(properties):
        properties.remove(part)
    for part in _properties_of(shaped):
        if part.tag not in _NOT_OF_SHAPE:
            properties.append(deepcopy(part))


def without_controls(parent: Element) -> None:
    """Take away every control in an element, and leave what stands in them."""
    for control in list(parent.iter(qn("w:sdt"))):
        _replace(control, control.find(qn("w:sdtContent")))


def _replace(control: Element, content: Iterable[Element]) -> None:
    for child in list(content):
        control.addprevious(child)
    parent = control.getparent()
    if parent is not None:
        parent.remove(control)


def _properties_of(paragraph: Element) -> Element:
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    return properties


def _insert_before(
    parent: Element,
    child: Element,
    others: tuple[str, ...],
) -> None:
    """Put a child before the first of some others, or last."""
    for each in parent:
        if each.tag in others:
            each.addprevious(child)
            return
    parent.append(child)
