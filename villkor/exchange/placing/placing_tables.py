"""Tables of a Word file: rows that are asked for, boxes of yes and no, or a part of what
is said in an answer.
"""

from __future__ import annotations

from villkor.document.word.found import FoundCell, FoundTable
from villkor.exchange.placing.answer_draft import OPEN
from villkor.exchange.placing.answer_tables import (
    ReadRows,
    read_rows,
    rows_by_order,
)
from villkor.exchange.placing.asked_tables import AskedTable
from villkor.exchange.placing.choices import choice_of
from villkor.exchange.placing.own_lines import stands_for_nothing
from villkor.exchange.placing.places import Anchor
from villkor.exchange.placing.placing_state import (
    BY_ORDER,
    SURE,
    PlacingState,
    paragraphs_of_table,
)


def place_table(state: PlacingState, table: FoundTable) -> None:
    """Place a table."""
    read = read_rows(state.asked, table)
    question = _question_of(
        state,
        table,
        read,
    )
    if question and read is None:
        read = rows_by_order(_kind_of(state, question), table)
    if read is not None and question in read.asked.questions:
        _place_rows(
            state,
            question,
            read,
        )
    elif _is_choice(state, table):
        return
    elif state.last is None:
        state.before += paragraphs_of_table(table)
    else:
        _place_in_prose(state, table)


def _kind_of(state: PlacingState, question: str) -> AskedTable:
    """The kind of table that a question asks for."""
    return next(kind for kind in state.asked if question in kind.questions)


def _question_of(
    state: PlacingState,
    table: FoundTable,
    read: ReadRows | None,
) -> str:
    """The question that a table's rows answer; "" for none."""
    keyed = _keyed_question(state, table)
    if keyed:
        return keyed
    asked = state.form.questions.get(state.question)
    if asked is not None and asked.columns:
        return asked.id
    if read is None or state.lost:
        return ""
    # a table in an answer may have some headings that are the form's as well
    if asked is not None and not read.complete:
        return ""
    return _question_left_out(state, read)


def _keyed_question(state: PlacingState, table: FoundTable) -> str:
    """The question that the controls around cells name."""
    for row in table.rows:
        for cell in row:
            question, _ = state.keyed((*table.controls, *cell.controls))
            if question and state.form.questions[question].columns:
                return question
    return ""


def _question_left_out(state: PlacingState, read: ReadRows) -> str:
    """The question of a table that is not asked in the file, under the heading that was
    passed last.
    """
    if state.last is None:
        return ""
    for line in state.index.lines[state.last.place :]:
        if line.under != state.last.under:
            break
        if line.item in read.asked.questions and line.item not in state.drafts:
            return line.item
    return ""


def _place_rows(
    state: PlacingState,
    question: str,
    read: ReadRows,
) -> None:
    draft = state.drafts.get(question)
    if _has_key(
        state,
        question,
        read,
    ):
        draft = state.draft_of(
            question,
            Anchor.CONTROL,
            SURE,
        )
    elif draft is None:
        draft = state.draft_of(
            question,
            Anchor.ORDER,
            BY_ORDER,
        )
    for cell in (*read.heads, *read.numbers):
        state.note_official(cell.blocks)
    for row in read.rows:
        cells = tuple(_told_cell(state, cell) for cell in row)
        if any(cell.text.strip() for cell in cells):
            draft.rows.append(cells)


def _has_key(
    state: PlacingState,
    question: str,
    read: ReadRows,
) -> bool:
    """Whether a control around a cell names the question."""
    for row in read.rows:
        for cell in row:
            keyed, _ = state.keyed(cell.controls)
            if keyed == question:
                return True
    return False


def _told_cell(state: PlacingState, cell: FoundCell) -> FoundCell:
    """A cell, without what stands in one that says nothing."""
    if cell.text.strip() and not stands_for_nothing(cell.text):
        return cell
    state.note_official(cell.blocks)
    return FoundCell(
        (),
        cell.controls,
        cell.across,
    )


def _is_choice(state: PlacingState, table: FoundTable) -> bool:
    """Whether a table under a question of yes or no is its boxes, which then are
    noted.
    """
    draft = state.drafts.get(state.question)
    if draft is None or not draft.is_choice:
        return False
    paragraphs = paragraphs_of_table(table)
    words = " ".join(each.text for each in paragraphs)
    choice = choice_of(words)
    if choice is None or not choice.whole:
        return False
    draft.choices.append((choice, paragraphs))
    state.note_official(paragraphs)
    return True


def _place_in_prose(state: PlacingState, table: FoundTable) -> None:
    """A table that is a part of an answer, or waits for a question."""
    question, part = state.keyed(table.controls)
    if question:
        draft = state.draft_of(
            question,
            Anchor.CONTROL,
            SURE,
        )
        draft.add(table, part)
    elif state.question:
        draft = state.drafts[state.question]
        open_part = OPEN if draft.is_choice else ""
        draft.add(table, state.part or open_part)
    else:
        state.waiting.append(table)
