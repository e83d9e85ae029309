"""A reckoned relation → what a person would say who reckons it on paper:
`125 + 39 = 164 → stämmer`.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.figures.interval import can_be_equal, gap
from villkor.figures.number import Figure
from villkor.figures.relations.reckon import Figures, Relation, interval_of, step
from villkor.figures.relations.shown import (
    Grain,
    grain_of,
    shown_amount,
    shown_distance,
    stated_sides,
)
from villkor.figures.relations.tree import (
    ADDITIVE,
    Name,
    Negative,
    Number,
    Operation,
    Sign,
    Tree,
    written_relation,
)
from villkor.figures.sums import as_figure, total

_EQUAL = ("=", "≈")
_MIRRORED: dict[Sign, Sign] = {
    "=": "=",
    "≈": "≈",
    "≤": "≥",
    "≥": "≤",
    "<": ">",
    ">": "<",
}
_LIMITS: dict[Sign, str] = {
    "≤": "ska vara högst",
    "≥": "ska vara minst",
    "<": "ska vara under",
    ">": "ska vara över",
}
_STATED: dict[Sign, str] = {"=": "angivet", "≈": "angivet ungefär", **_LIMITS}
_RECKONED: dict[Sign, str] = {"=": "ska vara", "≈": "ska vara ungefär", **_LIMITS}


def explain_relation(relation: Relation) -> str:
    """How the relation comes out: "58,7 mnkr av 171,1 mnkr är 34,3 % (34,2–34,4);
    angivet 34 % → stämmer".

    The ends of an interval are rounded outward in the last digit shown, and a
    difference downward: nothing is said to be more certain, or more wrong, than it is.
    """
    figures, sign = relation.figures, relation.tree.sign
    left, right = _sides(relation)
    turned = _is_leaf(left) and not _is_leaf(right)
    reckoned, other = (right, left) if turned else (left, right)
    grain = _side_grain(reckoned, other, figures)
    verdict = _verdict(relation, grain)
    if _is_leaf(reckoned) or (
        sign in _EQUAL and _have_same_value(left, right, figures)
    ):
        return (
            f"{_in_figures(left, figures)} {sign} "
            f"{_in_figures(right, figures)} → {verdict}"
        )
    if turned:
        sign = _MIRRORED[sign]
    amount = shown_amount(interval_of(reckoned, figures), grain, spread=True)
    against = _against(sign, other, reckoned, figures)
    return f"{_in_figures(reckoned, figures)} är {amount}; {against} → {verdict}"


def _sides(relation: Relation) -> tuple[Tree, Tree]:
    """The two sides; one that is held equal to a single figure as the sum of its
    parts.
    """
    figures, tree = relation.figures, relation.tree
    left, right = tree.left, tree.right
    if tree.sign not in _EQUAL:
        return left, right
    if _is_single(tree.right, figures):
        left = _sum_of_parts(tree.left, figures)
    if _is_single(tree.left, figures):
        right = _sum_of_parts(tree.right, figures)
    return left, right


def _have_same_value(left: Tree, right: Tree, figures: Figures) -> bool:
    return interval_of(left, figures).value == interval_of(right, figures).value


def _against(
    sign: Sign,
    tree: Tree,
    reckoned: Tree,
    figures: Figures,
) -> str:
    """What a reckoned side is held against: a figure, or another side that is reckoned
    too.
    """
    if _is_leaf(tree):
        return f"{_STATED[sign]} {_in_figures(tree, figures)}"
    grain = _side_grain(tree, reckoned, figures)
    amount = shown_amount(interval_of(tree, figures), grain, spread=True)
    return f"{_RECKONED[sign]} {_in_figures(tree, figures)} = {amount}"


def _is_leaf(tree: Tree) -> bool:
    """Whether it is a number or a name, maybe with minus signs before it."""
    while isinstance(tree, Negative):
        tree = tree.inner
    return isinstance(tree, Number | Name)


def _is_single(tree: Tree, figures: Figures) -> bool:
    """Whether it is one figure, and not several that are added."""
    return isinstance(tree, Number) or (
        isinstance(tree, Name) and len(figures[tree.word]) == 1
    )


def _sum_of_parts(tree: Tree, figures: Figures) -> Tree:
    """A name that stands for several figures, as their sum."""
    if not isinstance(tree, Name) or _is_single(tree, figures):
        return tree
    found: Tree
    found, *more = map(Number, figures[tree.word])
    for number in more:
        found = Operation("+", found, number)
    return found


def _in_figures(tree: Tree, figures: Figures) -> str:
    """A part of the relation with its figures in place of their names, and what they
    may be together where they are several.
    """
    alone = _is_leaf(tree)

    def shown_leaf(node: Number | Name) -> str:
        several = [node.figure] if isinstance(node, Number) else figures[node.word]
        shown = stated_sides(several, spread=alone)
        if not alone and total(several).value < 0:
            return f"({shown})"
        return shown

    return written_relation(tree, shown_leaf).replace(" andel av ", " av ")


def _side_grain(tree: Tree, other: Tree, figures: Figures) -> Grain:
    """How finely a side is shown: a sum as its parts are written, all else one digit
    finer than what it is held against.

    Amounts are in the unit of what they are held against.
    """
    own, against = (
        list(_added_figures(tree, figures)),
        list(_added_figures(other, figures)),
    )
    grain = grain_of(own or against or [as_figure(interval_of(tree, figures))])
    if not against:
        return grain
    digit = grain.digit if own else grain.digit / 10
    return Grain(grain_of(against).scale, digit)


def _added_figures(tree: Tree, figures: Figures) -> Iterator[Figure]:
    """The figures that a side is the sum of.

    None, if anything in it is a product or a quotient.
    """
    match tree:
        case Number(figure):
            yield figure
        case Name(word):
            yield from figures[word]
        case Negative(inner):
            yield from _added_figures(inner, figures)
        case Operation(operator, left, right) if operator in ADDITIVE:
            yield from _added_figures(left, figures)
            yield from _added_figures(right, figures)


def _verdict(relation: Relation, grain: Grain) -> str:
    tree, figures = relation.tree, relation.figures
    left, right = interval_of(tree.left, figures), interval_of(tree.right, figures)
    if relation.holds:
        if tree.sign != "≈" or can_be_equal(left, right):
            return "stämmer"
        within = shown_distance(step(tree, figures), left.unit, grain, exact=True)
        return f"stämmer på {within} när"
    exact = left.exact and right.exact
    apart = shown_distance(gap(left, right), left.unit, grain, exact=exact)
    if apart:
        return f"stämmer inte, skiljer {apart}"
    if exact:
        return "stämmer inte"
    return "stämmer inte, hur talen än är avrundade"
