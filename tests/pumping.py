"""Texts that make a regular expression work hard, derived from what it is made of.

A pattern takes more than linear time where one of its repetitions can begin at many places, or can
be parted in many ways. So each repetition that a pattern has is found in its parsed form, and what
it repeats is repeated many times: after what must stand before it, and followed by what breaks the
match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from re import _constants, _parser  # type: ignore[attr-defined]  # the parsed form is private
from typing import Any

# what any pattern is tried with: what people write, many times over
KINDS = (
    " ", "\n", "\t", " \n", "a", "a ", "a\n", "1", "1 ", "1.", "1,", "1 000 ", "12 a ", "2021 ",
    "2021-", "a.", "a, ", ".", ",", "- ", "-", "–", "*", "* ", "_", "[", "[a", "]", "(", "(a ",
    "()", "{", "{a", "{siffra: ", "|", "|-", "---|", ">", "#", "`", "~~", "=", "<a", "A", "A.",
    "a@", "a@b.", "Ab ", "a-", "a/", "a:", ":", "”", "ca ", "TODO ", "Under 2021 ", "och ", "%",
    "\u00a0", "å", "e\u0301", "\\", "'", '"', "&", "a;", "1–", "1 mnkr ", "- - ",
)  # fmt: skip
_CANDIDATES = "a1 \n.,-([{*_/:A\t\"'|å\u00a0%”x"
_SHOWN = 3  # of the characters of a class
_BROKEN_BY = ("", "!", "\n\n#")


def pumped_texts(source: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """What stands first, what is repeated, and what stands last, of each text to try."""
    for kind in KINDS:
        yield "", kind, "!"
    met = set()
    for before, again in _repetitions(_parser.parse(source, flags), ""):
        for text in (before, ""):
            for end in _BROKEN_BY:
                met.add((text, again, end))
        met.add(("", before + again, "!"))
        met.add(("", before + again * 3, ""))
    yield from sorted(each for each in met if each[1])


def _repetitions(nodes: Any, before: str) -> Iterator[tuple[str, str]]:
    """What stands before each repetition, and something that it repeats."""
    for node in nodes:
        kind, value = node
        for inside in _parts(kind, value):
            if _is_repetition(kind):
                for text in islice(_matched(inside), _SHOWN):
                    yield before, text
            yield from _repetitions(inside, before)
        before += next(_matched([node]), "")


def _is_repetition(kind: Any) -> bool:
    return kind in {
        _constants.MAX_REPEAT,
        _constants.MIN_REPEAT,
        _constants.POSSESSIVE_REPEAT,
    }


def _parts(kind: Any, value: Any) -> list[Any]:
    """The sequences of nodes that a node holds."""
    if _is_repetition(kind):
        return [value[2]]
    match kind:
        case _constants.SUBPATTERN:
            return [value[3]]
        case _constants.BRANCH:
            return list(value[1])
        case _constants.ASSERT | _constants.ASSERT_NOT:
            return [value[1]]
        case _constants.ATOMIC_GROUP:
            return [value]
    return []


def _matched(nodes: Any) -> Iterator[str]:
    """Some texts that a sequence of nodes matches, or nearly."""
    found = [""]
    for kind, value in nodes:
        options = list(islice(_options(kind, value), _SHOWN))
        found = [text + option for text in found for option in options or [""]]
        found = found[: _SHOWN * 2]
    yield from found


def _options(kind: Any, value: Any) -> Iterator[str]:
    """Some texts that a node matches."""
    if _is_repetition(kind):
        least, _, inside = value
        for text in _matched(inside):
            yield text * max(least, 1)
        return
    match kind:
        case _constants.LITERAL:
            yield chr(value)
        case _constants.NOT_LITERAL:
            yield from (each for each in _CANDIDATES if ord(each) != value)
        case _constants.ANY:
            yield "a"
        case _constants.IN:
            yield from _members(value)
        case _constants.ASSERT_NOT:
            yield ""
        case _:
            for inside in _parts(kind, value):
                yield from islice(_matched(inside), 1)


def _members(items: Any) -> Iterator[str]:
    """Some characters of a class."""
    for each in _CANDIDATES:
        if _holds(items, each):
            yield each
    for kind, value in items:
        if kind is _constants.LITERAL:
            yield chr(value)
        elif kind is _constants.RANGE:
            yield chr(value[0])


_CATEGORIES = {
    _constants.CATEGORY_DIGIT: r"\d",
    _constants.CATEGORY_NOT_DIGIT: r"\D",
    _constants.CATEGORY_SPACE: r"\s",
    _constants.CATEGORY_NOT_SPACE: r"\S",
    _constants.CATEGORY_WORD: r"\w",
    _constants.CATEGORY_NOT_WORD: r"\W",
}


def _holds(items: Any, sign: str) -> bool:
    """Whether a class has a character."""
    negated = items[0][0] is _constants.NEGATE
    return negated != any(_is_member(kind, value, sign) for kind, value in items)


def _is_member(kind: Any, value: Any, sign: str) -> bool:
    match kind:
        case _constants.LITERAL:
            return bool(value == ord(sign))
        case _constants.RANGE:
            return bool(value[0] <= ord(sign) <= value[1])
        case _constants.CATEGORY:
            return re.match(_CATEGORIES[value], sign) is not None
    return False
