"""What a relation says, as a tree; and the tree as text again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from villkor.figures.number import Figure

Operator = Literal["+", "−", "×", "/", "andel av"]
Sign = Literal["=", "≈", "≤", "≥", "<", ">"]


class BadRelation(ValueError):
    """The relation cannot be read.

    Says why in Swedish, and at which character of the text; `name` is the one that no
    figure has.
    """

    def __init__(
        self,
        offset: int,
        message: str,
        hint: str = "",
        name: str = "",
    ) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint
        self.name = name


class _Part(Struct, frozen=True, eq=False):
    """A part of a relation.

    Parts that say the same are equal, wherever in the text they stand.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Part) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        """What kind of part it is, and all its fields but the offset."""
        fields = (name for name in self.__struct_fields__ if name != "offset")
        return type(self), *(getattr(self, name) for name in fields)


class Number(_Part, frozen=True):
    """A number with its unit, as written.

    `exact`: it stands for nothing but itself ("exakt 100 %").
    """

    figure: Figure
    exact: bool = False
    offset: int = 0


class Name(_Part, frozen=True):
    """The name of a figure, as it is spelt where the figure is given."""

    word: str
    offset: int = 0


class Negative(_Part, frozen=True):
    """A number, name or parenthesis with a minus sign before it."""

    inner: Tree
    offset: int = 0


class Operation(_Part, frozen=True):
    """Two parts with an operator between them."""

    operator: Operator
    left: Tree
    right: Tree
    offset: int = 0


Tree = Number | Name | Negative | Operation


class Comparison(Struct, frozen=True):
    """A whole relation: two sides with a sign between them."""

    left: Tree
    sign: Sign
    right: Tree


ADDITIVE = ("+", "−")


def relation_names(node: Tree | Comparison) -> Iterator[Name]:
    """The names in it, in the order written."""
    match node:
        case Name():
            yield node
        case Negative(inner):
            yield from relation_names(inner)
        case Operation() | Comparison():
            yield from relation_names(node.left)
            yield from relation_names(node.right)


def _spelt(leaf: Number | Name) -> str:
    match leaf:
        case Name(word):
            return word
        case Number(figure, exact=True):
            return f"exakt {figure.written}"
        case Number(figure):
            return figure.written


def written_relation(
    node: Tree | Comparison,
    leaf: Callable[[Number | Name], str] = _spelt,
) -> str:
    """The tree as text, with the parentheses that it needs.

    `leaf`: how a number or a name is spelt.
    """
    match node:
        case Number() | Name():
            return leaf(node)
        case Negative(inner):
            apart = isinstance(inner, Negative | Operation)
            return f"−{_within(inner, leaf, parenthesis=apart)}"
        case Operation(operator, left, right):
            apart = _is_sum(left) and operator not in ADDITIVE
            first = _within(left, leaf, parenthesis=apart)
            second = _within(right, leaf, parenthesis=_is_taken_apart(right, operator))
            return f"{first} {operator} {second}"
        case Comparison(left, sign, right):
            return (
                f"{written_relation(left, leaf)} {sign} {written_relation(right, leaf)}"
            )


def _within(
    node: Tree,
    leaf: Callable[[Number | Name], str],
    *,
    parenthesis: bool,
) -> str:
    written = written_relation(node, leaf)
    return f"({written})" if parenthesis else written


def _is_sum(node: Tree) -> bool:
    return isinstance(node, Operation) and node.operator in ADDITIVE


def _is_taken_apart(right: Tree, operator: Operator) -> bool:
    """Whether what stands to the right of an operator needs a parenthesis to stay
    together.
    """
    return (
        isinstance(right, Negative)
        or _is_sum(right)
        or (isinstance(right, Operation) and operator not in ADDITIVE)
    )
