"""Which value of an answer it is, and what it may be: a text, a name, a word."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct
from msgspec.structs import replace

from villkor.form.model import FieldKind, Kind, Question
from villkor.report.keys import EFFECT_NOTES, YES_NO_KEYS
from villkor.report.values import KeyPath, Value

Values = Mapping[KeyPath, Value]
_CHOICE = YES_NO_KEYS[0]


class ValueKind(Enum):
    """What a value is."""

    PROSE = auto()  # Markdown
    NAME = auto()  # one line
    WORD = auto()  # one of a few, in capitals or not


class ValuePlace(Struct, frozen=True):
    """Which value it is: of which question, under which keys, in which row (its name,
    "" outside tables), and the name of the Word file.
    """

    question: Question
    file_name: str = ""
    path: KeyPath = ()
    row: str = ""

    @property
    def kind(self) -> ValueKind:
        """What the value is."""
        first = self.path[0] if self.path else ""
        if self.question.kind is Kind.YES_NO and first == _CHOICE:
            return ValueKind.WORD
        for each in self.question.fields:
            if each.key == first:
                return self._kind_in(each.kind)
        return ValueKind.PROSE

    def _kind_in(self, kind: FieldKind) -> ValueKind:
        """What the value is in a field of a kind."""
        match kind:
            case FieldKind.LINE:
                return ValueKind.NAME
            case FieldKind.CHOICE | FieldKind.YES_NO:
                return ValueKind.WORD
            case FieldKind.EFFECTS if self.path[-1] in EFFECT_NOTES:
                return ValueKind.WORD
            case _:
                return ValueKind.PROSE

    def all_same(self, one: Values, other: Values) -> bool:
        """Whether the values of an answer or of a row say the same."""
        for path in {**one, **other}:
            here = replace(self, path=path)
            if not here.same(one.get(path), other.get(path)):
                return False
        return True

    def same(
        self,
        one: Value | None,
        other: Value | None,
    ) -> bool:
        """Whether two values say the same."""
        if isinstance(one, str) and isinstance(other, str):
            return self._folded(one) == self._folded(other)
        return one == other

    def first_text(self, values: Values) -> KeyPath:
        """Where the first text stands among the values of an answer or of a row, or
        else the first value.
        """
        for path, value in values.items():
            kind = replace(self, path=path).kind
            if kind is ValueKind.PROSE and isinstance(value, str):
                return path
        return next(iter(values), ())

    def _folded(self, text: str) -> str:
        if self.kind is ValueKind.PROSE:
            return text
        on_one_line = " ".join(text.split())
        return on_one_line.casefold() if self.kind is ValueKind.WORD else on_one_line


def value_text(value: Value | None) -> str:
    """A value as a text, a line for each name; "" for none."""
    if isinstance(value, tuple):
        return "\n".join(value)
    return value or ""
