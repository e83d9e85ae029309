"""What each part of a Word form is, by its number, its style, its looks and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart
from villkor.authoring.blanks.heading_looks import may_head
from villkor.authoring.blanks.numbers import LineNumber, joined_number
from villkor.authoring.blanks.sorted_parts import PartRole, SortedPart, has_place
from villkor.authoring.blanks.stated_choices import is_choice, is_follow_up
from villkor.authoring.blanks.unnumbered import sort_unnumbered
from villkor.authoring.blanks.wordings import folded, is_asked, is_sentence

_INFORMS = re.compile(
    r"instruktion|anvisning|definition|bakgrund|information|kontakt|så här|inledning|"
    r"syfte|begrepp|ordlista|bilaga|underskrift|om (?:formuläret|blanketten|återrapp)|"
    r"förklaring|läs detta|till dig|innan ni"
)
_NO_SIZE = 10_000  # larger than any


def sorted_parts(flow: Sequence[BlankPart]) -> list[SortedPart]:
    """The parts of a form, each with its role."""
    parts = [SortedPart(part) for part in flow]
    sorter = _Sorter(
        parts,
        _usual_size(parts),
    )
    sorter.sort_sure()
    sorter.sort_lists()
    sorter.sort_stems()
    sort_unnumbered(parts)
    return parts


def why_numbered(line: BlankLine) -> str:
    """How the number of a line is known."""
    if line.shown:
        return "automatisk numrering"
    return "nummer i texten" if line.number else "utan nummer"


class _Sorter(Struct):
    """The parts, of which more and more are known. `size` is that of most words."""

    parts: list[SortedPart]
    size: int

    def sort_sure(self) -> None:
        """What its number, its style or its looks tell."""
        for place, each in enumerate(self.parts):
            line = each.part
            if not isinstance(line, BlankLine) or not line.words:
                continue
            if is_choice(line) or is_follow_up(line.words):
                if _is_own_follow_up(line):
                    each.make(
                        PartRole.QUESTION,
                        why_numbered(line),
                    )
            elif line.number:
                each.make(
                    _numbered_role(line, line.number),
                    why_numbered(line),
                )
            else:
                self._sort_by_looks(
                    place,
                    each,
                    line,
                )

    def _sort_by_looks(
        self,
        place: int,
        each: SortedPart,
        line: BlankLine,
    ) -> None:
        if line.level and is_asked(line.words):
            each.make(PartRole.QUESTION, "rubrikformat och frågans ord")
        elif line.level:
            each.make(PartRole.HEADING, f"rubrikformat, nivå {line.level}")
        elif self._stands_out(line) and not self._is_label(place, line):
            each.make(PartRole.HEADING, "fet eller större text")

    def _stands_out(self, line: BlankLine) -> bool:
        return (line.bold or line.size > self.size) and may_head(line)

    def _is_label(
        self,
        place: int,
        line: BlankLine,
    ) -> bool:
        """Whether a line in a table has other words beside or below it there."""
        if not line.group or place + 1 >= len(self.parts):
            return False
        following = self.parts[place + 1].part
        if not isinstance(following, BlankLine):
            return False
        return bool(following.words) and following.group == line.group

    def sort_lists(self) -> None:
        """Numbered points below each other, with nowhere to write between them, are a
        list and no questions, if they are letters or follow a colon.
        """
        place = 0
        while place < len(self.parts):
            last = self._last_of_run(place)
            if last > place and self._is_list(place, last):
                for each in self.parts[place : last + 1]:
                    each.make(PartRole.BESIDE)
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

    def _is_list(
        self,
        first: int,
        last: int,
    ) -> bool:
        number = self._point(first)
        before = self.parts[first - 1].part if first else None
        if number is None or number.parts[0] not in {"1", "a", "A", "i"}:
            return False
        if not isinstance(before, BlankLine) or not before.words:
            return False
        if not before.words.endswith(":"):
            return number.local and has_place(self.parts, last)
        return True

    def sort_stems(self) -> None:
        """A question that others directly below it are parts of, by their numbers, with
        nowhere to write between, is the heading of those.
        """
        stem: SortedPart | None = None
        number: LineNumber | None = None
        for place, each in enumerate(self.parts):
            if each.role is PartRole.BESIDE or not isinstance(each.part, BlankLine):
                continue
            below = each.part.number
            if stem and number and _goes_on(number, below):
                stem.make(PartRole.HEADING, *stem.why, "frågor under den")
            stem, number = None, None
            if self._may_be_stem(place):
                stem, number = each, below

    def _may_be_stem(self, place: int) -> bool:
        each = self.parts[place]
        if not isinstance(each.part, BlankLine) or each.role is not PartRole.QUESTION:
            return False
        number = each.part.number
        if number is None or number.local:
            return False
        return not has_place(self.parts, place)


def _usual_size(parts: Sequence[SortedPart]) -> int:
    """The size of most words in the form."""
    counted: dict[int, int] = {}
    for each in parts:
        line = each.part
        if isinstance(line, BlankLine) and not line.level:
            counted[line.size] = counted.get(line.size, 0) + len(line.words)
    return (
        max(
            counted,
            key=lambda size: counted[size],
            default=0,
        )
        or _NO_SIZE
    )


def _is_own_follow_up(line: BlankLine) -> bool:
    """Whether what goes on from yes or no is a question by itself, with a number."""
    number = line.number
    if number is None or number.local:
        return False
    return not is_choice(line)


def _numbered_role(
    line: BlankLine,
    number: LineNumber,
) -> PartRole:
    asked = is_asked(line.words)
    if number.of_section or (line.level and not asked):
        return PartRole.HEADING
    if asked or number.asked or number.local:
        return PartRole.QUESTION
    if is_sentence(line.words) or line.italic or line.choices:
        return PartRole.QUESTION
    return PartRole.HEADING


def _goes_on(
    number: LineNumber,
    below: LineNumber | None,
) -> bool:
    return below is not None and is_numbered_below(number.parts, below)


def is_numbered_below(
    stem: tuple[str, ...],
    number: LineNumber,
) -> bool:
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
