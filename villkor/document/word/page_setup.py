"""The page of a Word template: its size, its margins, and which headers and footers it
has. The section properties (sectPr) say that.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from villkor.document.word.package import RELATIONS, Element, word_name

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
    for child in list(last):
        if not _is_kept(child):
            last.remove(child)
    for earlier in reversed(sections[:-1]):
        there = {
            (reference.tag, reference.get(_TYPE))
            for reference in last.iter(*_REFERENCES)
        }
        for reference in earlier.iter(*_REFERENCES):
            kind = reference.get(_TYPE)
            if kind != "even" and (reference.tag, kind) not in there:
                last.insert(0, deepcopy(reference))
    return last


def _is_kept(child: Element) -> bool:
    """Whether something of a page's properties is kept: not several columns, nor what
    only the pages with even numbers have.
    """
    columns = child.get(word_name("num"), "1")
    return child.tag in _OF_PAGE and child.get(_TYPE) != "even" and columns == "1"


def _a4_page() -> Element:
    section = etree.Element(word_name("sectPr"))
    for tag, measures in _A4:
        sides = {word_name(side): value for side, value in measures.items()}
        etree.SubElement(section, word_name(tag), sides)
    return section


def shown_edges(section: Element) -> set[str | None]:
    """The ids of the links to the headers and footers that the page has."""
    return {reference.get(_ID) for reference in section.iter(*_REFERENCES)}
