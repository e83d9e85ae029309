"""What is another in an answer as it was and as it is to be, in words: in which
paragraph, or in which row and under which keys of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from villkor.document.markdown import markdown_blocks
from villkor.document.to_markdown import to_markdown
from villkor.exchange.differing_words import Passage, line_passages, row_passages
from villkor.exchange.merging.word_diff import diff_words
from villkor.report.values import AnswerValue, KeyPath, Value

_Row = Mapping[KeyPath, Value]


def value_changes(before: AnswerValue, after: AnswerValue) -> tuple[Passage, ...]:
    """The passages that are not the same.

    `row` of each is counted from 1 in what is to be, or in what was if the row is taken
    away; `column` is the keys of the cell.
    """
    return (*_changed_parts(before.parts, after.parts), *_changed_rows(before, after))


def shown_lines(value: Value) -> list[str]:
    """The paragraphs of a text, each on a line, or names, a line each."""
    if isinstance(value, tuple):
        return list(value)
    lines = to_markdown(markdown_blocks(value)).split("\n")
    return [line for line in lines if line]


def _changed_parts(before: _Row, after: _Row) -> Iterator[Passage]:
    for path in {**before, **after}:
        old = shown_lines(before.get(path, ""))
        new = shown_lines(after.get(path, ""))
        yield from line_passages(", ".join(path), old, new)


def _changed_rows(before: AnswerValue, after: AnswerValue) -> Iterator[Passage]:
    def cells(old: int, new: int) -> Iterator[Passage]:
        return _changed_cells(new + 1, before.rows[old], after.rows[new])

    old_rows = [*map(_row_words, before.rows)]
    return row_passages(old_rows, [*map(_row_words, after.rows)], cells)


def _row_words(row: _Row) -> str:
    lines: list[str] = []
    for value in row.values():
        lines += shown_lines(value)
    return "\n".join(lines)


def _changed_cells(
    row: int,
    before: _Row,
    after: _Row,
) -> Iterator[Passage]:
    for path in _paths(before, after):
        was = "\n".join(shown_lines(before.get(path, "")))
        becomes = "\n".join(shown_lines(after.get(path, "")))
        if was != becomes:
            yield Passage(
                "",
                row,
                ", ".join(path),
                diff_words(was, becomes),
            )


def _paths(before: Iterable[KeyPath], after: Iterable[KeyPath]) -> list[KeyPath]:
    return list(dict.fromkeys((*before, *after)))
