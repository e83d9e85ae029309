"""The form of 2022, typed as blanks in two ways, is read as the form that it is."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from tests.authoring.blanks.blank_files import (
    LIKE,
    doubts_of,
    file_bytes,
    found_in,
    typed_form,
)
from villkor.authoring.blanks.drafted import DraftedForm, DraftedHeading
from villkor.authoring.new_form import draft_form, form_files
from villkor.base.sources import MemorySources
from villkor.form.load import load_form, load_form_at
from villkor.form.model import Form
from villkor.form.places import FormPlace, Keeper

BY_HAND = {"with headings": False, "by hand": True}


@pytest.fixture(scope="module", params=[*BY_HAND.values()], ids=[*BY_HAND])
def blank(request: pytest.FixtureRequest) -> bytes:
    return file_bytes(typed_form(LIKE, by_hand=request.param))


@cache
def drafted_of(blank: bytes, year: int = 2022) -> DraftedForm:
    return draft_form(found_in(blank), 2022, load_form(year))


def written_form(blank: bytes, year: int = 2022) -> Form:
    files = form_files(drafted_of(blank, year), blank, load_form(year))
    place = FormPlace(Keeper.NAMED, MemorySources(files), "formulär")
    return replace(load_form_at(place), place=LIKE.place, checksum=LIKE.checksum)


def test_it_comes_out_as_the_form_that_it_is(blank: bytes) -> None:
    assert written_form(blank) == LIKE


def test_nothing_is_unsure_that_is_sure_to_a_reader(blank: bytes) -> None:
    draft = drafted_of(blank)

    assert not doubts_of(draft)
    assert draft.is_sure


def test_every_heading_and_question_says_how_it_is_known(blank: bytes) -> None:
    assert all(item.why for item in drafted_of(blank).items)


def test_beside_the_form_of_another_year_it_asks_the_same(blank: bytes) -> None:
    """What villkor knows of 2022 is not needed to read what stands in the file."""
    read = written_form(blank, 2025)

    assert read.wording == LIKE.wording
    for question in LIKE.questions.values():
        same = read.questions[question.id]
        assert same.kind is question.kind
        assert same.max_rows == question.max_rows
        assert same.required is question.required
        assert (same.if_yes, same.if_no) == (question.if_yes, question.if_no)
        headings = [column.heading for column in question.columns]
        assert [column.heading for column in same.columns] == headings


def test_headings_have_the_files_that_they_had(blank: bytes) -> None:
    draft = drafted_of(blank)
    headings = [
        item.heading for item in draft.items if isinstance(item, DraftedHeading)
    ]

    assert [heading.file for heading in headings] == [
        heading.file for heading in LIKE.headings.values()
    ]


def test_the_word_file_is_kept_beside_it(blank: bytes) -> None:
    assert form_files(drafted_of(blank), blank, LIKE)["blankett.docx"] == blank
