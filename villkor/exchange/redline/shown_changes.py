"""The body of a document as it was and as it is → one that shows what has changed,
question by question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from villkor.document.blocks import (
    Block,
    Changed,
    Chart,
    Flow,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Role,
    Table,
    TaggedAnswer,
    block_lines,
    text_paragraph,
)
from villkor.exchange.merging.matched import changes_between

Illustrations = Mapping[tuple[str, str], tuple[str, ...]]
"""The lines of tables and charts of figures, by question ("": of all) and name."""


def changed_body(
    before: Iterable[Block],
    after: Iterable[Block],
) -> tuple[Block, ...]:
    """The body `after`, with what is asked and answered in each question whose answer
    was another one as a change. Both are of the same form.
    """
    earlier = dict(_by_question(before))
    body: list[Block] = []
    for asked, blocks in _by_question(after):
        if asked:
            body += _changes_in(earlier.get(asked, blocks), blocks)
        else:
            body += blocks
    return tuple(body)


def _changes_in(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those that are others in their places as changes."""
    done = 0
    for change in changes_between(before, after):
        yield from after[done : change.new]
        old = before[change.old : change.old_stop]
        new = after[change.new : change.new_stop]
        yield Changed(tuple(_readable(old)), tuple(new))
        done = change.new_stop
    yield from after[done:]


def changed_questions(before: Iterable[Block], after: Iterable[Block]) -> list[str]:
    """What is asked where the answer was another one."""
    earlier = dict(_by_question(before))
    found = []
    for asked, blocks in _by_question(after):
        if asked and earlier.get(asked, blocks) != blocks:
            found.append(asked)
    return found


def _by_question(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks, those of each question together with what is asked; "" for those of
    none.
    """
    asked = ""
    inside: list[Block] = []
    for block in blocks:
        if _is_question(block) or isinstance(block, Heading | PageBreak):
            yield asked, inside
            asked, inside = "", []
        if isinstance(block, Paragraph) and _is_question(block):
            asked = block.text
        inside.append(block)
    yield asked, inside


def _is_question(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.QUESTION


def _readable(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with a chart as what it shows: it is no more."""
    for block in blocks:
        if isinstance(block, TaggedAnswer):
            yield replace(block, blocks=tuple(map(_as_words, block.blocks)))
        else:
            yield block


def _as_words(part: Part) -> Part:
    return text_paragraph(part.shown) if isinstance(part, Chart) else part


def with_illustrations(
    blocks: Iterable[Block],
    shown: Illustrations,
) -> Iterator[Block]:
    """The blocks, in which tables and charts of figures show what they did."""
    for block in blocks:
        lines: tuple[str, ...] = ()
        if isinstance(block, TaggedAnswer):
            lines = _lines_of(block, shown)
        if isinstance(block, TaggedAnswer) and lines:
            yield replace(block, blocks=tuple(_refilled(block.blocks, lines)))
        else:
            yield block


def _lines_of(block: TaggedAnswer, shown: Illustrations) -> tuple[str, ...]:
    question, _, rest = block.tag.key.partition(":")
    for (asked, name), lines in shown.items():
        if rest.endswith(f":{name}") and asked in {question, ""}:
            return lines
    return ()


def _refilled(parts: Iterable[Part], lines: tuple[str, ...]) -> Iterator[Part]:
    """A table or chart with other lines: of a table cell by cell."""
    for part in parts:
        if list(lines) == block_lines((part,)):
            yield part
        elif isinstance(part, Table):
            yield _refilled_table(part, lines)
        else:
            yield text_paragraph("\n".join(lines))


def _refilled_table(table: Table, lines: tuple[str, ...]) -> Table:
    """A table with other texts in its cells, in the shapes that they had."""
    width = len(table.header)
    rows: list[tuple[tuple[Flow, ...], ...]] = []
    for start in range(width, len(lines), width):
        shaped = table.rows[min(len(rows), len(table.rows) - 1)]
        texts = [*lines[start : start + width], *[""] * width]
        rows.append(tuple(map(_refilled_cell, shaped, texts)))
    return replace(table, header=lines[:width], rows=tuple(rows))


def _refilled_cell(cell: tuple[Flow, ...], text: str) -> tuple[Flow, ...]:
    first = cell[0] if cell else None
    if isinstance(first, Paragraph) and first.runs:
        run = replace(first.runs[0], text=text)
        return (replace(first, runs=(run,)),)
    return (text_paragraph(text),)
