"""What has been found so far of the answer to one question."""

from __future__ import annotations

from msgspec import Struct, field

from villkor.document.word.found import FoundBlock, FoundCell, FoundParagraph
from villkor.exchange.placing.choices import Choice, decided
from villkor.exchange.placing.places import Anchor, AnswerPlace
from villkor.form.model import Kind, Question

OPEN = "?"
"""The part of what stands under a question of yes or no before either is said."""


class AnswerDraft(Struct):
    """The answer: its blocks by part, its rows, and the lines with ja and nej in it.

    `how` it is known whose answer it is, and how sure that is, is by the best of what
    is told of it.
    """

    question: Question
    how: Anchor
    sure: float
    parts: dict[str, list[FoundBlock]] = field(default_factory=dict)
    rows: list[tuple[FoundCell, ...]] = field(default_factory=list)
    choices: list[tuple[Choice, tuple[FoundParagraph, ...]]] = field(
        default_factory=list
    )

    @property
    def told(self) -> bool:
        """Whether anything is answered."""
        return bool(self.parts or self.rows or self.choices)

    def add(self, block: FoundBlock, part: str = "") -> None:
        """Something that is said in a part of the answer."""
        self.parts.setdefault(part, []).append(block)

    def place(self) -> AnswerPlace:
        """The answer as it is found."""
        choice = self.choice()
        parts: dict[str, tuple[FoundBlock, ...]] = {}
        for part, blocks in self.parts.items():
            name = self._part_of(choice) if part == OPEN else part
            parts[name] = (*parts.get(name, ()), *blocks)
        return AnswerPlace(
            self.question.id,
            self.how,
            self.sure,
            parts,
            choice,
            tuple(self.rows),
        )

    def choice(self) -> bool | None:
        """Yes, no, or neither."""
        choice, _ = decided(choice for choice, _ in self.choices)
        return choice

    def contradicts_itself(self) -> bool:
        """Whether both yes and no are ticked."""
        _, both = decided(choice for choice, _ in self.choices)
        return both

    def _part_of(self, choice: bool | None) -> str:  # noqa: FBT001
        """The part that what follows a choice is."""
        if choice is True and self.question.if_yes:
            return "vid ja"
        if choice is False and self.question.if_no:
            return "vid nej"
        return ""

    @property
    def is_choice(self) -> bool:
        """Whether yes or no is asked."""
        return self.question.kind is Kind.YES_NO
