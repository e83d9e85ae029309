"""Blocks → Markdown, the inverse of `markdown.markdown_blocks`.

It is canonical: what looks alike is written alike, with a line for each paragraph and
an empty one between paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from villkor.document.blocks import Flow, ListBlock
from villkor.document.inline_markdown import inline_markdown

# two lists beside each other are told apart by their marks
_BULLETS = ("-", "*")
_AFTER_NUMBERS = (".", ")")
_HIGHEST = 999_999_999  # CommonMark: nine digits


def to_markdown(blocks: Iterable[Flow]) -> str:
    """Paragraphs and lists in Markdown, without a line break at the end.

    Reading it gives the blocks again, but for what Markdown cannot say: paragraphs
    without words are left out, and shapes are the nearest (see `inline_markdown`). No
    letter is lost.
    """
    return "\n".join(_lines(_said(blocks)))


def _said(blocks: Iterable[Flow]) -> list[Flow]:
    """The blocks without the paragraphs that say nothing."""
    said: list[Flow] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            items = [tuple(_said(item)) for item in block.items]
            said.append(replace(block, items=tuple(items)))
        elif block.text.strip():
            said.append(block)
    return said


def _lines(blocks: Sequence[Flow], *, tight: bool = False) -> list[str]:
    """The lines of blocks. `tight`: they are an item of a list, and a list may stand
    right under its first paragraph.
    """
    lines: list[str] = []
    before: Flow | None = None
    other_mark = False
    for block in blocks:
        if isinstance(block, ListBlock):
            other_mark = _beside_alike(before, block) and not other_mark
            below = _list_lines(block, other_mark=other_mark)
            directly = tight and len(lines) == 1 and _may_interrupt(block)
        else:
            below = inline_markdown(block.runs).split("\n")
            directly = False
        if lines and not directly:
            lines.append("")
        lines += below
        before = block
    return lines


def _beside_alike(before: Flow | None, block: ListBlock) -> bool:
    """Whether a list follows one of its own kind."""
    return isinstance(before, ListBlock) and before.ordered == block.ordered


def _may_interrupt(block: ListBlock) -> bool:
    """Whether a list may follow a line without an empty one between (CommonMark 5.2):
    its first item says something, and its first number is 1.
    """
    if block.ordered and block.start != 1:
        return False
    return bool(block.items and block.items[0]) and not isinstance(
        block.items[0][0], ListBlock
    )


def _list_lines(block: ListBlock, *, other_mark: bool) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, start=block.start):
        mark = _BULLETS[other_mark]
        if block.ordered:
            mark = f"{min(number, _HIGHEST)}{_AFTER_NUMBERS[other_mark]}"
        inside = _lines(item, tight=True)
        margin = " " * (len(mark) + 1)
        first, *others = inside or [""]
        if item and isinstance(item[0], ListBlock):
            first, others = "", inside  # - - - would be a line across
        lines.append(f"{mark} {first}".rstrip(" "))
        lines += [margin + line if line else "" for line in others]
    return lines
