"""A text that has been changed in the report and in Word, put together sentence by
sentence.

Paragraphs that come out as the report has them keep its lines, to the letter. What both
have changed in the same sentence is a conflict, which is never decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from villkor.document.blocks import Paragraph
from villkor.document.braces import references_in
from villkor.document.markdown import markdown_blocks
from villkor.exchange.merging.compose import Outline, composed
from villkor.exchange.merging.prose_units import Unit, units_of
from villkor.exchange.merging.put_back import put_back
from villkor.exchange.merging.regions import (
    ITEM,
    PARAGRAPH,
    WholeParagraphs,
    sentence_items,
    whole_regions,
)
from villkor.exchange.merging.three_way import ThreeVersions
from villkor.exchange.merging.told_units import ToldParagraph, told_units
from villkor.report.two_versions import AT_END, GONE, IN_REPORT, in_word_file


class TwiceTold(Struct, frozen=True):
    """A text as it is written, and as a Word file says it."""

    written: str = ""
    shown: str = ""


class Disputed(Struct, frozen=True):
    """What stands in the place of a conflict in each of the three, in Markdown."""

    base: str
    ours: str
    theirs: str


class MergedText(Struct, frozen=True):
    """A text put together, as it is to be written. If there is a conflict, `value` is
    what the report says, and `marked` what it comes to, with both versions between
    marks.
    """

    value: str
    marked: str
    conflicts: tuple[Disputed, ...] = ()
    notes: tuple[str, ...] = ()


def merge_text(
    base: TwiceTold,
    ours: TwiceTold,
    theirs: str,
    name: str = "",
) -> MergedText:
    """The text of the report with what has been changed in Word.

    `name` is that of the Word file, for the marks of a conflict.
    """
    before = told_units(base.written, base.shown)
    own = told_units(ours.written, ours.shown)
    other = units_of(theirs)
    back = put_back(
        [unit.text for unit in other],
        before,
        own,
    )
    versions = ThreeVersions(
        sentence_items((unit.shown, unit.referred) for unit in before),
        sentence_items((unit.shown, unit.referred) for unit in own),
        sentence_items(zip(other, back.texts, strict=True)),
        lambda item: item.startswith(PARAGRAPH),
    )
    writing = _Writing(
        ours.written,
        own,
        zip(other, back.texts, strict=True),
    )
    regions = whole_regions(versions.parts())
    if not writing.is_sound(regions):
        sides = (versions.base, versions.ours, versions.theirs)
        regions = [WholeParagraphs(*sides, is_conflict=True)]
    if any(region.is_conflict for region in regions):
        return writing.conflict(regions, name, back.notes)
    value = writing.value(regions)
    lost = _lost_references(ours.written, value, back.notes)
    return MergedText(value, value, notes=(*back.notes, *lost))


def _lost_references(
    before: str,
    after: str,
    notes: Iterable[str],
) -> Iterator[str]:
    """What is to be told of references that are not there any more, and of which
    nothing is told yet.
    """
    told = " ".join(notes)
    lost = Counter(_references(before))
    lost.subtract(_references(after))
    for reference, number in lost.items():
        if number > 0 and reference not in told:
            yield f"Hänvisningen {reference} finns inte kvar i texten."


def _references(text: str) -> Iterator[str]:
    for reference in references_in(text):
        yield " ".join(text[reference.start : reference.stop].split())


class _Writing:
    """How regions are written in a text of the report, given its paragraphs and those
    of the Word file.
    """

    def __init__(
        self,
        written: str,
        own: Sequence[ToldParagraph],
        other: Iterable[tuple[Unit, str]],
    ) -> None:
        self._written = written
        self._own = own
        self._outlines: list[Outline] = []
        for unit in own:
            shown = unit.shown
            self._outlines.append(
                Outline(
                    shown.lists,
                    shown.begins_item,
                    unit.referred,
                )
            )
        self._numbers: dict[tuple[str, bool, str], int] = {}
        for shown, text in other:
            self._numbers[shown.lists, shown.begins_item, text] = shown.number

    def is_sound(self, regions: Iterable[WholeParagraphs]) -> bool:
        """Whether each paragraph that neither has is one, as it is put together."""
        known = {outline.text for outline in self._outlines}
        known.update(text for _, _, text in self._numbers)
        for region in regions:
            for side in (region.ours, region.theirs):
                for outline in self._outlined(side):
                    if outline.text not in known and not _is_paragraph(outline.text):
                        return False
        return True

    def value(self, regions: Iterable[WholeParagraphs]) -> str:
        """The text without a conflict."""
        outlines: list[Outline] = []
        for region in regions:
            outlines += self._outlined(region.ours)
        if [_plain(each) for each in outlines] == self._outlines:
            return self._written
        return composed(outlines, self._own)

    def conflict(
        self,
        regions: Sequence[WholeParagraphs],
        name: str,
        notes: tuple[str, ...],
    ) -> MergedText:
        """The text as it was, and with both versions of what is disputed."""
        disputed = (region for region in regions if region.is_conflict)
        return MergedText(
            value=self._written,
            marked=self._marked(regions, name),
            conflicts=tuple(map(self._disputed, disputed)),
            notes=notes,
        )

    def _marked(
        self,
        regions: Iterable[WholeParagraphs],
        name: str,
    ) -> str:
        """The text with both versions of conflicts."""
        gone = [_mark(GONE)]
        outlines: list[Outline] = []
        for region in regions:
            ours = self._outlined(region.ours)
            if region.is_conflict:
                theirs = self._outlined(region.theirs)
                outlines += [_mark(IN_REPORT), *(ours or gone)]
                outlines += [_mark(in_word_file(name)), *(theirs or gone)]
                outlines.append(_mark(AT_END))
            else:
                outlines += ours
        return composed(
            outlines,
            self._own,
            with_marks=True,
        )

    def _disputed(self, region: WholeParagraphs) -> Disputed:
        """What stands in the place of a conflict."""
        base, ours, theirs = (
            composed(self._outlined(side), ())
            for side in (region.base, region.ours, region.theirs)
        )
        return Disputed(base, ours, theirs)

    def _outlined(self, items: Iterable[str]) -> list[Outline]:
        """The paragraphs of some sentences."""
        found: list[Outline] = []
        lists, sentences = "", []
        for item in (*items, PARAGRAPH):
            if not item.startswith(PARAGRAPH):
                sentences.append(item)
                continue
            if sentences:
                found.append(self._outline(lists, " ".join(sentences)))
            lists, sentences = item.removeprefix(PARAGRAPH), []
        return found

    def _outline(self, lists: str, text: str) -> Outline:
        key = (lists.removesuffix(ITEM), lists.endswith(ITEM), text)
        return Outline(*key, self._numbers.get(key, 0))


def _plain(outline: Outline) -> Outline:
    return replace(outline, number=0)


def _mark(line: str) -> Outline:
    return Outline(
        "",
        begins_item=False,
        text=line,
    )


def _is_paragraph(text: str) -> bool:
    match markdown_blocks(text):
        case (Paragraph(),):
            return True
        case _:
            return False
