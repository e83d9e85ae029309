"""A Word template: villkor's own, or a region's with its logo, colours and fonts.

Of a template come along how text looks (styles, lists, fonts, theme), the page, and
what stands in its header and footer. Nothing else does: not its text, comments,
properties, macros, the place of another template, or what it says about editing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from posixpath import basename, dirname, join

from lxml import etree
from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.zip import UnreadableZip, open_zip, pack_zip
from villkor.document.word.lent_styles import lend_styles
from villkor.document.word.package import (
    CONTENT_TYPES,
    MAIN,
    Element,
    Link,
    Package,
    open_package,
    read_word_file,
    word_name,
)
from villkor.document.word.page_setup import page_setup, shown_edges
from villkor.document.word.roles import WANTED
from villkor.document.word.template_contents import empty_document, remade_roots
from villkor.document.word.template_parts import (
    SAVE_AGAIN,
    as_bytes,
    first_of_each,
    has_its_root,
    links_part,
    types_part,
)
from villkor.document.word.unpacking import WORD_LIMITS

# what the document links to without a word in it, and what is kept of the settings
_LOOKS = {"styles", "numbering", "settings", "fontTable", "theme", "webSettings"}


class Template(Struct, frozen=True):
    """The bytes of a Word file with nothing in it but the looks of another one, and the
    names of the styles that it lacked and got from villkor's own.
    """

    data: bytes
    lent: tuple[str, ...]


def read_template(path: Path, lender: Path | None = None) -> bytes:
    """The bytes of a template, as `open_template` gives them."""
    return open_template(path, lender).data


def open_template(path: Path, lender: Path | None = None) -> Template:
    """The looks of a Word file: a document, or a template (.dotx).

    The styles that it lacks it gets from `lender`, a template that lacks none. Raises
    UserError if the file cannot be read, is no Word file, may be harmful, or shows a
    picture that lies elsewhere.
    """
    if not path.is_file():
        raise UserError(
            f"Word-mallen {path} finns inte.",
            "Kontrollera sökvägen efter mall: i rapport.yaml, eller efter --template.",
        )
    name = f"Word-mallen {path.name}"
    data = read_word_file(path)
    package = open_package(data, name)
    missing = {CONTENT_TYPES, _links_of(package.main)} - package.xml.keys()
    section = page_setup(package.xml[package.main])
    links = _kept_links(package, section, name)
    if missing:
        raise UserError(f"{name} är trasig: delen {min(missing)} saknas.", SAVE_AGAIN)
    reached = _reached_parts(package, links, name)
    remade = remade_roots(package, reached)
    lent = _lend(package, links, remade, lender, name)
    main = package.main
    remade[main] = empty_document(package.xml[main], section)
    parts = _unpacked(data, reached.keys() - remade.keys(), name)
    parts |= {part: as_bytes(root) for part, root in remade.items()}
    kinds = {main: "officeDocument", **reached}
    kinds |= {link.target: link.kind for link in links.values()}
    types = types_part(package.xml[CONTENT_TYPES], kinds, parts, name)
    parts |= _all_links(package, links, reached, parts)
    parts[CONTENT_TYPES] = types
    # it is read once
    return Template(pack_zip(parts.items(), compressed=False), tuple(lent))


def _all_links(
    package: Package,
    links: Mapping[str, Link],
    reached: Mapping[str, str],
    kept: Collection[str],
) -> dict[str, bytes]:
    """The parts that hold the links of the file, of the document, and of what is kept
    with it.
    """
    main = package.main
    document = Link("officeDocument", main, external=False)
    found = {
        _links_of(""): links_part({"rId1": document}),
        _links_of(main): links_part(links),
    }
    for part, kind in reached.items():
        own_links = _sound_links(package, part, kept)
        if own_links and kind != "settings":  # theirs name other files
            found[_links_of(part)] = links_part(own_links)
    return found


def _unpacked(data: bytes, names: Iterable[str], name: str) -> dict[str, bytes]:
    """The bytes of some parts as they are."""
    try:
        with open_zip(data, WORD_LIMITS) as source:
            return {part: source.read_part(part) for part in sorted(names)}
    except UnreadableZip as error:
        raise UserError(
            f"{name} är trasig: den går inte att packa upp.",
            SAVE_AGAIN,
        ) from error


def _kept_links(package: Package, section: Element, name: str) -> dict[str, Link]:
    """The document's links to what says how it looks, and to the headers and footers of
    the page, by their ids.
    """
    shown = shown_edges(section)
    every = package.links.get(package.main, {})
    links = first_of_each(every, _LOOKS)
    for key in shown:
        link = every.get(key)
        if link is None or link.external or link.kind not in {"header", "footer"}:
            raise UserError(
                f"{name} är trasig: dess sidhuvud eller sidfot saknas.",
                SAVE_AGAIN,
            )
        links[key] = link
    for link in links.values():
        root = package.xml.get(link.target)
        if root is not None and not has_its_root(root, link.kind):
            raise UserError(
                f"{name} är trasig: delen {link.target} är inte vad den ska vara.",
                SAVE_AGAIN,
            )
    return links


def _reached_parts(
    package: Package,
    links: Mapping[str, Link],
    name: str,
) -> dict[str, str]:
    """The parts that `links` lead to, and those that they need in their turn, such as
    pictures; each with the kind of the link.
    """
    found: dict[str, str] = {}
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
        if link.external or link.target in found or link.target == package.main:
            continue
        if link.target not in package.names:
            raise UserError(
                f"{name} är trasig: delen {link.target} saknas.",
                SAVE_AGAIN,
            )
        found[link.target] = link.kind
        if link.kind != "settings":
            waiting += package.links.get(link.target, {}).values()
    return found


def _sound_links(
    package: Package,
    part: str,
    kept: Collection[str],
) -> dict[str, Link]:
    """The links of a part to what is kept, and to addresses."""
    links = package.links.get(part, {}).items()
    return {key: link for key, link in links if link.external or link.target in kept}


def _links_of(part: str) -> str:
    """The name of the part that says what another one links to."""
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def _lend(
    package: Package,
    links: dict[str, Link],
    remade: dict[str, Element],
    lender: Path | None,
    name: str,
) -> list[str]:
    """Put the styles that the template lacks into its parts, and give their names."""
    if lender is None:
        return []
    own = open_package(read_word_file(lender), name)
    own_styles, own_lists = own.part("styles"), own.part("numbering")
    if own_styles is None or own_lists is None:
        return []
    styles = _part_of(package, links, remade, "styles")
    lists = _part_of(package, links, remade, "numbering")
    if not len(styles):
        for child in own_styles.findall(word_name("docDefaults")):
            styles.append(child)
    return lend_styles(styles, lists, own_styles, own_lists, WANTED)


def _part_of(
    package: Package,
    links: dict[str, Link],
    remade: dict[str, Element],
    kind: str,
) -> Element:
    """The root of the template's part of a kind; an empty one if it has none."""
    for link in links.values():
        if link.kind == kind and link.target in remade:
            return remade[link.target]
    part = join(dirname(package.main), f"villkor-{kind}.xml")
    key = f"villkor-{kind}"
    links[key] = Link(kind, part, external=False)
    remade[part] = etree.Element(word_name(kind), nsmap={"w": MAIN})
    return remade[part]
