"""What has been found so far of the answer to one question."""

from __future__ import annotations

from msgspec import Struct, field

from villkor.document.word.found import FoundBlock, FoundCell, FoundParagraph
from villkor.exchange.placing.choices import Choice, decided
from villkor.exchange.placing.places import Anchor, AnswerPlace
from villkor.form.model import Kind, Question

OPEN = "?"
"""The part of what stands under a question of yes or no before either is said."""

BELOW_YES, BELOW_NO = "?vid ja", "?vid nej"
"""The parts of what stands below a line with one of them alone, which may be only where
it stands.
"""


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

    def add(
        self,
        block: FoundBlock,
        part: str = "",
    ) -> None:
        """Something that is said in a part of the answer."""
        self.parts.setdefault(part, []).append(block)

    def place(self) -> AnswerPlace:
        """The answer as it is found."""
        choice = self.choice()
        parts: dict[str, tuple[FoundBlock, ...]] = {}
        for part, blocks in self.parts.items():
            name = self._part_of(part, choice)
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

    def _part_of(
        self,
        part: str,
        choice: bool | None,  # noqa: FBT001
    ) -> str:
        """The part that is meant by where something stands: what stands below both of
        the boxes is why the one is ticked that is.
        """
        meant = ""
        if choice is True and self.question.if_yes:
            meant = BELOW_YES
        elif choice is False and self.question.if_no:
            meant = BELOW_NO
        if part in {BELOW_YES, BELOW_NO} and (not meant or meant in self.parts):
            meant = part
        if part not in {OPEN, BELOW_YES, BELOW_NO}:
            meant = part
        return meant.removeprefix("?")

    @property
    def is_choice(self) -> bool:
        """Whether yes or no is asked."""
        return self.question.kind is Kind.YES_NO
