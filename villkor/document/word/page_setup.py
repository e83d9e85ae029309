"""The page of a Word template: its size, its margins, and which headers and footers it
has. The section properties (sectPr) say that.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from villkor.document.word.package import RELATIONS, Element, word_name
from villkor.document.word.sound_parts import mend_numbers
from villkor.document.word.styles import is_on

_OF_PAGE = {
    word_name("headerReference"),
    word_name("footerReference"),
    word_name("pgSz"),
    word_name("pgMar"),
    word_name("pgBorders"),
    word_name("cols"),
    word_name("titlePg"),
    word_name("docGrid"),
}
_REFERENCES = (word_name("headerReference"), word_name("footerReference"))
_ID, _TYPE = f"{{{RELATIONS}}}id", word_name("type")
_SHOWN = {"first", "default"}
_ORIENTATION = word_name("orient")
# twips
_A4 = (
    ("pgSz", {"w": "11906", "h": "16838"}),
    ("pgMar", dict.fromkeys(("top", "right", "bottom", "left"), "1417")),
)


def page_setup(document: Element) -> Element:
    """The properties of the last page, with the headers and footers that it has from
    those before it.
    """
    sections = list(document.iter(word_name("sectPr"))) or [_a4_page()]
    last = deepcopy(sections[-1])
    last.attrib.clear()
    met = set()
    for child in list(last):
        kind = (child.tag, child.get(_TYPE))
        if not _is_kept(child) or kind in met:
            last.remove(child)
        met.add(kind)
    _mend_measures(last)
    for earlier in reversed(sections[:-1]):
        there = {
            (reference.tag, reference.get(_TYPE))
            for reference in last.iter(*_REFERENCES)
        }
        for reference in earlier.iter(*_REFERENCES):
            kind = reference.get(_TYPE)
            if _is_kept(reference) and (reference.tag, kind) not in there:
                last.insert(0, deepcopy(reference))
    return last


def _is_kept(child: Element) -> bool:
    """Whether something of a page's properties is kept: not several columns, nor what
    only the pages with even numbers have, nor a header that is not there.
    """
    if child.tag in _REFERENCES:
        return child.get(_TYPE) in _SHOWN and bool(child.get(_ID))
    columns = child.get(word_name("num"), "1")
    return child.tag in _OF_PAGE and columns == "1"


def _mend_measures(section: Element) -> None:
    """Give the page every measure that it needs: those of an A4 where the template's
    cannot be read.
    """
    mend_numbers(section)
    for tag, measures in _A4:
        there = section.find(word_name(tag))
        if there is None:
            there = etree.SubElement(section, word_name(tag))
        for side, value in measures.items():
            if int(there.get(word_name(side), "0")) <= 0 and tag == "pgSz":
                _set_all(there, measures)
            there.set(word_name(side), there.get(word_name(side), value))
    for size in section.findall(word_name("pgSz")):
        if size.get(_ORIENTATION) not in {"portrait", "landscape"}:
            size.attrib.pop(_ORIENTATION, None)
    for title in section.findall(word_name("titlePg")):
        shown = is_on(title)
        title.attrib.clear()
        if not shown:
            section.remove(title)


def _set_all(element: Element, measures: Mapping[str, str]) -> None:
    for side, value in measures.items():
        element.set(word_name(side), value)


def _a4_page() -> Element:
    section = etree.Element(word_name("sectPr"))
    for tag, measures in _A4:
        sides = {word_name(side): value for side, value in measures.items()}
        etree.SubElement(
            section,
            word_name(tag),
            sides,
        )
    return section


def shown_edges(section: Element) -> set[str]:
    """The ids of the links to the headers and footers that the page has."""
    return {reference.get(_ID, "") for reference in section.iter(*_REFERENCES)}
