"""How many characters a Word file shows, counted in its XML: what `read_blocks` finds
is held against it, so that no way of reading can lose a word unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from villkor.base.lazy import lazy_module
from villkor.document.word.found import NOTE
from villkor.document.word.package import DRAWING, MATH, Element, Package, word_name
from villkor.document.word.shaped_runs import form_runs, notes_of
from villkor.document.word.styles import child_of
from villkor.document.word.symbols import SIGNS, shown_symbol

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = lazy_module("lxml.etree")

_CHOICES = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)
_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_TEXTS = {word_name("t"), f"{{{DRAWING}}}t", f"{{{MATH}}}t"}
_RUNS = {word_name("r"), f"{{{MATH}}}r"}
_NOTES = {
    word_name("footnoteReference"): "footnote",
    word_name("endnoteReference"): "endnote",
}
_PROPERTIES = {
    word_name("sdtPr"),
    word_name("pPr"),
    word_name("rPr"),
    word_name("tblPr"),
    word_name("tblGrid"),
    word_name("trPr"),
    word_name("tcPr"),
    word_name("sectPr"),
}
_ADDED = {word_name("ins"), word_name("moveTo")}
_STRUCK_OUT = {word_name("del"), word_name("moveFrom")}


def count_letters(package: Package, *, rejected: bool = False) -> int:
    """The characters that are no blanks in the document and in its notes, each of which
    has parentheses and a word around it.
    """
    counter = _Counter(rejected, dict(notes_of(package)))
    counter.count_in(package.xml[package.main])
    return counter.letters


class _CountedLine(Struct):
    """A paragraph that is being counted: how many runs are open, and of each field that
    has begun whether its code comes next.
    """

    runs: int = 0
    codes: list[bool] = field(default_factory=list)
    hidden: int = 0

    def mark_field(self, kind: str | None) -> None:
        if kind == "begin":
            self.codes.append(True)
            self.hidden += 1
        elif self.codes and kind == "separate":
            self.hidden -= self.codes[-1]
            self.codes[-1] = False
        elif self.codes and kind == "end":
            self.hidden -= self.codes.pop()


class _Counter(Struct):
    """What has been counted."""

    rejected: bool
    notes: dict[tuple[str, str], tuple[Element, Mapping[str, object]]]
    letters: int = 0

    def count_in(
        self,
        root: Element,
        *,
        notes: bool = True,
    ) -> None:
        """Count what is shown in a part, with its `notes` or without."""
        lines = [_CountedLine()]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                _end(element.tag, lines)
            elif self._is_left_out(element):
                walk.skip_subtree()
            else:
                self._begin(
                    element,
                    lines,
                    notes=notes,
                )

    def _begin(
        self,
        element: Element,
        lines: list[_CountedLine],
        *,
        notes: bool,
    ) -> None:
        tag = element.tag
        if tag == word_name("p"):
            lines.append(_CountedLine())
        elif tag in _RUNS:
            lines[-1].runs += 1
        elif tag == word_name("fldChar"):
            lines[-1].mark_field(element.get(word_name("fldCharType")))
            self._count_forms(element)
        elif tag in _NOTES:
            self._count_note(element, shown=notes)
        elif lines[-1].runs and not lines[-1].hidden:
            self._add(self._text_of(element))

    def _is_left_out(self, element: Element) -> bool:
        tag = element.tag
        gone = _ADDED if self.rejected else _STRUCK_OUT
        if tag in gone or tag in _PROPERTIES:
            return True
        if tag == word_name("tr"):
            properties = child_of(element, word_name("trPr"))
            name = word_name("ins" if self.rejected else "del")
            return properties is not None and child_of(properties, name) is not None
        parent = element.getparent()
        is_choice = parent is not None and parent.tag == _CHOICES
        return is_choice and element.getprevious() is not None

    def _text_of(self, element: Element) -> str:
        tag = element.tag
        if tag in _TEXTS or (self.rejected and tag == word_name("delText")):
            return element.text or ""
        if tag in SIGNS:
            return SIGNS[tag]
        if tag == word_name("sym"):
            return shown_symbol(element)
        return str(element.get("string", "")) if tag == _PATH else ""

    def _count_forms(self, mark: Element) -> None:
        for run in form_runs(mark.iterchildren(word_name("ffData"))):
            self._add(run.text)

    def _count_note(
        self,
        reference: Element,
        *,
        shown: bool,
    ) -> None:
        key = _NOTES[reference.tag], reference.get(word_name("id"), "")
        if not shown or key not in self.notes:
            return
        note, _ = self.notes.pop(key)
        self._add(f"({NOTE}:)")
        self.count_in(note, notes=False)

    def _add(self, text: str) -> None:
        self.letters += letters_in(text)


def _end(tag: str, lines: list[_CountedLine]) -> None:
    if tag == word_name("p"):
        lines.pop()
    elif tag in _RUNS:
        lines[-1].runs -= 1


def letters_in(text: str) -> int:
    """How many characters that are no blanks a text has."""
    return sum(map(len, text.split()))
