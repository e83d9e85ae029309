"""Where in which list a paragraph stands, and the number that is shown before it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from villkor.document.word.found import ListPlace
from villkor.document.word.measures import whole_number
from villkor.document.word.package import Element, Package, word_name
from villkor.document.word.shown_numbers import (
    ListNumbering,
    NumberCounter,
    read_numberings,
)
from villkor.document.word.styles import child_of, style_in

_VAL = word_name("val")
_NO_LIST = "0"


class StyleNumbers(Struct, frozen=True):
    """The numbering and level that each style names itself or inherits, by its id."""

    by_style: Mapping[str, tuple[str, int | None]]
    default: str


class ParagraphNumbers(Struct):
    """Numbers the paragraphs of a file, which must come in order."""

    styles: StyleNumbers
    numberings: Mapping[str, ListNumbering]
    counter: NumberCounter

    def next_place(self, properties: Element | None) -> tuple[ListPlace | None, str]:
        """Where in a list the next paragraph stands, by its properties (`w:pPr`), and
        what is shown before it.
        """
        style = style_in(properties) or self.styles.default
        key, level = self.styles.by_style.get(style, ("", None))
        own = None if properties is None else child_of(properties, word_name("numPr"))
        if own is None:
            return self._count(
                key,
                level,
                style,
            )
        own_key, own_level = _told_in(own)
        if own_key == _NO_LIST and key:
            return ListPlace(own_level or 0, ordered=False), ""
        if own_level is not None:
            level = own_level
        return self._count(
            own_key or key,
            level,
            style,
        )

    def _count(
        self,
        key: str,
        level: int | None,
        style: str,
    ) -> tuple[ListPlace | None, str]:
        if not key or key == _NO_LIST:
            return None, ""
        return self.counter.count(
            key,
            self._level(
                key,
                style,
                level,
            ),
        )

    def _level(
        self,
        key: str,
        style: str,
        told: int | None,
    ) -> int:
        """The level that is told, or else the one that the numbering has for a
        style.
        """
        if told is None and key in self.numberings:
            for level, shape in self.numberings[key].levels.items():
                if shape.style == style:
                    return level
        return told or 0


def paragraph_numbers(package: Package) -> ParagraphNumbers:
    """What numbers the paragraphs of a file."""
    numberings = read_numberings(package.part("numbering"))
    styles = _style_numbers(package.part("styles"))
    return ParagraphNumbers(
        styles,
        numberings,
        NumberCounter(numberings),
    )


def _style_numbers(root: Element | None) -> StyleNumbers:
    own: dict[str, tuple[str, int | None]] = {}
    parents: dict[str, str] = {}
    default = ""
    for style in () if root is None else root.iter(word_name("style")):
        key = style.get(word_name("styleId"), "")
        based = child_of(style, word_name("basedOn"))
        parents[key] = "" if based is None else based.get(_VAL, "")
        properties = child_of(style, word_name("pPr"))
        told = None
        if properties is not None:
            told = child_of(properties, word_name("numPr"))
        own[key] = ("", None) if told is None else _told_in(told)
        is_default = style.get(word_name("default")) in {"1", "true"}
        if is_default and style.get(word_name("type")) == "paragraph":
            default = key
    found = {}
    for key in own:
        found[key] = _inherited(
            key,
            own,
            parents,
        )
    return StyleNumbers(found, default)


_MOST_ANCESTORS = 30


def _inherited(
    key: str,
    own: Mapping[str, tuple[str, int | None]],
    parents: Mapping[str, str],
) -> tuple[str, int | None]:
    level: int | None = None
    for _ in range(_MOST_ANCESTORS):
        if key not in own:
            break
        number, told = own[key]
        level = told if level is None else level
        if number:
            return number, level
        key = parents[key]
    return "", None


def _told_in(numbered: Element) -> tuple[str, int | None]:
    """The numbering and level that a `w:numPr` tells."""
    key, level = (
        child_of(numbered, word_name("numId")),
        child_of(numbered, word_name("ilvl")),
    )
    return (
        "" if key is None else key.get(_VAL, ""),
        None if level is None else whole_number(level.get(_VAL)),
    )
