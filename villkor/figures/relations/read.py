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

from villkor.figures.relations.tokens import Kind, Token, relation_tokens
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
_NO_COMPARISON = (
    "Skriv till exempel: beviljade + avslagna = inkomna, med blanksteg runt varje tecken."
)


def read_relation(text: str, known: Sequence[str], *, patterns: bool = False) -> Comparison:
    """Read a relation between figures with the names known.

    `patterns` as in `tokens`. Raises BadRelation for any other text.
    """
    return _Parser(relation_tokens(text, known, patterns=patterns)).comparison()


class _Parser:
    """Puts the tree together. The scanner has seen to it that operands and signs take turns."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.at = 0
        self.depth = 0

    def next_is(self, *kinds: Kind) -> bool:
        return self.tokens[self.at].kind in kinds

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def comparison(self) -> Comparison:
        left = self.sum()
        sign = self.take()
        if sign.kind == "end":
            raise BadRelation(sign.offset, "Sambandet saknar likhetstecken.", _NO_COMPARISON)
        if sign.kind == ")":
            raise BadRelation(sign.offset, *_NOT_OPENED)
        right = self.sum()
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

    def sum(self) -> Tree:
        found = self.product()
        while self.next_is("operator") and self.tokens[self.at].text in ADDITIVE:
            operator = self.take()
            found = Operation(cast("Operator", operator.text), found, self.product(), found.offset)
        return found

    def product(self) -> Tree:
        found = self.factor()
        while self.next_is("operator") and self.tokens[self.at].text not in ADDITIVE:
            operator = self.take()
            found = Operation(cast("Operator", operator.text), found, self.factor(), found.offset)
        return found

    def factor(self) -> Tree:
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
        found = (
            Negative(self.factor(), token.offset)
            if token.kind == "minus"
            else self.parenthesis(token)
        )
        self.depth -= 1
        return found

    def parenthesis(self, opened: Token) -> Tree:
        found = self.sum()
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
            opened.offset, "Parentesen avslutas inte.", "Sätt ett ) där den ska sluta."
        )


_NOT_OPENED = (
    "Parentesen har ingen början.",
    "Ta bort tecknet, eller sätt ett ( där parentesen ska börja.",
)
