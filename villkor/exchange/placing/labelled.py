"""Blocks of a cell, taken apart at their labels: "RUS" on a line of its own, or "Kort
sikt: …" before the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from villkor.document.blocks import Flow, ListBlock, Paragraph
from villkor.document.typed_lines import paragraph_part

_BLANK = r"[ \t\u00a0]"
_AFTER_LABEL = rf"""(?:
    (?: (?: {_BLANK} | - ) mål (?:en|et)? )?
    {_BLANK}{{0,9}} : {_BLANK}{{0,9}}                        # RUS: …
    | {_BLANK}{{1,9}} [–—-] {_BLANK}{{1,9}}                  # RUS – …
    | {_BLANK}{{0,9}} \n
    | (?= ,? {_BLANK}{{1,3}} mål (?:en|et)? {_BLANK}{{1,3}} \d )  # Agenda 2030, mål 8
)"""
_INSIDE = re.compile(rf"{_BLANK}(?=[A-ZÅÄÖ])")  # where another label may begin
_BETWEEN = re.compile(rf"(?:;|(?<=\.)(?={_BLANK})|\n)[ \t\u00a0\n]{{0,9}}")


class LabelledStretch(Struct, frozen=True):
    """What stands under a label (its key; "": before the first one), or after it on the
    same line (`inline`).
    """

    key: str
    blocks: tuple[Flow, ...]
    inline: bool = False


class Labels(Struct, frozen=True):
    """The labels of a cell: the words of each, in small letters, with its key."""

    keys: Mapping[str, str]
    alone: re.Pattern[str]
    before: re.Pattern[str]


def labels_of(words: Mapping[str, str], *, optional: str = "") -> Labels:
    """The labels that are written so, in any case, with what may stand before them and
    after them (`optional`, a pattern).
    """
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    label = rf"(?:{optional})(?P<label>{either})"
    return Labels(
        words,
        re.compile(rf"\s{{0,9}}{label}[ \t]{{0,9}}[:.]?\s{{0,9}}", re.IGNORECASE),
        re.compile(
            rf"\s{{0,9}}{label}(?:[ ]\((?:{either})\))?{_AFTER_LABEL}",
            re.IGNORECASE | re.VERBOSE,
        ),
    )


def labelled_stretches(blocks: Iterable[Flow], labels: Labels) -> list[LabelledStretch]:
    """The blocks by their labels, in order."""
    found: list[LabelledStretch] = []
    key, inline = "", False
    held: list[Flow] = []
    for block in _without_lists_of_labels(blocks, labels):
        pieces: list[tuple[str, Flow | None]] = [("", block)]
        if isinstance(block, Paragraph):
            pieces = _pieces(block, labels)
        for label, piece in pieces:
            if label:
                found.append(LabelledStretch(key, tuple(held), inline))
                key, held, inline = label, [], piece is not None
            if piece is not None:
                held.append(piece)
    found.append(LabelledStretch(key, tuple(held), inline))
    return [stretch for stretch in found if stretch.key or stretch.blocks]


def _without_lists_of_labels(
    blocks: Iterable[Flow],
    labels: Labels,
) -> Sequence[Flow]:
    """The blocks, a list whose items begin with labels as the paragraphs that they
    are.
    """
    flat: list[Flow] = []
    for block in blocks:
        if isinstance(block, ListBlock) and _items_have_labels(block, labels):
            for item in block.items:
                flat += item
        else:
            flat.append(block)
    return flat


def _items_have_labels(block: ListBlock, labels: Labels) -> bool:
    for item in block.items:
        first = item[0] if item else None
        if not isinstance(first, Paragraph) or not _label_of(first.text, labels):
            return False
    return True


def _label_of(text: str, labels: Labels) -> str:
    found = labels.alone.fullmatch(text) or labels.before.match(text)
    return labels.keys[found["label"].casefold()] if found else ""


def _pieces(paragraph: Paragraph, labels: Labels) -> list[tuple[str, Flow | None]]:
    """A paragraph, cut before each label that begins a part of it."""
    text = paragraph.text
    alone = labels.alone.fullmatch(text)
    if alone:
        return [(labels.keys[alone["label"].casefold()], None)]
    places = {0: 0}
    places |= {match.end(): match.start() for match in _BETWEEN.finditer(text)}
    inside = {match.end(): match.start() for match in _INSIDE.finditer(text)}
    pieces: list[tuple[str, Flow | None]] = []
    key, start = "", 0
    for begin, end in sorted((inside | places).items()):
        label = labels.before.match(text, begin)
        if label is None or begin < start:
            continue
        if begin in places or (key and label[0].rstrip().endswith(":")):
            if end:
                pieces.append((key, _cut(paragraph, start, end)))
            key, start = labels.keys[label["label"].casefold()], label.end()
    pieces.append((key, _cut(paragraph, start, len(text))))
    return pieces


def _cut(paragraph: Paragraph, start: int, end: int) -> Paragraph | None:
    part = paragraph_part(paragraph, start, end)
    return part if part.text.strip() else None
