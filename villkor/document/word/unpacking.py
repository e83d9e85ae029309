"""The zip that a Word file is, and the XML of its parts, read without trusting them.

The file is somebody's, and may be broken or made to harm: what it unpacks to is bounded
before it is unpacked, and a part with a DOCTYPE is refused before it is parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.base.zip import UnreadableZip, ZipLimits, ZipParts, ZipTrouble, open_zip

if TYPE_CHECKING:
    from lxml import etree
    from lxml.etree import _Element
else:
    etree = lazy_module("lxml.etree")

MOST_BYTES = 200 * 2**20  # of the file, packed and unpacked, with its pictures
_MOST_XML = 12 * 2**20  # a report of 45 pages has 0.4 MB
_MOST_ELEMENTS = 150_000  # and some 8 000 of these
WORD_LIMITS = ZipLimits(parts=3000, bytes_in_all=MOST_BYTES, bytes_in_part=MOST_BYTES)
_MOST_SMALL = 2**18  # of a chart's own workbook, which has some dozens of cells
_INSERTED = (".htm", ".html", ".xhtml", ".rtf", ".txt", ".docx", ".dat")
_MOST_INSERTED = 2**18  # bytes of the documents within the file whose words are read
_DOCTYPES = [
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
]
_DECLARATION = 400  # bytes in which a part says how it is written
_BYTE_ORDER = b"\xef\xbb\xbf\xff\xfe"
_ENCODING = re.compile(rb"""^[^>]{0,200}?encoding\s?=\s?["']([\w.-]{1,40})["']""")
_ENCODINGS = {
    b"utf-8",
    b"utf8",
    b"utf-16",
    b"utf-16le",
    b"utf-16be",
    b"us-ascii",
    b"ascii",
    b"iso-8859-1",
    b"windows-1252",
}
_SAVE_AGAIN = "Öppna filen i Word och spara den på nytt som Word-dokument (.docx)."


class OpenParts(Struct, frozen=True):
    """The names of a zip's parts, those that are XML, and the bytes of small workbooks
    and of small documents that may have been inserted.
    """

    names: frozenset[str]
    xml: dict[str, _Element]
    workbooks: dict[str, bytes]
    inserted: dict[str, bytes]


def open_parts(
    data: bytes,
    name: str,
    *,
    own: bool = False,
) -> OpenParts:
    """The parts of a zip.

    The `own` are those that we have just written: they are as large as the report is.
    Raises UserError as `open_package` does.
    """
    try:
        with open_zip(data, WORD_LIMITS) as parts:
            _refuse_names(parts, name)
            contents = _read_xml(parts, name, own=own)
            workbooks = _read_small(parts, (".xlsx",))
            inserted = _read_small(parts, _INSERTED, in_all=_MOST_INSERTED)
    except UnreadableZip as error:
        raise _refusal(error.trouble, name) from error
    elements = sum(_count_tags(content) for content in contents.values())
    if elements > _MOST_ELEMENTS and not own:
        raise _too_big(name)
    xml = {part: parse_part(content, part, name) for part, content in contents.items()}
    return OpenParts(
        frozenset(parts.sizes),
        xml,
        workbooks,
        inserted,
    )


def _refuse_names(parts: ZipParts, name: str) -> None:
    """Raise UserError if a part's name could steer a terminal."""
    for part in parts.sizes:
        if any(category(letter).startswith("C") for letter in part):
            raise UserError(
                f"{name} är trasig: en del av den har ett namn som inte går att "
                "använda.",
                _SAVE_AGAIN,
            )


def _read_xml(parts: ZipParts, name: str, *, own: bool) -> dict[str, bytes]:
    """The XML parts. Their sizes are looked at first."""
    found = [
        part for part in parts.sizes if part.casefold().endswith((".xml", ".rels"))
    ]
    size = sum(parts.sizes[part] for part in found)
    if size > _MOST_XML and not own:
        raise _too_big(name)
    return {part: parts.read_part(part) for part in found}


def _read_small(
    parts: ZipParts,
    endings: tuple[str, ...],
    in_all: int = MOST_BYTES,
) -> dict[str, bytes]:
    """The small parts with one of some endings, as many as hold so many bytes."""
    found = {}
    for part, size in parts.sizes.items():
        if not part.casefold().endswith(endings):
            continue
        if size <= min(_MOST_SMALL, in_all):
            found[part] = parts.read_part(part)
            in_all -= size
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


def parse_part(content: bytes, part: str, name: str) -> _Element:
    """The XML of a part. Raises UserError if it is none, or may be harmful."""
    if any(mark in content for mark in _DOCTYPES):
        raise _harmful(name)
    if not _has_known_letters(content):
        raise _unreadable(part, name)
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
        raise _unreadable(part, name) from error
    # in an encoding that the marks above do not know
    if root.getroottree().docinfo.doctype:
        raise _harmful(name)
    return root


def _has_known_letters(content: bytes) -> bool:
    """Whether a part is written in UTF-8 or UTF-16, as parts are (ECMA-376 part 2,
    7.3.1), or in an encoding with the same letters for tags: in others they would not
    have been counted.
    """
    start = content[:_DECLARATION].replace(b"\0", b"").lstrip(_BYTE_ORDER)
    said = _ENCODING.search(start)
    named = b"utf-8" if said is None else said[1].lower()
    return start.lstrip().startswith(b"<") and named in _ENCODINGS


def _unreadable(part: str, name: str) -> UserError:
    return UserError(
        f"{name} är trasig: delen {part} går inte att läsa.",
        _SAVE_AGAIN,
    )


def _harmful(name: str) -> UserError:
    return UserError(
        f"{name} innehåller en dokumenttypsdeklaration, som kan vara skadlig, och "
        "läses därför inte.",
        _SAVE_AGAIN,
    )
