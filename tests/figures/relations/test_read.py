"""What may be written in a relation, and what is said of one that cannot be read."""

from __future__ import annotations

import pytest

from tests.figures.relations.known_figures import NAMES, reckoned, refusal
from villkor.cli.render.terminal import pointed
from villkor.figures.number import parse_figure
from villkor.figures.relations.reckon import reckon_text
from villkor.figures.relations.tree import BadRelation


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
Efter talet i ”5 personer” står något som inte är en enhet.
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
