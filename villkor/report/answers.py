"""What stands under a question's number, as frozen data with a place for every word.

Text is kept as it was written (Markdown, untrimmed), since rules point at single
characters of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from villkor.base.diagnostic import Where
from villkor.base.yaml.nodes import Text
from villkor.form.model import Question


class Goals(Struct, frozen=True):
    """The goals that a row refers to, by programme key.

    A free programme (its key is in `free`) has one text, the others one text a goal.
    """

    by_programme: tuple[tuple[str, tuple[Text, ...]], ...]
    where: Where
    free: frozenset[str] = frozenset()


class Effects(Struct, frozen=True):
    """Effects by term key, whether they are achieved or expected, and what that is
    built on.

    `misread` as in `Row`.
    """

    by_term: tuple[tuple[str, Text], ...]
    status: Text | None
    basis: Text | None
    where: Where
    misread: frozenset[str] = frozenset()


Cell = Text | Goals | Effects


class Row(Struct, frozen=True):
    """A row of a table: the cells that are filled in, by field key.

    `places` says where each key of the row stands. `misread` are the keys of fields
    that are written but could not be read, or that a misspelt key was probably meant
    for: that is told already, so they are not also missing.
    """

    cells: Mapping[str, Cell]
    where: Where
    places: Mapping[str, Where]
    misread: frozenset[str] = frozenset()


class TextAnswer(Struct, frozen=True):
    """An answer in Markdown."""

    text: Text


class YesNoAnswer(Struct, frozen=True):
    """Ja or nej (None: neither is written), the word itself, and the follow-ups.

    `misread` as in `Row`.
    """

    choice: bool | None
    word: Text | None
    if_yes: Text | None
    if_no: Text | None
    misread: frozenset[str] = frozenset()


class TableAnswer(Struct, frozen=True):
    """The rows of a table."""

    rows: tuple[Row, ...]


class NotApplicable(Struct, frozen=True):
    """The question does not apply, and why (None: no reason is given)."""

    reason: Text | None


class Answer(Struct, frozen=True):
    """What stands under a question's number.

    `content` is None if nothing is written there.

    `misread`: what the answer lacks (all of it, ja or nej, the reason) is written, but
    could not be read.
    """

    question: Question
    where: Where
    content: TextAnswer | YesNoAnswer | TableAnswer | NotApplicable | None
    misread: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is answered: nothing is written, or a table without rows, or
        neither ja nor nej.
        """
        match self.content:
            case None | TableAnswer(rows=()):
                return True
            case YesNoAnswer(word=None):
                return True
            case _:
                return False
