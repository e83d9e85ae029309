"""What a Word file holds beside its running text: words in headers, footers and
comments, words that are not seen, and what no program reads as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.document.word.compatible import shown_elements
from villkor.document.word.package import (
    CHART,
    DRAWING,
    RELATIONS,
    VML,
    Element,
    Package,
    word_name,
)
from villkor.document.word.read_once import part_once_read
from villkor.document.word.read_parts import ReadPart
from villkor.document.word.reading_order import read_part
from villkor.document.word.styles import Look, Styles, look_of, read_styles, style_in
from villkor.document.word.text import words_of

_EDGES = {word_name("headerReference"), word_name("footerReference")}
_LONGEST = 80  # characters of what is quoted
# what stands for something else than text, and what it is called
_KINDS = {
    f"{{{DRAWING}}}blip": "en bild",
    f"{{{VML}}}imagedata": "en bild",
    word_name("object"): "ett inbäddat objekt",
    word_name("control"): "ett inbäddat objekt",
    word_name("contentPart"): "en handskriven anteckning",
    word_name("altChunk"): "ett infogat dokument",
    word_name("subDoc"): "ett infogat dokument",
    word_name("dataBinding"): "ett fält som hämtar sin text från en dold del av filen",
    word_name("rt"): "uttalstext ovanför ord",
}
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_NUMBERS = re.compile(r"[\d\s()]+")


def unread_contents(package: Package) -> tuple[str, ...]:
    """What stands in the document and cannot be compared as text, in words, each once
    with how many there are: "2 × en bild".
    """
    counts: dict[str, int] = {}
    body = package.xml[package.main]
    for what in _unread_in(package, body):
        counts[what] = counts.get(what, 0) + 1
    found = []
    for what, times in counts.items():
        found.append(what if times == 1 else f"{times} × {what}")
    return tuple(found)


def _unread_in(package: Package, body: Element) -> Iterator[str]:
    for element in shown_elements(body, "{*}*"):
        what = _KINDS.get(element.tag)
        if what:
            yield what
        elif element.tag == _DIAGRAM:
            yield _diagram(package, element)
        elif str(element.tag).endswith("}graphicData"):
            yield from _other_graphic(element)
    yield from _hidden_words(package)
    yield from _unseen_in_charts(package)


def _diagram(package: Package, element: Element) -> str:
    """A SmartArt diagram, with the words that stand in its data."""
    words = _cut(diagram_words(package, element))
    return f"ett SmartArt-diagram: ”{words}”" if words else "ett SmartArt-diagram"


def diagram_words(package: Package, element: Element) -> str:
    """The words of a SmartArt diagram, of which an element names the data."""
    key = element.get(f"{{{RELATIONS}}}dm", "")
    link = package.links.get(package.main, {}).get(key)
    if link is None or link.target not in package.xml:
        return ""
    texts = package.xml[link.target].iter(f"{{{DRAWING}}}t")
    return " ".join(text.text or "" for text in texts)


_READ_GRAPHICS = ("/chart", "/picture", "/diagram", "Shape", "Group", "Canvas")


def _other_graphic(element: Element) -> Iterator[str]:
    """A graphic of a kind that is neither a chart, a picture nor a text box."""
    kind = element.get("uri", "")
    if not kind.endswith(_READ_GRAPHICS):
        yield "ett ritat objekt"


def _unseen_in_charts(package: Package) -> Iterator[str]:
    """The words of charts beside their titles and figures."""
    links = package.links
    for link in links.get(package.main, {}).values():
        root = package.xml.get(link.target)
        if link.kind != "chart" or root is None:
            continue
        yield from _words_in_chart(root)
        inner = links.get(link.target, {})
        kinds = {each.kind for each in inner.values()}
        if "chartUserShapes" in kinds:
            yield "ett ritat objekt i ett diagram"


def _words_in_chart(root: Element) -> Iterator[str]:
    titles = set(root.iterfind(f"{{{CHART}}}chart/{{{CHART}}}title"))
    for text in root.iter(f"{{{DRAWING}}}t"):
        words = text.text or ""
        if words.strip() and titles.isdisjoint(text.iterancestors()):
            yield f"text i ett diagram: ”{_cut(words)}”"


def _hidden_words(package: Package) -> Iterator[str]:
    """The words that are in the file and are not seen."""
    styles = read_styles(package.part("styles"))
    hidden = "".join(_hidden_texts(part_once_read(package, package.main), styles))
    if hidden.strip():
        yield f"dold text: ”{_cut(hidden)}”"


def _hidden_texts(part: ReadPart, styles: Styles) -> Iterator[str]:
    looks: dict[str | None, bool] = {}
    for paragraph in part.paragraphs:
        style = paragraph.style
        if style not in looks:
            _, look = styles.of_paragraph(style)
            looks[style] = bool(look.get("hidden"))
        for run in paragraph.runs:
            shown: Look = {"hidden": looks[style]}
            if run.properties is not None:
                shown |= styles.get(style_in(run.properties)).look
                shown |= look_of(run.properties)
            if shown["hidden"]:
                yield run.text


def comment_lines(package: Package) -> tuple[str, ...]:
    """What the comments say, each on a line."""
    root = package.part("comments")
    if root is None:
        return ()
    parts = map(read_part, root.iter(word_name("comment")))
    return tuple(_cut(words_of(part)) or "…" for part in parts)


def edge_lines(package: Package) -> tuple[str, ...]:
    """The lines of the headers and footers that pages have, in order and each once,
    without figures: page numbers are other ones on each page.
    """
    links = package.links.get(package.main, {})
    lines: dict[str, None] = {}
    for reference in package.xml[package.main].iter(*_EDGES):
        link = links.get(reference.get(f"{{{RELATIONS}}}id", ""))
        if link is None or link.target not in package.xml:
            continue
        for paragraph in part_once_read(package, link.target).paragraphs:
            words = "".join(run.text for run in paragraph.runs)
            line = without_figures(words)
            if line:
                lines[line] = None
    return tuple(lines)


def without_figures(line: str) -> str:
    """A line as `edge_lines` gives it: "Sida 1 (2)" is "Sida"."""
    return _NUMBERS.sub(" ", line).strip()


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
