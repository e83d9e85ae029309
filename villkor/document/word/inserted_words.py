"""The words of a document within a Word file (altChunk): another Word file, a page of
HTML, RTF or plain text that Word puts in when it opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.base.zip import UnreadableZip, ZipLimits, open_zip
from villkor.document.word.package import RELATIONS, Element, Package, word_name
from villkor.document.word.unpacking import parse_part

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = lazy_module("lxml.etree")

_MAIN = "word/document.xml"
_LIMITS = ZipLimits(parts=200, bytes_in_all=2**22, bytes_in_part=2**22)
_MOST_MAIN = 2**20
_UNSEEN = {"script", "style", "head", "title"}
_BREAKING = {
    *("p", "div", "br", "li", "tr", "table", "ul", "ol", "blockquote"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
_UNSEEN_GROUPS = {
    *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "generator"),
    *("header", "footer", "listtable", "listoverridetable", "rsidtbl", "themedata"),
}
_RTF_SIGN = re.compile(
    r"""
    \\(?P<word>[a-z]{1,32}) (?P<number>-?\d{1,9})? [ ]?
    | \\' (?P<hex>[0-9a-f]{2})
    | \\ (?P<sign>[^a-z])
    | (?P<brace>[{}])
    | (?P<text>[^\\{}]{1,4096})
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_RTF_BREAKS = {"par": "\n", "line": "\n", "tab": "\t", "cell": "\t", "row": "\n"}


def inserted_words(package: Package, element: Element, told: set[str]) -> str:
    """The words of the document that an altChunk puts in, a paragraph a line.

    "" if it is not there, is large, is of a kind that is not read, or is among the names
    that have been `told` of: a file may put it in ever so many times.
    """
    key = element.get(f"{{{RELATIONS}}}id", "")
    link = package.links.get(package.main, {}).get(key)
    if link is None or link.target in told:
        return ""
    told.add(link.target)
    root = package.xml.get(link.target)
    if root is not None:
        return _tidy(_lines_of_xml(root))
    data = package.inserted.get(link.target, b"")
    return _tidy(_lines_in(data))


def _lines_in(data: bytes) -> Iterable[str]:
    start = data[:100].lstrip().lower()
    if data.startswith(b"PK"):
        return _lines_of_file(data)
    if start.startswith(b"{\\rtf"):
        return _rtf_text(data).split("\n")
    if start.startswith((b"<", b"\xef\xbb\xbf<")):
        return _lines_of_page(data)
    return _decoded(data).split("\n")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _tidy(lines: Iterable[str]) -> str:
    """The lines that say something, each with single blanks."""
    said = []
    for line in lines:
        plain = "".join(letter for letter in line if letter >= " " or letter == "\t")
        said.append(" ".join(plain.split()))
    return "\n".join(filter(None, said))


def _lines_of_file(data: bytes) -> list[str]:
    """The paragraphs of a Word file."""
    try:
        with open_zip(data, _LIMITS) as parts:
            if parts.sizes.get(_MAIN, 0) > _MOST_MAIN:
                return []
            content = parts.read_part(_MAIN)
        return _lines_of_xml(parse_part(content, _MAIN, _MAIN))
    except (UnreadableZip, UserError, KeyError):
        return []


def _lines_of_xml(root: Element) -> list[str]:
    """The paragraphs of a part of a Word file, or the texts of other XML."""
    lines = []
    for paragraph in root.iter(word_name("p")):
        texts = paragraph.iter(word_name("t"))
        lines.append("".join(text.text or "" for text in texts))
    return lines or list(map(str, root.itertext()))


def _lines_of_page(data: bytes) -> list[str]:
    """The lines of a page of HTML."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_decoded(data).encode(), parser)
    except (etree.ParseError, ValueError):
        return []
    return [] if root is None else "".join(_page_text(root)).split("\n")


def _page_text(root: Element) -> Iterator[str]:
    for event, element in etree.iterwalk(root, ("start", "end")):
        unseen = element.tag in _UNSEEN
        if element.tag in _BREAKING:
            yield "\n"
        if event == "start" and not unseen:
            yield _one_line(element.text)
        elif event == "end":
            yield _one_line(element.tail)


def _one_line(text: str | None) -> str:
    return re.sub(r"\s", " ", text or "")


def _rtf_text(data: bytes) -> str:
    """The text of an RTF file, a paragraph a line."""
    unseen = [False]
    said = []
    skip = 0  # signs that stand for the letter before them, in older programs
    for sign in _RTF_SIGN.finditer(data.decode("cp1252", "replace")):
        if sign["brace"] == "{":
            unseen.append(unseen[-1])
        elif sign["brace"]:
            unseen.pop()
            unseen = unseen or [False]
        elif sign["word"] in _UNSEEN_GROUPS or sign["sign"] == "*":
            unseen[-1] = True
        elif not unseen[-1]:
            text = _rtf_letters(sign)
            said.append(text[skip:] if skip else text)
            skip = 0
        if sign["word"] == "u":
            skip = 1
    # letters beyond the first 65,536 are written as two
    pairs = "".join(said).encode("utf-16-le", "surrogatepass")
    return pairs.decode("utf-16-le", "replace")


def _rtf_letters(sign: re.Match[str]) -> str:
    """What a sign of RTF stands for."""
    if sign["hex"]:
        return bytes([int(sign["hex"], 16)]).decode("cp1252", "replace")
    if sign["word"] == "u":
        return chr(int(sign["number"] or 0) % 2**16)
    if sign["word"]:
        return _RTF_BREAKS.get(sign["word"], "")
    if sign["sign"]:
        return {"~": " ", "_": "-", "-": ""}.get(sign["sign"], sign["sign"])
    return re.sub(r"[\r\n]", "", sign["text"])
