"""The relations of a form, between whichever figures a report has."""

from __future__ import annotations

import pytest

from villkor.figures.number import parse_figure
from villkor.figures.relations.patterns import (
    EACH,
    SINGLE,
    Known,
    mixes_parts,
    relation_instances,
)
from villkor.figures.relations.read import read_relation
from villkor.figures.relations.reckon import Figures
from villkor.figures.relations.tree import written_relation
from villkor.form.load import load_form
from villkor.form.model import Tells
from villkor.rules.catalogue import RULES

FORMS = [["beviljat", "beviljade"], ["utbetalt", "utbetalda"]]


def told(
    pattern: str,
    *,
    single: dict[str, list[str]] | None = None,
    each: dict[str, dict[str, str]] | None = None,
    **figures: str,
) -> list[str]:
    """The relations that fit, as text with the part that each is about.

    A name's blanks are written _.
    """
    known = Known(
        {
            name: list(map(parse_figure, several))
            for name, several in (single or {}).items()
        },
        {
            name: {
                part: parse_figure(figure)
                for part, figure in (each or {}).get(name, {}).items()
            }
            for name in EACH
        },
        {
            name.replace("_", " "): parse_figure(figure)
            for name, figure in figures.items()
        },
        FORMS,
    )
    found = relation_instances(
        read_relation(pattern, (*SINGLE, *EACH), patterns=True), known
    )
    return [
        f"{part}: {_said(of_part)}" if part else written_relation(tree)
        for tree, of_part, part in found
    ]


def _said(figures: Figures) -> str:
    return " ".join(
        figure.written for several in figures.values() for figure in several
    )


PAID = "utbetalt * ≤ beviljat *"


@pytest.mark.parametrize(
    ("figures", "relations"),
    [
        (
            {"utbetalt_stöd": "5", "beviljat_stöd": "7"},
            ["utbetalt stöd ≤ beviljat stöd"],
        ),
        (
            {"Utbetalda_medel_i_år": "5", "beviljade_medel_i_år": "7"},
            ["Utbetalda medel i år ≤ beviljade medel i år"],
        ),
        (
            {"stöd_utbetalt": "5", "stöd_beviljat": "7"},
            ["stöd utbetalt ≤ stöd beviljat"],
        ),
        ({"utbetalt": "5", "beviljat": "7"}, ["utbetalt ≤ beviljat"]),
        (
            {
                "beviljat_a": "1",
                "utbetalt_b": "1",
                "beviljat_b": "1",
                "utbetalt_a": "1",
            },
            ["utbetalt b ≤ beviljat b", "utbetalt a ≤ beviljat a"],
        ),
        (
            {"utbetalt_stöd": "5", "beviljat_stöd": "7", "beviljade_stöd": "8"},
            ["utbetalt stöd ≤ beviljat stöd", "utbetalt stöd ≤ beviljade stöd"],
        ),
        ({"utbetalt_stöd": "5", "beviljat_bidrag": "7"}, []),
        ({"utbetalt_stöd": "5", "stöd_beviljat": "7"}, []),
        ({"outbetalt_stöd": "5", "beviljat_stöd": "7"}, []),
        ({"utbetalt_stöd": "5"}, []),
        ({}, []),
    ],
)
def test_a_star_is_the_rest_of_the_name_and_the_same_in_the_whole_relation(
    figures: dict[str, str], relations: list[str]
) -> None:
    assert told(PAID, **figures) == relations


def test_a_word_without_other_forms_is_itself() -> None:
    assert told("sökta * ≥ beviljat *", sökta_bidrag="9", beviljade_bidrag="7") == [
        "sökta bidrag ≥ beviljade bidrag"
    ]


def test_a_star_may_stand_within_any_expression() -> None:
    figures = {"utbetalt_stöd": "5", "beviljat_stöd": "7"}
    assert told("−(utbetalt * × 2) + 3 ≤ beviljat * andel av 100", **figures) == [
        "−(utbetalt stöd × 2) + 3 ≤ beviljat stöd andel av 100"
    ]


def test_a_relation_between_what_there_is_one_of_is_there_once_if_all_of_it_is() -> (
    None
):
    assert told(
        "totalt ≤ tilldelat",
        single={"totalt": ["5 kr", "6 kr"], "tilldelat": ["12 kr"]},
    ) == ["totalt ≤ tilldelat"]
    assert told("totalt ≤ tilldelat", single={"totalt": ["5 kr", "6 kr"]}) == []


def test_a_relation_about_each_part_is_there_for_those_that_have_all_figures() -> None:
    each = {
        "varje stödforms belopp": {"a": "1 kr", "b": "2 kr"},
        "varje stödforms andel": {"b": "20 %", "c": "30 %"},
    }
    share = "varje stödforms belopp andel av totalt = varje stödforms andel"
    assert told(share, single={"totalt": ["10 kr"]}, each=each) == [
        "b: 10 kr 2 kr 20 %"
    ]
    assert told("varje stödforms belopp ≤ 10 kr", each=each) == ["a: 1 kr", "b: 2 kr"]
    assert told(share, each=each) == []


@pytest.mark.parametrize(
    ("pattern", "never"),
    [
        ("varje stödforms belopp ≤ varje prioriterings belopp", True),
        ("utbetalt * ≤ varje stödforms belopp", True),
        ("varje stödforms belopp andel av totalt = varje stödforms andel", False),
        ("utbetalt * ≤ totalt", False),
        ("totalt ≤ tilldelat", False),
    ],
)
def test_names_of_different_sorts_are_never_there_at_once(
    pattern: str,
    never: bool,  # noqa: FBT001
) -> None:
    assert mixes_parts(read_relation(pattern, (*SINGLE, *EACH), patterns=True)) is never


def test_every_relation_of_the_form_is_told_of_by_a_rule() -> None:
    assert set(Tells) <= {rule.name for rule in RULES}
    assert {relation.rule for relation in load_form(2022).relations} == set(Tells)


def test_a_warning_is_a_relation_that_need_not_hold() -> None:
    errors = {rule.name for rule in RULES if rule.severity == "error"}
    assert all(
        relation.firm is (relation.rule in errors)
        for relation in load_form(2022).relations
    )
