"""A text that refers to figures, taken apart once: its references, and the blocks in
which a sign stands for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from villkor.document import markdown
from villkor.document.blocks import Flow, Paragraph
from villkor.document.braces import FIGURE, Reference, references_in

# of the private use area that no font and no keyboard has: what stands for a reference
# while Markdown is read
_FIRST_SIGN = 0x100000
_LAST_SIGN = 0x10FFFD
# characters before a reference that are looked at: all of a long text would be, for
# each of its references
_LONGEST_ADDRESS = 2000
_WITHIN_ADDRESS = re.compile(r"\]\([^()\s]*\Z")  # `[ord](https://a.se/` and no more


class ReferredText(Struct, frozen=True, dict=True):
    """A text with its references, in the order written."""

    text: str
    references: tuple[Reference, ...]

    def written(self, reference: Reference) -> str:
        """A reference as it is written."""
        return self.text[reference.start : reference.stop]

    def in_address(self, reference: Reference) -> bool:
        """Whether it stands in the address of a link."""
        first = max(0, reference.start - _LONGEST_ADDRESS)
        return _WITHIN_ADDRESS.search(self.text[first : reference.start]) is not None

    def on_lines_of_its_own(self, reference: Reference) -> bool:
        """Whether it stands at the beginning of a line, between empty lines: then it is
        a paragraph, and Markdown need not be read to see it.
        """
        before, after = self.text[: reference.start], self.text[reference.stop :]
        if before and not before.endswith("\n\n"):
            return False
        return not after.strip("\n") or after.startswith("\n\n")

    @cached_property
    def by_sign(self) -> dict[str, Reference]:
        """The references that stand in no address, by the sign that stands for each in
        `blocks`.
        """
        outside = [each for each in self.references if not self.in_address(each)]
        return dict(zip(self._free_signs(), outside, strict=False))

    def _free_signs(self) -> Iterator[str]:
        """Signs that the text does not hold, each of which Markdown takes for a
        letter.
        """
        for number in range(_FIRST_SIGN, _LAST_SIGN + 1):
            sign = chr(number)
            if sign not in self.text:
                yield sign

    @cached_property
    def blocks(self) -> tuple[Flow, ...]:
        """The paragraphs and lists of the text, with signs for references."""
        signed = self.text
        for sign, reference in reversed(self.by_sign.items()):
            signed = signed[: reference.start] + sign + signed[reference.stop :]
        return markdown.markdown_blocks(signed)

    @cached_property
    def placed(self) -> tuple[Reference | None, ...]:
        """For each block, the reference to a table or chart that stands alone in it, or
        None.
        """
        placed: list[Reference | None] = []
        for block in self.blocks:
            alone = (
                self.by_sign.get(block.text) if isinstance(block, Paragraph) else None
            )
            placed.append(alone if alone and alone.kind != FIGURE else None)
        return tuple(placed)


@lru_cache(maxsize=256)
def referred_text(text: str) -> ReferredText:
    """The text taken apart.

    Kept for a while, since rules, document and proof ask for the same.
    """
    return ReferredText(text, tuple(references_in(text)))
