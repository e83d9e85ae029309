"""A paragraph as it was and as it is → one that shows what has changed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from itertools import accumulate, groupby, pairwise

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from lxml.etree import tostring
from msgspec import Struct

from villkor.document.word.inline_parts import (
    InlinePart,
    PartsReader,
    Signs,
    inline_parts,
    words_run,
)
from villkor.document.word.tracked import ChangeMark, Tracker, struck_run

_PROPERTIES = qn("w:pPr")


class _Shown(Struct, frozen=True):
    """A part of a paragraph, what has become of it, and what it was: a part in another
    shape, or the same box with another sign.
    """

    part: InlinePart
    tracked: ChangeMark | None = None
    was: InlinePart | None = None


class ParagraphChanges:
    """Shows changes in paragraphs. `words` is as in `Comparing`."""

    def __init__(
        self,
        tracker: Tracker,
        words: Callable[[str, str], Iterable[tuple[str, str]]],
    ) -> None:
        self._tracker = tracker
        self._words = words

    def show(self, before: Element, after: Element) -> None:
        """Show in a paragraph what has changed since it was another one."""
        if _contents(before) != _contents(after):
            self._show_words(before, after)
        if shape_of(before) != shape_of(after):
            self._tracker.remember_shape(after, before)

    def _show_words(self, before: Element, after: Element) -> None:
        signs = Signs()
        old = PartsReader(inline_parts(before, signs))
        new = PartsReader(inline_parts(after, signs))
        shown: list[_Shown] = []
        for was, now in self._words(old.text, new.text):
            old_parts, new_parts = [*old.take(len(was))], [*new.take(len(now))]
            if was == now:
                shown += _side_by_side(old_parts, new_parts)
            else:
                shown += [_Shown(part, ChangeMark.STRUCK) for part in old_parts]
                shown += [_Shown(part, ChangeMark.ADDED) for part in new_parts]
        for child in list(after):
            if child.tag != _PROPERTIES:
                after.remove(child)
        for _, group in groupby(shown, lambda each: each.part.address):
            self._add_linked(after, list(group))

    def _add_linked(self, paragraph: Element, shown: list[_Shown]) -> None:
        """Add what stands in one link, or in none."""
        link, parent = shown[0].part.link, paragraph
        if link is not None:
            parent = OxmlElement("w:hyperlink")
            for name, value in link.items():
                parent.set(name, value)
            paragraph.append(parent)
        for tracked, group in groupby(shown, lambda each: each.tracked):
            inside = parent
            if tracked is not None:
                inside = self._tracker.mark(tracked)
                parent.append(inside)
            self._add_runs(inside, group, tracked)

    def _add_runs(
        self,
        parent: Element,
        shown: Iterable[_Shown],
        tracked: ChangeMark | None,
    ) -> None:
        """Add parts of which all have been added, or struck, or neither."""
        for _, group in groupby(shown, _run_key):
            parts = list(group)
            first = parts[0]
            if first.part.thing:
                for each in parts:
                    self._add_thing(parent, each, tracked)
                continue
            text = "".join(each.part.text for each in parts)
            run = words_run(text, first.part.shape)
            if first.was is not None:
                self._remember_looks(run, first.was.shape)
            parent.append(_struck(run, tracked))

    def _add_thing(
        self,
        parent: Element,
        shown: _Shown,
        tracked: ChangeMark | None,
    ) -> None:
        for thing in shown.part.thing:
            made = deepcopy(thing)
            if made.tag != qn("w:sdt"):
                parent.append(_struck(made, tracked))
            elif tracked is ChangeMark.STRUCK:  # nothing shall be left of it
                for run in made.iter(qn("w:r")):
                    parent.append(_struck(run, tracked))
            else:
                if shown.was is not None:
                    self._show_box(shown.was.thing[0], made)
                parent.append(made)

    def _show_box(self, before: Element, after: Element) -> None:
        """Show in a box that it was ticked otherwise."""
        content = after.find(qn("w:sdtContent"))
        old = [*before.iter(qn("w:r"))]
        if content is None or _texts(old) == _texts(content.iter(qn("w:r"))):
            return
        self._tracker.mark_runs(content, ChangeMark.ADDED)
        struck = self._tracker.mark(ChangeMark.STRUCK)
        struck.extend(struck_run(deepcopy(run), ChangeMark.STRUCK) for run in old)
        content.insert(0, struck)

    def _remember_looks(self, run: Element, before: Element | None) -> None:
        """Remember in a run the shape that its words had."""
        shape = run.find(qn("w:rPr"))
        if shape is None:
            shape = OxmlElement("w:rPr")
            run.insert(0, shape)
        change = self._tracker.mark("rPrChange")
        change.append(OxmlElement("w:rPr") if before is None else deepcopy(before))
        shape.append(change)


def _run_key(shown: _Shown) -> tuple[bool, bytes, bytes | None]:
    """What is the same for parts that are one run."""
    was = None if shown.was is None else shown.was.looks
    return bool(shown.part.thing), shown.part.looks, was


def _side_by_side(old: list[InlinePart], new: list[InlinePart]) -> list[_Shown]:
    """Parts with the same words, which may have another shape or lead elsewhere."""
    shown: list[_Shown] = []
    before, after = PartsReader(old), PartsReader(new)
    ends = {*_ends_of(old), *_ends_of(new)}
    for start, stop in pairwise([0, *sorted(ends)]):
        (was,) = before.take(stop - start)
        (now,) = after.take(stop - start)
        shown += _same_words(was, now)
    return shown


def _ends_of(parts: Iterable[InlinePart]) -> Iterable[int]:
    return accumulate(len(part.text) for part in parts)


def _same_words(was: InlinePart, now: InlinePart) -> list[_Shown]:
    if was.address != now.address:
        return [_Shown(was, ChangeMark.STRUCK), _Shown(now, ChangeMark.ADDED)]
    if was.thing:
        return [_Shown(now, None, was)]
    return [_Shown(now, None, was if was.looks != now.looks else None)]


def _struck(run: Element, tracked: ChangeMark | None) -> Element:
    return run if tracked is None else struck_run(run, tracked)


def _contents(paragraph: Element) -> bytes:
    """What stands in a paragraph, to be held against another: ids are left out."""
    found = b""
    for child in paragraph:
        if child.tag != _PROPERTIES:
            found += _without_ids(child)
    return found


def _without_ids(element: Element) -> bytes:
    copied = deepcopy(element)
    for number in copied.iter(qn("w:id")):
        number.set(qn("w:val"), "")
    return bytes(tostring(copied))


def _texts(runs: Iterable[Element]) -> list[str]:
    return ["".join(run.itertext()) for run in runs]


def shape_of(paragraph: Element) -> tuple[str, str, bool]:
    """What a reader sees of the shape of a paragraph: its style, how deep it stands in
    a list, and whether it is in one.
    """
    values = []
    for path in ("w:pStyle", "w:numPr/w:ilvl", "w:numPr/w:numId"):
        names = "/".join(qn(name) for name in path.split("/"))
        found = paragraph.find(f"{_PROPERTIES}/{names}")
        values.append("" if found is None else found.get(qn("w:val"), ""))
    style, level, number = values
    return style, level, number not in {"", "0"}
