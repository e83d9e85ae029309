"""What is looked for in the blocks of a document: tagged parts, and charts."""

from __future__ import annotations

from collections.abc import Iterable

from villkor.document.blocks import (
    Block,
    Chart,
    Paragraph,
    Table,
    TaggedAnswer,
    block_lines,
)


def tagged_answers(blocks: Iterable[Block]) -> dict[str, list[str]]:
    """The lines of every tagged part, by the key of its tag."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        match block:
            case TaggedAnswer():
                found[block.tag.key] = block_lines(block.blocks)
            case Paragraph():
                for run in block.runs:
                    if run.box:
                        found[run.box.key] = [run.text]
            case Table():
                found |= _tagged_cells(block)
    return found


def _tagged_cells(table: Table) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if table.tags:
        for tags, row in zip(table.tags, table.rows, strict=True):
            for tag, cell in zip(tags, row, strict=True):
                found[tag.key] = block_lines(cell)
    return found


def charts_in(blocks: Iterable[Block]) -> list[Chart]:
    """Every chart in reading order."""
    found: list[Chart] = []
    for block in blocks:
        parts = block.blocks if isinstance(block, TaggedAnswer) else (block,)
        found += [part for part in parts if isinstance(part, Chart)]
    return found
