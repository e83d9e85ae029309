"""A Word template: villkor's own, or a region's with its logo, colours and fonts.

Of a template come along how text looks (styles, lists, fonts, theme), the page, and what stands in
its header and footer. Nothing else does: not its text, comments, properties, macros, the place of
another template, or what it says about editing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from copy import deepcopy
from pathlib import Path
from posixpath import basename, dirname, join

from lxml import etree

from villkor.base.diagnostic import UserError
from villkor.base.zip import UnreadableZip, open_zip
from villkor.document.word.controls import EDGE, key_of
from villkor.document.word.package import (
    RELATIONS,
    WORD_LIMITS,
    Element,
    Link,
    Package,
    open_package,
    read_word_file,
    word_name,
)

# What the document links to without a word in it, and what is kept of the page and of the settings.
_LOOKS = {"styles", "numbering", "settings", "fontTable", "theme", "webSettings"}
_OF_PAGE = {
    word_name(tag)
    for tag in (
        "headerReference",
        "footerReference",
        "pgSz",
        "pgMar",
        "pgBorders",
        "cols",
        "titlePg",
        "docGrid",
    )
}
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
_REFERENCES = (word_name("headerReference"), word_name("footerReference"))
_ID, _TYPE = f"{{{RELATIONS}}}id", word_name("type")
# twips
_A4 = (
    ("pgSz", {"w": "11906", "h": "16838"}),
    ("pgMar", dict.fromkeys(("top", "right", "bottom", "left"), "1417")),
)

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SAVE_AGAIN = (
    "Öppna mallen i Word och spara den på nytt som Word-dokument (.docx) eller Word-mall (.dotx)."
)


def read_template(path: Path) -> bytes:
    """The bytes of a Word file with nothing in it but the looks of another one: a document, or a
    template (.dotx).

    Raises UserError if that file cannot be read, is no Word file, may be harmful, or shows a
    picture that lies elsewhere.
    """
    if not path.is_file():
        raise UserError(
            f"Word-mallen {path} finns inte.",
            "Kontrollera sökvägen efter mall: i rapport.yaml, eller efter --template.",
        )
    name, data = f"Word-mallen {path.name}", read_word_file(path)
    package = open_package(data, name)
    section = _section(package.xml[package.main])
    shown = {reference.get(_ID) for reference in section.iter(*_REFERENCES)}
    links = {
        key: link
        for key, link in package.links.get(package.main, {}).items()
        if link.kind in _LOOKS or key in shown
    }
    if shown - links.keys():
        raise UserError(f"{name} är trasig: dess sidhuvud eller sidfot saknas.", _SAVE_AGAIN)
    kept = _reached(package, links, name)
    if missing := {_TYPES, _links_of(package.main)} - package.xml.keys():
        raise UserError(f"{name} är trasig: delen {min(missing)} saknas.", _SAVE_AGAIN)
    try:
        with open_zip(data, WORD_LIMITS) as source:
            parts = {part: source.read_part(part) for part in kept}
    except UnreadableZip as error:
        raise UserError(f"{name} är trasig: den går inte att packa upp.", _SAVE_AGAIN) from error
    return _packed(parts | _remade(package, section, links, kept, name))


def _reached(package: Package, links: Mapping[str, Link], name: str) -> list[str]:
    """The parts that `links` lead to, those that they need in their turn, such as pictures, and the
    parts that say which these are.
    """
    found: dict[str, None] = {}
    waiting = [*links.values()]
    while waiting:
        link = waiting.pop()
        if link.external and link.kind != "hyperlink":
            message = f"{name} visar en bild som inte ligger i mallen utan i {link.target}."
            raise UserError(
                message,
                "Infoga bilden i mallen (Infoga > Bilder) i stället för att länka till den.",
            )
        if link.external or link.target in found:
            continue
        if link.target not in package.names:
            raise UserError(f"{name} är trasig: delen {link.target} saknas.", _SAVE_AGAIN)
        found[link.target] = None
        if _links_of(link.target) in package.names and link.kind != "settings":
            found[_links_of(link.target)] = None
            waiting += package.links.get(link.target, {}).values()
    return list(found)


def _links_of(part: str) -> str:
    """The name of the part that says what another one links to."""
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def _remade(
    package: Package, section: Element, links: Mapping[str, Link], kept: Collection[str], name: str
) -> dict[str, bytes]:
    """The parts of which only something is kept."""
    main = package.main
    remade = {
        _TYPES: _types(package.xml[_TYPES], main, kept, name),
        _links_of(""): _only(
            package.xml[_links_of("")],
            {key for key, link in package.links[""].items() if link.target == main},
        ),
        main: _document(package.xml[main], section),
        _links_of(main): _only(package.xml[_links_of(main)], links),
    }
    for part in kept:
        if part in package.xml and package.xml[part].tag == word_name("settings"):
            remade[part] = _settings(package.xml[part])
        elif part in package.xml and package.xml[part].tag in {word_name("hdr"), word_name("ftr")}:
            remade[part] = _edge(package.xml[part])
    return {
        part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for part, root in remade.items()
    }


def _document(old: Element, section: Element) -> Element:
    """The document with nothing in it but the properties of its page."""
    root = etree.Element(old.tag, attrib=dict(old.attrib), nsmap=old.nsmap)
    etree.SubElement(root, word_name("body")).append(section)
    return root


def _section(document: Element) -> Element:
    """The properties of the last page, with the headers and footers that it has from those before
    it.
    """
    sections = list(document.iter(word_name("sectPr"))) or [_page()]
    last = deepcopy(sections[-1])
    last.attrib.clear()
    for child in list(last):
        if (
            child.tag not in _OF_PAGE
            or child.get(_TYPE) == "even"
            or child.get(word_name("num"), "1") != "1"
        ):
            last.remove(child)
    for earlier in reversed(sections[:-1]):
        there = {(reference.tag, reference.get(_TYPE)) for reference in last.iter(*_REFERENCES)}
        inherited = [
            each
            for each in earlier.iter(*_REFERENCES)
            if each.get(_TYPE) != "even" and (each.tag, each.get(_TYPE)) not in there
        ]
        for reference in inherited:
            last.insert(0, deepcopy(reference))
    return last


def _page() -> Element:
    section = etree.Element(word_name("sectPr"))
    for tag, measures in _A4:
        etree.SubElement(
            section, word_name(tag), {word_name(side): value for side, value in measures.items()}
        )
    return section


def _settings(root: Element) -> Element:
    """The settings that say how things look, without those that name another part or file."""
    for child in list(root):
        names = any(
            str(key).startswith(f"{{{RELATIONS}}}") for each in child.iter() for key in each.attrib
        )
        if names or etree.QName(child).localname not in _OF_SETTINGS:
            root.remove(child)
    return root


def _edge(root: Element) -> Element:
    """A header or footer without what villkor wrote there, if the template is a report that it
    made.
    """
    for control in [each for each in root.iter(word_name("sdt")) if key_of(each) == EDGE.key]:
        control.getparent().remove(control)
    if not len(root):
        etree.SubElement(root, word_name("p"))
    return root


def _only(links: Element, keys: Collection[str]) -> Element:
    """The links with those ids."""
    for link in list(links):
        if link.get("Id") not in keys:
            links.remove(link)
    return links


def _types(root: Element, main: str, kept: Collection[str], name: str) -> Element:
    """The content types of the parts that are kept.

    The main part is a document, whatever it was.
    """
    known = {kind.get("Extension", "").casefold() for kind in root.iter(f"{_TYPES_SPACE}Default")}
    wanted, named = {part.casefold() for part in kept}, set()
    for kind in list(root.iter(f"{_TYPES_SPACE}Override")):
        part = kind.get("PartName", "").removeprefix("/").casefold()
        named.add(part)
        if part not in wanted:
            root.remove(kind)
    for part in sorted(wanted - named):
        if part.rsplit(".", 1)[-1] not in known:
            raise UserError(
                f"{name} är trasig: det går inte att se vad delen {part} är.", _SAVE_AGAIN
            )
    etree.SubElement(root, f"{_TYPES_SPACE}Override", PartName=f"/{main}", ContentType=_DOCUMENT)
    return root


def _packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()
