"""What is answered to a question as plain values, without places in files: the common
shape of what stands in a report, in the base of an export and in a Word file.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

# a text in Markdown, a word, or a list of names
Value = str | tuple[str, ...]
# the keys under a question: () is the answer itself, ("vid ja",), or in a row ("namn",)
# and ("mål", "rus")
KeyPath = tuple[str, ...]


class AnswerValue(Struct, frozen=True):
    """An answer: its values by their keys, and the rows of a table, each by its keys.

    A question without an answer has neither.
    """

    parts: Mapping[KeyPath, Value] = field(default_factory=dict)
    rows: tuple[Mapping[KeyPath, Value], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is answered."""
        return not self.parts and not self.rows
