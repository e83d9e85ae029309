"""The parts of a Word form, each with what it is: a heading, a question, or what stands
beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from itertools import islice

from msgspec import Struct, field

from villkor.authoring.blanks.blank_lines import BlankPart, BlankTable
from villkor.authoring.blanks.stated_choices import is_choice

_MOST_BELOW = 60  # parts below a question that are looked at for somewhere to write


class PartRole(Enum):
    """What a part is."""

    HEADING = auto()
    QUESTION = auto()
    BESIDE = auto()


class SortedPart(Struct):
    """A part with its role, how that is known, and what is unsure about it."""

    part: BlankPart
    role: PartRole = PartRole.BESIDE
    why: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def make(self, role: PartRole, *why: str) -> None:
        """Let it be of a role from now on."""
        self.role = role
        self.why = list(why)


def is_to_write_in(part: BlankPart) -> bool:
    """Whether somebody is to write, or tick, in a part."""
    if isinstance(part, BlankTable):
        return True
    return part.is_place or part.fillable or is_choice(part)


def has_place(
    parts: Sequence[SortedPart],
    place: int,
) -> bool:
    """Whether somebody may write after a part, before the next item."""
    for each in islice(
        parts,
        place + 1,
        place + _MOST_BELOW,
    ):
        if each.role is not PartRole.BESIDE:
            return False
        if is_to_write_in(each.part):
            return True
    return False
