"""The number that form.yaml knows each heading and question by, and the heading that it
stands under.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from villkor.authoring.blanks.gathered import GatheredItem
from villkor.authoring.blanks.numbers import LineNumber, joined_number
from villkor.authoring.blanks.roles import is_numbered_below

_ATOM = re.compile(r"\d{1,3}|[A-ZÅÄÖ]{1,6}|[a-zåäö]")
_MOST_LETTERS = 24
_AROUND = " .):–—-"
_NO_NUMBER = "Frågan har inget nummer i Word-filen. Här kallas den {}."
_TWICE = "Numret {} står på flera ställen i Word-filen. Här kallas den här {}."
_JUMP = "Numren hoppar från {} till {}. Kontrollera att inget saknas."
_LATE = "Numren under {} börjar på {}. Kontrollera att inget saknas."


class OutlinedItem(Struct):
    """An item with its id, the id of the heading above it ("": none), and how deep a
    heading stands.
    """

    item: GatheredItem
    id: str
    parent: str
    rank: int = 0


class _Outline(Struct):
    """The items so far, the headings that the next one may stand under, and the last
    number of each sequence.
    """

    restarts: bool
    numbered: bool
    reserved: frozenset[str]
    asked: frozenset[str]
    found: list[OutlinedItem] = field(default_factory=list)
    above: list[OutlinedItem] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    last: dict[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, item: GatheredItem) -> None:
        """Add the next item."""
        if item.shares:
            heading = self.above[-1]
            self.found.append(
                OutlinedItem(
                    item,
                    heading.id,
                    heading.id,
                )
            )
            if heading.item.number is None:
                item.doubts.append(_NO_NUMBER.format(heading.id))
            return
        if item.asks:
            parent = self._parent_of_question(item.number)
            key = self._question_id(item, parent)
            self.found.append(
                OutlinedItem(
                    item,
                    key,
                    parent.id if parent else "",
                )
            )
        else:
            self._add_heading(item)
        self.taken.add(self.found[-1].id)
        if item.number and not item.number.local:
            self._tell_jump(item, item.number)

    def _add_heading(self, item: GatheredItem) -> None:
        rank = self._rank(item)
        while self.above and self.above[-1].rank >= rank:
            self.above.pop()
        parent = self.above[-1].id if self.above else ""
        key = self._heading_id(item)
        outlined = OutlinedItem(
            item,
            key,
            parent,
            rank,
        )
        self.found.append(outlined)
        self.above.append(outlined)

    def _rank(self, item: GatheredItem) -> int:
        number = item.number
        if number is None:
            return item.line.level or self._rank_by_size(item)
        for above in reversed(self.above):
            if _holds(above, number):
                return above.rank + 1
        if item.line.level:
            return item.line.level
        return 1 if number.of_section else len(number.parts)

    def _rank_by_size(self, item: GatheredItem) -> int:
        """How deep a heading without number and style stands: below the last one with a
        number, if its letters are smaller.
        """
        for above in reversed(self.above):
            if above.item.number:
                smaller = item.line.size < above.item.line.size
                return above.rank + 1 if smaller else 1
        return 1

    def _heading_id(self, item: GatheredItem) -> str:
        number = item.number
        if number is None or number.id in self.asked:
            self.counts["rubrik"] += 1
            return f"R{self.counts['rubrik']}"
        return self._free(item, number.id)

    def _parent_of_question(self, number: LineNumber | None) -> OutlinedItem | None:
        """The heading whose number the question's goes on from, else the nearest one
        that is not deeper than its number says.
        """
        if number and not number.local:
            for above in reversed(self.above):
                if _holds(above, number):
                    return above
            if len(number.parts) > 1:
                for above in reversed(self.above):
                    if not _is_beside(above, number):
                        return above
        return self.above[-1] if self.above else None

    def _question_id(
        self,
        item: GatheredItem,
        parent: OutlinedItem | None,
    ) -> str:
        number = item.number
        if number is None:
            key = self._made_id(parent)
            item.doubts.append(_NO_NUMBER.format(key))
            return key
        if number.local:
            return self._free(item, f"{self._enclosing(parent)}{number.id}")
        single = len(number.parts) == 1
        if single and self.restarts and parent:
            key = f"{parent.id}.{number.id}"
            item.why.append(f"nummer {number.id} under {parent.id}")
            return self._free(item, key)
        return self._free(item, number.id)

    def _made_id(self, parent: OutlinedItem | None) -> str:
        """A number for a question that has none."""
        above = parent.id if parent and parent.item.number else ""
        if self.numbered and not above:
            above = parent.id if parent else ""
        while True:
            self.counts[above] += 1
            key = f"{above}.{self.counts[above]}" if above else str(self.counts[above])
            if key not in self.taken and key not in self.reserved:
                return key

    def _enclosing(self, parent: OutlinedItem | None) -> str:
        for each in reversed(self.found):
            number = each.item.number
            if number and not number.local:
                return each.id
        return parent.id if parent else ""

    def _free(
        self,
        item: GatheredItem,
        wanted: str,
    ) -> str:
        key = wanted = wanted[:_MOST_LETTERS]
        while key in self.taken:
            self.counts[f"{wanted}-"] += 1
            key = f"{wanted}-{self.counts[f'{wanted}-'] + 1}"
        if key != wanted:
            item.doubts.append(_TWICE.format(wanted, key))
        return key

    def _tell_jump(
        self,
        item: GatheredItem,
        number: LineNumber,
    ) -> None:
        """Tell if a number does not follow the one before it in its sequence."""
        atoms = _ATOM.findall(joined_number(number.parts))
        if not atoms:
            return
        count = _count_of(atoms[-1])
        sequence = self._sequence(
            item,
            number,
            atoms[:-1],
        )
        before = self.last.get(sequence)
        told = number.written.strip(_AROUND)
        self.last[sequence] = told, count
        if before:
            last, previous = before
            again = count <= previous and self.found[-1].id == number.id
            if again or count > previous + 1:
                item.doubts.append(_JUMP.format(last, told))
        elif count > 1 and len(atoms) > 1:
            under = joined_number(tuple(atoms[:-1]))
            item.doubts.append(_LATE.format(under, number.id))

    def _sequence(
        self,
        item: GatheredItem,
        number: LineNumber,
        before: list[str],
    ) -> tuple[str, ...]:
        """What a number counts: what stands before its last part, and where it starts
        anew.
        """
        if self.restarts and item.asks and not before:
            return (number.word, f"under {self.found[-1].parent}")
        return (number.word, *before)


def outlined_items(items: Sequence[GatheredItem]) -> list[OutlinedItem]:
    """The items with their ids and the headings that they stand under."""
    restarts = _starts_anew(items)
    told = frozenset(item.number.id for item in items if item.number)
    asked: frozenset[str] = frozenset()
    if not restarts:
        # headings give way to questions of the same numbers, which run through all
        numbers = [each.number for each in items if each.asks and each.number]
        asked = frozenset(number.id for number in numbers if len(number.parts) == 1)
    outline = _Outline(
        restarts,
        _has_numbers(items),
        told,
        asked,
    )
    for item in items:
        outline.add(item)
    return outline.found


def _starts_anew(items: Sequence[GatheredItem]) -> bool:
    """Whether questions are numbered anew under each heading: 1, 2, 3 and 1, 2."""
    seen: set[str] = set()
    under: set[str] = set()
    for item in items:
        number = item.number
        if not item.asks:
            under = set()
        elif number and len(number.parts) == 1 and not number.local:
            if number.id in seen:
                return number.id not in under
            seen.add(number.id)
            under.add(number.id)
    return False


def _has_numbers(items: Sequence[GatheredItem]) -> bool:
    return any(item.asks and item.number for item in items)


def _holds(above: OutlinedItem, number: LineNumber) -> bool:
    """Whether a number goes on from that of a heading."""
    other = above.item.number
    if other is None or number.local or number.of_section:
        return False
    if other.of_section and other.parts[0].isdigit():
        return False
    return is_numbered_below(other.parts, number)


def _is_beside(above: OutlinedItem, number: LineNumber) -> bool:
    """Whether a heading has a number that is none above the question's: 1.2 and 1.3,
    1.2.1 and 1.3.
    """
    other = above.item.number
    if other is None or other.of_section:
        return False
    same_start = other.parts[0] == number.parts[0]
    return same_start and len(other.parts) >= len(number.parts)


def _count_of(atom: str) -> int:
    if atom.isdecimal():
        return int(atom)
    if len(atom) == 1:
        return ord(atom.casefold()) - ord("a") + 1
    return 0
