"""On which lines of a text in Markdown each of its paragraphs is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from villkor.document.commonmark import block_tree

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

POINTS, NUMBERS = "-", "1"
_LISTS = {"bullet_list": POINTS, "ordered_list": NUMBERS}


class ParagraphLines(Struct, frozen=True):
    """The lines of a paragraph, from one to another (from 0), the last not included.

    `lists` are those that it stands in, outermost first: "--" is a list of points in
    another, "1" a numbered one. `begins_item`: it is the first of its item.
    """

    start: int
    stop: int
    lists: str
    begins_item: bool


def paragraph_lines(text: str) -> Iterator[ParagraphLines]:
    """The lines of each paragraph, in order.

    Whatever else there is (a heading, a line of dashes, an item without words) counts
    as one. A line belongs to no more than one.
    """
    lines = text.split("\n")
    done = 0
    for found in _leaves(
        block_tree(text),
        "",
        begins_item=False,
    ):
        stop = found.stop
        while stop > found.start + 1 and not lines[stop - 1].strip():
            stop -= 1
        if found.start >= done:
            yield ParagraphLines(
                found.start,
                stop,
                found.lists,
                found.begins_item,
            )
            done = stop


def _leaves(
    node: SyntaxTreeNode,
    lists: str,
    *,
    begins_item: bool,
) -> Iterator[ParagraphLines]:
    for number, child in enumerate(node.children):
        first = begins_item and number == 0
        if child.type in _LISTS:
            yield from _items(child, lists + _LISTS[child.type])
        elif child.type == "blockquote" and child.children:
            yield from _leaves(
                child,
                lists,
                begins_item=first,
            )
        elif child.map:
            yield ParagraphLines(*child.map, lists, first)


def _items(
    node: SyntaxTreeNode,
    lists: str,
) -> Iterator[ParagraphLines]:
    for item in node.children:
        if item.children:
            yield from _leaves(item, lists, begins_item=True)
        elif item.map:
            yield ParagraphLines(
                *item.map,
                lists,
                begins_item=True,
            )
