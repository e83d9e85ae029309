"""What a relation says, when it holds, and how it is explained."""

from __future__ import annotations

import pytest

from tests.figures.relations.known_figures import reckoned
from villkor.figures.number import exact_figure, parse_figure
from villkor.figures.relations.explain import explain_relation
from villkor.figures.relations.reckon import reckon_text
from villkor.figures.sums import add


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        # A share, held against the share that is stated.
        (
            "företagsstöd andel av totalt = 34 %",
            "58,7 mnkr av 171,1 mnkr är 34,3 % (34,2–34,4); angivet 34 % → stämmer",
        ),
        (
            "företagsstöd andel av totalt = 36 %",
            (
                "58,7 mnkr av 171,1 mnkr är 34,3 % (34,2–34,4); angivet 36 % → stämmer inte, "
                "skiljer minst 1,1 procentenheter"
            ),
        ),
        (
            "avslagna andel av inkomna = 24 %",
            "39 av 164 är 23,8 %; angivet 24 % → stämmer",
        ),
        (
            "avslagna andel av inkomna = 23,8 %",
            "39 av 164 är 23,78 %; angivet 23,8 % → stämmer",
        ),
        (
            "avslagna andel av inkomna = 25 %",
            "39 av 164 är 23,8 %; angivet 25 % → stämmer inte, skiljer minst 0,7 procentenheter",
        ),
        (
            "ingen andel av inkomna = 1,5 %",
            "0 av 164 är 0 %; angivet 1,5 % → stämmer inte, skiljer minst 1,45 procentenheter",
        ),
        (
            "beviljade andel av inkomna ≥ 75 %",
            "125 av 164 är 76,2 %; ska vara minst 75 % → stämmer",
        ),
        (
            "100 % > beviljade andel av inkomna",
            "125 av 164 är 76,2 %; ska vara under 100 % → stämmer",
        ),
        # Sums. An exact one needs no more words.
        ("beviljade + avslagna = inkomna", "125 + 39 = 164 → stämmer"),
        ("inkomna = beviljade + avslagna", "164 = 125 + 39 → stämmer"),
        ("inkomna − avslagna = beviljade", "164 − 39 = 125 → stämmer"),
        (
            "beviljade + 38 = inkomna",
            "125 + 38 är 163; angivet 164 → stämmer inte, skiljer 1",
        ),
        (
            "inkomna = beviljade + 38",
            "125 + 38 är 163; angivet 164 → stämmer inte, skiljer 1",
        ),
        ("24 % + 66 % + 10 % = 100 %", "24 % + 66 % + 10 % = 100 % → stämmer"),
        (
            "24 % + 66 % + 10 % = 102 %",
            (
                "24 % + 66 % + 10 % är 100 % (98–102); angivet 102 % → stämmer inte, hur "
                "talen än är avrundade"
            ),
        ),
        (
            "34,2 mnkr + 20 mnkr = 54 mnkr",
            "34,2 mnkr + 20 mnkr är 54,2 mnkr (53,6–54,8); angivet 54 mnkr → stämmer",
        ),
        (
            "drift + 34,2 mnkr = 35 mnkr",
            "450 000 kr + 34,2 mnkr är 34,65 mnkr (34,59–34,71); angivet 35 mnkr → stämmer",
        ),
        (
            "34,2 mnkr + 20 mnkr = 54 200 tkr",
            "34,2 mnkr + 20 mnkr = 54 200 tkr → stämmer",
        ),
        (
            "34,2 mnkr + 20 mnkr = 50 000 tkr",
            (
                "34,2 mnkr + 20 mnkr är 54 200 tkr (53 650–54 750); angivet 50 000 tkr → stämmer "
                "inte, skiljer minst 3 649 tkr"
            ),
        ),
        ("återbetalt + 60 mnkr = 58 mnkr", "(−2 mnkr) + 60 mnkr = 58 mnkr → stämmer"),
        (
            "2,0 mnkr - 3 mnkr = 0 mnkr",
            "2,0 mnkr − 3 mnkr är −1,0 mnkr (−1,6 till −0,4); angivet 0 mnkr → stämmer",
        ),
        # A name that stands for several figures shows them, if a single figure is said to be their
        # sum.
        ("stödformernas andelar = exakt 100 %", "61 % + 34 % + 5 % = 100 % → stämmer"),
        (
            "totalt = 174 mnkr",
            (
                "32,3 mnkr + 120,1 mnkr + 1,4 mnkr + 5,3 mnkr + 12,0 mnkr är 171,1 mnkr "
                "(170,8–171,4); angivet 174 mnkr → stämmer inte, skiljer minst 2,1 mnkr"
            ),
        ),
        (
            "totalt ≤ 133 mnkr",
            "171,1 mnkr (170,8–171,4) ≤ 133 mnkr → stämmer inte, skiljer minst 37,3 mnkr",
        ),
        # Limits.
        ("företagsstöd ≤ investeringar", "58,7 mnkr ≤ 183 mnkr → stämmer"),
        (
            "företagsstöd >= investeringar",
            "58,7 mnkr ≥ 183 mnkr → stämmer inte, skiljer minst 123,7 mnkr",
        ),
        ("avslagna < 39", "39 < 39 → stämmer inte"),
        (
            "beviljade + avslagna ≤ 150",
            "125 + 39 är 164; ska vara högst 150 → stämmer inte, skiljer 14",
        ),
        (
            "150 ≥ beviljade + avslagna",
            "125 + 39 är 164; ska vara högst 150 → stämmer inte, skiljer 14",
        ),
        ("39 > avslagna + 0", "39 + 0 är 39; ska vara under 39 → stämmer inte"),
        # Two sides that are both reckoned.
        ("beviljade + avslagna = 100 + 64", "125 + 39 = 100 + 64 → stämmer"),
        (
            "beviljade + 38 = 100 + 64",
            "125 + 38 är 163; ska vara 100 + 64 = 164 → stämmer inte, skiljer 1",
        ),
        (
            "företagsstöd / totalt ≤ 1 / 3",
            (
                "58,7 mnkr / 171,1 mnkr är 0,343 (0,342–0,344); ska vara högst 1 / 3 = 0,333333 → "
                "stämmer inte, skiljer minst 0,008"
            ),
        ),
        # Products, quotients and parentheses.
        ("avslagna × 2 = 78", "39 × 2 = 78 → stämmer"),
        ("beviljade / 5 = 26", "125 / 5 är 25; angivet 26 → stämmer inte, skiljer 1"),
        (
            "företagsstöd / totalt = 0,34",
            "58,7 mnkr / 171,1 mnkr är 0,343 (0,342–0,344); angivet 0,34 → stämmer",
        ),
        (
            "andel kvinnor × inkomna = 39",
            "24 % × 164 är 39,4 (38,5–40,2); angivet 39 → stämmer",
        ),
        ("2 × (beviljade − avslagna) = 172", "2 × (125 − 39) = 172 → stämmer"),
        ("−(beviljade − 164) = avslagna", "−(125 − 164) = 39 → stämmer"),
        # About the same: a step in the last digit of the most coarsely written number.
        ("inkomna ≈ 164", "164 ≈ 164 → stämmer"),
        ("inkomna ≈ 163", "164 ≈ 163 → stämmer på 1 när"),
        ("inkomna ≈ 162", "164 ≈ 162 → stämmer inte, skiljer 2"),
        ("företagsstöd ≈ 60 mnkr", "58,7 mnkr ≈ 60 mnkr → stämmer på 1 mnkr när"),
        (
            "företagsstöd andel av totalt ≈ 35 %",
            (
                "58,7 mnkr av 171,1 mnkr är 34,3 % (34,2–34,4); angivet ungefär 35 % → stämmer på "
                "1 procentenhet när"
            ),
        ),
        # Numbers that differ in no digit that is written.
        ("61 % = 62 %", "61 % = 62 % → stämmer inte, hur talen än är avrundade"),
    ],
)
def test_a_relation_explains_itself(text: str, explanation: str) -> None:
    assert (
        explain_relation(reckoned(text)).replace("\N{NO-BREAK SPACE}", " ")
        == explanation
    )
    assert reckoned(text).holds is ("stämmer inte" not in explanation)


def test_reckoned_figures_are_shown_as_exactly_as_they_are() -> None:
    figures = {
        "beslutat": [exact_figure(58_712_345, "kr")],
        "summa": [add(parse_figure("1,5 mnkr"), parse_figure("2,5 mnkr"))],
        "kvot": [exact_figure(parse_figure("2,5").value)],
        "andelar": [add(parse_figure("1,5 %"), parse_figure("2,5 %"))],
    }

    def said(text: str) -> str:
        return explain_relation(reckon_text(text, figures)).replace(
            "\N{NO-BREAK SPACE}", " "
        )

    assert said("beslutat = 58,7 mnkr") == "58 712 345 kr = 58,7 mnkr → stämmer"
    assert (
        said("beslutat = 58 712 346 kr")
        == "58 712 345 kr = 58 712 346 kr → stämmer inte, skiljer minst 0,5 kr"
    )
    assert said("summa = 4,1 mnkr") == "4,0 mnkr = 4,1 mnkr → stämmer"
    assert said("kvot = 3") == "2,5 = 3 → stämmer inte, skiljer 0,5"
    assert (
        said("andelar = 5,0 %")
        == "4,0 % = 5,0 % → stämmer inte, skiljer minst 0,8 procentenheter"
    )


def test_a_difference_too_small_to_show_is_not_shown() -> None:
    assert explain_relation(
        reckoned("1 / 30000000 = 0")
    ) == "1 / 30 000 000 är 0,0; angivet 0 → stämmer inte".replace(
        " 000", "\N{NO-BREAK SPACE}000"
    )
