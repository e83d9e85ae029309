"""What stands under a question of yes or no: either of them, and why."""

from __future__ import annotations

from villkor.document.word.found import FoundParagraph
from villkor.exchange.placing.answer_draft import BELOW_NO, BELOW_YES, OPEN, AnswerDraft
from villkor.exchange.placing.choices import Choice, choice_in
from villkor.exchange.placing.placing_state import PlacingState

_WHY = {"vid ja", "vid nej"}


def tell_choice(
    state: PlacingState,
    draft: AnswerDraft,
    block: FoundParagraph,
    part: str,
) -> None:
    """Place a paragraph under a question of yes or no."""
    choice = choice_in(block)
    if choice is None:
        draft.add(block, part or OPEN)
    elif choice.whole:
        _note_choice(
            state,
            draft,
            block,
            choice,
        )
    elif part in _WHY:
        draft.add(block, part)
    elif choice.firm:
        first, rest = state.splitter.cut(block, choice.end)
        _note_choice(
            state,
            draft,
            first,
            choice,
        )
        draft.add(rest, state.part or OPEN)
    else:
        if not draft.told:
            draft.choices.append((choice, ()))
        draft.add(block, OPEN)


def _note_choice(
    state: PlacingState,
    draft: AnswerDraft,
    block: FoundParagraph,
    choice: Choice,
) -> None:
    """A line with boxes. If only one of the two is in it, what follows is why."""
    draft.choices.append((choice, (block,)))
    state.official.add(block.place)
    words = set(choice.named)
    asked = draft.question
    if words == {True} and asked.if_yes:
        state.part = BELOW_YES
    elif words == {False} and asked.if_no:
        state.part = BELOW_NO
