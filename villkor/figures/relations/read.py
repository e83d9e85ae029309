"""The text of a relation → its tree.

relation = sum sign sum                 sign: = ≈ ≤ ≥ < >
sum      = product { + − product }
product  = factor { × / "andel av" factor }
factor   = name | number | − factor | ( sum )
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from msgspec.structs import replace

from villkor.figures.relations.tokens import EXAMPLE, Token, relation_tokens
from villkor.figures.relations.tree import (
    ADDITIVE,
    BadRelation,
    Comparison,
    Negative,
    Operation,
    Operator,
    Sign,
    Tree,
)

_DEEPEST = 20  # parentheses in each other, so that Python's stack is never the bound


def read_relation(
    text: str,
    known: Sequence[str],
    *,
    patterns: bool = False,
) -> Comparison:
    """Read a relation between figures with the names known.

    `patterns` as in `relation_tokens`. Raises BadRelation for any other text.
    """
    return _Parser(relation_tokens(text, known, patterns=patterns)).read_comparison()


class _Parser:
    """Puts the tree together.

    The scanner has seen to it that operands and signs take turns.
    """

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.at = 0
        self.depth = 0

    def next_is_operator(self, *, additive: bool) -> bool:
        token = self.tokens[self.at]
        return token.kind == "operator" and (token.text in ADDITIVE) == additive

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def read_comparison(self) -> Comparison:
        left = self.read_sum()
        sign = self.take()
        if sign.kind == "end":
            raise BadRelation(
                sign.offset,
                "Sambandet saknar likhetstecken.",
                EXAMPLE,
            )
        if sign.kind == ")":
            raise BadRelation(sign.offset, *_NOT_OPENED)
        right = self.read_sum()
        rest = self.take()
        if rest.kind == "comparison":
            raise BadRelation(
                rest.offset,
                "Sambandet har mer än ett likhetstecken.",
                "Skriv två samband, på var sin rad.",
            )
        if rest.kind == ")":
            raise BadRelation(rest.offset, *_NOT_OPENED)
        return Comparison(left, cast("Sign", sign.text), right)

    def read_sum(self) -> Tree:
        found = self.read_product()
        while self.next_is_operator(additive=True):
            operator = cast("Operator", self.take().text)
            found = Operation(operator, found, self.read_product(), found.offset)
        return found

    def read_product(self) -> Tree:
        found = self.read_factor()
        while self.next_is_operator(additive=False):
            operator = cast("Operator", self.take().text)
            found = Operation(operator, found, self.read_factor(), found.offset)
        return found

    def read_factor(self) -> Tree:
        token = self.take()
        if token.node is not None:
            return token.node
        self.depth += 1
        if self.depth > _DEEPEST:
            raise BadRelation(
                token.offset,
                "Sambandet har för många parenteser i varandra.",
                "Dela upp det i flera samband.",
            )
        found: Tree
        if token.kind == "minus":
            found = Negative(self.read_factor(), token.offset)
        else:
            found = self.read_parenthesis(token)
        self.depth -= 1
        return found

    def read_parenthesis(self, opened: Token) -> Tree:
        found = self.read_sum()
        closed = self.take()
        if closed.kind == ")":
            return replace(found, offset=opened.offset)
        rest = [token.kind for token in self.tokens[self.at :]]
        if rest.count(")") > rest.count("("):  # it is closed, after a comparison
            raise BadRelation(
                closed.offset,
                "En jämförelse kan inte stå inom parentes.",
                "Ta bort parentesen runt jämförelsen.",
            )
        raise BadRelation(
            opened.offset,
            "Parentesen avslutas inte.",
            "Sätt ett ) där den ska sluta.",
        )


_NOT_OPENED = (
    "Parentesen har ingen början.",
    "Ta bort tecknet, eller sätt ett ( där parentesen ska börja.",
)
