"""The language of `kontroller`: what a relation says, when it holds, how it is explained, and what
is said of one that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from operator import ge, gt, le, lt

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from villkor.cli.render.terminal import pointed
from villkor.figures.interval import gap
from villkor.figures.number import Figure, exact_figure, made_exact, parse_figure
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
from villkor.figures.sums import add

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


@pytest.mark.parametrize(
    "fault",
    [
        """\

^
Här saknas ett namn eller ett tal.
""",
        """\
inkomna
       ^
Sambandet saknar likhetstecken.
""",
        """\
39 = avslagna ≤ 40
              ^
Sambandet har mer än ett likhetstecken.
""",
        """\
inkomna + + avslagna = 1
          ^
Här saknas ett namn eller ett tal.
""",
        """\
inkomna =
         ^
Här saknas ett namn eller ett tal.
""",
        """\
inkomna andel av
                ^
Här saknas ett namn eller ett tal.
""",
        """\
inkomna = 1.5
          ^
”1.5” kan läsas på två sätt, eftersom det står en punkt i talet.
""",
        """\
inkomna = 5 personer
          ^
”5 personer” går inte att läsa som ett tal.
""",
        """\
inkomna = avslag +  x
          ^
Det finns ingen siffra som heter ”avslag”.
""",
        """\
inkomna ärenden = 164
^
Det finns ingen siffra som heter ”inkomna ärenden”.
""",
        """\
beviljade-avslagna = 86
^
Det finns ingen siffra som heter ”beviljade-avslagna”.
""",
        """\
inkomna ≠ avslagna = 1
        ^
”≠” kan inte användas i ett samband.
""",
        """\
inkomna = avslagna är 39
                   ^
”är” kan inte användas i ett samband.
""",
        """\
(beviljade) avslagna = 1
            ^
Här saknas ett tecken.
""",
        """\
(beviljade + avslagna = inkomna
^
Parentesen avslutas inte.
""",
        """\
(beviljade + avslagna = inkomna)
                      ^
En jämförelse kan inte stå inom parentes.
""",
        """\
beviljade + avslagna) = inkomna
                    ^
Parentesen har ingen början.
""",
        """\
beviljade + avslagna = inkomna)
                              ^
Parentesen har ingen början.
""",
        """\
beviljade + () = inkomna
             ^
Här saknas ett namn eller ett tal.
""",
        """\
inkomna =  företagsstöd
           ^
Sambandets två sidor har olika enheter.
""",
        """\
1 = 2 kr
    ^
Sambandets två sidor har olika enheter.
""",
        """\
1 + 2 × 2 + totalt = 1
            ^
Här läggs olika enheter ihop.
""",
        """\
1 = 2 kr − (3 % + 4 %)
           ^
Här läggs olika enheter ihop.
""",
        """\
totalt × företagsstöd = 1 kr
         ^
Kronor kan inte multipliceras med kronor.
""",
        """\
inkomna / totalt = 1
          ^
Här delas ett antal eller en andel med kronor.
""",
        """\
inkomna / ingen = 1
          ^
Här delas det med något som kan vara noll.
""",
        """\
1 kr = 5 kr / 0,0
              ^
Här delas det med något som kan vara noll.
""",
        """\
inkomna andel av ingen = 1 %
                 ^
Andelen går inte att räkna ut.
""",
        """\
inkomna andel av totalt = 1 %
                 ^
Andelen går inte att räkna ut.
""",
        """\
1 = 999999999999 × 999999999999 × 999999999999
    ^
Talet blir för stort för att vara ett belopp eller ett antal.
""",
    ],
)
def test_a_fault_is_told_at_its_character(fault: str) -> None:
    text, caret, message = fault.splitlines()
    refused = refusal(text)
    assert pointed(text, refused.offset, 100) == (text, caret)
    assert refused.message == message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("inkommna = 164", "Menade du ”inkomna”?"),
        ("EU-medl = 46", "Menade du ”EU-medel”?"),
        ("beviljade-avslagna = 86", "Sätt blanksteg runt räknetecknet."),
        ("avslagna-3 = 36", "Sätt blanksteg runt räknetecknet."),
        (
            "x = 1",
            (
                "Namn som finns: "
                f"{', '.join(list(NAMES)[:8])}"
                f"{f' och {len(NAMES) - 8} till' if len(NAMES) > 8 else ''}."
            ),
        ),
    ],
)
def test_an_unknown_name_is_told_what_there_is(text: str, hint: str) -> None:
    assert refusal(text).hint == hint
    assert refusal(text).name == text.partition(" ")[0]


def test_of_many_names_the_first_eight_are_listed() -> None:
    with pytest.raises(BadRelation) as fault:
        reckon_text(
            "x = 1", {letter * 3: (parse_figure("1"),) for letter in "abcdefghij"}
        )
    assert (
        fault.value.hint
        == "Namn som finns: aaa, bbb, ccc, ddd, eee, fff, ggg, hhh och 2 till."
    )


@pytest.mark.parametrize(("sign", "meant"), [("==", "="), ("=>", "≥"), ("=<", "≤")])
def test_a_sign_written_as_in_a_program_is_told_how_to_write(
    sign: str, meant: str
) -> None:
    fault = refusal(f"inkomna {sign} 164")
    assert (fault.message, fault.hint) == (
        f"”{sign}” kan inte användas i ett samband.",
        f"Skriv {meant} i stället.",
    )
    assert fault.offset == len("inkomna ")


def test_where_there_are_no_figures_there_are_no_names() -> None:
    with pytest.raises(BadRelation) as fault:
        reckon_text("x = 1", {})
    assert fault.value.hint == "Namn som finns: inga."


@pytest.mark.parametrize(
    "text",
    [
        "beviljade+avslagna=inkomna",
        "  Beviljade   +\n  AVSLAGNA = inkomna\n",
        "beviljade – 5 = 120",
        "(beviljade)-(5) = 120",
        "125-5 = 120",
        "avslagna * 2 = 78",
        "avslagna <= 39",
        "avslagna ~ 40",
        "BEVILJADE ANDEL AV inkomna = 76 %",
        "beviljade andel av(inkomna) = 76 %",
        "−39 + avslagna = 0",
        "- (-39) = avslagna",
        "12\N{NO-BREAK SPACE}300\N{NO-BREAK SPACE}tkr = 12,3 mnkr",
    ],
)
def test_what_may_be_written_in_other_ways(text: str) -> None:
    assert reckoned(text).holds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("i a - c = 7", ["i a - c"]),
        ("EU-medel - i a - c = avslagna", ["EU-medel", "i a - c", "avslagna"]),
        ("forskning/innovation / 3 = 1", ["forskning/innovation"]),
        ("ESF+ + 2 av 7 = 7", ["ESF+", "2 av 7"]),
        ("andel kvinnor andel av andel kvinnor = 100 %", ["andel kvinnor"]),
    ],
)
def test_a_name_may_hold_any_sign_if_a_figure_has_it(
    text: str, names: list[str]
) -> None:
    assert reckoned(text).names == names
    assert reckoned(text).holds


def test_a_name_goes_before_a_number_and_the_longest_before_others() -> None:
    figures = {
        "2030": [parse_figure("17")],
        "mål": [parse_figure("1")],
        "mål 2030": [parse_figure("2")],
        "mål - 2030": [parse_figure("3")],
    }
    assert reckon_text("2030 = 17", figures).holds
    assert reckon_text("mål 2030 = 2", figures).holds
    assert reckon_text("mål - 2030 = 3", figures).holds
    assert reckon_text("mål −2030 = −16", figures).holds


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 × 4", 14),
        ("20 − 8 / 4", 18),
        ("10 − 3 − 2", 5),
        ("24 / 4 / 2", 3),
        ("2 × (3 + 4) × 5", 70),
        ("−2 × 3 + 4", -2),
    ],
)
def test_what_binds_first(text: str, value: int) -> None:
    assert reckoned(f"{text} = 0").left == exact_figure(value)


def test_shares_bind_before_plus() -> None:
    assert reckoned("1 andel av 4 + 2 andel av 4 = 75 %").holds


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 kr − 2 kr", 2, 4),
        ("5 kr × 2,0", "8.775", "11.275"),
        ("50 % × 10 kr", "4.7025", "5.3025"),
        ("−5 kr × 2", -11, -9),
        ("(5 kr − 5 kr) × (2 kr / 1)", None, None),
    ],
)
def test_the_intervals_are_kept(text: str, low: str | None, high: str | None) -> None:
    if low is None or high is None:
        assert (
            refusal(f"{text} = 0 kr").message
            == "Kronor kan inte multipliceras med kronor."
        )
        return
    left = reckoned(f"{text} = 0 kr").left
    assert (Fraction(left.low), Fraction(left.high)) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("10 kr / 5 kr = 2", ""),
        ("10 kr / 5 = 2 kr", "kr"),
        ("5 × 10 kr = 50 kr", "kr"),
        ("50 % × 10 kr = 5 kr", "kr"),
        ("10 kr × 50 % = 5 kr", "kr"),
        ("50 % × 50 % = 25 %", "%"),
        ("50 % × 10 = 5", ""),
        ("50 % / 2 = 25 %", "%"),
        ("50 % / 25 % = 2", ""),
        ("5 kr / 50 % = 10 kr", "kr"),
        ("5 / 50 % = 10", ""),
    ],
)
def test_units(text: str, unit: str) -> None:
    assert reckoned(text).left.unit == unit
    assert reckoned(text).left.value == reckoned(text).right.value


def test_an_exact_number_stands_for_nothing_but_itself() -> None:
    assert reckoned("61,0 % + 34,0 % + 5,2 % = 100 %").holds
    assert not reckoned("61,0 % + 34,0 % + 5,2 % = exakt 100 %").holds


def test_a_half_is_rounded_away_from_zero() -> None:
    """2,45 is written 2,5 and 97,55 is written 97,6: then the one is 100 less the other."""
    assert reckoned("100 − 2,5 = 97,6").holds
    assert not reckoned("100 − 2,5 = 97,7").holds
    assert reckoned("10 / 0,3 = 40").holds  # 0,25 is written 0,3
    assert not reckoned("10 / 0,2 = 40").holds


def test_anything_times_nothing_is_nothing() -> None:
    assert reckoned("0,0 × 0 = 0").holds
    assert reckoned("−(2,5 × 0) ≥ 0").holds


def test_a_relation_tells_what_is_in_it() -> None:
    relation = reckoned(" beviljade - 5\n  <= inkomna + beviljade ")
    assert relation.written == "beviljade - 5 <= inkomna + beviljade"
    assert written_relation(relation.tree) == "beviljade − 5 ≤ inkomna + beviljade"
    assert relation.names == ["beviljade", "inkomna"]
    assert relation.figures == {
        "beviljade": NAMES["beviljade"],
        "inkomna": NAMES["inkomna"],
    }
    assert (relation.left.value, relation.right.value) == (120, 289)
    assert reckoned("företagsstöd = 58,7 mnkr").left == NAMES["företagsstöd"][0]


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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{'1 + ' * 300}1 = 301", "Sambandet är för långt."),
        (
            f"{'(' * 30}1{')' * 30} = 1",
            "Sambandet har för många parenteser i varandra.",
        ),
        (f"{'−' * 30}1 = 1", "Sambandet har för många parenteser i varandra."),
    ],
)
def test_what_no_person_writes_is_refused(text: str, message: str) -> None:
    assert refusal(text).message == message


def test_a_long_sum_is_read() -> None:
    assert reckoned(f"{'1 + ' * 150}1 = 151").holds


# --- laws

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
