"""Which paragraphs are the table of contents: real, or typed by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from villkor.document.word.found import (
    FoundBlock,
    FoundDocument,
    FoundParagraph,
    FoundTable,
)
from villkor.exchange.placing.form_lines import LineKind
from villkor.exchange.placing.line_index import LineIndex
from villkor.exchange.placing.words import said_line

_TITLE = re.compile(r"\s{0,9}innehåll(?:sförteckning)?\s{0,9}:?\s{0,9}", re.IGNORECASE)
_LEADER = re.compile(r"(?:\t|\.{3}|…|_{3}|\s\.\s)[\s.…_]{0,400}\d{1,3}\s{0,9}$")
_STYLE = re.compile(r"(?:toc|innehåll|contents) ?\d.*|toc heading|innehållsrubrik")
_LONGEST_LEADER = 500
_IN_A_ROW = 5  # headings with nothing between them


def contents_lines(index: LineIndex, flow: Sequence[FoundBlock]) -> set[int]:
    """The numbers of the blocks that are the contents: what has their style, what has
    a page number after a heading of the form or goes on below such a line, and
    headings in a row with nothing between them.
    """
    found: set[int] = set()
    row: list[int] = []  # the lines that may be contents, if more of them follow
    for number, block in enumerate(flow):
        if isinstance(block, FoundTable):
            row = []
        elif block.text.strip():
            row = _row_with(
                index,
                flow,
                row,
                number,
                found,
            )
    return found


def _row_with(
    index: LineIndex,
    flow: Sequence[FoundBlock],
    row: list[int],
    number: int,
    found: set[int],
) -> list[int]:
    """The lines in a row that may be contents, with one more, or without any. What is
    contents beyond doubt is put into `found`.
    """
    block = flow[number]
    if isinstance(block, FoundTable):
        return []
    if _is_listed(
        index,
        block,
        below=row[-1:] != [] and row[-1] in found,
    ):
        found.add(number)
        found.update(each for each in row[-1:] if _is_headline(flow[each]))
        return [number]
    if _is_title(index, block.text) or _is_headline(block):
        row.append(number)
        if len(row) >= _IN_A_ROW:
            found.update(row)
            return [number]
        return row
    return []


def _is_listed(
    index: LineIndex,
    block: FoundParagraph,
    *,
    below: bool,
) -> bool:
    """Whether a line is one of the contents by itself, or is one `below` such a one."""
    if _STYLE.fullmatch(block.style):
        return True
    leader = _LEADER.search(block.text, max(0, len(block.text) - _LONGEST_LEADER))
    return leader is not None and (below or _is_title(index, block.text))


def _is_headline(block: FoundBlock) -> bool:
    return isinstance(block, FoundParagraph) and bool(_TITLE.fullmatch(block.text))


def _is_title(index: LineIndex, text: str) -> bool:
    """Whether a line is a heading of the form, with a page number or without."""
    said = said_line(text, index.longest)
    for words in (said.words, said.words[:-1]):
        for line in index.by_words.get(words, ()):
            if line.kind is LineKind.HEADING:
                return True
    return False


def has_typed_contents(found: FoundDocument) -> bool:
    """Whether a file has a table of contents that no program makes: lines that end in a
    row of dots and a page number.
    """
    for block in found.blocks:
        if not isinstance(block, FoundParagraph) or _STYLE.fullmatch(block.style):
            continue
        is_short = len(block.text) <= _LONGEST_LEADER
        if is_short and "..." in block.text and _LEADER.search(block.text):
            return True
    return False
