"""Markdown as lines in a file: what is new in a text is broken into lines of some
width, and what was there before keeps the lines that it had.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from villkor.document.markdown import markdown_blocks

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,9}[.)])(?P<blanks> {1,4})(?=\S)")
_HARD_BREAK = re.compile(r"(?:  |\\)$")
# stands for a blank at which no line may end
_KEPT = "\0"
_BRACES = re.compile(r"\{[^{}\n]{1,300}\}")
_BLANKS = re.compile(" {2,}")
# words that would mean something else first on a line: the mark of a list, a heading,
# a quotation, a row of dashes, or a question's number as a key
_MEANS_ELSE = re.compile(
    r"""
    [-–—•·+*_=\#~`|]+ $
    | [<>] | ``` | ~~~
    | (?: \d{1,9} | \w ) [.)] $
    | ["'] \d [\d.]* ["'] :
    """,
    re.VERBOSE,
)
_BULLETS = "-*+"


def same_prose(one: str, other: str) -> bool:
    """Whether two texts in Markdown say the same: the same paragraphs and lists of the
    same words in the same shape, however their lines are broken.
    """
    return one == other or markdown_blocks(one) == markdown_blocks(other)


def rewrapped_lines(
    text: str,
    before: Sequence[str],
    width: int,
) -> list[str]:
    """The lines of a text, at most `width` characters wide, unless a word is longer.

    `before` are the lines of the text that it stands in the place of: a paragraph or a
    point that is in both keeps them. The lines always say what the text says
    (`same_prose`), as it is written if need be.
    """
    new = _units(text.strip("\n").split("\n"))
    old = _units(before)
    attempts: tuple[Callable[[], list[str]], ...] = (
        lambda: _joined(
            _like_before(new, old),
            old,
            width,
            _shape_key,
        ),
        lambda: _joined(
            new,
            old,
            width,
            _exact_key,
        ),
        lambda: _joined(
            new,
            [],
            width,
            _exact_key,
        ),
    )
    for attempt in attempts:
        lines = attempt()
        if same_prose("\n".join(lines), text):
            return lines
    return text.strip("\n").split("\n")


class _Unit(Struct, frozen=True):
    """A paragraph, a point of a list, or a part of one up to a hard line break.

    `gap` is the number of empty lines before it, `lines` are those that it is written
    in, and `words` what they say after the mark.
    """

    gap: int
    indent: str
    mark: str
    words: str
    lines: tuple[str, ...]

    @property
    def is_bullet(self) -> bool:
        return self.mark[:1] in _BULLETS and bool(self.mark)


def _units(lines: Sequence[str]) -> list[_Unit]:
    found: list[_Unit] = []
    gap = 0
    for line in lines:
        if not line.strip():
            gap += 1
            continue
        continues = bool(found) and not gap and not _ITEM.match(line)
        if continues and not _HARD_BREAK.search(found[-1].lines[-1]):
            above = found[-1]
            words = f"{above.words} {line.strip()}"
            found[-1] = replace(above, words=words, lines=(*above.lines, line))
        else:
            found.append(_unit(line, gap))
        gap = 0
    return [_whole_unit(unit) for unit in found]


def _unit(line: str, gap: int) -> _Unit:
    item = _ITEM.match(line)
    if item:
        words = line[item.end() :].strip()
        mark = item["mark"] + item["blanks"]
        return _Unit(
            gap,
            item["indent"],
            mark,
            words,
            (line,),
        )
    indent = line[: len(line) - len(line.lstrip(" "))]
    return _Unit(
        gap,
        indent,
        "",
        line.strip(),
        (line,),
    )


def _whole_unit(unit: _Unit) -> _Unit:
    """The unit with the hard break that it ends in."""
    hard = _HARD_BREAK.search(unit.lines[-1])
    if hard and hard[0] != "\\":
        return replace(unit, words=unit.words + hard[0])
    return unit


def _like_before(new: list[_Unit], old: list[_Unit]) -> list[_Unit]:
    """The new units with bullets of the sign that is usual before."""
    signs = Counter(unit.mark[0] for unit in old if unit.is_bullet)
    if not signs:
        return new
    usual = signs.most_common(1)[0][0]
    alike = []
    for unit in new:
        mark = usual + unit.mark[1:] if unit.is_bullet else unit.mark
        alike.append(replace(unit, mark=mark))
    return alike


def _shape_key(unit: _Unit) -> tuple[str, ...]:
    """What is compared of a unit: its words, and whether it is a point of a list."""
    kind = unit.mark.strip()
    if unit.is_bullet:
        kind = _BULLETS[0]
    return kind, unit.words


def _exact_key(unit: _Unit) -> tuple[str, ...]:
    return unit.indent, unit.mark, unit.words


def _joined(
    new: list[_Unit],
    old: list[_Unit],
    width: int,
    key: Callable[[_Unit], tuple[str, ...]],
) -> list[str]:
    """The lines of all units: those of an old one that is the same, or new ones."""
    kept = _kept_units(new, old, key)
    lines: list[str] = []
    for number, unit in enumerate(new):
        here, above = kept.get(number), kept.get(number - 1)
        follows = here is not None and here - 1 == (above if number else -1)
        gap = unit.gap
        if follows and here is not None:
            gap = old[here].gap
        lines += [""] * gap
        if here is not None:
            lines += old[here].lines
        else:
            lines += _wrapped(unit, width)
    return lines


def _kept_units(
    new: list[_Unit],
    old: list[_Unit],
    key: Callable[[_Unit], tuple[str, ...]],
) -> dict[int, int]:
    """The number of the old unit that each new one is, for those that are one."""
    matcher = SequenceMatcher(
        None, [key(unit) for unit in old], [key(unit) for unit in new], autojunk=False
    )
    kept = {}
    for match in matcher.get_matching_blocks():
        for step in range(match.size):
            kept[match.b + step] = match.a + step
    return kept


def _wrapped(unit: _Unit, width: int) -> Iterator[str]:
    """The lines of a unit, broken anew at single blanks."""
    beginning = unit.indent + unit.mark
    following = " " * len(beginning)
    line = beginning
    empty = True
    for word in _words_of(unit.words):
        if not empty and len(line) + 1 + len(word) > width:
            yield line
            line, empty = following, True
        line += word if empty else f" {word}"
        empty = False
    yield line


def _words_of(text: str) -> list[str]:
    """The words of a text, with those that no line may begin with at the end of the
    word before.
    """
    hard = _HARD_BREAK.search(text)
    ending = hard[0] if hard and hard[0] != "\\" else ""
    inner = text.removesuffix(ending)
    inner = _BRACES.sub(lambda found: found[0].replace(" ", _KEPT), inner)
    inner = _BLANKS.sub(lambda found: _KEPT * len(found[0]), inner)
    words: list[str] = []
    for word in inner.split(" "):
        if words and _MEANS_ELSE.match(word):
            words[-1] += _KEPT + word
        else:
            words.append(word)
    words[-1] += ending
    return [word.replace(_KEPT, " ") for word in words]
