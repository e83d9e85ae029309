"""The numbers and bullets that automatic numbering shows before paragraphs, reckoned
over a whole file as Word does (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from villkor.document.word.found import ListPlace
from villkor.document.word.measures import whole_number
from villkor.document.word.package import Element, word_name
from villkor.document.word.styles import LEVELS, child_of

_VAL = word_name("val")
_PLACE = re.compile("%([1-9])")
_BULLET, _NONE = "bullet", "none"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_LETTERS = 780  # thirty times through the alphabet
_MOST_ROMAN = 4000


class NumberLevel(Struct, frozen=True):
    """A level of a numbering: how its number is written, what is shown ("%1.%2"), where
    it starts, and after which level it starts anew (0: never; None: after any higher).
    """

    written: str = "decimal"
    shown: str = ""
    start: int = 0
    anew_after: int | None = None
    style: str = ""
    only_figures: bool = False


class ListNumbering(Struct, frozen=True):
    """A numbering that paragraphs name: what it is an instance of, its levels, and the
    levels that it starts by itself.
    """

    abstract: str
    levels: Mapping[int, NumberLevel]
    starts: Mapping[int, int]


def read_numberings(root: Element | None) -> dict[str, ListNumbering]:
    """The numberings of a numbering part, by their ids."""
    if root is None:
        return {}
    abstracts: dict[str, Element] = {}
    by_style: dict[str, Element] = {}
    for element in root.iterchildren(word_name("abstractNum")):
        abstracts[element.get(word_name("abstractNumId"), "")] = element
        name = _value(element, "styleLink")
        if name:
            by_style[name] = element
    levels_of: dict[str, dict[int, NumberLevel]] = {}
    found = {}
    for num in root.iterchildren(word_name("num")):
        key = _value(num, "abstractNumId")
        if key not in abstracts:
            continue
        if key not in levels_of:
            linked = by_style.get(_value(abstracts[key], "numStyleLink"))
            levels_of[key] = _levels(abstracts[key] if linked is None else linked)
        numbering = _numbering(num, key, levels_of[key])
        found[num.get(word_name("numId"), "")] = numbering
    return found


def _numbering(
    num: Element,
    abstract: str,
    levels: dict[int, NumberLevel],
) -> ListNumbering:
    starts = {}
    own: dict[int, NumberLevel] = {}
    for override in num.iterchildren(word_name("lvlOverride")):
        level = whole_number(override.get(word_name("ilvl"))) or 0
        start = whole_number(_value(override, "startOverride"))
        own |= _levels(override)
        if start is not None:
            starts[level] = start
    return ListNumbering(abstract, {**levels, **own} if own else levels, starts)


def _levels(parent: Element) -> dict[int, NumberLevel]:
    found = {}
    for level in parent.iterchildren(word_name("lvl")):
        number = whole_number(level.get(word_name("ilvl"))) or 0
        found[number] = NumberLevel(
            written=_value(level, "numFmt") or "decimal",
            shown=_value(level, "lvlText"),
            start=whole_number(_value(level, "start")) or 0,
            anew_after=whole_number(_value(level, "lvlRestart")),
            style=_value(level, "pStyle"),
            only_figures=child_of(level, word_name("isLgl")) is not None,
        )
    return found


def _value(parent: Element, name: str) -> str:
    child = child_of(parent, word_name(name))
    return "" if child is None else str(child.get(_VAL, ""))


class _Counts(Struct):
    """The counts of an abstract numbering: the last number of each level, and the
    first of the list that it is in.
    """

    last: dict[int, int] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)


class NumberCounter(Struct):
    """Counts the numbered paragraphs of a file in order."""

    numberings: Mapping[str, ListNumbering]
    _counts: dict[str, _Counts] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)
    _ids: dict[str, int] = field(default_factory=dict)

    def count(self, key: str, level: int) -> tuple[ListPlace | None, str]:
        """The next paragraph of a numbering: its place in the list, and the number that
        is shown before it ("" for a bullet).
        """
        numbering = self.numberings.get(key)
        if numbering is None:
            return None, ""
        level = min(max(level, 0), LEVELS - 1)
        counts = self._counts.setdefault(numbering.abstract, _Counts())
        self._step(key, numbering, level, counts)
        shape = numbering.levels.get(level, NumberLevel())
        number = self._ids.setdefault(key, len(self._ids) + 1)
        if shape.written == _BULLET:
            return ListPlace(level, ordered=False, number=number), ""
        shown = _shown(numbering, level, counts.last)
        if not shown:
            return None, ""
        first = counts.first[level]
        return ListPlace(level, ordered=True, number=number, first=first), shown

    def _step(
        self,
        key: str,
        numbering: ListNumbering,
        level: int,
        counts: _Counts,
    ) -> None:
        shape = numbering.levels.get(level, NumberLevel())
        begins = level in numbering.starts and (key, level) not in self._started
        self._started.add((key, level))
        if begins:
            number = numbering.starts[level]
        elif level in counts.last:
            number = counts.last[level] + 1
        else:
            number = numbering.starts.get(level, shape.start)
        if begins or level not in counts.last:
            counts.first[level] = number
        counts.last[level] = number
        for deeper in range(level + 1, LEVELS):
            below = numbering.levels.get(deeper, NumberLevel())
            if below.anew_after != 0 and level < (below.anew_after or LEVELS):
                counts.last.pop(deeper, None)


def _shown(numbering: ListNumbering, level: int, last: Mapping[int, int]) -> str:
    shape = numbering.levels.get(level, NumberLevel())

    def number_of(place: re.Match[str]) -> str:
        wanted = int(place[1]) - 1
        other = numbering.levels.get(wanted, NumberLevel())
        written = "decimal" if shape.only_figures else other.written
        return _written(last.get(wanted, other.start), written)

    return _PLACE.sub(number_of, shape.shown).strip()


def _written(number: int, how: str) -> str:
    """A number as a format writes it; in figures, if the format is a rare one."""
    if how == _NONE:
        return ""
    if how == "decimalZero":
        return f"{number:02d}"
    if how.endswith("Letter") and 0 < number <= _MOST_LETTERS:
        times, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) * (times + 1)
        return text.upper() if how.startswith("upper") else text
    if how.endswith("Roman") and 0 < number < _MOST_ROMAN:
        text = _roman(number)
        return text.upper() if how.startswith("upper") else text
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
