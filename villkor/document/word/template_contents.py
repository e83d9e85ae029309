"""What is kept of the parts of a Word template: how text looks, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from villkor.document.word.controls import EDGE, key_of
from villkor.document.word.package import RELATIONS, Element, Package, word_name
from villkor.document.word.sound_parts import mend_lists, mend_styles

_OF_SETTINGS = {
    "zoom",
    "embedTrueTypeFonts",
    "embedSystemFonts",
    "saveSubsetFonts",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "characterSpacingControl",
    "compat",
    "mathPr",
    "themeFontLang",
    "clrSchemeMapping",
    "doNotAutoCompressPictures",
    "hdrShapeDefaults",
    "shapeDefaults",
    "decimalSymbol",
    "listSeparator",
}


def remade_roots(package: Package, reached: Iterable[str]) -> dict[str, Element]:
    """The parts of which only something is kept, or something is mended."""
    remade = {}
    for part in reached:
        if part not in package.xml:
            continue
        root = package.xml[part]
        if root.tag == word_name("settings"):
            remade[part] = _only_looks(root)
        elif root.tag in {word_name("hdr"), word_name("ftr")}:
            remade[part] = _without_ours(root)
        elif root.tag == word_name("styles"):
            mend_styles(root)
            remade[part] = root
        elif root.tag == word_name("numbering"):
            mend_lists(root)
            remade[part] = root
    return remade


def empty_document(old: Element, section: Element) -> Element:
    """The document with nothing in it but the properties of its page."""
    root = etree.Element(old.tag, attrib=dict(old.attrib), nsmap=old.nsmap)
    etree.SubElement(root, word_name("body")).append(section)
    return root


def _only_looks(settings: Element) -> Element:
    """The settings that say how things look, without those that name another part or
    file.
    """
    for child in list(settings):
        if etree.QName(child).localname not in _OF_SETTINGS or _names_other(child):
            settings.remove(child)
    return settings


def _names_other(setting: Element) -> bool:
    for each in setting.iter():
        for key in each.attrib:
            if str(key).startswith(f"{{{RELATIONS}}}"):
                return True
    return False


def _without_ours(root: Element) -> Element:
    """A header or footer without what villkor wrote there, if the template is a report
    that it made.
    """
    for control in list(root.iter(word_name("sdt"))):
        parent = control.getparent()
        if key_of(control) == EDGE.key and parent is not None:
            parent.remove(control)
    if not len(root):
        etree.SubElement(root, word_name("p"))
    return root
