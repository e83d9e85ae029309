"""A .docx → the text in it: to see that what should be there is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import zip_longest

from msgspec import Struct

from villkor.document.blocks import Role, chart_shows
from villkor.document.word.controls import key_of
from villkor.document.word.package import (
    CHART,
    DRAWING,
    PICTURE,
    RELATIONS,
    Element,
    Package,
    open_package,
    word_name,
)
from villkor.document.word.roles import STYLES

# Signs that programs write as elements, some of them (LibreOffice) even where we wrote a character.
_SIGNS = {
    word_name("br"): "\n",
    word_name("cr"): "\n",
    word_name("tab"): "\t",
    word_name("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    word_name("softHyphen"): "\N{SOFT HYPHEN}",
}

# What a person does not read: text that has been struck out or moved elsewhere, and what stands
# there for programs that do not know something new.
_GONE = (
    word_name("del"),
    word_name("moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_CHART, _VALUE = f"{{{CHART}}}chart", f"{{{CHART}}}v"


class WordText(Struct, frozen=True):
    """What a Word file says.

    `lines` is every paragraph's text, tables cell by cell and charts by what they show, without the
    entries of the table of contents; `questions` those in the style of questions; `tagged` the
    lines in each content control, by the key of its tag (of a box to tick, its sign);
    `alternatives` the alternative texts of pictures.
    """

    lines: list[str]
    questions: list[str]
    tagged: dict[str, list[str]]
    alternatives: list[str]


def read_word_text(data: bytes) -> WordText:
    """Read a Word file, of ours or of somebody who has worked on it.

    Raises UserError if it is none.
    """
    return text_of(open_package(data, "Word-filen"))


def text_of(package: Package) -> WordText:
    """The text of a Word file that is taken apart already."""
    names, charts = _style_names(package), _charts(package)
    question = STYLES[Role.QUESTION].casefold()
    body = package.xml[package.main]
    text = WordText(
        [], [], {}, [picture.get("descr", "") for picture in body.iter(f"{{{PICTURE}}}docPr")]
    )
    gone = frozenset(element for part in body.iter(*_GONE) for element in part.iter())
    words = {paragraph: _text(paragraph, gone, charts) for paragraph in body.iter(word_name("p"))}
    for paragraph, line in words.items():
        style = paragraph.find(f"{word_name('pPr')}/{word_name('pStyle')}")
        name = names.get(style.get(word_name("val")), "") if style is not None else ""
        if not name.startswith("toc "):
            text.lines.append(line)
        if name == question:
            text.questions.append(line)
    for control in body.iter(word_name("sdt")):
        if key := key_of(control):
            text.tagged[key] = [words[paragraph] for paragraph in control.iter(word_name("p"))] or [
                _text(control, gone, charts)
            ]
    return text


def _style_names(package: Package) -> dict[str | None, str]:
    """The names of the styles in small letters, by id."""
    styles = package.part("styles")
    found = styles.iter(word_name("style")) if styles is not None else ()
    return {
        style.get(word_name("styleId")): name.get(word_name("val"), "").casefold()
        for style in found
        if (name := style.find(word_name("name"))) is not None
    }


def _charts(package: Package) -> dict[str, str]:
    """What each chart of the document shows, by the id of its link."""
    links = package.links.get(package.main, {}).items()
    return {
        key: _shown(package.xml[link.target])
        for key, link in links
        if link.kind == "chart" and link.target in package.xml
    }


def _shown(chart: Element) -> str:
    """What stands in a chart: its title, and for each series what is beside the figures and the
    figures, as the file remembers them.
    """
    title = "".join(
        text.text or ""
        for part in chart.iterfind(f"{{{CHART}}}chart/{{{CHART}}}title")
        for text in part.iter(f"{{{DRAWING}}}t")
    )
    bars: list[tuple[str, str]] = []
    for series in chart.iter(f"{{{CHART}}}ser"):
        names, values = (
            [
                value.text or ""
                for part in series.iter(f"{{{CHART}}}{tag}")
                for value in part.iter(_VALUE)
            ]
            for tag in ("cat", "val")
        )
        bars += zip_longest(names, values, fillvalue="")
    return chart_shows(title, bars)


def _text(paragraph: Element, gone: Collection[Element], charts: Mapping[str, str]) -> str:
    pieces = []
    for element in paragraph.iter(word_name("t"), _CHART, *_SIGNS):
        if element in gone:
            continue
        if element.tag == word_name("t"):
            pieces.append(element.text or "")
        elif element.tag == _CHART:
            pieces.append(charts.get(element.get(f"{{{RELATIONS}}}id", ""), ""))
        elif (
            (parent := element.getparent()) is not None
            and parent.tag == word_name("r")
            and not _breaks_page(element)
        ):
            pieces.append(_SIGNS[element.tag])
    return "".join(pieces)


def _breaks_page(element: Element) -> bool:
    """Whether it is a break that says where the next page or column begins, which is no part of the
    text.
    """
    return bool(
        element.tag == word_name("br")
        and element.get(word_name("type"), "textWrapping") != "textWrapping"
    )
