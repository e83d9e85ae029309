"""What stands in a Word file beside its running text, and what has been done to it:
tracked changes, comments, headers and footers, pictures, words that are not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from villkor.document.word.beside_text import diagram_words
from villkor.document.word.found import (
    Beside,
    FoundBeside,
    FoundChange,
    FoundComment,
)
from villkor.document.word.inserted_words import inserted_words
from villkor.document.word.package import (
    DRAWING,
    PICTURE,
    VML,
    Element,
    Package,
    word_name,
)
from villkor.document.word.read_once import part_once_read
from villkor.document.word.read_parts import ReadPart
from villkor.document.word.reading_order import read_part
from villkor.document.word.styles import child_of

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_ADDED = {word_name("ins"), word_name("moveTo")}
_STRUCK_OUT = {word_name("del"), word_name("moveFrom")}
_COMMENTED = {word_name("commentRangeStart"), word_name("commentReference")}
_KINDS = {
    f"{{{DRAWING}}}blip": Beside.PICTURE,
    f"{{{VML}}}imagedata": Beside.PICTURE,
    word_name("object"): Beside.OBJECT,
    word_name("control"): Beside.OBJECT,
    word_name("contentPart"): Beside.OBJECT,
    word_name("altChunk"): Beside.DOCUMENT,
    word_name("subDoc"): Beside.DOCUMENT,
    word_name("rt"): Beside.HIDDEN,
    _DIAGRAM: Beside.OBJECT,
}
_EDGES = {"header": Beside.HEADER, "footer": Beside.FOOTER}
_DAY = len("2022-12-31")


def found_beside(
    package: Package,
    part: ReadPart,
    place_of: Callable[[int], int | None],
) -> Iterator[FoundBeside]:
    """What is no text in the document, and the words of headers and footers.

    `place_of` gives the place of a paragraph by its number when read.
    """
    told: set[str] = set()
    for element, number in part.marks:
        kind = _KINDS.get(element.tag)
        if kind and not _is_preview(element):
            words = _words(package, element)
            if element.tag == word_name("altChunk"):
                words = inserted_words(package, element, told)
            yield FoundBeside(kind, words, place_of(number))
    seen = set()
    for link in package.links.get(package.main, {}).values():
        edge = _EDGES.get(link.kind)
        if edge and link.target in package.xml and link.target not in seen:
            seen.add(link.target)
            lines = _lines(part_once_read(package, link.target))
            if lines:
                yield FoundBeside(edge, lines)


def _is_preview(element: Element) -> bool:
    """Whether it is the picture of an object, which is told of already."""
    within = element.iterancestors(word_name("object"))
    return element.tag in _KINDS and next(within, None) is not None


def _words(package: Package, element: Element) -> str:
    """The words of an element, or those that stand for it."""
    if element.tag == word_name("rt"):
        return "".join(text.text or "" for text in element.iter(word_name("t")))
    if element.tag == _DIAGRAM:
        return diagram_words(package, element)
    for drawing in element.iterancestors(word_name("drawing")):
        for described in drawing.iter(f"{{{PICTURE}}}docPr"):
            return str(described.get("descr", ""))
    return ""


def _lines(part: ReadPart) -> str:
    lines = []
    for paragraph in part.paragraphs:
        words = "".join(run.text for run in paragraph.runs)
        if words.strip():
            lines.append(words)
    return "\n".join(lines)


def found_changes(
    marks: Iterable[tuple[Element, int]],
    place_of: Callable[[int], int | None],
) -> Iterator[FoundChange]:
    """The tracked changes that have words, neighbours by one hand on one day as one."""
    last: FoundChange | None = None
    for element, number in marks:
        change = _change(element, place_of(number) or 0)
        if change is None:
            continue
        if last is not None and _joins(last, change):
            text = last.text + change.text
            last = FoundChange(
                last.added,
                text,
                last.author,
                last.day,
                last.near,
            )
            continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last


def _joins(last: FoundChange, change: FoundChange) -> bool:
    """Whether two changes in a row are one."""
    both = [(each.added, each.author, each.day, each.near) for each in (last, change)]
    return both[0] == both[1]


def _change(element: Element, near: int) -> FoundChange | None:
    told = element
    if element.tag == word_name("tr"):
        properties = child_of(element, word_name("trPr"))
        marks = (
            () if properties is None else properties.iterchildren(*_ADDED, *_STRUCK_OUT)
        )
        told = next(iter(marks), element)
    if told.tag not in _ADDED | _STRUCK_OUT:
        return None
    added = told.tag in _ADDED
    tags = [word_name("t"), word_name("tab"), word_name("br")]
    if not added:
        tags.append(word_name("delText"))
    pieces = [each.text or " " for each in element.iter(*tags)]
    text = "".join(pieces)
    if not text.strip():
        return None
    author, day = told.get(word_name("author"), ""), told.get(word_name("date"), "")
    return FoundChange(
        added,
        text,
        author,
        day[:_DAY],
        near,
    )


def found_comments(
    package: Package,
    marks: Iterable[tuple[Element, int]],
    place_of: Callable[[int], int | None],
) -> Iterator[FoundComment]:
    """The comments, each with the paragraph in which what it is about begins."""
    near: dict[str, int | None] = {}
    for element, number in marks:
        if element.tag in _COMMENTED:
            near.setdefault(element.get(word_name("id"), ""), place_of(number))
    root = package.part("comments")
    if root is None:
        return
    for comment in root.iterchildren(word_name("comment")):
        key = comment.get(word_name("id"), "")
        author, day = (
            comment.get(word_name("author"), ""),
            comment.get(word_name("date"), ""),
        )
        text = _lines(read_part(comment))
        yield FoundComment(
            text,
            author,
            day[:_DAY],
            near.get(key),
        )
