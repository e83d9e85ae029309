"""What is read of a paragraph's runs → runs as a report has them: what is bold, a link,
a box to tick, a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from villkor.document.blocks import Run, Tag
from villkor.document.commonmark import LANGUAGES
from villkor.document.word.controls import key_of
from villkor.document.word.found import NOTE
from villkor.document.word.measures import whole_number
from villkor.document.word.package import (
    RELATIONS,
    WORD_2010,
    Element,
    Link,
    Package,
    word_name,
)
from villkor.document.word.read_parts import ReadParagraph, ReadRun
from villkor.document.word.reading_order import read_part
from villkor.document.word.styles import (
    Look,
    Styles,
    child_of,
    is_on,
    look_of,
    style_in,
)

Note: TypeAlias = tuple[Element, Mapping[str, Link]]
"""A note, with the links of the part that it stands in."""

_LINK_FIELD = re.compile(
    r"""HYPERLINK[ ]{1,9}(?:"([^"]{1,2000})"|([^\s"\\]{1,2000}))""", re.IGNORECASE
)
_PLACE_IN = re.compile(r"""\\l[ ]{1,9}"([^"]{1,500})\"""")
_SEQUENCE = re.compile(r"SEQ[ ]{1,9}([^\s\\]{1,40})", re.IGNORECASE)
_TICKED, _UNTICKED = "☒", "☐"
_TICKS, _EMPTY = {"☒", "☑", "🗹", "✓", "✔", "✗", "✘", "x", "X"}, {"☐", "□"}
_LANGUAGE_OF = {each.partition("-")[0]: each for each in LANGUAGES.values()}
_LANGUAGE_OF |= {"nn": LANGUAGES["nb"], "no": LANGUAGES["nb"]}


class RunShaper(Struct):
    """Gives the runs of the paragraphs of a file. What is hidden is not among them.

    `notes` are those that have not been shown yet, each with the links of its part.
    """

    styles: Styles
    links: Mapping[str, Link]
    notes: dict[tuple[str, str], Note]
    rejected: bool = False

    def runs_of(self, paragraph: ReadParagraph) -> tuple[tuple[Run, ...], str]:
        """The runs of a paragraph, neighbours of one shape as one, and its words that
        are hidden.
        """
        runs: list[Run] = []
        hidden = self._add_runs(
            runs,
            paragraph,
            self.links,
            notes=True,
        )
        return tuple(merged_runs(runs)), hidden

    def _add_runs(
        self,
        runs: list[Run],
        paragraph: ReadParagraph,
        links: Mapping[str, Link],
        *,
        notes: bool,
    ) -> str:
        _, around = self.styles.of_paragraph(paragraph.style)
        hidden = ""
        for read in paragraph.runs:
            look = self._look(read)
            if look.get("hidden", around.get("hidden")):
                hidden += read.text
            else:
                runs.append(
                    _shaped(
                        read,
                        look,
                        around,
                        links,
                    )
                )
            runs += form_runs(read.forms)
            for note in read.notes if notes else ():
                hidden += self._add_note(runs, note)
        return hidden

    def _look(self, read: ReadRun) -> Look:
        """What is set on a run and by its character style."""
        if read.properties is None:
            return {}
        style = self.styles.get(style_in(read.properties))
        return {**style.look, **look_of(read.properties)}

    def _add_note(
        self,
        runs: list[Run],
        key: tuple[str, str],
    ) -> str:
        """A note, in parentheses, where it is referred to. A note has no notes."""
        if key not in self.notes:
            return ""
        note, links = self.notes.pop(key)
        hidden = ""
        inside: list[Run] = []
        for paragraph in read_part(note, rejected=self.rejected).paragraphs:
            inside.append(Run(" "))
            hidden += self._add_runs(
                inside,
                paragraph,
                links,
                notes=False,
            )
        shown = (Run(f" ({NOTE}:"), *inside, Run(")"))
        runs += [replace(run, sequence=NOTE) for run in shown]
        return hidden


def run_shaper(
    package: Package,
    styles: Styles,
    *,
    rejected: bool,
) -> RunShaper:
    """What gives the runs of the paragraphs of a file."""
    links = package.links.get(package.main, {})
    return RunShaper(
        styles,
        links,
        dict(notes_of(package)),
        rejected,
    )


def notes_of(package: Package) -> Iterator[tuple[tuple[str, str], Note]]:
    """The notes of a file, by kind and id, each with the links of its part."""
    for link in package.links.get(package.main, {}).values():
        kind = link.kind.removesuffix("s")
        part = package.xml.get(link.target)
        if kind not in {"footnote", "endnote"} or part is None:
            continue
        links = package.links.get(link.target, {})
        for note in part.iterchildren(word_name(kind)):
            yield (kind, note.get(word_name("id"), "")), (note, links)


def _shaped(
    read: ReadRun,
    look: Look,
    around: Look,
    links: Mapping[str, Link],
) -> Run:
    link, sequence = _link_of(read, links), ""
    if not link and read.field:
        counted = _SEQUENCE.match(read.field)
        sequence = counted[1] if counted else ""
    run = Run(
        read.text,
        bold=bool(look.get("bold")),
        italic=bool(look.get("italic")),
        link=link,
        language=_language(look, around),
        sequence=sequence,
        struck=bool(look.get("struck")),
    )
    return run if read.control is None else _in_control(run, read.control)


def _link_of(read: ReadRun, links: Mapping[str, Link]) -> str:
    """The address that a run links to; a place in the file is none."""
    if read.link is None:
        named = _LINK_FIELD.match(read.field) if read.field else None
        if named is None:
            return ""
        place = _PLACE_IN.search(read.field, named.end())
        return (named[1] or named[2]) + (f"#{place[1]}" if place else "")
    link = links.get(read.link.get(f"{{{RELATIONS}}}id", ""))
    if link is None or not link.external:
        return ""
    anchor = read.link.get(word_name("anchor"), "")
    return f"{link.target}#{anchor}" if anchor else link.target


def _language(look: Look, around: Look) -> str:
    """The language of a text, as reports know it, where it is not the document's."""
    own, others = str(look.get("language", "")), str(around.get("language", ""))
    short = own.partition("-")[0].casefold()
    if short == others.partition("-")[0].casefold():
        return ""
    return _LANGUAGE_OF.get(short, "")


def _in_control(run: Run, control: Element) -> Run:
    """A run in a control within a paragraph: if that is a box to tick, its sign."""
    properties = child_of(control, word_name("sdtPr"))
    if properties is None:
        return run
    box = child_of(properties, f"{{{WORD_2010}}}checkbox")
    if box is None:
        return run
    title = child_of(properties, word_name("alias"))
    named = "" if title is None else title.get(word_name("val"), "")
    sign = run.text.strip()
    ticked = sign in _TICKS
    if not ticked and sign not in _EMPTY:
        checked = child_of(box, f"{{{WORD_2010}}}checked")
        ticked = checked is not None and checked.get(f"{{{WORD_2010}}}val") not in {
            "0",
            "false",
        }
    return replace(
        run,
        box=Tag(key_of(control), named),
        ticked=ticked,
    )


def form_runs(forms: Iterable[Element]) -> Iterator[Run]:
    """What legacy form fields show that is no text: a box, or what is chosen."""
    for form in forms:
        box = child_of(form, word_name("checkBox"))
        choices = child_of(form, word_name("ddList"))
        if box is not None:
            checked = child_of(box, word_name("checked"))
            if checked is None:
                checked = child_of(box, word_name("default"))
            ticked = is_on(checked)
            sign = _TICKED if ticked else _UNTICKED
            yield Run(
                sign,
                box=Tag("", ""),
                ticked=ticked,
            )
        elif choices is not None:
            yield Run(_chosen(choices))


def _chosen(choices: Element) -> str:
    result = child_of(choices, word_name("result"))
    number = 0
    if result is not None:
        number = whole_number(result.get(word_name("val"))) or 0
    entries = list(choices.iterchildren(word_name("listEntry")))
    if not 0 <= number < len(entries):
        return ""
    return str(entries[number].get(word_name("val"), ""))


def merged_runs(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs that say something, neighbours of one shape as one."""
    told = [run for run in runs if run.text]
    for _, alike in groupby(told, key=_shape_of):
        same = list(alike)
        yield replace(same[0], text="".join(run.text for run in same))


def _shape_of(run: Run) -> tuple[object, ...]:
    box = run.box and (run.box.key or id(run))
    shape = (run.bold, run.italic, run.struck)
    return (*shape, run.link, box, run.language, run.sequence)
