"""Whatever two people do to a text: no edit is lost, nothing is invented, and what both did alike
is done once.
"""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tests.exchange.merging.edited_texts import Writer
from tests.exchange.merging.versions import shown_text, told_text
from tests.laws import examples
from villkor.exchange.merging.merge_text import MergedText, TwiceTold, merge_text
from villkor.exchange.merging.prose_units import units_of
from villkor.exchange.merging.told_units import told_units
from villkor.report.two_versions import merge_conflict_text

_OWN_WORD = re.compile(r"ord\d+", re.IGNORECASE)
_TOKEN = re.compile(r"\{[^}]*\}|[^\W_]+(?:[.,:/]+[^\W_]+)*")


class Case(Struct):
    """What two began with, what each has made of it, and what that comes to."""

    base: TwiceTold
    ours: TwiceTold
    theirs: TwiceTold
    merged: MergedText
    has_moved: bool

    @property
    def disputed(self) -> str:
        parts = []
        for each in self.merged.conflicts:
            parts += (each.base, each.ours, each.theirs)
        return " ".join(parts)


def case(seed: int) -> Case:
    random = Random(seed)  # noqa: S311
    writer = Writer(random, random.choice("-*"))
    text = writer.text()
    ours = writer.edited(text) if random.random() < 0.8 else text
    theirs = writer.edited(text) if random.random() < 0.8 else text
    if random.random() < 0.1:
        theirs = ours
    base = told_text(writer.written(text))
    own = base if ours is text else told_text(writer.written(ours))
    other = told_text(writer.said(theirs))
    merged = merge_text(base, own, other.shown, "anna.docx")
    return Case(base, own, other, merged, writer.has_moved)


CASES = st.integers(0, 2**32).map(case)


def own_words(text: str) -> set[str]:
    """The words that stand nowhere else."""
    return set(_OWN_WORD.findall(text.casefold()))


def tokens(text: str) -> set[str]:
    return set(_TOKEN.findall(" ".join(text.split())))


def says(text: str) -> list[tuple[str, bool, str]]:
    """What a text says, whatever signs its lists have."""
    return [unit.key for unit in units_of(shown_text(text))]


@pytest.mark.law
@settings(max_examples=examples(300))
@given(CASES)
def test_whatever_two_people_do_to_a_text(found: Case) -> None:
    nobody_has_changed_what_nobody_changed(found)
    no_edit_is_lost(found)
    nothing_is_invented(found)
    what_nobody_touches_keeps_its_lines(found)


def nobody_has_changed_what_nobody_changed(found: Case) -> None:
    base, ours, theirs, merged = found.base, found.ours, found.theirs, found.merged
    if theirs.shown in {base.shown, ours.shown}:
        assert merged.value == ours.written
        assert not merged.conflicts
    elif ours == base:
        assert says(merged.value) == says(theirs.shown)
        assert not merged.conflicts


def no_edit_is_lost(found: Case) -> None:
    base, ours, theirs = (
        own_words(each.shown) for each in (found.base, found.ours, found.theirs)
    )
    marked, disputed = own_words(found.merged.marked), own_words(found.disputed)
    assert (ours | theirs) - base <= marked
    assert base & ours & theirs <= marked
    if (
        not found.has_moved
    ):  # what one has moved and the other taken away is not untouched
        assert not (marked - disputed) & (base - ours | base - theirs)


def nothing_is_invented(found: Case) -> None:
    sources = (found.base.written, found.ours.written, found.theirs.shown)
    known = tokens(" ".join(sources))
    numbers_of_items = set(map(str, range(1, 10)))
    marks = tokens(merge_conflict_text("", "", "anna.docx"))
    assert tokens(found.merged.marked) <= known | numbers_of_items | marks


def what_nobody_touches_keeps_its_lines(found: Case) -> None:
    in_base = {unit.key for unit in units_of(found.base.shown)}
    in_theirs = {unit.key for unit in units_of(found.theirs.shown)}
    for told in told_units(found.ours.written, found.ours.shown):
        if told.shown.key in in_base & in_theirs and not told.shown.lists:
            assert told.written
            assert told.written.lines in found.merged.marked


@pytest.mark.law
@settings(max_examples=examples(60))
@given(CASES)
def test_it_does_not_matter_who_is_who(found: Case) -> None:
    other_way = merge_text(found.base, found.theirs, found.ours.shown)
    assert bool(other_way.conflicts) == bool(found.merged.conflicts)
    if not other_way.conflicts:
        assert says(other_way.value) == says(found.merged.value)
