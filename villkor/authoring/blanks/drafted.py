"""What has been found in the authority's Word form, as frozen data: a form that is not
sure yet, each part of it with the paragraph it stands in, why it was taken for what it
is, and what a person should look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from villkor.form.model import FormHeading, Question, Recipient


class DraftedHeading(Struct, frozen=True):
    """A heading. `place` is its paragraph's number in the Word file, from 0; `why` says
    in Swedish how it is known, a few words each, and `doubts` what to look at, a
    sentence each (none: it is sure).
    """

    heading: FormHeading
    place: int
    why: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The number that form.yaml knows it by."""
        return self.heading.id

    @property
    def words(self) -> str:
        """What stands in the file."""
        return self.heading.title


class DraftedQuestion(Struct, frozen=True):
    """A question, as a heading is told. `table` is what its table is called in
    form.yaml ("" if it has none).
    """

    question: Question
    place: int
    why: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    table: str = ""

    @property
    def id(self) -> str:
        """The number that form.yaml knows it by."""
        return self.question.id

    @property
    def words(self) -> str:
        """What stands in the file."""
        return self.question.wording


DraftedItem = DraftedHeading | DraftedQuestion


class DraftedRecipient(Struct, frozen=True):
    """A recipient, as a heading is told; without a `place` if the file names none."""

    recipient: Recipient
    place: int | None = None
    why: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class DraftedFact(Struct, frozen=True):
    """Something said once: `key` as in form.yaml ("titel", "sista dag"), and its value
    as it is written there. Without a `place` if the file does not say it.
    """

    key: str
    value: str
    place: int | None = None
    why: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class DraftNote(Struct, frozen=True):
    """What a person should look at that belongs to no heading or question: a sentence,
    and the paragraph that it is about (None: the whole file).
    """

    text: str
    place: int | None = None


class DraftedForm(Struct, frozen=True):
    """What has been found in a Word form.

    `facts` are the year, title and last day; `instructions` the authority's words
    beside its questions, by the id of the heading above them (`IN_TABLES`: in header
    cells). `notes` are unsure, too.
    """

    year: int
    title: str
    deadline: date
    facts: tuple[DraftedFact, ...]
    recipients: tuple[DraftedRecipient, ...]
    items: tuple[DraftedItem, ...]
    instructions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[DraftNote, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether there is nothing that a person has to look at."""
        parts = (*self.facts, *self.recipients, *self.items)
        return not self.notes and not any(part.doubts for part in parts)
