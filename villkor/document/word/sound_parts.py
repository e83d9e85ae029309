"""The parts of a Word template that say how text looks, mended so that whoever writes in
them meets nothing that the file format does not allow: lengths with decimals, styles
that are based on themselves, lists that are not there.

What is not understood is taken away, as if the template did not say it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from villkor.document.word.measures import half_points, twips, whole_number
from villkor.document.word.package import Element, word_name
from villkor.document.word.styles import child_of

_VAL, _TYPE, _ID = word_name("val"), word_name("type"), word_name("styleId")
_NUM_ID = word_name("numId")
_ABSTRACT_ID = word_name("abstractNumId")
_KINDS = {"paragraph", "character", "table", "numbering"}
_MOST_LISTS = 2**30  # higher ids would leave none for the lists that are written
_SIDES = {"start": "left", "end": "right"}
_TABS = {"clear", "left", "center", "right", "decimal", "bar", "num"}

_Reader = Callable[[str | None], int | None]
# the numbers that whoever writes or reads a document needs, by tag and attribute
_NUMBERS: Mapping[str, Mapping[str, _Reader]] = {
    "sz": {"val": half_points},
    "szCs": {"val": half_points},
    "numId": {"val": whole_number},
    "ilvl": {"val": whole_number},
    "outlineLvl": {"val": whole_number},
    "abstractNumId": {"val": whole_number},
    "start": {"val": whole_number},
    "num": {"numId": whole_number},
    "abstractNum": {"abstractNumId": whole_number},
    "lvl": {"ilvl": whole_number},
    "tab": {"pos": twips},
    "ind": dict.fromkeys(
        ("left", "right", "start", "end", "firstLine", "hanging"),
        twips,
    ),
    "spacing": dict.fromkeys(("before", "after", "line", "val"), twips),
    "pgSz": {"w": twips, "h": twips, "code": whole_number},
    "pgMar": dict.fromkeys(
        ("top", "right", "bottom", "left", "header", "footer", "gutter"),
        twips,
    ),
    "cols": {"num": whole_number, "space": twips},
    "docGrid": {"linePitch": whole_number, "charSpace": whole_number},
    "tblInd": {"w": twips},
}
# elements that say nothing without their number
_EMPTY_WITHOUT = {
    word_name(tag): word_name(attribute)
    for tag, attribute in (
        ("sz", "val"),
        ("szCs", "val"),
        ("numId", "val"),
        ("ilvl", "val"),
        ("outlineLvl", "val"),
        ("tab", "pos"),
    )
}


def mend_numbers(root: Element) -> None:
    """Write every number and length as a whole one, and take away those that are
    none.
    """
    for element in list(root.iter(*map(word_name, _NUMBERS))):
        readers = _NUMBERS[element.tag.rpartition("}")[2]]
        for attribute, reader in readers.items():
            written = element.get(word_name(attribute))
            if written is None:
                continue
            number = reader(written)
            if number is None:
                del element.attrib[word_name(attribute)]
            else:
                element.set(word_name(attribute), str(number))
        needed = _EMPTY_WITHOUT.get(element.tag)
        # a w:tab in a run has no place
        in_tabs = element.tag != word_name("tab") or _stands_in_tabs(element)
        if needed and in_tabs and element.get(needed) is None:
            _remove(element)


def _stands_in_tabs(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == word_name("tabs")


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def mend_styles(root: Element) -> None:
    """Take away the styles that cannot be used, and what makes one its own ancestor."""
    mend_numbers(root)
    for tab in list(root.iter(word_name("tab"))):
        _mend_tab(tab)
    kept: dict[str, Element] = {}
    for style in root.findall(word_name("style")):
        key, kind = style.get(_ID, ""), style.get(_TYPE, "paragraph")
        if not key.strip() or key in kept or kind not in _KINDS:
            root.remove(style)
            continue
        _mend_name(style, key)
        kept[key] = style
    for key, style in kept.items():
        _mend_ancestors(key, style, kept)


def _mend_tab(tab: Element) -> None:
    if not _stands_in_tabs(tab):
        return
    side = tab.get(_VAL, "")
    side = _SIDES.get(side, side)
    if side in _TABS:
        tab.set(_VAL, side)
    else:
        _remove(tab)


def _mend_name(style: Element, key: str) -> None:
    """A style has one name; one without has that of its id."""
    names = style.findall(word_name("name"))
    for name in names[1:]:
        style.remove(name)
    if not names:
        names = [style.makeelement(word_name("name"))]
        style.insert(0, names[0])
    if not names[0].get(_VAL, "").strip():
        names[0].set(_VAL, key)


def _mend_ancestors(key: str, style: Element, kept: Mapping[str, Element]) -> None:
    """Take away what a style is based on if that is not there, of another kind, or the
    style itself by way of others.
    """
    kind, met = style.get(_TYPE), {key}
    while True:
        based = child_of(style, word_name("basedOn"))
        if based is None:
            return
        above = based.get(_VAL, "")
        parent = kept.get(above)
        if parent is None or above in met or parent.get(_TYPE) != kind:
            style.remove(based)
            return
        met.add(above)
        style = parent


def mend_lists(root: Element) -> None:
    """Take away the lists that cannot be used: those with no id of their own, or no
    look.
    """
    mend_numbers(root)
    looks = _with_ids(root.findall(word_name("abstractNum")), _ABSTRACT_ID)
    lists = _with_ids(root.findall(word_name("num")), _NUM_ID)
    for number in lists.values():
        look = child_of(number, _ABSTRACT_ID)
        if look is None or look.get(_VAL) not in looks:
            root.remove(number)


def _with_ids(elements: Iterable[Element], attribute: str) -> dict[str, Element]:
    """The elements by their ids; those without one, or with another's, are taken
    away.
    """
    found: dict[str, Element] = {}
    for element in elements:
        key = element.get(attribute, "")
        if key and key not in found and 0 <= int(key) < _MOST_LISTS:
            found[key] = element
        else:
            _remove(element)
    return found


def lists_of(root: Element) -> set[str]:
    """The ids of the lists of a mended numbering part."""
    return {number.get(_NUM_ID, "") for number in root.findall(word_name("num"))}


def keep_order(root: Element) -> None:
    """Put the looks of lists before the lists, as the schema wants (17.9.17)."""
    looks = root.findall(word_name("abstractNum"))
    lists = root.findall(word_name("num"))
    pictures = root.findall(word_name("numPicBullet"))
    rest = [each for each in root if each not in {*looks, *lists, *pictures}]
    for element in chain(pictures, looks, lists, rest):
        root.append(element)
