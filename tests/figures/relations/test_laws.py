"""What is so of every relation, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from operator import ge, gt, le, lt

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from tests.figures.relations.known_figures import NAMES
from villkor.figures.interval import gap
from villkor.figures.number import Figure, made_exact, parse_figure
from villkor.figures.relations.explain import explain_relation
from villkor.figures.relations.read import read_relation
from villkor.figures.relations.reckon import Relation, interval_of, reckon_text, step
from villkor.figures.relations.tree import (
    BadRelation,
    Comparison,
    Name,
    Negative,
    Number,
    Operation,
    Tree,
    written_relation,
)

PIECES = [
    *NAMES,
    *"+−*/()=≈<>≤-~",
    " + ",
    " − ",
    " andel av ",
    " = ",
    " ≤ ",
    "5",
    "0",
    "34 %",
    "1.5",
    "2 mnkr",
    "exakt ",
    " ",
    "\n",
]


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_explained_or_refused_at_one_of_its_characters(text: str) -> None:
    match outcome(text, NAMES):
        case BadRelation() as fault:
            assert 0 <= fault.offset <= len(text)
            assert fault.message
        case Relation() as relation:
            assert " → stämmer" in explain_relation(relation)


def outcome(text: str, figures: dict[str, list[Figure]]) -> Relation | BadRelation:
    try:
        return reckon_text(text, figures)
    except BadRelation as fault:
        return fault


NUMBERS = st.sampled_from(
    ["0", "7", "164", "1 200", "2,5", "0,50", "34 %", "58,7 mnkr", "12 300 tkr"]
).map(parse_figure)
EXACT_NUMBERS = st.integers(0, 999).map(
    lambda number: Number(
        made_exact(parse_figure(f"{number} %")),
        exact=True,
    )
)
OPERATORS = st.sampled_from(["+", "−", "×", "/", "andel av"])


def trees(
    leaves: st.SearchStrategy[Tree], operators: st.SearchStrategy[str] = OPERATORS
) -> st.SearchStrategy[Tree]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Negative, inner), st.builds(Operation, operators, inner, inner)
        ),
        max_leaves=12,
    )


ANY_TREE = trees(
    st.one_of(
        st.builds(Name, st.sampled_from(list(NAMES))),
        st.builds(Number, NUMBERS),
        EXACT_NUMBERS,
    )
)


@settings(deadline=None)
@given(ANY_TREE, st.sampled_from("=≈≤≥<>"), ANY_TREE)
def test_a_tree_that_is_printed_and_read_is_the_same_tree(
    left: Tree, sign: str, right: Tree
) -> None:
    tree = Comparison(left, sign, right)  # type: ignore[arg-type]  # one of the signs
    assert read_relation(written_relation(tree), list(NAMES)) == tree


INTEGER_TREE = trees(
    st.integers(0, 99).map(lambda number: Number(parse_figure(str(number)))),
    st.sampled_from(["+", "−", "×", "/"]),
)


@settings(deadline=None)
@given(INTEGER_TREE)
def test_arithmetic_on_integers_is_that_of_python(tree: Tree) -> None:
    """Python reads the same text with its own precedence, and reckons with its own fractions."""
    text = written_relation(tree)
    python = (
        re.sub(r"\d+", r"Fraction(\g<0>)", text).replace("−", "-").replace("×", "*")
    )
    try:
        # the text is made of numbers and signs above (S307)
        value = eval(python, {"Fraction": Fraction})  # noqa: S307
    except ZeroDivisionError:
        with pytest.raises(BadRelation):
            interval_of(read_relation(f"{text} = 0", []).left, {})
    else:
        found = interval_of(read_relation(f"{text} = 0", []).left, {})
        assert (found.low, found.value, found.high) == (value, value, value)


def rounded(number: Fraction, places: int) -> str:
    """The number as someone writes it who rounds halves away from zero."""
    digits = str(int(abs(number) * 10**places + Fraction(1, 2))).rjust(places + 1, "0")
    return (
        f"{'−' if number < 0 else ''}{digits[:-places] if places else digits}"
        f"{',' if places else ''}{digits[-places:] if places else ''}"
    )


class Rounding:
    """Figures of which the exact values are known, most of them written with as many decimals as
    the others.
    """

    def __init__(self, data: st.DataObject, unit: str) -> None:
        self.data = data
        self.unit = unit
        self.exact: dict[str, Fraction] = {}
        self.figures: dict[str, list[Figure]] = {}
        self.usual = data.draw(st.integers(0 if unit else 1, 2))

    def places(self) -> int:
        return self.data.draw(
            st.sampled_from([self.usual, self.usual, self.usual, 1, 2, 3])
        )

    def draw(self) -> str:
        """The name of a new figure: an exact count, a value half-way between two ways to write it,
        or any value.
        """
        number, places = self.data.draw(st.integers(-40, 400)), self.places()
        match self.data.draw(st.sampled_from(["count", "half", "any"])):
            case "count" if not self.unit:
                return self.named(Fraction(number), 0)
            case "half":
                return self.named(Fraction(2 * number + 1, 2 * 10**places), places)
            case _:
                return self.named(
                    Fraction(number, self.data.draw(st.sampled_from([1, 20, 30]))),
                    places,
                )

    def named(self, value: Fraction, places: int) -> str:
        name = f"n{len(self.exact)}"
        self.exact[name] = value
        self.figures[name] = [parse_figure(f"{rounded(value, places)} {self.unit}")]
        return name

    def value(self, text: str) -> Fraction:
        python = (
            re.sub(r"\w+", lambda match: f"exact[{match[0]!r}]", text)
            .replace("−", "-")
            .replace("×", "*")
        )
        # the text is made of our own names and signs (S307)
        found: Fraction = eval(python, {"exact": self.exact})  # noqa: S307
        return found


@settings(deadline=None)
@given(st.data())
def test_a_relation_that_holds_for_the_exact_values_holds_however_they_are_rounded(
    data: st.DataObject,
) -> None:
    rounding = Rounding(data, data.draw(st.sampled_from(["", "kr", "%"])))
    operators = st.sampled_from(["+", "−"] if rounding.unit else ["+", "−", "×", "/"])
    names = st.builds(lambda _: Name(rounding.draw()), st.integers())
    left = written_relation(data.draw(trees(names, operators)))
    try:
        value = rounding.value(left)
    except ZeroDivisionError:
        reject()
    right, limit = (
        rounding.named(value, rounding.places()),
        rounding.named(value + data.draw(st.integers(-1, 1)), rounding.places()),
    )
    for sign in [
        "=",
        "≈",
        *(
            sign
            for sign, holds in COMPARED.items()
            if holds(value, rounding.exact[limit])
        ),
    ]:
        found = outcome(
            f"{left} {sign} {right if sign in '=≈' else limit}", rounding.figures
        )
        assume(
            not isinstance(found, BadRelation)
            or found.message == "Här delas det med något som kan vara noll."
        )
        assert isinstance(found, BadRelation) or found.holds


COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "≤": le,
    "≥": ge,
    "<": lt,
    ">": gt,
}


@settings(deadline=None)
@given(st.data())
def test_a_share_that_is_right_holds_however_it_and_the_amounts_are_rounded(
    data: st.DataObject,
) -> None:
    amounts = Rounding(data, "mnkr")
    part, whole = (
        amounts.named(
            Fraction(data.draw(st.integers(least, 4000)), 20),
            data.draw(st.integers(0, 2)),
        )
        for least in (0, 40)
    )
    exact_share = amounts.exact[part] / amounts.exact[whole] * 100
    share = rounded(exact_share, data.draw(st.integers(0, 3)))
    assert reckon_text(f"{part} andel av {whole} = {share} %", amounts.figures).holds


def shown(number: str) -> Fraction:
    return Fraction(
        number.replace("\N{NO-BREAK SPACE}", "").replace("−", "-").replace(",", ".")
    )


AMOUNT = r"[−\d][\d\N{NO-BREAK SPACE},]*"


@settings(deadline=None)
@given(st.data())
def test_what_is_printed_is_never_narrower_or_more_wrong_than_what_is_true(
    data: st.DataObject,
) -> None:
    rounding = Rounding(data, "%")
    names = st.builds(lambda _: Name(rounding.draw()), st.integers())
    left = f"{written_relation(data.draw(trees(names, st.sampled_from(['+', '−']))))} + 0 %"
    relation = reckon_text(
        f"{left} = {data.draw(st.integers(0, 200))} %", rounding.figures
    )
    one, other = (
        interval_of(side, rounding.figures)
        for side in (relation.tree.left, relation.tree.right)
    )
    text = explain_relation(relation)
    if ends := re.search(
        rf"är ({AMOUNT})\N{{NO-BREAK SPACE}}% \(({AMOUNT})(?:–| till )({AMOUNT})\)",
        text,
    ):
        value, low, high = map(shown, ends.groups())
        assert low <= one.low <= one.high <= high
        assert low <= value <= high
        assert high - low < 2 * (one.high - one.low)
    if apart := re.search(rf"skiljer (?:minst )?({AMOUNT}) ", text):
        assert 0 < shown(apart[1]) <= gap(one, other)
    assert relation.holds or gap(one, other) == 0 or "skiljer" in text
    assert relation.holds or step(relation.tree, rounding.figures) >= 1
