"""The walk through a Word file from line to line of its form: what stands between them
is the answer to what was last asked.
"""

from __future__ import annotations

from villkor.document.word.found import FoundBlock, FoundParagraph, FoundTable
from villkor.exchange.own_words import NOTHING_TO_TELL
from villkor.exchange.placing.answer_draft import AnswerDraft
from villkor.exchange.placing.choice_paragraphs import tell_choice
from villkor.exchange.placing.form_lines import FormLine, LineKind
from villkor.exchange.placing.line_index import Candidate
from villkor.exchange.placing.line_signs import goes_on, heads_appendix, stands_out
from villkor.exchange.placing.own_lines import stands_for_nothing
from villkor.exchange.placing.places import Anchor
from villkor.exchange.placing.placing_state import BY_ORDER, SURE, PlacingState
from villkor.exchange.placing.placing_tables import place_table
from villkor.exchange.placing.said_beside import (
    is_statement,
    says_more,
    says_other,
    words_beside,
)
from villkor.exchange.placing.words import end_of_words
from villkor.form.model import Kind
from villkor.report.keys import NOT_APPLICABLE

_REWORDED = 2  # words that are not the question's, from which it is not sure
_ASKED = {LineKind.QUESTION, LineKind.FOLLOW_UP}
_OWN = 4  # words of an answer in place of its question's
_UNSURE_NEXT = 0.7  # how sure an answer is, if the next question is not found


def pass_line(
    state: PlacingState,
    block: FoundParagraph,
    mark: Candidate,
    *,
    sure: bool,
) -> None:
    """Pass a line of the form; not `sure`, if it may as well be another one.

    A question that has been answered already is not asked once more: what stands below
    it is nobody's answer.
    """
    line = mark.line
    draft = state.drafts.get(line.item)
    again = draft is not None and draft.told
    stated = is_statement(block, line) and line.kind in _ASKED
    close_answer(state, line)
    if not stated and not says_more(block, line):
        state.official.add(block.place)
    state.last = line
    state.said = len(line.words)
    state.part = line.part
    state.anchored = block.controls
    state.question = ""
    state.lost = not sure or (again and line.kind is LineKind.QUESTION)
    asks = line.kind is LineKind.QUESTION and not state.lost
    if asks or line.kind is LineKind.FOLLOW_UP:
        _ask(state, mark)
        _place_own_words(state, block, line, stated=stated)


def _place_own_words(
    state: PlacingState,
    block: FoundParagraph,
    line: FormLine,
    *,
    stated: bool,
) -> None:
    """Place what a question says of its own, or remember how much of it is said."""
    is_question = line.kind is LineKind.QUESTION
    if stated or (is_question and _answers_itself(state, block, line)):
        _place_after_number(state, block)
    elif is_question:
        _note_words(state, block, line)
        _note_reworded(state, block, line)


def _answers_itself(
    state: PlacingState,
    block: FoundParagraph,
    line: FormLine,
) -> bool:
    """Whether an answer stands after a question's number, in place of its words."""
    if stands_out(block) or block.place in state.splitter.split:
        return False
    return says_other(block, line, _OWN)


def _place_after_number(state: PlacingState, block: FoundParagraph) -> None:
    """Place what stands after a number as an answer: the number is the form's."""
    text = block.text
    end = end_of_words(text, 0)
    end += len(text[end:]) - len(text[end:].lstrip())
    if not end:
        _place_paragraph(state, block)
        return
    number, rest = state.splitter.cut(block, end)
    state.official.add(number.place)
    _place_paragraph(state, rest)


def _ask(state: PlacingState, mark: Candidate) -> None:
    state.question = mark.line.item
    state.draft_of(
        state.question,
        mark.how,
        mark.sure,
    )


def _note_words(
    state: PlacingState,
    block: FoundParagraph,
    line: FormLine,
) -> None:
    """How far a question has been said: what follows may go on with it."""
    done = goes_on(
        line,
        block.text,
        0,
        state.index,
    )
    if done:
        state.said = done


def _note_reworded(
    state: PlacingState,
    block: FoundParagraph,
    line: FormLine,
) -> None:
    """Remember that a question says words of its own: it may be an answer."""
    if len(words_beside(block, line)) >= _REWORDED:
        state.reworded[line.item] = block.place


def close_answer(state: PlacingState, line: FormLine | None) -> None:
    """A line of the form follows, or its end (None). What had no question above it
    answers the one question that was left out before it, if it is one.
    """
    lacking = state.lacking_until(line)
    near = any(_is_neighbour(state, each) for each in lacking)
    if state.question and near and not state.packet:
        draft = state.drafts[state.question]
        draft.sure = min(draft.sure, _UNSURE_NEXT)
    if state.waiting and len(lacking) == 1 and not state.lost:
        asked = state.form.questions[lacking[0].item]
        if asked.kind is Kind.TEXT:
            draft = state.draft_of(
                asked.id,
                Anchor.ORDER,
                BY_ORDER,
            )
            draft.parts.setdefault("", []).extend(state.waiting)
    state.waiting = []


def _is_neighbour(state: PlacingState, line: FormLine) -> bool:
    """Whether a question stands under the same heading as the last line."""
    return state.last is not None and line.under == state.last.under


def place_block(state: PlacingState, block: FoundBlock) -> None:
    """Place a paragraph or table that is no line of the form."""
    if isinstance(block, FoundTable):
        place_table(state, block)
        return
    words = block.text.strip()
    if not words:
        _place_empty(state, block)
    elif _is_own_line(state, block) or _is_rest_of_question(state, block):
        state.official.add(block.place)
    else:
        if _begins_appendix(state, block):
            state.question = ""
            state.lost = True
        _place_paragraph(state, block)


def _begins_appendix(state: PlacingState, block: FoundParagraph) -> bool:
    """Whether a paragraph after the last question is the heading of an appendix, which
    answers nothing.
    """
    if not state.question or state.question != next(reversed(state.form.questions)):
        return False
    return heads_appendix(block)


def _is_own_line(state: PlacingState, block: FoundParagraph) -> bool:
    """Whether a paragraph is neither the form's nor an answer's. That there is nothing
    to tell is an answer, outside of tables.
    """
    asked = state.form.questions.get(state.question)
    in_table = asked is not None and bool(asked.columns)
    if stands_for_nothing(block.text):
        return in_table or NOTHING_TO_TELL not in block.text
    if state.own_lines.is_caption(block):
        state.captioned = True
    elif state.captioned and state.own_lines.says_source(block):
        state.captioned = False  # the source of what has the caption
        return True
    return state.own_lines.knows(block, in_table=in_table)


def _is_rest_of_question(state: PlacingState, block: FoundParagraph) -> bool:
    """Whether a paragraph goes on with the question above it."""
    if state.last is None or state.said >= len(state.last.words):
        return False
    before = state.said
    state.said = goes_on(
        state.last,
        block.text,
        before,
        state.index,
    )
    return state.said > before


def _place_empty(state: PlacingState, block: FoundParagraph) -> None:
    """A paragraph without words: a part of an answer if there is a picture in it."""
    question, part = state.keyed(block.controls)
    question = question or state.question
    if question and block.place in state.pictured:
        draft = state.draft_of(
            question,
            Anchor.ORDER,
            BY_ORDER,
        )
        draft.add(block, part or state.part)
    else:
        state.official.add(block.place)


def _place_paragraph(state: PlacingState, block: FoundParagraph) -> None:
    """A paragraph that says something."""
    question, part = state.keyed(block.controls)
    if question:
        draft = state.draft_of(
            question,
            Anchor.CONTROL,
            SURE,
        )
        _tell(
            state,
            draft,
            block,
            part,
        )
    elif state.question:
        _tell(
            state,
            state.drafts[state.question],
            block,
            state.part,
        )
    elif state.last is None:
        state.before.append(block)
    elif not state.lost and _is_asked_by_heading(state, state.last):
        state.question = state.last.item
        draft = state.draft_of(
            state.question,
            Anchor.ORDER,
            BY_ORDER,
        )
        _tell(
            state,
            draft,
            block,
            "",
        )
    else:
        state.waiting.append(block)


def _is_asked_by_heading(state: PlacingState, line: FormLine) -> bool:
    """Whether a line is a heading that is a question, too."""
    return line.kind is LineKind.HEADING and line.item in state.form.questions


def _tell(
    state: PlacingState,
    draft: AnswerDraft,
    block: FoundParagraph,
    part: str,
) -> None:
    if draft.is_choice and part != NOT_APPLICABLE:
        tell_choice(
            state,
            draft,
            block,
            part,
        )
    else:
        draft.add(block, part)
