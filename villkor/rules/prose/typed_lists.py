"""Lists that are typed or pasted with marks of their own, whose lines Markdown joins
into running text: which lines they are, and how they read as lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from villkor.document.braces import COVER
from villkor.document.commonmark import TEXTS_KEPT
from villkor.rules.prose.pattern import Pattern

# `•`, Word's bullets from Symbol and Wingdings, and what else is drawn before a point
_SIGNS = "•·‣◦▪▫■□●○∙⁃➢➤►▶✓✔❖\ue000-\uf8ff"
_DASHES = "–—‒―‐‑"
_HARD_BLANKS = "\u00a0\u2007\u2009\u202f"
_WIDE = rf"(?:[ {_HARD_BLANKS}]*\t|[ {_HARD_BLANKS}]{{2}}|[{_HARD_BLANKS}])"
_REFERENCE = "{" + COVER  # how one begins, as written or covered
_ITEM = Pattern(
    rf"""
    ^ (?P<before> [ \t]* )
    (?:
        (?P<sign> [{_SIGNS}] ) (?= \s )
        | (?P<dash> [{_DASHES}] ) (?= \s )
        | (?P<hyphen> - ) (?= [^\W\d_] )                # -en punkt
        | (?P<hard> [-*+] ) (?= [{_HARD_BLANKS}] )      # a hard blank after a hyphen
        | (?P<word> o (?= {_WIDE} \s{{0,9}} [^\s\d] )      # Word's second bullet
            | § (?= {_WIDE} \s{{0,9}} [^\s\d{_REFERENCE}] ) )   # the third, no § 5
        | (?P<letter>
            \( (?: [A-Za-zÅÄÖåäö] | [ivx]{{1,5}} | \d{{1,3}} ) \)
            | (?: [A-Za-zÅÄÖåäö] | [ivx]{{1,5}} ) \)
            | [A-Za-zÅÄÖåäö] \.
            | \d{{1,2}} (?: \.\d{{1,2}} ){{1,3}} [.)]?
          ) (?= \s )
        | (?P<number> \d{{1,3}} [.)] ) (?= \s | [^\W\d_] )
    )
    [^\S\n]{{0,20}}
    (?= \S )
    """,
    re.VERBOSE | re.MULTILINE,
    likely=rf"(?:^|\n)[ \t]*(?:[{_SIGNS}{_DASHES}]\s|[-*+][^\W\d_]|[-*+][{_HARD_BLANKS}]"
    rf"|[o§]{_WIDE}|\([a-zA-ZåäöÅÄÖ\d]{{1,5}}\)|[a-zA-ZåäöÅÄÖ][.)]|[ivx]{{1,5}}\)"
    r"|\d{1,3}[.)])",
)
_COMMON_ITEM = re.compile(r"[ ]{0,12}(?:[-*+]|(?P<number>\d{1,9})[.)])[ \t]+\S")
# how deep a mark stands, as Word draws lists: • o § within each other
_DEPTHS = {
    "o": 1,
    "◦": 1,
    "○": 1,
    "§": 2,
    "▪": 2,
    "■": 2,
    "\uf0a7": 2,
}
_DEPTHS |= dict.fromkeys(_DASHES, 1)
_INDENTATION = 3  # blanks that Markdown lets stand before a list


class TypedItem(Struct, frozen=True):
    """A line that begins as a point of a list and is none in Markdown.

    `line` is its number from 0, `mark` what stands before its words and `kind` what
    sort of mark that is; `start` is where the mark begins in the text.
    """

    line: int
    kind: str
    mark: str
    start: int


def may_hold_list(text: str) -> bool:
    """Whether a text, or one of several, is worth searching for typed lists."""
    return _ITEM.may_match(text)


@lru_cache(maxsize=TEXTS_KEPT)
def typed_items(text: str) -> tuple[TypedItem, ...]:
    """The points of typed lists, in the order written.

    A letter or a number may be part of a sentence: of them there are two or more in a
    row, in one paragraph.
    """
    if not may_hold_list(text):
        return ()
    found: list[TypedItem] = []
    lines = text.split("\n")
    offset = first = 0
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            continue
        found += _items_of_paragraph(lines[first:number], first, offset)
        for passed in lines[first : number + 1]:
            offset += len(passed) + 1
        first = number + 1
    return tuple(found)


def _items_of_paragraph(
    lines: Sequence[str],
    first: int,
    offset: int,
) -> Iterator[TypedItem]:
    by_kind: dict[str, list[TypedItem]] = {}
    in_list = False
    for number, line in enumerate(lines):
        common = _COMMON_ITEM.match(line)
        in_list = in_list or _begins_list(common, number)
        match = _ITEM.search(line)
        kind = match and match.lastgroup
        listed = kind == "number" and common and in_list
        if match and kind and not listed:
            start = offset + match.start(kind)
            item = TypedItem(first + number, kind, match[kind], start)
            by_kind.setdefault(kind, []).append(item)
        offset += len(line) + 1
    yield from _listed_items(by_kind)


def _listed_items(by_kind: Mapping[str, list[TypedItem]]) -> list[TypedItem]:
    """The items of those kinds that make a list, in the order written."""
    found: list[TypedItem] = []
    for kind, items in by_kind.items():
        if _make_list(kind, items):
            found += items
    return sorted(found, key=_line_of)


def _begins_list(common: re.Match[str] | None, number: int) -> bool:
    """Whether a line with this number in its paragraph begins a list of Markdown."""
    if common is None:
        return False
    return not number or common["number"] in {None, "1"}


def _line_of(item: TypedItem) -> int:
    return item.line


_ALONE = {"sign", "hard", "word", "hyphen", "dash"}


def _make_list(kind: str, items: Sequence[TypedItem]) -> bool:
    """Whether items of one kind in one paragraph are points of a list."""
    if kind in _ALONE:
        return True
    if len(items) == 1:
        return False
    marks = [item.mark.strip("().") for item in items]
    if kind == "letter" and max(map(len, marks)) > 1:
        return True  # ii), 1.2 or (10)
    return _rank_of(marks[1]) == _rank_of(marks[0]) + 1


def _rank_of(mark: str) -> int:
    """The place of a letter or a number in its row."""
    if mark.isdigit():
        return int(mark)
    return ord(mark[0].casefold())


def words_after_mark(line: str) -> str:
    """A line without the mark of a list that it begins with, if it does."""
    match = _ITEM.search(line)
    if match is None:
        return line
    return line[match.end() :]


def is_list_line(line: str) -> bool:
    """Whether a line begins as a point of a list, in Markdown or typed."""
    return bool(_COMMON_ITEM.match(line) or _ITEM.search(line))


def listed_text(text: str, kinds: frozenset[str]) -> str:
    """The text with its typed lists as lists of Markdown, a line for each line.

    Of items of these `kinds`. The letters of a list stay with its words.
    """
    lines = text.split("\n")
    items = [item for item in typed_items(text) if item.kind in kinds]
    alone = _lone_dashes(items)
    above: list[str] = []
    last_line = -1
    for item in items:
        if item in alone:
            continue
        if _ends_list(lines[last_line + 1 : item.line]):
            above = []
        last_line = item.line
        lines[item.line] = _listed_line(lines[item.line], item, above)
    return "\n".join(lines)


def _ends_list(between: Sequence[str]) -> bool:
    """Whether the lines between two points hold a paragraph of their own."""
    stripped = [line.strip() for line in between]
    return "" in stripped and any(stripped[stripped.index("") :])


def _lone_dashes(items: Sequence[TypedItem]) -> list[TypedItem]:
    """Dashes and hyphens without another on the line before or after: what somebody
    says, or part of a sentence.
    """
    lines = {item.line for item in items}
    found = []
    for item in items:
        neighbours = {item.line - 1, item.line + 1} & lines
        if item.kind in {"dash", "hyphen"} and not neighbours:
            found.append(item)
    return found


def _listed_line(line: str, item: TypedItem, above: list[str]) -> str:
    """A line with a mark of Markdown, as deep as its own mark stands under those
    above it in the list, which this one is put to.
    """
    match = _ITEM.search(line)
    if match is None:
        return line
    words = line[match.end() :]
    before = match["before"].replace("\t", "")[:_INDENTATION]
    if item.kind in {"letter", "number"}:
        if item.kind == "number":
            return f"{before}{item.mark} {words}"
        return f"{before}- {item.mark} {words}"
    depth = _depth_under(item.mark, above)
    if depth:
        before = "  " * depth
    return f"{before}- {words}"


def _depth_under(mark: str, above: list[str]) -> int:
    if mark in above:
        del above[above.index(mark) + 1 :]
    else:
        depth = _DEPTHS.get(mark, 0)
        while above and _DEPTHS.get(above[-1], 0) >= depth:
            above.pop()
        above.append(mark)
    return len(above) - 1
