"""Figures with names, and relations between them."""

from __future__ import annotations

import pytest

from villkor.figures.number import Figure, parse_figure
from villkor.figures.relations.reckon import Relation, reckon_text
from villkor.figures.relations.tree import BadRelation

FIGURES = {
    "inkomna": "164",
    "beviljade": "125",
    "avslagna": "39",
    "ingen": "0",
    "andel kvinnor": "24 %",
    "företagsstöd": "58,7 mnkr",
    "investeringar": "183 mnkr",
    "drift": "450 000 kr",
    "återbetalt": "−2 mnkr",
    "EU-medel": "46",
    "forskning/innovation": "3",
    "i a - c": "7",
    "ESF+": "5",
    "2 av 7": "2",
}
NAMES: dict[str, list[Figure]] = {
    name: [parse_figure(text)] for name, text in FIGURES.items()
}
NAMES["totalt"] = [
    parse_figure(f"{amount} mnkr") for amount in ("32,3", "120,1", "1,4", "5,3", "12,0")
]
NAMES["stödformernas andelar"] = [parse_figure(f"{share} %") for share in (61, 34, 5)]


def reckoned(text: str) -> Relation:
    return reckon_text(text, NAMES)


def refusal(text: str) -> BadRelation:
    with pytest.raises(BadRelation) as fault:
        reckoned(text)
    return fault.value
