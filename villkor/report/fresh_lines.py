"""What is wanted under a key → the lines of a section file that say it, as a new report
is written: texts under `|`, names in quotation marks only if they must be.
"""

from __future__ import annotations

from collections.abc import Sequence

from villkor.base.yaml.write import WIDTH, value_in_place
from villkor.document.rewrap import rewrapped_lines
from villkor.report.wanted import (
    Wanted,
    WantedKeys,
    WantedNames,
    WantedRows,
    WantedText,
)

_STEP = 2  # blanks that what stands under a key is indented


def fresh_entry(
    head: str,
    column: int,
    wanted: Wanted,
) -> list[str]:
    """The lines of a key that stands at a column. `head` is its line up to the
    colon.
    """
    inner = column + _STEP
    match wanted:
        case WantedText(prose=True):
            return [f"{head} {block_sign(wanted.text, _STEP)}", *block(wanted, inner)]
        case WantedText():
            return _line_entry(head, wanted, inner)
        case WantedNames():
            return _names_entry(head, wanted, inner)
        case WantedKeys():
            return [head, *fresh_keys(wanted, inner)]
        case WantedRows():
            return [head, *_fresh_rows(wanted.rows, inner)]


def _fresh_rows(rows: Sequence[WantedKeys], column: int) -> list[str]:
    """The lines of some rows, with an empty one between them."""
    lines: list[str] = []
    for row in rows:
        lines += ["", *fresh_row(row, column)]
    return lines[1:]


def _line_entry(
    head: str,
    wanted: WantedText,
    inner: int,
) -> list[str]:
    text = wanted.text.strip()
    if "\n" in text:
        return [f"{head} |", *plain_block(text, inner)]
    return [f"{head} {value_in_place(text, '')}".rstrip()]


def _names_entry(
    head: str,
    wanted: WantedNames,
    inner: int,
) -> list[str]:
    in_brackets = f"{head} {bracketed(wanted.names)}"
    if wanted.short and len(in_brackets) <= WIDTH:
        return [in_brackets]
    return [head, *(fresh_item(name, inner) for name in wanted.names)]


def fresh_item(name: str, column: int) -> str:
    """A name as an item of a list whose dashes stand at a column."""
    return f"{' ' * column}- {value_in_place(name.strip(), '')}"


def bracketed(names: Sequence[str]) -> str:
    """A list of names in brackets."""
    listed = (value_in_place(name.strip(), "", flow=True) for name in names)
    return f"[{', '.join(listed)}]"


def fresh_keys(wanted: WantedKeys, column: int) -> list[str]:
    """The lines of some keys at a column, in the form's order."""
    lines = []
    for key in wanted.order:
        if key in wanted.values:
            lines += fresh_entry(f"{' ' * column}{key}:", column, wanted.values[key])
    return lines


def fresh_row(row: WantedKeys, column: int) -> list[str]:
    """The lines of a row whose dash stands at a column. It begins with its first field,
    filled in or not: else several rows could be taken for one.
    """
    inner = column + _STEP
    lines = fresh_keys(row, inner)
    first = row.order[0]
    if first not in row.values:
        lines.insert(0, f"{' ' * inner}{first}:")
    dashed = f"{' ' * column}- {lines[0].lstrip()}"
    return [dashed, *lines[1:]]


def block_sign(text: str, step: int) -> str:
    """The sign before a text on lines of its own, with its indentation from the key if
    the first line begins with blanks of its own.
    """
    return f"|{step}" if text.strip("\n").startswith(" ") else "|"


def block(
    wanted: WantedText,
    column: int,
    before: Sequence[str] = (),
) -> list[str]:
    """The lines of a text in Markdown, from a column on. `before` are those of the text
    that it stands in the place of, without that indentation.
    """
    text = wanted.text.rstrip().strip("\n")
    lines = rewrapped_lines(text, before, max(WIDTH - column, WIDTH // 2))
    return _indented(lines, column)


def plain_block(text: str, column: int) -> list[str]:
    """The lines of a text that is no Markdown, from a column on."""
    return _indented(text.strip("\n").rstrip().split("\n"), column)


def _indented(lines: Sequence[str], column: int) -> list[str]:
    return [" " * column + line if line.strip() else "" for line in lines]
