"""A Word template: villkor's own, or a region's with its logo, colours and fonts.

Of a template come along how text looks (styles, lists, fonts, theme), the page, and
what stands in its header and footer. Nothing else does: not its text, comments,
properties, macros, the place of another template, or what it says about editing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from posixpath import basename, dirname, join

from lxml import etree

from villkor.base.diagnostic import UserError
from villkor.base.zip import UnreadableZip, open_zip, pack_zip
from villkor.document.word.controls import EDGE, key_of
from villkor.document.word.package import (
    RELATIONS,
    Element,
    Link,
    Package,
    open_package,
    read_word_file,
    word_name,
)
from villkor.document.word.page_setup import page_setup, shown_edges
from villkor.document.word.unpacking import WORD_LIMITS

# what the document links to without a word in it, and what is kept of the settings
_LOOKS = {"styles", "numbering", "settings", "fontTable", "theme", "webSettings"}
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

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOCUMENT = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_SAVE_AGAIN = (
    "Öppna mallen i Word och spara den på nytt som Word-dokument (.docx) eller "
    "Word-mall (.dotx)."
)


def read_template(path: Path) -> bytes:
    """The bytes of a Word file with nothing in it but the looks of another one: a
    document, or a template (.dotx).

    Raises UserError if that file cannot be read, is no Word file, may be harmful, or
    shows a picture that lies elsewhere.
    """
    if not path.is_file():
        raise UserError(
            f"Word-mallen {path} finns inte.",
            "Kontrollera sökvägen efter mall: i rapport.yaml, eller efter --template.",
        )
    name = f"Word-mallen {path.name}"
    data = read_word_file(path)
    package = open_package(data, name)
    section = page_setup(package.xml[package.main])
    links = _kept_links(package, section, name)
    kept = _reached_parts(package, links, name)
    missing = {_TYPES, _links_of(package.main)} - package.xml.keys()
    if missing:
        raise UserError(f"{name} är trasig: delen {min(missing)} saknas.", _SAVE_AGAIN)
    try:
        with open_zip(data, WORD_LIMITS) as source:
            parts = {part: source.read_part(part) for part in kept}
    except UnreadableZip as error:
        raise UserError(
            f"{name} är trasig: den går inte att packa upp.",
            _SAVE_AGAIN,
        ) from error
    parts |= _remade_parts(package, section, links, kept, name)
    return pack_zip(parts.items(), compressed=False)  # it is read once


def _kept_links(package: Package, section: Element, name: str) -> dict[str, Link]:
    """The document's links to what says how it looks, and to the headers and footers of
    the page, by their ids.
    """
    shown = shown_edges(section)
    every = package.links.get(package.main, {})
    links = {
        key: link for key, link in every.items() if link.kind in _LOOKS or key in shown
    }
    if shown - links.keys():
        raise UserError(
            f"{name} är trasig: dess sidhuvud eller sidfot saknas.",
            _SAVE_AGAIN,
        )
    return links


def _reached_parts(package: Package, links: Mapping[str, Link], name: str) -> list[str]:
    """The parts that `links` lead to, those that they need in their turn, such as
    pictures, and the parts that say which these are.
    """
    found: dict[str, None] = {}
    waiting = [*links.values()]
    while waiting:
        link = waiting.pop()
        if link.external and link.kind != "hyperlink":
            message = (
                f"{name} visar en bild som inte ligger i mallen utan i {link.target}."
            )
            raise UserError(
                message,
                "Infoga bilden i mallen (Infoga > Bilder) i stället för att "
                "länka till den.",
            )
        if link.external or link.target in found:
            continue
        if link.target not in package.names:
            raise UserError(
                f"{name} är trasig: delen {link.target} saknas.",
                _SAVE_AGAIN,
            )
        found[link.target] = None
        if _links_of(link.target) in package.names and link.kind != "settings":
            found[_links_of(link.target)] = None
            waiting += package.links.get(link.target, {}).values()
    return list(found)


def _links_of(part: str) -> str:
    """The name of the part that says what another one links to."""
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def _remade_parts(
    package: Package,
    section: Element,
    links: Mapping[str, Link],
    kept: Collection[str],
    name: str,
) -> dict[str, bytes]:
    """The parts of which only something is kept."""
    main = package.main
    to_main = {key for key, link in package.links[""].items() if link.target == main}
    remade = {
        _TYPES: _kept_types(package.xml[_TYPES], main, kept, name),
        _links_of(""): _only_links(package.xml[_links_of("")], to_main),
        main: _empty_document(package.xml[main], section),
        _links_of(main): _only_links(package.xml[_links_of(main)], links),
    }
    for part in kept:
        if part not in package.xml:
            continue
        root = package.xml[part]
        if root.tag == word_name("settings"):
            remade[part] = _only_looks(root)
        elif root.tag in {word_name("hdr"), word_name("ftr")}:
            remade[part] = _without_ours(root)
    return {part: _as_bytes(root) for part, root in remade.items()}


def _as_bytes(root: Element) -> bytes:
    xml: bytes = etree.tostring(
        root,
        xml_declaration=True,
        encoding="UTF-8",
        standalone=True,
    )
    return xml


def _empty_document(old: Element, section: Element) -> Element:
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
        if key_of(control) == EDGE.key:
            control.getparent().remove(control)
    if not len(root):
        etree.SubElement(root, word_name("p"))
    return root


def _only_links(links: Element, keys: Collection[str]) -> Element:
    """The links with those ids."""
    for link in list(links):
        if link.get("Id") not in keys:
            links.remove(link)
    return links


def _kept_types(root: Element, main: str, kept: Collection[str], name: str) -> Element:
    """The content types of the parts that are kept.

    The main part is a document, whatever it was.
    """
    known = {
        kind.get("Extension", "").casefold()
        for kind in root.iter(f"{_TYPES_SPACE}Default")
    }
    wanted = {part.casefold() for part in kept}
    named = set()
    for kind in list(root.iter(f"{_TYPES_SPACE}Override")):
        part = kind.get("PartName", "").removeprefix("/").casefold()
        named.add(part)
        if part not in wanted:
            root.remove(kind)
    for part in sorted(wanted - named):
        if part.rsplit(".", 1)[-1] not in known:
            raise UserError(
                f"{name} är trasig: det går inte att se vad delen {part} är.",
                _SAVE_AGAIN,
            )
    etree.SubElement(
        root,
        f"{_TYPES_SPACE}Override",
        PartName=f"/{main}",
        ContentType=_DOCUMENT,
    )
    return root
