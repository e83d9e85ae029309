"""The blocks of a Word file in the order of reading, each no more than one thing: what
is a table in looks alone is taken apart, and a question is parted from its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from villkor.document.word.found import (
    FoundBlock,
    FoundParagraph,
    FoundTable,
    paragraphs_in,
)
from villkor.exchange.placing.answer_tables import read_rows
from villkor.exchange.placing.asked_tables import AskedTable
from villkor.exchange.placing.choices import choice_in
from villkor.exchange.placing.form_lines import LineKind
from villkor.exchange.placing.line_index import LineIndex
from villkor.exchange.placing.line_signs import stands_out
from villkor.exchange.placing.said_beside import is_statement
from villkor.exchange.placing.splitting import Splitter
from villkor.exchange.placing.words import (
    end_of_words,
    said_line,
    share_within,
    words_of_line,
)

_QUESTION = 8  # the weight of a line that is a question beyond doubt
_REWORDED = 6  # the same of one in other words
_ASKING = {LineKind.QUESTION, LineKind.FOLLOW_UP, LineKind.INSTRUCTION}
_SHARED = 0.5  # of the words of a sentence that is a part of a question
_SENTENCE_END = re.compile(
    r"(?<=[\w)])[.?!:][ \t\u00a0]{1,9}(?=[^\W_a-zåäö]|[\"”–•-])|\n"
)
_OPENING = "(\"”“'’[*–-•☐☒"  # signs that belong to the word after them


def flow_of_blocks(
    index: LineIndex,
    asked: tuple[AskedTable, ...],
    split: Splitter,
) -> list[FoundBlock]:
    """The blocks of the document that `split` splits."""
    flow: list[FoundBlock] = []
    for block in _out_of_frames(
        index,
        asked,
        split.found.blocks,
    ):
        if isinstance(block, FoundParagraph):
            flow += _question_and_answer(
                index,
                split,
                block,
            )
        else:
            flow.append(block)
    return flow


def _out_of_frames(
    index: LineIndex,
    asked: tuple[AskedTable, ...],
    blocks: Iterable[FoundBlock],
) -> Iterator[FoundBlock]:
    """The blocks, those in frames one by one."""
    for block in blocks:
        if isinstance(block, FoundParagraph) or not _is_frame(
            index,
            asked,
            block,
        ):
            yield block
            continue
        for row in block.rows:
            for cell in row:
                yield from _out_of_frames(
                    index,
                    asked,
                    cell.blocks,
                )


def _is_frame(
    index: LineIndex,
    asked: tuple[AskedTable, ...],
    table: FoundTable,
) -> bool:
    """Whether a table has one column only, or boxes to tick with what is said beside
    them, or questions in its cells.
    """
    if read_rows(asked, table) is not None:
        return False
    if max(map(len, table.rows), default=0) <= 1 or _has_boxes_first(table):
        return True
    return any(_asks(index, block) for block in _blocks_of(table))


def _has_boxes_first(table: FoundTable) -> bool:
    """Whether each row of a table begins with a box for ja or nej, and no more."""
    for row in table.rows:
        paragraphs = paragraphs_in(row[0].blocks) if row else iter(())
        choice = next(map(choice_in, paragraphs), None)
        if choice is None or not (choice.boxed and choice.whole):
            return False
    return bool(table.rows)


def _blocks_of(table: FoundTable) -> Iterator[FoundBlock]:
    for row in table.rows:
        for cell in row:
            yield from cell.blocks


def _asks(index: LineIndex, block: FoundBlock) -> bool:
    """Whether a block is a question beyond doubt."""
    if not isinstance(block, FoundParagraph):
        return False
    said = said_line(block.text, index.longest)
    if index.beginning(said.words):
        return True
    found = index.candidates(
        said,
        block.numbered,
        stands_out=stands_out(block),
    )
    return any(each.weight >= _QUESTION for each in found.values())


def _question_and_answer(
    index: LineIndex,
    split: Splitter,
    block: FoundParagraph,
) -> tuple[FoundParagraph, ...]:
    """A paragraph that begins with a question and goes on with its answer, as two."""
    said = said_line(block.text, index.longest)
    line = index.beginning(said.words, said.number)
    if said.words in index.by_words:
        return (block,)
    if line is None:
        return _reworded_and_answer(index, split, block)
    if said.number not in {line.number, ""}:
        return (block,)
    text = block.text
    end = end_of_words(text, len(line.words))
    while not _begins_word(text[end : end + 1]):
        end += 1
    return split.cut(block, end)


def _reworded_and_answer(
    index: LineIndex,
    split: Splitter,
    block: FoundParagraph,
) -> tuple[FoundParagraph, ...]:
    """The same with a line of the form in other words: its answer begins with the first
    of the last sentences that have hardly any of its words.
    """
    text = block.text
    starts = [match.end() for match in _SENTENCE_END.finditer(text)]
    if not starts:
        return (block,)
    said = said_line(text, index.longest)
    found = index.candidates(said, block.numbered, stands_out=stands_out(block))
    best = max(found.values(), key=lambda each: each.weight, default=None)
    if best is None or best.weight < _REWORDED or best.line.kind not in _ASKING:
        return (block,)
    if is_statement(block, best.line):
        return (block,)
    cut = len(text)
    for start in reversed(starts):
        if share_within(words_of_line(text[start:cut]), best.line.words) > _SHARED:
            break
        cut = start
    return (block,) if cut == len(text) else split.cut(block, cut)


def _begins_word(letter: str) -> bool:
    """Whether a letter, or the end of the text, is not a sign after a word."""
    return not letter or letter.isalnum() or letter in _OPENING
