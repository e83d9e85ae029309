"""Which paragraphs and cells of a Word file are the answer to which question of a form,
how that is known, and how sure it is.

A question is found by the controls that an export puts around answers, else by its
number, its words, or its order in the form. Whatever is not understood is in no answer.
"""

from __future__ import annotations

from villkor.document.word.controls import LOCKED_COVER
from villkor.document.word.found import (
    Beside,
    FoundBlock,
    FoundDocument,
    FoundParagraph,
    paragraphs_in,
)
from villkor.exchange.placing.asked_tables import asked_tables
from villkor.exchange.placing.contents_lines import contents_lines
from villkor.exchange.placing.flow_of_blocks import flow_of_blocks
from villkor.exchange.placing.form_lines import form_lines
from villkor.exchange.placing.line_index import line_index
from villkor.exchange.placing.marks import find_marks
from villkor.exchange.placing.own_lines import own_lines
from villkor.exchange.placing.places import Placed
from villkor.exchange.placing.placing_state import PlacingState
from villkor.exchange.placing.placing_walk import close_answer, pass_line, place_block
from villkor.exchange.placing.splitting import splitter
from villkor.exchange.placing.words import words_of_line
from villkor.form.model import Form

_NO_TEXT = {Beside.PICTURE, Beside.CHART, Beside.OBJECT, Beside.DOCUMENT}
_COVER_LINE = 30  # words of the longest line that may stand on a cover
_COVER_LINES = 60
_UNSURE_WORDS = 0.9  # how sure an answer is below a question in other words


def place_answers(form: Form, found: FoundDocument) -> Placed:
    """Where the questions of a form are answered in a Word file.

    A paragraph that is a question and its answer is split in two, in `found` of what is
    given back.
    """
    state = PlacingState(
        form,
        line_index(form_lines(form)),
        asked_tables(form),
        own_lines(form),
        splitter(found),
        _pictured(found),
    )
    flow = flow_of_blocks(
        state.index,
        state.asked,
        state.splitter,
    )
    _walk(state, [block for block in flow if not _on_first_page(state, block)])
    return _placed(state)


def _on_first_page(state: PlacingState, block: FoundBlock) -> bool:
    """Whether a block stands on the first page of a packet, where no answer is: it
    stands before all others.
    """
    if not isinstance(block, FoundParagraph):
        return False
    if LOCKED_COVER.key not in block.controls:
        return False
    state.before.append(block)
    state.packet = True
    return True


def _pictured(found: FoundDocument) -> frozenset[int]:
    """The places of the paragraphs with something that is no text."""
    places = set()
    for beside in found.beside:
        if beside.kind in _NO_TEXT and beside.near is not None:
            places.add(beside.near)
    return frozenset(places)


def _walk(state: PlacingState, flow: list[FoundBlock]) -> None:
    """Place all blocks."""
    contents = contents_lines(state.index, flow)
    marks = find_marks(
        state.index,
        flow,
        contents,
    )
    rest = -1  # of a paragraph that is no question after all
    for number, block in enumerate(flow):
        mark = marks.lines.get(number)
        if number in contents:
            state.note_official((block,))
        elif isinstance(block, FoundParagraph) and mark is not None:
            sure = number not in marks.doubtful
            pass_line(
                state,
                block,
                mark,
                sure=sure,
            )
        elif isinstance(block, FoundParagraph) and block.place in state.splitter.split:
            place_block(state, state.splitter.join(block.place))
            rest = number + 1
        elif number != rest:
            place_block(state, block)
    close_answer(state, None)


def _placed(state: PlacingState) -> Placed:
    """What has been placed, each paragraph once."""
    _show_contradictions(state)
    _show_reworded(state)
    document = state.splitter.document()
    paragraphs = list(paragraphs_in(document.blocks))
    taken = {each.place for each in state.answered()}
    official = state.official - taken
    for paragraph in paragraphs:
        if not paragraph.text.strip() and paragraph.place not in taken:
            official.add(paragraph.place)
    taken |= official
    cover = tuple(_cover(state, taken))
    taken.update(cover)
    unplaced = [each.place for each in paragraphs if each.place not in taken]
    answers = {}
    for question in state.form.questions:
        if question in state.drafts:
            answers[question] = state.drafts[question].place()
    return Placed(
        document,
        answers,
        frozenset(official),
        cover,
        tuple(unplaced),
        state.packet,
    )


def _show_contradictions(state: PlacingState) -> None:
    """What ticks both yes and no is not understood: it is in no answer."""
    for draft in state.drafts.values():
        if not draft.contradicts_itself():
            continue
        for _, paragraphs in draft.choices:
            for paragraph in paragraphs:
                state.official.discard(paragraph.place)


def _show_reworded(state: PlacingState) -> None:
    """What stands in place of a question, in words that are much like it, may be its
    answer: if nothing else answers it, it is shown, and else it is not sure.
    """
    for question, place in state.reworded.items():
        draft = state.drafts[question]
        if draft.told:
            draft.sure = min(draft.sure, _UNSURE_WORDS)
        else:
            state.official.discard(place)


def _cover(state: PlacingState, taken: set[int]) -> list[int]:
    """The places of what stands before the first heading, in short lines; what is
    longer than on a cover belongs nowhere.
    """
    cover: list[int] = []
    if state.last is None or len(state.before) > _COVER_LINES:
        return cover
    for paragraph in state.before:
        words = words_of_line(paragraph.text)
        if len(words) <= _COVER_LINE and paragraph.place not in taken:
            cover.append(paragraph.place)
    return cover
