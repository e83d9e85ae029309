"""A Word file taken apart: the XML of its parts, and what links them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from villkor.base.decode import other_file
from villkor.base.diagnostic import UserError
from villkor.base.missing_files import missing_file_hint
from villkor.base.refusals import what_to_do, why_not
from villkor.document.word.unpacking import MOST_BYTES, open_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

Element: TypeAlias = "_Element"

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
VML = "urn:schemas-microsoft-com:vml"  # pictures and shapes of Word before 2007
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
CONTENT_TYPES = "[Content_Types].xml"
_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled"
# the variant of the standard that Word writes only when asked to
_STRICT = "http://purl.oclc.org/ooxml/"

# a locked .docx looks like an old .doc
_SAVE_UNLOCKED = (
    "Öppna filen i Word och spara den som Word-dokument (.docx), utan lösenord."
)
_NOT_THE_PDF = (
    "Ange Word-filen (.docx) som PDF:en är gjord av. En PDF går inte att läsa säkert."
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
    whole_kind: str = ""


class Package(Struct, frozen=True, dict=True):
    """The parts of a Word file.

    `xml` holds those that are XML, `links` what each of them points to, by id.

    `workbooks` holds the small workbooks in it, as bytes, and `inserted` the small files
    that may be documents within it (altChunk).
    """

    names: frozenset[str]
    xml: Mapping[str, Element]
    links: Mapping[str, Mapping[str, Link]]
    main: str
    workbooks: Mapping[str, bytes]
    inserted: Mapping[str, bytes]

    @cached_property
    def content(self) -> tuple[tuple[str, Element], ...]:
        """The parts that are read as text, the document first: headers, footers and
        notes after it.
        """
        linked = {}
        for link in self._linked({"header", "footer", "footnotes", "endnotes"}):
            linked[link.target] = self.xml[link.target]
        return ((self.main, self.xml[self.main]), *sorted(linked.items()))

    @cached_property
    def readings(self) -> dict[tuple[str, bool], Any]:
        """What `read_once.part_once_read`, which knows of what kind it is, has read in its
        parts so far.
        """
        return {}

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
            raise UserError(f"Filen {path} finns inte.", missing_file_hint(path))
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                f"{path.name} är större än en rapport kan vara.",
                "Förminska bilderna i filen.",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = "namnet går inte att använda"
        hint = "Kontrollera namnet, och att du får läsa filen."
        if isinstance(error, OSError):
            reason, hint = why_not(error), what_to_do(error, hint, path)
        raise UserError(f"Det går inte att läsa {path}: {reason}.", hint) from error


def open_package(data: bytes, name: str, *, own: bool = False) -> Package:
    """The parts of a Word file.

    `name` is what messages call it. One's `own` file, known to be as we have written
    it, may be larger than others. Raises UserError if it is none, or may be harmful.
    """
    if not data.startswith(b"PK"):
        kind = other_file(data)
        other = f"{kind}, " if kind else ""
        how = _NOT_THE_PDF if data.startswith(b"%PDF") else _SAVE_UNLOCKED
        if not data:
            other, how = "tom och ", "Hämta filen på nytt, eller ange en annan."
        raise UserError(f"{name} är {other}inte ett Word-dokument (.docx).", how)
    parts = open_parts(data, name, own=own)
    xml = parts.xml
    _refuse_macros(xml, name)
    links = {}
    for part, root in xml.items():
        if part.endswith(".rels"):
            owner = _owner_of(part)
            links[owner] = _read_links(root, owner)
    return Package(
        parts.names,
        xml,
        links,
        _main_part(xml, links.get("", {}), name),
        parts.workbooks,
        parts.inserted,
    )


def _refuse_macros(xml: Mapping[str, Element], name: str) -> None:
    """Raise UserError if a file is a document with macros (.docm), by whatever name."""
    types = xml.get(CONTENT_TYPES)
    for told in () if types is None else types:
        if told.get("ContentType", "").startswith(_WITH_MACROS):
            raise UserError(
                f"{name} är ett Word-dokument med makron (.docm), och läses inte.",
                "Öppna filen i Word och spara den som Word-dokument (.docx).",
            )


def _owner_of(part: str) -> str:
    """The part whose links a .rels part holds; "" for the file itself."""
    return join(dirname(dirname(part)), basename(part).removesuffix(".rels"))


def _read_links(root: Element, owner: str) -> dict[str, Link]:
    found = {}
    for element in root:
        whole_kind = element.get("Type", "")
        kind = whole_kind.rsplit("/", 1)[-1]
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        if not external:
            target = normpath(join("/", dirname(owner), target)).lstrip("/")
        found[element.get("Id", "")] = Link(kind, target, external, whole_kind)
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
