"""What each part of a Word form is: a heading, a question, or what stands beside
them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from msgspec import Struct, field

from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart, BlankTable
from villkor.authoring.blanks.numbers import LineNumber, joined_number
from villkor.authoring.blanks.stated_choices import is_choice, is_follow_up
from villkor.authoring.blanks.wordings import (
    folded,
    is_asked,
    is_help,
    is_request,
    is_sentence,
)

_MOST_HEADING_WORDS = 14
_MOST_HEADING_LETTERS = 120
_SEVERAL = 2
_INFORMS = re.compile(
    r"instruktion|anvisning|definition|bakgrund|information|kontakt|så här|inledning|"
    r"syfte|begrepp|ordlista|bilaga|underskrift|om (?:formuläret|blanketten|återrapp)|"
    r"förklaring|läs detta|till dig|innan ni"
)


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


def sorted_parts(flow: Sequence[BlankPart]) -> list[SortedPart]:
    """The parts of a form, each with its role."""
    sorter = _Sorter([SortedPart(part) for part in flow])
    sorter.sort_sure()
    sorter.sort_lists()
    sorter.sort_stems()
    sorter.sort_unnumbered()
    return sorter.parts


def why_numbered(line: BlankLine) -> str:
    """How the number of a line is known."""
    if line.shown:
        return "automatisk numrering"
    return "nummer i texten" if line.number else "utan nummer"


class _Sorter(Struct):
    """The parts, of which more and more are known."""

    parts: list[SortedPart]

    def sort_sure(self) -> None:
        """What its number, its style or its looks tell."""
        for place, each in enumerate(self.parts):
            line = each.part
            if not isinstance(line, BlankLine) or not line.words or line.of_contents:
                continue
            if is_choice(line) or is_follow_up(line.words):
                if line.number and not line.number.local and not is_choice(line):
                    _make(each, PartRole.QUESTION, why_numbered(line))
                continue
            if line.number:
                self._sort_numbered(each, line, line.number)
            elif line.level and not is_asked(line.words):
                _make(each, PartRole.HEADING, f"rubrikformat, nivå {line.level}")
            elif line.level:
                _make(each, PartRole.QUESTION, "rubrikformat och frågans ord")
            elif self._looks_like_heading(place, line):
                _make(each, PartRole.HEADING, "fet eller större text")

    def _sort_numbered(
        self,
        each: SortedPart,
        line: BlankLine,
        number: LineNumber,
    ) -> None:
        why = why_numbered(line)
        asked = is_asked(line.words)
        if number.of_section or (line.level and not asked):
            _make(each, PartRole.HEADING, why)
        elif (
            number.asked
            or asked
            or is_sentence(line.words)
            or number.local
            or line.italic
            or line.choices
        ):
            _make(each, PartRole.QUESTION, why)
        else:
            _make(each, PartRole.HEADING, why)

    def _looks_like_heading(self, place: int, line: BlankLine) -> bool:
        if line.italic or line.listed or line.boxed or line.is_place or line.fillable:
            return False
        if is_asked(line.words) or is_help(line.words):
            return False
        words = line.words
        too_long = words.count(" ") >= _MOST_HEADING_WORDS
        if too_long or len(words) > _MOST_HEADING_LETTERS:
            return False
        if words.endswith((".", ":", ",", ";", "?")) or "@" in words:
            return False
        if self._is_label(place, line):
            return False
        return line.bold or line.size > self._usual_size()

    def _is_label(self, place: int, line: BlankLine) -> bool:
        """Whether a line in a table has other words beside or below it there."""
        if not line.group or place + 1 >= len(self.parts):
            return False
        following = self.parts[place + 1].part
        if not isinstance(following, BlankLine):
            return False
        return bool(following.words) and following.group == line.group

    def _usual_size(self) -> int:
        """The size of most words in the form."""
        counted: dict[int, int] = {}
        for each in self.parts:
            line = each.part
            if isinstance(line, BlankLine) and not line.level and line.words:
                counted[line.size] = counted.get(line.size, 0) + len(line.words)
        return max(counted, key=lambda size: counted[size], default=0) or _NO_SIZE

    def sort_lists(self) -> None:
        """Numbered points below each other, with nowhere to write between them, are a
        list and no questions, if they are letters or follow a colon.
        """
        place = 0
        while place < len(self.parts):
            last = self._last_of_run(place)
            if last > place and self._is_list(place, last):
                for each in self.parts[place : last + 1]:
                    _make(each, PartRole.BESIDE)
            place = max(last, place) + 1

    def _last_of_run(self, place: int) -> int:
        """The last of numbered questions that follow each other directly."""
        first = self._point(place)
        if first is None:
            return place
        depth = len(first.parts)
        last = place
        while last + 1 < len(self.parts):
            following = self._point(last + 1)
            if following is None or len(following.parts) != depth:
                break
            if following.local != first.local:
                break
            last += 1
        return last

    def _point(self, place: int) -> LineNumber | None:
        each = self.parts[place]
        if isinstance(each.part, BlankLine) and each.role is PartRole.QUESTION:
            number = each.part.number
            if number and len(number.parts) == 1 and not number.asked:
                return number
        return None

    def _is_list(self, first: int, last: int) -> bool:
        number = self._point(first)
        before = self.parts[first - 1].part if first else None
        if number is None or number.parts[0] not in {"1", "a", "A", "i"}:
            return False
        if not isinstance(before, BlankLine) or not before.words:
            return False
        if not before.words.endswith(":"):
            return number.local and self._has_place(last)
        return True

    def _has_place(self, place: int) -> bool:
        """Whether somebody may write after a part, before the next item."""
        for each in self.parts[place + 1 :]:
            if each.role is not PartRole.BESIDE:
                return False
            part = each.part
            if isinstance(part, BlankTable) or part.is_place or is_choice(part):
                return True
            if part.fillable:
                return True
        return False

    def sort_stems(self) -> None:
        """A question that others directly below it are parts of, by their numbers, with
        nowhere to write between, is the heading of those.
        """
        numbers: LineNumber | None = None
        stem: SortedPart | None = None
        for place, each in enumerate(self.parts):
            if each.role is PartRole.BESIDE or not isinstance(each.part, BlankLine):
                continue
            number = each.part.number
            if stem and numbers and number and is_numbered_below(numbers.parts, number):
                _make(stem, PartRole.HEADING, *stem.why, "frågor under den")
            stem, numbers = None, None
            asks = each.role is PartRole.QUESTION
            if asks and number and not number.local and not self._has_place(place):
                stem, numbers = each, number

    def sort_unnumbered(self) -> None:
        """What asks for something, has no number, and has somewhere to write below."""
        has_places = self._has_places()
        open_line: BlankLine | None = None
        answered = True
        for place, each in enumerate(self.parts):
            line = each.part
            if isinstance(line, BlankTable) or line.is_place or is_choice(line):
                answered = True
                continue
            if each.role is not PartRole.BESIDE:
                is_question = each.role is PartRole.QUESTION
                open_line = line if is_question else None
                answered = line.fillable or not is_question
                continue
            if not self._may_ask(place, line) or not (answered or not has_places):
                answered = answered or line.fillable
                continue
            if open_line and self._belongs_to_choice(place):
                continue
            if self._has_place(place) or line.fillable or not has_places:
                _make(each, PartRole.QUESTION, "frågans ord", "utan nummer")
                open_line, answered = line, line.fillable

    def _may_ask(self, place: int, line: BlankLine) -> bool:
        if line.listed or line.italic or not is_request(line.words):
            return False
        if is_help(line.words) or is_follow_up(line.words):
            return False
        return not (place and line.number)

    def _belongs_to_choice(self, place: int) -> bool:
        """Whether the line above, or the one above that, is for yes or no."""
        for each in reversed(self.parts[max(place - _SEVERAL, 0) : place]):
            line = each.part
            if not isinstance(line, BlankLine) or line.is_place:
                return False
            if is_choice(line) or is_follow_up(line.words):
                return True
        return False

    def _has_places(self) -> bool:
        """Whether most questions have somewhere to write below them."""
        having = []
        for place, each in enumerate(self.parts):
            if each.role is PartRole.QUESTION:
                having.append(self._has_place(place))
        return not having or having.count(True) * _SEVERAL > len(having)


_NO_SIZE = 10_000


def _make(each: SortedPart, role: PartRole, *why: str) -> None:
    each.role = role
    each.why = list(why)


def is_numbered_below(stem: tuple[str, ...], number: LineNumber) -> bool:
    """Whether a number is one below another: 1.2 and 1.2.3, 3 and 3a or a)."""
    if number.local:
        return True
    above, below = joined_number(stem), joined_number(number.parts)
    if not below.startswith(above) or below == above:
        return False
    following = below[len(above)]
    return following == "." or following.isdigit() != above[-1].isdigit()


def informs(text: str) -> bool:
    """Whether a heading is one of what is only told: instructions, definitions."""
    return bool(_INFORMS.search(folded(text)))
