"""How text looks at a place of a Word file: what is written there looks the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from villkor.document.word.elements import make_element
from villkor.document.word.package import MAIN, Element, word_name
from villkor.document.word.styles import child_of

# what may stand in the properties of a paragraph, in the order of the schema
# (ECMA-376 part 1, 17.3.1.26)
_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "textAlignment",
    "outlineLvl",
)
_RANKS = {name: rank for rank, name in enumerate(_ORDER)}
# what an answer of several paragraphs has from the empty one that it replaces: not what
# keeps that on a page with the next, nor its place in a list
_KEPT = {
    "pStyle",
    "pBdr",
    "shd",
    "tabs",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
}
_LETTERS = ("rFonts", "sz", "szCs")
_TAG = f"{{{MAIN}}}"


class PlaceLook(Struct, frozen=True):
    """The properties of a paragraph, as (name, XML), and of its letters, as XML: those
    before bold and italic, and those after them.
    """

    paragraph: tuple[tuple[str, str], ...] = ()
    font: str = ""
    size: str = ""


PLAIN = PlaceLook()


def look_at(paragraph: Element) -> PlaceLook:
    """How text looks in a paragraph, by itself and by its first run."""
    properties = child_of(paragraph, word_name("pPr"))
    kept = []
    letters = _letters_in(paragraph)
    for child in () if properties is None else properties:
        name = _name_of(child)
        if name in _KEPT:
            kept.append((name, written_element(child)))
        if name == "rPr" and not letters:
            letters = list(child)
    shapes = {_name_of(each): written_element(each) for each in letters}
    font, *sizes = [
        shapes.get(
            name,
            "",
        )
        for name in _LETTERS
    ]
    return PlaceLook(
        tuple(kept),
        font,
        "".join(sizes),
    )


def _letters_in(paragraph: Element) -> list[Element]:
    """The properties of the first run that has any."""
    for properties in paragraph.iter(word_name("rPr")):
        parent = properties.getparent()
        if parent is not None and parent.tag == word_name("r") and len(properties):
            return list(properties)
    return []


def _name_of(element: Element) -> str:
    return str(element.tag).removeprefix(_TAG)


def written_element(element: Element) -> str:
    """An element of the main namespace as the text that makes it; what is of others is
    left out.
    """
    if not str(element.tag).startswith(_TAG):
        return ""
    told = {}
    for name, value in element.attrib.items():
        plain = str(name)
        if plain.startswith(_TAG):
            told[plain.removeprefix(_TAG)] = str(value)
    inside = [written_element(child) for child in element]
    return make_element(_name_of(element), *inside, **told)


def paragraph_properties(
    look: Sequence[tuple[str, str]],
    extra: Iterable[tuple[str, str]],
) -> str:
    """The properties of a paragraph, in order: those of a look, and some of its own,
    which stand in the place of those.
    """
    told = {**dict(look), **dict(extra)}
    ordered = sorted(
        told,
        key=lambda name: _RANKS.get(
            name,
            len(_RANKS),
        ),
    )
    inside = [told[name] for name in ordered if told[name]]
    return make_element("pPr", *inside) if inside else ""
