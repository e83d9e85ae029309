"""A .docx → the text in it: to see that what should be there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from villkor.document.blocks import Role
from villkor.document.chart_words import chart_shows
from villkor.document.word.controls import key_of
from villkor.document.word.package import (
    CHART,
    DRAWING,
    PICTURE,
    Element,
    Package,
    word_name,
)
from villkor.document.word.paragraph_ends import is_end_gone
from villkor.document.word.read_once import part_once_read
from villkor.document.word.read_parts import ReadControl, ReadPart, ReadRun
from villkor.document.word.reading_order import read_part
from villkor.document.word.roles import STYLES

_QUESTION = STYLES[Role.QUESTION].casefold()


class WordText(Struct, frozen=True):
    """What a Word file says.

    `lines` is every paragraph's text, tables cell by cell and charts by what they show,
    notes where they are referred to, without the entries of the table of contents;
    `questions` those in the style of questions; `tagged` the lines in each content
    control, by the key of its tag (of a box to tick, its sign); `alternatives` the
    alternative texts of pictures.
    """

    lines: list[str]
    questions: list[str]
    tagged: dict[str, list[str]]
    alternatives: list[str]


def text_of(package: Package) -> WordText:
    """The text of a Word file that is taken apart already."""
    body = package.xml[package.main]
    names, referred = _style_names(package), _referred_texts(package)
    part = part_once_read(package, package.main)
    text = WordText([], [], {}, _alternatives(body))
    words = _joined_lines(part, referred)
    for paragraph, line in zip(part.paragraphs, words, strict=True):
        if line is None:
            continue
        style = names.get(paragraph.style, "")
        if not style.startswith("toc "):
            text.lines.append(line)
        if style == _QUESTION:
            text.questions.append(line)
    for control in part.controls:
        key = key_of(control.element)
        if key:
            text.tagged[key] = _lines_in(control, words, referred)
    return text


def _lines_in(
    control: ReadControl,
    words: Sequence[str | None],
    referred: Mapping[tuple[str, str], str],
) -> list[str]:
    """What stands in a control."""
    if not control.paragraphs:
        return [_line(control.runs, referred)]
    inside = [words[number] for number in control.paragraphs]
    return [line for line in inside if line is not None]


def _joined_lines(
    part: ReadPart,
    referred: Mapping[tuple[str, str], str],
) -> list[str | None]:
    """The text of each paragraph; None for one whose end has been struck out, so that
    its words are the first of the next.
    """
    lines: list[str | None] = []
    before = ""
    for paragraph, following in zip_longest(part.paragraphs, part.paragraphs[1:]):
        line = before + _line(paragraph.runs, referred)
        before = ""
        if is_end_gone(paragraph.properties):
            if following is not None and following.cell is paragraph.cell:
                before = line
                lines.append(None)
                continue
            lines.append(line or None)
        else:
            lines.append(line)
    return lines


def words_of(part: ReadPart) -> str:
    """The text of a part on one line."""
    words = []
    for paragraph in part.paragraphs:
        pieces = [run.text for run in paragraph.runs]
        words.append("".join(pieces))
    return " ".join(words)


def _alternatives(body: Element) -> list[str]:
    return [picture.get("descr", "") for picture in body.iter(f"{{{PICTURE}}}docPr")]


def _line(
    runs: Iterable[ReadRun],
    referred: Mapping[tuple[str, str], str],
) -> str:
    """The text of runs, and what the charts in them show and the notes say."""
    line = ""
    for run in runs:
        line += run.text
        for chart in run.charts:
            line += referred.get(("chart", chart), "")
        for note in run.notes:
            line += referred.get(note, " [not]")
    return line


def _referred_texts(package: Package) -> dict[tuple[str, str], str]:
    """The text of what a run refers to, by its kind and id: charts and notes."""
    found = {}
    for key, text in charts_shown(package).items():
        found["chart", key] = text
    for kind in ("footnote", "endnote"):
        notes = package.part(f"{kind}s")
        if notes is None:
            continue
        for note in notes.iter(word_name(kind)):
            key = note.get(word_name("id"), "")
            words = words_of(read_part(note))
            found[kind, key] = f" [not: {words.strip()}]"
    return found


def _style_names(package: Package) -> dict[str | None, str]:
    """The names of the styles in small letters, by id."""
    found: dict[str | None, str] = {}
    styles = package.part("styles")
    if styles is None:
        return found
    for style in styles.iter(word_name("style")):
        named = style.find(word_name("name"))
        if named is not None:
            key = style.get(word_name("styleId"))
            name = named.get(word_name("val"), "")
            found[key] = name.casefold()
    return found


def charts_shown(package: Package) -> dict[str, str]:
    """What each chart of the document shows, by the id of its link."""
    found = {}
    for key, link in package.links.get(package.main, {}).items():
        if link.kind == "chart" and link.target in package.xml:
            found[key] = _shown(package.xml[link.target])
    return found


def _shown(chart: Element) -> str:
    """What stands in a chart: its title, and for each series what is beside the figures
    and the figures, as the file remembers them.
    """
    title = ""
    for part in chart.iterfind(f"{{{CHART}}}chart/{{{CHART}}}title"):
        title += "".join(text.text or "" for text in part.iter(f"{{{DRAWING}}}t"))
    bars: list[tuple[str, str]] = []
    for series in chart.iter(f"{{{CHART}}}ser"):
        names, values = _remembered(series, "cat"), _remembered(series, "val")
        bars += zip_longest(names, values, fillvalue="")
    return chart_shows(title, bars)


def _remembered(series: Element, kind: str) -> list[str]:
    """The values of a series' categories ("cat") or figures ("val")."""
    found = []
    for part in series.iter(f"{{{CHART}}}{kind}"):
        found += [value.text or "" for value in part.iter(f"{{{CHART}}}v")]
    return found
