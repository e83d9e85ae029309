"""What stands in the columns of words of a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from villkor.base.cell_text import has_no_value, is_broken
from villkor.grant.decisions.model import (
    NEITHER,
    NO,
    NO_PRIORITY,
    OUTCOME,
    YES,
    name_key,
)

_OUTCOME_WORDS = {
    YES: ("bifall", "bifallen", "bifallet", "beviljad", "beviljat", "beviljas"),
    NO: ("avslag", "avslagen", "avslaget", "avslås"),
    NEITHER: ("räknas inte",),
}


class ColumnWords:
    """What the words of a column mean: villkor's own or those that anslag.yaml gives,
    else themselves as they were first spelt.

    `known` are the names that there are, by column. A column without any takes all
    names.
    """

    def __init__(
        self,
        given: Mapping[str, Mapping[str, Iterable[str]]],
        known: Mapping[str, Iterable[str]],
    ) -> None:
        self.known: dict[str, dict[str, str]] = {}
        self.meaning: dict[str, dict[str, str]] = {}
        for column, names in known.items():
            self.known[column] = {name_key(name): name for name in names}
            self.meaning[column] = dict(self.known[column])
        for column, meanings in ((OUTCOME, _OUTCOME_WORDS), *given.items()):
            by_key = self.meaning.setdefault(column, {})
            for meaning, words in meanings.items():
                by_key.update(dict.fromkeys(map(name_key, words), meaning))

    def read_word(self, column: str, cell: str) -> str | None:
        """What a cell means. None if it is no outcome, or has what no word has."""
        if is_broken(cell) or has_no_value(cell):
            return None
        word = " ".join(cell.split())
        if column == OUTCOME:
            return self.meaning[OUTCOME].get(name_key(word.removesuffix(".")))
        return self.meaning.setdefault(column, {}).setdefault(name_key(word), word)

    def is_strange(self, column: str, name: str) -> bool:
        """Whether the column has names of its own, and this is none of them."""
        known = self.known.get(column, {})
        return bool(known) and name_key(name or NO_PRIORITY) not in known
