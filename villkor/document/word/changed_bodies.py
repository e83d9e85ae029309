"""Paragraphs and tables as they were and as they are → those that they are, with what
has changed as tracked changes.

Accepted, they are exactly what they are; rejected, they say what they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from itertools import groupby

from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from msgspec import Struct

from villkor.document.comparing import Comparing
from villkor.document.word.changed_paragraphs import ParagraphChanges, shape_of
from villkor.document.word.tracked import ChangeMark, Tracker, take_shape

_PARAGRAPH, _TABLE, _CONTROL = qn("w:p"), qn("w:tbl"), qn("w:sdt")
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_CONTENT = qn("w:sdtContent")
_COLUMNS = f"{qn('w:tblGrid')}/{qn('w:gridCol')}"
_NUMBER, _VALUE, _WIDTH = qn("w:numId"), qn("w:val"), qn("w:w")


class _Pair(Struct, frozen=True):
    """A paragraph, table or row as it was and as it is; None: there is none."""

    before: Element | None
    after: Element | None

    @property
    def both(self) -> bool:
        """Whether it was and is."""
        return self.before is not None and self.after is not None


class BodyChanges:
    """Shows what has changed in a document, of which all is dated alike."""

    def __init__(self, comparing: Comparing, written: datetime) -> None:
        self._tracker = Tracker(written)
        self._passages = comparing.passages
        self._paragraphs = ParagraphChanges(self._tracker, comparing.words)
        self._lists: dict[str, str] = {}  # those that were by those that are

    def show(self, before: Iterable[Element], after: Element) -> None:
        """Show, in an element with paragraphs, tables and controls around them, what
        has changed since they were others.

        A cell must end with a paragraph; from anything else, all may go.
        """
        pairs = self._paired([*_leaves(before)], [*_leaves(after)])
        struck: list[Element] = []
        for pair in pairs:
            if pair.after is None:
                struck += self._struck(pair.before)
                continue
            for each in struck:
                pair.after.addprevious(each)
            struck = []
            self._show_pair(pair.before, pair.after)
        if after.tag == _CELL:
            self._end_with(struck, pairs)
        else:
            after.extend(struck)
        self._end_with_added(pairs, after)

    def _show_pair(self, before: Element | None, after: Element) -> None:
        """Show what has become of a paragraph or a table that there is."""
        if before is None:
            self._mark(after, ChangeMark.ADDED)
        elif after.tag == _TABLE:
            self._show_table(before, after)
        else:
            self._paragraphs.show(before, after)

    def _paired(self, old: Sequence[Element], new: Sequence[Element]) -> list[_Pair]:
        """The paragraphs and tables of both, those of the same passage in pairs."""
        texts, others = [*map(_words_of, old)], [*map(_words_of, new)]
        found: list[_Pair] = []
        for one, other in self._passages(texts, others):
            before = None if one is None else old[one]
            after = None if other is None else new[other]
            if before is None or after is None or _of_one_kind(before, after):
                found.append(_Pair(before, after))
            else:
                found += (_Pair(before, None), _Pair(None, after))
        pairs = [*_with_replaced(found)]
        for pair in pairs:
            if pair.before is not None and pair.after is not None:
                self._lists[_list_of(pair.before)] = _list_of(pair.after)
        return pairs

    def _mark(self, element: Element, tracked: ChangeMark) -> None:
        """Mark a whole paragraph or table."""
        if element.tag == _PARAGRAPH:
            self._tracker.mark_paragraph(element, tracked)
            return
        for row in element.findall(_ROW):
            self._tracker.mark_row(row, tracked)

    def _struck(self, element: Element | None) -> Iterator[Element]:
        """What was there and is no more, marked so."""
        if element is None:
            return
        self._mark(element, ChangeMark.STRUCK)
        for number in element.iter(_NUMBER):  # counted on in the list that there is
            known = number.get(_VALUE, "")
            number.set(_VALUE, self._lists.get(known) or known)
        yield element

    def _end_with(self, struck: Sequence[Element], pairs: Sequence[_Pair]) -> None:
        """Put what is struck at the end of a cell: the end of the last paragraph
        stays, in the place of that before it.
        """
        kept = next((pair.after for pair in reversed(pairs) if pair.both), None)
        if kept is None or not struck:
            return
        for each in reversed(struck):
            kept.addnext(each)
        last = struck[-1]
        self._tracker.move_end(last, kept, ChangeMark.STRUCK)
        before = deepcopy(last)
        take_shape(last, kept)
        if shape_of(before) != shape_of(kept):
            self._tracker.remember_shape(last, before)

    def _end_with_added(self, pairs: Sequence[_Pair], root: Element) -> None:
        """Where a control or a cell ends with paragraphs that are new, let the end of
        the last stay, in the place of that before them.
        """
        there = [pair for pair in pairs if pair.after is not None]
        for parent, group in groupby(there, lambda pair: _parent_of(pair.after)):
            if root.tag != _CELL and parent is root:
                continue
            inside = list(group)
            kept = next((pair for pair in reversed(inside) if pair.both), None)
            last = inside[-1]
            if kept is None or kept is last or not _follow_at_once(kept, inside):
                continue
            self._tracker.move_end(last.after, kept.after, ChangeMark.ADDED)
            if shape_of(kept.before) != shape_of(last.after):
                self._tracker.remember_shape(last.after, kept.before)

    def _show_table(self, before: Element, after: Element) -> None:
        """Show what has changed in the rows of a table."""
        old, new = before.findall(_ROW), after.findall(_ROW)
        whole = not _has_headings_beside(after)
        keys = [_row_words(row, whole=whole) for row in old]
        others = [_row_words(row, whole=whole) for row in new]
        struck: list[Element] = []
        for one, other in self._passages(keys, others):
            if other is None and one is not None:
                struck.append(self._struck_row(old[one], new[0]))
            elif other is not None:
                for each in struck:
                    new[other].addprevious(each)
                struck = []
                self._show_row(None if one is None else old[one], new[other])
        after.extend(struck)

    def _struck_row(self, row: Element, header: Element) -> Element:
        """A row that is no more, as wide as those that are."""
        self._tracker.mark_row(row, ChangeMark.STRUCK)
        widths = [width.get(_WIDTH, "") for width in header.iter(qn("w:tcW"))]
        for cell, width in zip(row.iter(qn("w:tcW")), widths, strict=False):
            cell.set(_WIDTH, width)
        return row

    def _show_row(self, before: Element | None, after: Element) -> None:
        if before is None:
            self._tracker.mark_row(after, ChangeMark.ADDED)
            return
        for old, new in zip(before.findall(_CELL), after.findall(_CELL), strict=True):
            self.show(old, new)


def _leaves(elements: Iterable[Element]) -> Iterator[Element]:
    """The paragraphs and tables, whatever controls they stand in."""
    for element in elements:
        if element.tag == _CONTROL:
            yield from _leaves(element.iterchildren(_CONTENT))
        elif element.tag == _CONTENT:
            yield from _leaves(element)
        elif element.tag in {_PARAGRAPH, _TABLE}:
            yield element


def _with_replaced(pairs: Iterable[_Pair]) -> Iterator[_Pair]:
    """The pairs; where paragraphs have come in the place of others, the last of them
    are one.
    """
    for both, group in groupby(pairs, lambda pair: pair.both):
        if both:
            yield from group
            continue
        inside = list(group)
        struck = [pair for pair in inside if pair.after is None]
        added = [pair for pair in inside if pair.before is None]
        last: list[_Pair] = []
        if struck and added and not any(map(_is_table, (struck[-1], added[-1]))):
            last = [_Pair(struck.pop().before, added.pop().after)]
        yield from (*struck, *added, *last)


def _of_one_kind(one: Element, other: Element) -> bool:
    """Whether both are paragraphs, or tables with as many columns."""
    columns = [len([*each.iterfind(_COLUMNS)]) for each in (one, other)]
    return one.tag == other.tag and columns[0] == columns[1]


def _follow_at_once(kept: _Pair, inside: Sequence[_Pair]) -> bool:
    """Whether after one there are only paragraphs that are new."""
    element = kept.after
    for pair in inside[inside.index(kept) + 1 :]:
        following = None if element is None else element.getnext()
        if following is not pair.after or _is_table(pair):
            return False
        element = pair.after
    return True


def _is_table(pair: _Pair) -> bool:
    return _TABLE in {
        each.tag for each in (pair.before, pair.after) if each is not None
    }


def _parent_of(element: Element | None) -> Element | None:
    return None if element is None else element.getparent()


def _words_of(element: Element) -> str:
    """The words of a paragraph or a table, its cells apart."""
    if element.tag == _PARAGRAPH:
        return "".join(element.itertext())
    return _row_words(element, whole=True)


def _row_words(row: Element, *, whole: bool) -> str:
    """The words of a row or a table, or those of its first cell."""
    cells = [*row.iter(_CELL)]
    return "\n".join("".join(cell.itertext()) for cell in cells[: None if whole else 1])


def _has_headings_beside(table: Element) -> bool:
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    return look is not None and look.get(qn("w:firstColumn")) == "1"


def _list_of(paragraph: Element) -> str:
    """The number of the list that a paragraph stands in; "" if it is in none."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{_NUMBER}")
    return "" if found is None else found.get(_VALUE, "")
