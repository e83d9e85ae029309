"""What goes into a merge of an answer, and what comes out of it, as frozen data."""

from __future__ import annotations

from enum import Enum, auto
from typing import Generic, TypeVar

from msgspec import Struct

from villkor.report.values import AnswerValue, KeyPath

_Part = TypeVar("_Part")


class Told(Struct, frozen=True):
    """An answer as it is written in the report, and as a Word file says it: with
    figures in the place of references, and in canonical Markdown.

    `report/answer_values` makes the one and `placing/home_values` the other.
    """

    written: AnswerValue
    shown: AnswerValue


class Outcome(Enum):
    """What comes of an answer."""

    UNCHANGED = auto()  # neither has changed it
    OURS = auto()  # only the report has
    THEIRS = auto()  # only the Word file has
    ALIKE = auto()  # both, in the same way
    NEW = auto()  # it was not answered in the report
    REMOVED = auto()  # it has been taken away in the Word file, and nowhere changed
    MERGED = auto()  # both, in different places
    CONFLICT = auto()  # both, in the same place: nobody but a person can decide
    UNFINISHED = auto()  # two versions stand in it already, from an earlier merge

    @property
    def needs_decision(self) -> bool:
        """Whether a person must decide before the Word file can be taken home."""
        return self in {Outcome.CONFLICT, Outcome.UNFINISHED}


class Conflict(Struct, frozen=True):
    """A part of an answer that both have changed: under which keys, in which row (its
    name, or which one it is; "" outside tables), and what stands there in the report,
    in the Word file and in what both began with, in Markdown. "" is nothing.
    """

    path: KeyPath
    row: str
    ours: str
    theirs: str
    base: str


class Merged(Struct, frozen=True):
    """An answer put together.

    `value` is as it is written in a report; with a conflict, it is the report's own,
    whole. `marked` is what it comes to, with both versions of conflicts between marks
    (see `report.two_versions`). `notes` tell what else there is to know, in Swedish.
    """

    value: AnswerValue
    marked: AnswerValue
    outcome: Outcome
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()


class MergedPart(Struct, Generic[_Part], frozen=True):
    """A part of an answer put together, as in `Merged`: a value, the values of a row, or
    all rows. None: it is not to be there.
    """

    value: _Part
    marked: _Part
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
