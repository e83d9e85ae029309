"""Questions without numbers: words that ask for something, with somewhere to write
below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from villkor.authoring.blanks.blank_lines import BlankLine, BlankTable
from villkor.authoring.blanks.sorted_parts import PartRole, SortedPart, has_place
from villkor.authoring.blanks.stated_choices import is_choice, is_follow_up
from villkor.authoring.blanks.wordings import is_help, is_request

_SEVERAL = 2


def sort_unnumbered(parts: Sequence[SortedPart]) -> None:
    """Find the questions among the parts that are neither headings nor questions so
    far.
    """
    search = _Search(
        parts,
        _have_places(parts),
    )
    for place in range(len(parts)):
        search.look_at(place)


class _Search(Struct):
    """Where the search is: whether the last question has somewhere to write already,
    and whether there is such a question.
    """

    parts: Sequence[SortedPart]
    places: bool
    answered: bool = True
    asking: bool = False

    def look_at(self, place: int) -> None:
        """Look at the next part."""
        each = self.parts[place]
        line = each.part
        if isinstance(line, BlankTable) or line.is_place or is_choice(line):
            self.answered = True
        elif each.role is not PartRole.BESIDE:
            self._begin(line, asking=each.role is PartRole.QUESTION)
        elif self._is_free(place, line):
            self._ask(place, line)
        else:
            self.answered = self.answered or line.fillable

    def _begin(
        self,
        line: BlankLine,
        *,
        asking: bool,
    ) -> None:
        self.asking = asking
        self.answered = line.fillable or not asking

    def _is_free(
        self,
        place: int,
        line: BlankLine,
    ) -> bool:
        """Whether a line may be a question by itself, and not a part of the one above
        it.
        """
        if not _may_ask(line) or (self.places and not self.answered):
            return False
        return not (self.asking and self._belongs_to_choice(place))

    def _ask(
        self,
        place: int,
        line: BlankLine,
    ) -> None:
        if line.fillable or not self.places or has_place(self.parts, place):
            self.parts[place].make(
                PartRole.QUESTION,
                "frågans ord",
                "utan nummer",
            )
            self._begin(line, asking=True)

    def _belongs_to_choice(self, place: int) -> bool:
        """Whether the line above, or the one above that, is for yes or no."""
        for each in reversed(self.parts[max(place - _SEVERAL, 0) : place]):
            line = each.part
            if not isinstance(line, BlankLine) or line.is_place:
                return False
            if is_choice(line) or is_follow_up(line.words):
                return True
        return False


def _may_ask(line: BlankLine) -> bool:
    if line.listed or line.italic or line.number:
        return False
    if is_help(line.words) or is_follow_up(line.words):
        return False
    return is_request(line.words)


def _have_places(parts: Sequence[SortedPart]) -> bool:
    """Whether most questions have somewhere to write below them."""
    having = []
    for place, each in enumerate(parts):
        if each.role is PartRole.QUESTION:
            having.append(has_place(parts, place))
    return not having or having.count(True) * _SEVERAL > len(having)
