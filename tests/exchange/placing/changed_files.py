"""Word files as they come home: the parts of one, changed as programs and people change them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from tests.word_files import DOCUMENT, STYLES, packed, parts_of
from villkor.document.word.package import word_name

NUMBERING = "word/numbering.xml"
SWEDISH_IDS = {
    "Heading1": "Rubrik1",
    "Heading2": "Rubrik2",
    "Heading3": "Rubrik3",
    "Heading4": "Rubrik4",
    "Title": "Rubrik",
    "ListBullet": "Punktlista",
    "ListNumber": "Numreradlista",
    "Strong": "Stark",
    "Emphasis": "Betoning",
}
_NUMBER = re.compile(r"\d+(\.\d+)*\.?[ \t]+")
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    f'<w:lvlText w:val="{".".join(f"%{each}" for each in range(1, level + 2))}"/></w:lvl>'
    for level in range(5)
)


def changed_body(data: bytes, change: Callable[[Element], None]) -> bytes:
    """A file with its document changed."""
    parts = parts_of(data)
    root = etree.fromstring(parts[DOCUMENT])
    change(root)
    return packed({**parts, DOCUMENT: etree.tostring(root, encoding="utf-8")})


def without_controls(data: bytes) -> bytes:
    """Every control is taken away, and what it holds stays."""

    def change(root: Element) -> None:
        for control in list(root.iter(word_name("sdt"))):
            content = control.find(word_name("sdtContent"))
            for child in list(content):
                control.addprevious(child)
            control.getparent().remove(control)

    return changed_body(data, change)


def with_chopped_runs(data: bytes) -> bytes:
    """Every run is chopped at random, as Word does when someone has corrected a word."""
    chance = random.Random(7)  # noqa: S311

    def change(root: Element) -> None:
        for text in list(root.iter(word_name("t"))):
            run, words = text.getparent(), text.text or ""
            if run.tag != word_name("r") or len(run.findall(word_name("t"))) > 1:
                continue
            if len(words) < 2:
                continue
            cut = chance.randrange(1, len(words))
            second = deepcopy(run)
            for child in list(second):
                if child.tag not in {word_name("rPr"), word_name("t")}:
                    second.remove(child)
            _set_text(text, words[:cut])
            _set_text(second.find(word_name("t")), words[cut:])
            if run[-1] is text:
                run.addnext(second)
            else:
                _set_text(text, words)

    return changed_body(data, change)


def _set_text(element: Element, words: str) -> None:
    element.text = words
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def with_swedish_ids(data: bytes) -> bytes:
    """The styles have the ids that a Swedish Word gives them."""
    parts = parts_of(data)
    for name in (DOCUMENT, STYLES):
        text = parts[name].decode()
        for ours, theirs in SWEDISH_IDS.items():
            text = text.replace(f'"{ours}"', f'"{theirs}"')
        parts[name] = text.encode()
    return packed(parts)


def with_automatic_numbers(data: bytes) -> bytes:
    """Typed numbers of headings and questions are automatic ones instead."""
    parts = parts_of(data)
    root = etree.fromstring(parts[DOCUMENT])
    starts: list[str] = []
    for paragraph in root.iter(word_name("p")):
        words = "".join(text.text or "" for text in paragraph.iter(word_name("t")))
        typed = _NUMBER.match(words)
        asked = paragraph.find(f"{word_name('pPr')}/{word_name('pStyle')}")
        style = "" if asked is None else asked.get(word_name("val"), "")
        if typed is None or not (style.startswith("Heading") or style == "Fråga"):
            continue
        _take_away(paragraph, len(typed[0]))
        number = [int(each) for each in typed[0].strip().rstrip(".").split(".")]
        starts.append(_numbering(900 + len(starts), number))
        properties = paragraph.find(word_name("pPr"))
        numbered = etree.fromstring(
            f'<w:numPr xmlns:w="{word_name("p")[1:-2]}">'
            f'<w:ilvl w:val="{len(number) - 1}"/>'
            f'<w:numId w:val="{899 + len(starts)}"/></w:numPr>'
        )
        properties.insert(1, numbered)
    numbering = parts[NUMBERING].decode()
    end = numbering.rindex("</w:numbering>")
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{900 + number}">{_LEVELS}</w:abstractNum>'
        for number in range(len(starts))
    )
    parts[NUMBERING] = (
        numbering[:end] + abstract + "".join(starts) + "</w:numbering>"
    ).encode()
    return packed({**parts, DOCUMENT: etree.tostring(root, encoding="utf-8")})


def _numbering(key: int, number: list[int]) -> str:
    """A numbering that shows a number at its first paragraph."""
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:lvl w:ilvl="{level}">'
        f'<w:start w:val="{value}"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{".".join(f"%{each}" for each in range(1, level + 2))}"/>'
        "</w:lvl></w:lvlOverride>"
        for level, value in enumerate(number)
    )
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/>{starts}</w:num>'


def _take_away(paragraph: Element, letters: int) -> None:
    """The first letters of a paragraph are taken away."""
    for text in paragraph.iter(word_name("t"), word_name("tab")):
        if letters <= 0:
            return
        if text.tag == word_name("tab"):
            if text.getparent().tag == word_name("r"):
                text.getparent().remove(text)
                letters -= 1
            continue
        words = text.text or ""
        _set_text(text, words[letters:])
        letters -= len(words)


def without_numbers(data: bytes) -> bytes:
    """The numbers of headings and questions are gone."""

    def change(root: Element) -> None:
        for paragraph in root.iter(word_name("p")):
            asked = paragraph.find(f"{word_name('pPr')}/{word_name('pStyle')}")
            style = "" if asked is None else asked.get(word_name("val"), "")
            words = "".join(text.text or "" for text in paragraph.iter(word_name("t")))
            typed = _NUMBER.match(words)
            if typed and (style.startswith("Heading") or style == "Fråga"):
                _take_away(paragraph, len(typed[0]))

    return changed_body(data, change)


def without_styles(data: bytes) -> bytes:
    """Every paragraph looks like any other."""

    def change(root: Element) -> None:
        for style in list(root.iter(word_name("pStyle"), word_name("outlineLvl"))):
            style.getparent().remove(style)

    return changed_body(data, change)
