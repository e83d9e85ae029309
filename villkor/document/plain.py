"""Blocks → plain text, as it would be typed into a box of a web form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from villkor.document.blocks import Chart, Flow, ListBlock, Paragraph, Part, Role, Table


def plain_lines(blocks: Sequence[Part], between: str = "\n\n") -> str:
    """Paragraphs, lists, tables and charts as plain text, with an empty line between
    them.

    "– " stands before bullets, "1. " before numbers, "text (address)" for a link, and
    "Label: text" for what has a label. A row of a table is "first cell: second cell",
    and a chart is what its alternative text says.
    """
    text = ""
    before: Part | None = None
    for block in blocks:
        if before:
            text += " " if _follows_label(before, block) else between
        text += "\n".join(_block_lines(block))
        before = block
    return text.strip()


def _follows_label(before: Part, block: Part) -> bool:
    """Whether a block goes on the line of the label before it."""
    return _is_label(before) and isinstance(block, Paragraph) and not _is_label(block)


def _is_label(block: Part) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.LABEL


def _block_lines(block: Part) -> Iterator[str]:
    match block:
        case Paragraph(role=Role.LABEL):
            yield f"{block.text}:"
        case Paragraph():
            yield from _paragraph_words(block).split("\n")
        case ListBlock():
            yield from _list_lines(block)
        case Table():
            yield from _table_lines(block)
        case Chart():
            yield block.description


def _list_lines(block: ListBlock) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start):
        mark = f"{number}. " if block.ordered else "– "
        first, *others = _item_lines(item) or [""]
        yield (mark + first).rstrip()
        for line in others:
            yield " " * len(mark) + line


def _item_lines(item: Sequence[Flow]) -> list[str]:
    lines: list[str] = []
    for part in item:
        lines += _block_lines(part)
    return lines


def _table_lines(table: Table) -> Iterator[str]:
    """A line for each row.

    Where several cells come after the first, each has the heading of its column before
    it.
    """
    for first, *others in table.rows:
        told = []
        for heading, cell in zip(
            table.header[1:],
            others,
            strict=True,
        ):
            label = f"{heading.casefold()} " if len(others) > 1 else ""
            told.append(label + plain_lines(cell))
        yield f"{plain_lines(first)}: {'; '.join(told)}"


def _paragraph_words(paragraph: Paragraph) -> str:
    """The words of a paragraph.

    The address of a link follows its words, unless the two are the same.
    """
    found = ""
    for link, runs in groupby(paragraph.runs, key=lambda run: run.link):
        label = "".join(run.text for run in runs)
        address = link.removeprefix("mailto:")
        found += label
        if address not in {"", label}:
            found += f" ({address})"
    return found
