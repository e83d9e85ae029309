"""What is another in an answer as it was and as it is to be, in words: in which
paragraph, or in which row and under which keys of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from villkor.document.markdown import markdown_blocks
from villkor.document.to_markdown import to_markdown
from villkor.exchange.differing_words import Passage
from villkor.exchange.merging.aligned import aligned
from villkor.exchange.merging.word_diff import Piece, PieceKind, diff_words
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
        for old_place, new_place in aligned(old, new):
            was = "" if old_place is None else old[old_place]
            becomes = "" if new_place is None else new[new_place]
            if was != becomes:
                yield Passage(
                    ", ".join(path),
                    0,
                    "",
                    diff_words(was, becomes),
                )


def _changed_rows(before: AnswerValue, after: AnswerValue) -> Iterator[Passage]:
    old, new = before.rows, after.rows
    pairs = aligned([*map(_row_words, old)], [*map(_row_words, new)])
    for old_place, new_place in pairs:
        if old_place is None and new_place is not None:
            words = Piece(PieceKind.ADDED, _row_words(new[new_place]))
            yield Passage(
                "",
                new_place + 1,
                "",
                (words,),
            )
        elif new_place is None and old_place is not None:
            words = Piece(PieceKind.STRUCK, _row_words(old[old_place]))
            yield Passage(
                "",
                old_place + 1,
                "",
                (words,),
            )
        elif old_place is not None and new_place is not None:
            yield from _changed_cells(
                new_place + 1,
                old[old_place],
                new[new_place],
            )


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
