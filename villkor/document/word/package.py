"""A Word file taken apart without trusting it: the zip that it is, the XML of its parts
and what links them.

The file is somebody's, and may be broken or made to harm: what it unpacks to is bounded
before it is unpacked, and a part with a DOCTYPE is refused before it is parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from villkor.base.decode import other_file
from villkor.base.diagnostic import UserError
from villkor.base.disk import why_not
from villkor.base.lazy import lazy_module
from villkor.base.zip import UnreadableZip, ZipLimits, ZipParts, ZipTrouble, open_zip

if TYPE_CHECKING:
    from lxml import etree
    from lxml.etree import _Element
else:
    etree = lazy_module("lxml.etree")

Element: TypeAlias = "_Element"

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
# the variant of the standard that Word writes only when asked to
_STRICT = "http://purl.oclc.org/ooxml/"

_MOST_BYTES = 200 * 2**20  # of the file, packed and unpacked, with its pictures
_MOST_XML = 12 * 2**20  # a report of 45 pages has 0.4 MB
_MOST_ELEMENTS = 150_000  # and some 8 000 of these
WORD_LIMITS = ZipLimits(parts=3000, bytes_in_all=_MOST_BYTES, bytes_in_part=_MOST_BYTES)
_MOST_WORKBOOK = 2**18  # of a chart's own, which has some dozens of cells
_DOCTYPES = [
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
]
_SAVE_AGAIN = "Öppna filen i Word och spara den på nytt som Word-dokument (.docx)."
# a locked .docx looks like an old .doc
_SAVE_UNLOCKED = (
    "Öppna filen i Word och spara den som Word-dokument (.docx), utan lösenord."
)


@cache
def word_name(tag: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return f"{{{MAIN}}}{tag}"


class Link(Struct, frozen=True):
    """A relationship: its kind (the last word of its type), and a part's name, or an
    address outside the file.
    """

    kind: str
    target: str
    external: bool


class Package(Struct, frozen=True, dict=True):
    """The parts of a Word file.

    `xml` holds those that are XML, `links` what each of them points to, by id.

    `workbooks` holds the small workbooks in it, as bytes.
    """

    names: frozenset[str]
    xml: Mapping[str, Element]
    links: Mapping[str, Mapping[str, Link]]
    main: str
    workbooks: Mapping[str, bytes]

    @cached_property
    def content(self) -> tuple[tuple[str, Element], ...]:
        """The parts that are read as text, the document first: headers, footers and
        notes after it.
        """
        linked = {}
        for link in self._linked({"header", "footer", "footnotes", "endnotes"}):
            linked[link.target] = self.xml[link.target]
        return ((self.main, self.xml[self.main]), *sorted(linked.items()))

    def part(self, kind: str) -> Element | None:
        """The XML of the part of a kind ("styles", "settings") that the document has,
        or None.
        """
        for link in self._linked({kind}):
            return self.xml[link.target]
        return None

    def _linked(self, kinds: set[str]) -> Iterator[Link]:
        """The links of the document to its XML parts of some kinds, before those of the
        file.
        """
        for owner in (self.main, ""):
            for link in self.links.get(owner, {}).values():
                if link.kind in kinds and link.target in self.xml:
                    yield link


def read_package(path: Path) -> Package:
    """The parts of a file on disk.

    Raises UserError if it is not there, or is no Word file.
    """
    return open_package(read_word_file(path), path.name)


def read_word_file(path: Path) -> bytes:
    """The bytes of a file that should be a Word file.

    Raises UserError if it is not there, or bigger than one can be.
    """
    try:
        if path.is_dir():
            raise UserError(f"{path} är en mapp.", "Ange en Word-fil (.docx).")
        if not path.is_file():
            raise UserError(f"Filen {path} finns inte.", "Kontrollera stavningen.")
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(
                f"{path.name} är större än en rapport kan vara.",
                "Förminska bilderna i filen.",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = "namnet går inte att använda"
        if isinstance(error, OSError):
            reason = why_not(error)
        raise UserError(
            f"Det går inte att läsa {path}: {reason}.",
            "Kontrollera namnet, och att du får läsa filen.",
        ) from error


def open_package(data: bytes, name: str) -> Package:
    """The parts of a Word file.

    `name` is what messages call it. Raises UserError if it is none, or may be harmful.
    """
    if not data.startswith(b"PK"):
        kind = other_file(data)
        other = f"{kind}, " if kind else ""
        raise UserError(
            f"{name} är {other}inte ett Word-dokument (.docx).",
            _SAVE_UNLOCKED,
        )
    names, xml, workbooks = open_parts(data, name)
    links = {}
    for part, root in xml.items():
        if part.endswith(".rels"):
            owner = _owner_of(part)
            links[owner] = _read_links(root, owner)
    return Package(
        names,
        xml,
        links,
        _main_part(xml, links.get("", {}), name),
        workbooks,
    )


def open_parts(
    data: bytes,
    name: str,
) -> tuple[frozenset[str], dict[str, Element], dict[str, bytes]]:
    """The names of a zip's parts, those that are XML, and those that are small
    workbooks.

    Raises UserError as `open_package` does.
    """
    try:
        with open_zip(data, WORD_LIMITS) as parts:
            contents = _read_xml(parts, name)
            workbooks = _read_workbooks(parts)
    except UnreadableZip as error:
        raise _refusal(error.trouble, name) from error
    if sum(_count_tags(content) for content in contents.values()) > _MOST_ELEMENTS:
        raise _too_big(name)
    xml = {part: _parsed(content, part, name) for part, content in contents.items()}
    # in an encoding in which tags are written with other bytes than those that were
    # counted
    if sum(int(root.xpath("count(//*)")) for root in xml.values()) > _MOST_ELEMENTS:
        raise _too_big(name)
    return frozenset(parts.sizes), xml, workbooks


def _read_xml(parts: ZipParts, name: str) -> dict[str, bytes]:
    """The XML parts. Their sizes are looked at first."""
    found = [
        part for part in parts.sizes if part.casefold().endswith((".xml", ".rels"))
    ]
    if sum(parts.sizes[part] for part in found) > _MOST_XML:
        raise _too_big(name)
    return {part: parts.read_part(part) for part in found}


def _read_workbooks(parts: ZipParts) -> dict[str, bytes]:
    found = {}
    for part, size in parts.sizes.items():
        if size <= _MOST_WORKBOOK and part.casefold().endswith(".xlsx"):
            found[part] = parts.read_part(part)
    return found


def _count_tags(content: bytes) -> int:
    """How many elements a part has at most: a tree of them takes much more room than
    the bytes.
    """
    return content.count(b"<") - content.count(b"</")


def _refusal(trouble: ZipTrouble, name: str) -> UserError:
    if trouble is ZipTrouble.TOO_LARGE:
        return _too_big(name)
    if trouble is ZipTrouble.DOUBLED_PART:
        return UserError(
            f"{name} är trasig: den innehåller samma del två gånger.",
            _SAVE_AGAIN,
        )
    return UserError(
        f"{name} är trasig: den går inte att packa upp.",
        "Hämta den senaste hela versionen av filen.",
    )


def _too_big(name: str) -> UserError:
    return UserError(
        f"{name} packar upp sig till mycket mer än en rapport kan vara, och "
        "läses därför inte.",
        _SAVE_AGAIN,
    )


def _parsed(content: bytes, part: str, name: str) -> Element:
    if any(mark in content for mark in _DOCTYPES):
        raise _harmful(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UserError(
            f"{name} är trasig: delen {part} går inte att läsa.",
            _SAVE_AGAIN,
        ) from error
    # in an encoding that the marks above do not know
    if root.getroottree().docinfo.doctype:
        raise _harmful(name)
    return root


def _harmful(name: str) -> UserError:
    return UserError(
        f"{name} innehåller en dokumenttypsdeklaration, som kan vara skadlig, och "
        "läses därför inte.",
        _SAVE_AGAIN,
    )


def _owner_of(part: str) -> str:
    """The part whose links a .rels part holds; "" for the file itself."""
    return join(dirname(dirname(part)), basename(part).removesuffix(".rels"))


def _read_links(root: Element, owner: str) -> dict[str, Link]:
    found = {}
    for element in root:
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        if not external:
            target = normpath(join("/", dirname(owner), target)).lstrip("/")
        found[element.get("Id", "")] = Link(kind, target, external)
    return found


def _main_part(xml: Mapping[str, Element], links: Mapping[str, Link], name: str) -> str:
    """The name of the part that holds the text."""
    for link in links.values():
        if link.kind == "officeDocument" and link.target in xml:
            root = str(xml[link.target].tag)
            if root == word_name("document"):
                return link.target
            if root.startswith(f"{{{_STRICT}"):
                raise UserError(
                    f"{name} är sparad som ”Strict Open XML-dokument”.",
                    "Spara den i Word som vanligt Word-dokument (.docx).",
                )
    raise UserError(
        f"{name} är inte ett Word-dokument (.docx).",
        "Ange en Word-fil (.docx).",
    )
