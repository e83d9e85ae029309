"""Halves are rounded away from zero wherever a number is shown, and in one place
alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import villkor
from villkor.figures.interval import can_be_equal, exact_interval
from villkor.figures.number import exact_figure, parse_figure
from villkor.figures.relations.shown import Grain, plain_figure
from villkor.figures.rounding import decimal_of, rounded, rounded_to
from villkor.figures.swedish import swedish_number
from villkor.figures.wording import UNITS, in_words, kind_of, most_decimals

PACKAGE = Path(villkor.__file__).parent
THE_PLACE = PACKAGE / "figures" / "rounding.py"
NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False)
# halves are what it is about, and hypothesis seldom finds them by itself
HALVES = st.builds(
    lambda whole, places: Decimal(f"{whole}5e-{places}"),
    st.integers(-(10**8), 10**8),
    st.integers(0, 8),
)
ANY_NUMBER = st.one_of(NUMBERS, HALVES)


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        ("14.25", 1, "14,3"),
        ("14.35", 1, "14,4"),
        ("-14.25", 1, "−14,3"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "−3"),
        ("-0.5", 0, "−1"),
        ("-0.4", 0, "0"),
        ("0.05", 1, "0,1"),
        ("1.005", 2, "1,01"),
        ("999.95", 1, "1 000,0"),
    ],
)
def test_a_half_is_rounded_away_from_zero(
    number: str, decimals: int, shown: str
) -> None:
    written = swedish_number(Decimal(number), decimals)
    assert written.replace("\N{NO-BREAK SPACE}", " ") == shown
    grain = Grain(1, Fraction(1, 10**decimals))
    assert plain_figure(Fraction(Decimal(number)), grain) == written


@given(number=ANY_NUMBER, decimals=st.integers(0, 6))
def test_what_is_shown_can_be_the_number_itself(number: Decimal, decimals: int) -> None:
    shown = parse_figure(f"{swedish_number(number, decimals)} %")
    assert can_be_equal(shown.interval, exact_interval(number, "%"))


@given(number=ANY_NUMBER, unit=st.sampled_from(UNITS), decimals=st.integers(0, 6))
def test_a_reckoned_figure_in_words_can_be_the_number_itself(
    number: Decimal, unit: str, decimals: int
) -> None:
    kind = kind_of(unit)
    figure = exact_figure(number if kind else int(number), kind)
    assert most_decimals(figure, unit) == 6
    asked = decimals if kind else None
    for words in (in_words(figure, unit), in_words(figure, unit, asked)):
        assert can_be_equal(parse_figure(words).interval, figure.interval), words


@given(number=ANY_NUMBER, decimals=st.integers(0, 6))
def test_rounding_down_and_up_enclose_the_number(
    number: Decimal, decimals: int
) -> None:
    low, high = rounded(number, decimals, "down"), rounded(number, decimals, "up")
    near = rounded(number, decimals)
    assert low <= number <= high
    assert near in {low, high}
    assert near.as_tuple().exponent == -decimals
    assert rounded(-number, decimals) == -near
    assert rounded_to(number, Fraction(1, 10**decimals)) == Fraction(near)


def test_a_fraction_that_no_decimal_holds_is_rounded_at_its_28th_digit() -> None:
    third = Fraction(1, 3)
    assert decimal_of(third, "down") < third < decimal_of(third, "up")
    assert str(decimal_of(Fraction(1, 2), places=3)) == "0.500"


def roundings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where a module rounds by itself: the line, and how."""
    compared = {
        id(side)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="round" | "floor" | "ceil" as name)):
                yield node.lineno, name
            case ast.Call(func=ast.Attribute(attr="to_integral_value" as name)):
                if id(node) not in compared:  # whether a number is whole rounds nothing
                    yield node.lineno, name
            case ast.Attribute(attr="quantize" | "format_decimal" as name):
                yield node.lineno, name
            case ast.Name(id=name) | ast.alias(name=name) if name.startswith("ROUND_"):
                yield getattr(node, "lineno", 0), name
            case ast.FormattedValue(format_spec=ast.JoinedStr() as written):
                spec = ast.unparse(written)[2:-1]
                # ":f" alone writes a Decimal with all its digits
                if spec != "f" and spec.endswith(tuple("eEfFgGn%")):
                    yield node.lineno, f":{spec}"


def test_no_other_module_rounds() -> None:
    found = []
    for path in PACKAGE.rglob("*.py"):
        if path != THE_PLACE:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            name = path.relative_to(PACKAGE).as_posix()
            found += [(name, *how) for how in roundings(tree)]
    allowed = {
        # shows what is already rounded
        ("figures/swedish.py", "format_decimal"),
        ("figures/swedish.py", ":.{decimals}f"),
        # numbers as other programs reckon with them, not as they are shown
        ("document/chart_words.py", ":.15g"),
        ("base/workbook_rows.py", ":.15g"),
        # the number of a question as a YAML reader has it
        ("authoring/schema.py", ":g"),
        # weights by which a place in a form is found
        ("exchange/placing/in_order.py", "round"),
        ("exchange/placing/line_index.py", "round"),
        # lengths on a page and in a picture, which are no figures
        ("document/word/measures.py", "round"),
        ("document/word/decimals.py", "round"),
        ("document/word/edge_heights.py", "round"),
        ("document/html/bars.py", ":.2f"),
        ("cli/render/grant_chart.py", ":g"),
    }
    assert {(name, how) for name, _, how in found} == allowed, found


@pytest.mark.parametrize(
    "source",
    [
        "round(x)",
        "x.quantize(y)",
        "from decimal import ROUND_HALF_EVEN",
        "f'{x:.1f}'",
        "f'{x:.{n}f}'",
        "x.to_integral_value()",
        "ceil(x)",
    ],
)
def test_a_rounding_is_seen(source: str) -> None:
    assert list(roundings(ast.parse(source)))
