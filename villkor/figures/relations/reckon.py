"""A relation, reckoned on the intervals that its figures stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from villkor.base.diagnostic import Where
from villkor.figures.interval import (
    Interval,
    can_be_at_most,
    can_be_below,
    can_be_equal,
    divided,
    negative,
    plus,
    scaled,
    times,
    widened,
)
from villkor.figures.number import Figure
from villkor.figures.relations.read import read_relation
from villkor.figures.relations.tree import (
    ADDITIVE,
    BadRelation,
    Comparison,
    Name,
    Negative,
    Number,
    Operation,
    Operator,
    Tree,
    relation_names,
)
from villkor.figures.sums import as_figure, total
from villkor.figures.units import Unit

Figures = Mapping[str, Sequence[Figure]]  # by name: the figure, or those that are added

_LARGEST = 10**30  # more than any amount, and few enough digits to print


class Relation(Struct, frozen=True):
    """A relation that has been reckoned: as written, its tree, the figures it names,
    its two sides, and whether it can hold.

    `where` is where it is written, or where the first of its figures is.
    """

    written: str
    tree: Comparison
    figures: Figures
    left: Figure
    right: Figure
    holds: bool
    where: Where | None = None

    @property
    def names(self) -> list[str]:
        """The names in it, once each, in the order written."""
        return list(dict.fromkeys(name.word for name in relation_names(self.tree)))


def reckon_text(text: str, figures: Figures, where: Where | None = None) -> Relation:
    """Read and reckon a relation.

    Raises BadRelation, with the offset, for what cannot be read or reckoned.
    """
    return reckon_tree(
        read_relation(text, list(figures)),
        " ".join(text.split()),
        figures,
        where,
    )


def reckon_tree(
    tree: Comparison,
    written: str,
    figures: Figures,
    where: Where | None = None,
) -> Relation:
    """Reckon a relation that has been read.

    Raises BadRelation, with the offset, for what cannot be reckoned.
    """
    left, right = interval_of(tree.left, figures), interval_of(tree.right, figures)
    _refuse_sides(tree, left, right)
    named = {name.word: figures[name.word] for name in relation_names(tree)}
    return Relation(
        written,
        tree,
        named,
        _side_figure(tree.left, left, figures),
        _side_figure(tree.right, right, figures),
        _can_hold(tree, left, right, figures),
        where,
    )


def _refuse_sides(tree: Comparison, left: Interval, right: Interval) -> None:
    """Refuse sides that cannot be compared, or that no amount can be."""
    if left.unit != right.unit:
        message = "Sambandets två sidor har olika enheter."
        raise BadRelation(
            tree.right.offset,
            message,
            "Jämför kronor med kronor och procent med procent.",
        )
    for side, one in ((tree.left, left), (tree.right, right)):
        if max(abs(one.low), abs(one.high)) > _LARGEST:
            raise BadRelation(
                side.offset,
                "Talet blir för stort för att vara ett belopp eller ett antal.",
                "Kontrollera siffrorna.",
            )


def _can_hold(
    tree: Comparison,
    left: Interval,
    right: Interval,
    figures: Figures,
) -> bool:
    match tree.sign:
        case "=":
            return can_be_equal(left, right)
        case "≈":
            return can_be_equal(left, widened(right, step(tree, figures)))
        case "≤":
            return can_be_at_most(left, right)
        case "≥":
            return can_be_at_most(right, left)
        case "<":
            return can_be_below(left, right)
        case ">":
            return can_be_below(right, left)


def _side_figure(tree: Tree, reckoned_to: Interval, figures: Figures) -> Figure:
    """A side as a figure: the one that is written there, or what it is reckoned to."""
    match tree:
        case Number(figure):
            return figure
        case Name(word) if len(figures[word]) == 1:
            return figures[word][0]
    return as_figure(reckoned_to)


def step(tree: Comparison, figures: Figures) -> Fraction:
    """What the two sides of ≈ may differ: one step in the last digit of the most
    coarsely written number on them.
    """
    return max(_side_step(tree.left, figures), _side_step(tree.right, figures))


def _side_step(tree: Tree, figures: Figures) -> Fraction:
    match tree:
        case Number(exact=True):
            return Fraction(0)
        case Number(figure):
            return _last_digit(figure)
        case Name(word):
            return max(map(_last_digit, figures[word]))
        case Negative(inner):
            return _side_step(inner, figures)
        case Operation(operator, left, right) if operator in ADDITIVE:
            return max(_side_step(left, figures), _side_step(right, figures))
    return Fraction(0)  # a product or a quotient is not written to any digit


def _last_digit(figure: Figure) -> Fraction:
    interval = figure.interval
    return interval.high - interval.low or Fraction(1)


def interval_of(tree: Tree, figures: Figures) -> Interval:
    """What a part of a relation can be.

    Raises BadRelation, with the offset, for what cannot be reckoned.
    """
    match tree:
        case Number(figure):
            return total([figure])
        case Name(word):
            return total(figures[word])
        case Negative(inner):
            return negative(interval_of(inner, figures))
        case Operation(operator, left, right):
            one, other = interval_of(left, figures), interval_of(right, figures)
            return _operated(operator, one, other, right.offset)


def _operated(
    operator: Operator,
    left: Interval,
    right: Interval,
    offset: int,
) -> Interval:
    match operator:
        case "+":
            return _sum(left, right, offset)
        case "−":
            return _sum(left, negative(right), offset)
        case "×":
            return _product(left, right, offset)
        case "/":
            return _quotient(left, right, offset)
        case "andel av":
            return _share(left, right, offset)


def _sum(left: Interval, right: Interval, offset: int) -> Interval:
    if left.unit != right.unit:
        raise BadRelation(
            offset,
            "Här läggs olika enheter ihop.",
            "Lägg ihop kronor med kronor och antal med antal.",
        )
    return plus(left, right)


def _product(left: Interval, right: Interval, offset: int) -> Interval:
    """A share of something is of its unit: 34 % × 171,1 mnkr are kronor."""
    if left.unit == right.unit == "kr":
        raise BadRelation(
            offset,
            "Kronor kan inte multipliceras med kronor.",
            "Multiplicera med ett antal eller en andel.",
        )
    if "%" not in {left.unit, right.unit}:
        return times(left, right, left.unit or right.unit)
    unit = right.unit if left.unit == "%" else left.unit
    return scaled(times(left, right, unit), Fraction(1, 100))


def _share(left: Interval, right: Interval, offset: int) -> Interval:
    share = divided(left, right, "%") if left.unit == right.unit else None
    if share is None:
        hint = "De två siffrorna ska ha samma enhet, och den andra får inte vara noll."
        raise BadRelation(offset, "Andelen går inte att räkna ut.", hint)
    return scaled(share, 100)


def _quotient(left: Interval, right: Interval, offset: int) -> Interval:
    if right.unit == "kr" != left.unit:
        raise BadRelation(
            offset,
            "Här delas ett antal eller en andel med kronor.",
            "Dela kronor med kronor, eller kronor med ett antal.",
        )
    unit: Unit = "" if left.unit == right.unit else left.unit
    quotient = divided(left, right, unit)
    if quotient is None:
        raise BadRelation(
            offset,
            "Här delas det med något som kan vara noll.",
            "Kontrollera siffran.",
        )
    if right.unit == "%" != left.unit:
        return scaled(quotient, 100)
    return quotient
