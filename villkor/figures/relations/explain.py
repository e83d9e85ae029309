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
_MIRRORED: dict[Sign, Sign] = {"=": "=", "≈": "≈", "≤": "≥", "≥": "≤", "<": ">", ">": "<"}
_LIMITS: dict[Sign, str] = {
    "≤": "ska vara högst",
    "≥": "ska vara minst",
    "<": "ska vara under",
    ">": "ska vara över",
}
_STATED: dict[Sign, str] = {"=": "angivet", "≈": "angivet ungefär", **_LIMITS}
_RECKONED: dict[Sign, str] = {"=": "ska vara", "≈": "ska vara ungefär", **_LIMITS}


def explain_relation(relation: Relation) -> str:
    """How the relation comes out: "58,7 mnkr av 171,1 mnkr är 34,3 % (34,2–34,4); angivet 34 % →
    stämmer".

    The ends of an interval are rounded outward in the last digit shown, and a difference downward:
    nothing is said to be more certain, or more wrong, than it is.
    """
    figures, tree = relation.figures, relation.tree
    left, right = tree.left, tree.right
    if tree.sign in _EQUAL:  # what is held against a single figure shows its parts
        left, right = (
            _parts(one, figures) if _single(other, figures) else one
            for one, other in ((left, right), (right, left))
        )
    turned = _leaf(left) and not _leaf(right)
    reckoned, other = (right, left) if turned else (left, right)
    grain = _grain(reckoned, other, figures)
    if _leaf(reckoned) or (
        tree.sign in _EQUAL
        and interval_of(left, figures).value == interval_of(right, figures).value
    ):
        reasoning = f"{_shown(left, figures)} {tree.sign} {_shown(right, figures)}"
    else:
        sign = _MIRRORED[tree.sign] if turned else tree.sign
        reasoning = (
            f"{_shown(reckoned, figures)} är {_amount(reckoned, figures, grain)}; "
            f"{_against(sign, other, reckoned, figures)}"
        )
    return f"{reasoning} → {_verdict(relation, grain)}"


def _against(sign: Sign, tree: Tree, reckoned: Tree, figures: Figures) -> str:
    """What a reckoned side is held against: a figure, or another side that is reckoned too."""
    if _leaf(tree):
        return f"{_STATED[sign]} {_shown(tree, figures)}"
    return (
        f"{_RECKONED[sign]} {_shown(tree, figures)} = "
        f"{_amount(tree, figures, _grain(tree, reckoned, figures))}"
    )


def _leaf(tree: Tree) -> bool:
    return isinstance(tree, Number | Name) or (isinstance(tree, Negative) and _leaf(tree.inner))


def _single(tree: Tree, figures: Figures) -> bool:
    """Whether it is one figure, and not several that are added."""
    return isinstance(tree, Number) or (isinstance(tree, Name) and len(figures[tree.word]) == 1)


def _parts(tree: Tree, figures: Figures) -> Tree:
    """A name that stands for several figures, as their sum."""
    if not isinstance(tree, Name) or _single(tree, figures):
        return tree
    found: Tree
    found, *more = map(Number, figures[tree.word])
    for number in more:
        found = Operation("+", found, number)
    return found


def _shown(tree: Tree, figures: Figures) -> str:
    """A part of the relation with its figures in place of their names, and what they may be
    together where they are several.
    """
    alone = _leaf(tree)

    def leaf(node: Number | Name) -> str:
        several = [node.figure] if isinstance(node, Number) else figures[node.word]
        shown = stated_sides(several, spread=alone)
        return f"({shown})" if not alone and total(several).value < 0 else shown

    return written_relation(tree, leaf).replace(" andel av ", " av ")


def _amount(tree: Tree, figures: Figures, grain: Grain) -> str:
    return shown_amount(interval_of(tree, figures), grain, spread=True)


def _grain(tree: Tree, other: Tree, figures: Figures) -> Grain:
    """How finely a side is shown: a sum as its parts are written, all else one digit finer than
    what it is held against.

    Amounts are in the unit of what they are held against.
    """
    own, against = list(_added(tree, figures)), list(_added(other, figures))
    grain = grain_of(own or against or [as_figure(interval_of(tree, figures))])
    scale = grain_of(against).scale if against else grain.scale
    return Grain(scale, grain.digit if own or not against else grain.digit / 10)


def _added(tree: Tree, figures: Figures) -> Iterator[Figure]:
    """The figures that a side is the sum of. None, if anything in it is a product or a quotient."""
    match tree:
        case Number(figure):
            yield figure
        case Name(word):
            yield from figures[word]
        case Negative(inner):
            yield from _added(inner, figures)
        case Operation(operator, left, right) if operator in ADDITIVE:
            yield from _added(left, figures)
            yield from _added(right, figures)


def _verdict(relation: Relation, grain: Grain) -> str:
    left, right = (
        interval_of(side, relation.figures) for side in (relation.tree.left, relation.tree.right)
    )
    if relation.holds:
        if relation.tree.sign != "≈" or can_be_equal(left, right):
            return "stämmer"
        within = shown_distance(step(relation.tree, relation.figures), left.unit, grain, exact=True)
        return f"stämmer på {within} när"
    exact = left.exact and right.exact
    if apart := shown_distance(gap(left, right), left.unit, grain, exact=exact):
        return f"stämmer inte, skiljer {apart}"
    return "stämmer inte" if exact else "stämmer inte, hur talen än är avrundade"
