"""Small Word XML on one line: `p(r('ett' tab 'två'))` is a paragraph with one run of a text, a tab
and a text.

An element is written by its name, with its attributes in brackets and what is in it in parentheses.
Names without a prefix are of the main namespace; what stands between ' and ' is a `w:t`.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from tests.word_files import DOCUMENT, FILE_LINKS, LINKS, OFFICE, STYLES, TYPES, packed
from villkor.document.word.package import (
    CHART,
    DRAWING,
    MAIN,
    RELATIONS,
    Package,
    open_package,
)

_NAMESPACES = {
    "w": MAIN,
    "r": RELATIONS,
    "c": CHART,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "a": DRAWING,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_TOKEN = re.compile(
    r"""
    '(?P<text>[^']*)'
    | (?P<name>[A-Za-z0-9:]+) (?:\[(?P<attributes>[^]]*)\])? (?P<open>\()?
    | (?P<close>\))
    | \s+
    """,
    re.VERBOSE,
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in (("R1", "heading 1"), ("I1", "toc 1"), ("F", "Fråga"))
)


def small_xml(notation: str) -> str:
    """The XML of a notation. What is no notation fails."""
    written, open_names, end = [], [], 0
    while end < len(notation):
        token = _TOKEN.match(notation, end)
        assert token, f"no notation: {notation[end:]}"
        end = token.end()
        if token["text"] is not None:
            written.append(f'<w:t xml:space="preserve">{escape(token["text"])}</w:t>')
        elif token["name"]:
            name = _prefixed(token["name"])
            attributes = "".join(map(_attribute, (token["attributes"] or "").split()))
            written.append(f"<{name}{attributes}{'' if token['open'] else '/'}>")
            if token["open"]:
                open_names.append(name)
        elif token["close"]:
            written.append(f"</{open_names.pop()}>")
    assert not open_names, f"not closed: {open_names}"
    return "".join(written)


def small_package(
    notation: str, links: str = "", parts: dict[str, str] | None = None
) -> Package:
    """A Word file with nothing but a body of that notation, and styles R1 (a heading), I1 (of the
    contents) and F (a question).

    `links` are more relationships of the document, and `parts` more parts.
    """
    return open_package(small_file(notation, links, parts), "liten.docx")


def small_file(
    notation: str, links: str = "", parts: dict[str, str] | None = None
) -> bytes:
    """The same, packed."""
    body = small_xml(f"document(body({notation}))")
    return packed(
        {
            TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            FILE_LINKS: _relationships(_relationship("a", "officeDocument", DOCUMENT)),
            LINKS: _relationships(_relationship("a", "styles", "styles.xml") + links),
            DOCUMENT: _with_namespaces(body),
            STYLES: _with_namespaces(f"<w:styles>{_STYLES}</w:styles>"),
            **(parts or {}),
        }
    )


def _prefixed(name: str) -> str:
    return name if ":" in name else f"w:{name}"


def _attribute(written: str) -> str:
    name, value = written.split("=")
    return f' {_prefixed(name)}="{value}"'


def _with_namespaces(xml: str) -> str:
    declared = "".join(
        f' xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items()
    )
    return xml.replace(">", f"{declared}>", 1)


def _relationships(inside: str) -> str:
    return f"<Relationships>{inside}</Relationships>"


def _relationship(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def linked_part(kind: str, notation: str) -> tuple[str, dict[str, str]]:
    """A part of a kind ("footnotes"), linked from the document: the relationship, and the part."""
    xml = _with_namespaces(small_xml(notation))
    return _relationship(kind, kind, f"{kind}.xml"), {f"word/{kind}.xml": xml}
