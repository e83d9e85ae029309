"""What the parts of a Word template say of one another: which kind each is, and where
its links lead. Made anew, so that nothing that another program has written wrongly
comes along.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from lxml import etree

from villkor.base.diagnostic import UserError
from villkor.document.word.package import Element, Link, word_name

SAVE_AGAIN = (
    "Öppna mallen i Word och spara den på nytt som Word-dokument (.docx) eller "
    "Word-mall (.dotx)."
)
_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# the kind of a link, the type of the part that it leads to, and the root of that part
_KINDS = {
    "officeDocument": (f"{_WORD}.document.main+xml", word_name("document")),
    "styles": (f"{_WORD}.styles+xml", word_name("styles")),
    "numbering": (f"{_WORD}.numbering+xml", word_name("numbering")),
    "settings": (f"{_WORD}.settings+xml", word_name("settings")),
    "webSettings": (f"{_WORD}.webSettings+xml", word_name("webSettings")),
    "fontTable": (f"{_WORD}.fontTable+xml", word_name("fonts")),
    "header": (f"{_WORD}.header+xml", word_name("hdr")),
    "footer": (f"{_WORD}.footer+xml", word_name("ftr")),
    "theme": (
        "application/vnd.openxmlformats-officedocument.theme+xml",
        "{http://schemas.openxmlformats.org/drawingml/2006/main}theme",
    ),
}
_MARKUP = "application/xml"
_LINKS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def has_its_root(root: Element, kind: str) -> bool:
    """Whether a part is what a link of some kind says that it is."""
    return kind not in _KINDS or root.tag == _KINDS[kind][1]


def links_part(links: Mapping[str, Link]) -> bytes:
    """The part that holds some links, by their ids."""
    root = etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})
    for key, link in links.items():
        target = link.target if link.external else f"/{link.target}"
        kind = link.whole_kind or f"{_OFFICE}/{link.kind}"
        told = {"Id": key, "Type": kind, "Target": target}
        if link.external:
            told["TargetMode"] = "External"
        etree.SubElement(root, f"{{{_LINKS}}}Relationship", told)
    return as_bytes(root)


def types_part(
    known: Element,
    kinds: Mapping[str, str],
    kept: Iterable[str],
    name: str,
) -> bytes:
    """The part that says what each of the others is.

    `known` is the template's own; `kinds` are the kinds of the links that lead to the
    parts. Raises UserError if nothing says what a part is.
    """
    endings, named = _told_types(known)
    root = etree.Element(f"{{{_SPACE}}}Types", nsmap={None: _SPACE})
    for ending, kind in (("rels", _LINKS_TYPE), ("xml", _MARKUP)):
        _add(root, "Default", "Extension", ending, kind)
    for part in kept:
        written = part.casefold()
        kind = kinds.get(part, "")
        told = named.get(written) or endings.get(written.rpartition(".")[2], "")
        if kind in _KINDS:
            told = _KINDS[kind][0]
        if "/" not in told:
            raise UserError(
                f"{name} är trasig: det går inte att se vad delen {part} är.",
                SAVE_AGAIN,
            )
        _add(root, "Override", "PartName", f"/{part}", told)
    return as_bytes(root)


def _told_types(known: Element) -> tuple[dict[str, str], dict[str, str]]:
    """The types that a file tells: by the endings of names, and by whole names."""
    endings, named = {}, {}
    for each in known:
        kind = each.get("ContentType", "")
        if each.get("Extension"):
            endings[each.get("Extension", "").casefold()] = kind
        else:
            named[each.get("PartName", "").removeprefix("/").casefold()] = kind
    return endings, named


def _add(
    root: Element,
    tag: str,
    attribute: str,
    name: str,
    kind: str,
) -> None:
    told = {attribute: name, "ContentType": kind}
    etree.SubElement(root, f"{{{_SPACE}}}{tag}", told)


def as_bytes(root: Element) -> bytes:
    """The bytes of a part."""
    xml: bytes = etree.tostring(
        root,
        xml_declaration=True,
        encoding="UTF-8",
        standalone=True,
    )
    return xml


def first_of_each(links: Mapping[str, Link], kinds: Collection[str]) -> dict[str, Link]:
    """The first link of each of some kinds, by their ids."""
    found: dict[str, Link] = {}
    met = set()
    for key, link in links.items():
        if link.kind in kinds and link.kind not in met and not link.external:
            met.add(link.kind)
            found[key] = link
    return found
