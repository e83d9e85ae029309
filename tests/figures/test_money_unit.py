"""A heading says what its amounts count in one way, or it is not understood: never a thousand
times too little.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.figures.money_unit import KRONA, stated_unit, unit_of_title

NAME = "Beviljat belopp"
UNITS = {
    1: ("öre", "ören"),
    100: ("kr", "Kr.", "kronor", "SEK", "svenska kronor", "hela kronor"),
    10**5: (
        *(
            "tkr",
            "Tkr.",
            "TKR",
            "TSEK",
            "tSEK",
            "KSEK",
            "kSEK",
            "k SEK",
            "kkr",
            "t.kr.",
        ),
        *("t kr", "tusen", "tusen kr", "tusen kronor", "tusental", "tusental kronor"),
        *("i tusental kronor", "tusentals kronor", "kronor i tusental", "1000-tal kr"),
        *(
            "1 000-tal SEK",
            "1000 kr",
            "1 000 kr",
            "1.000 kr",
            "x 1000",
            "×1 000",
            "'000",
        ),
        *("kr '000", "000 kr", "kr x 1000", "SEK thousands", "hela tkr", "tkronor"),
    ),
    10**8: (
        *(
            "mnkr",
            "Mnkr",
            "mkr",
            "Mkr",
            "MKR",
            "MSEK",
            "mSEK",
            "M SEK",
            "M kr",
            "mn kr",
        ),
        *(
            "milj kr",
            "milj. kr",
            "milj. SEK",
            "miljoner",
            "miljoner kronor",
            "i miljoner",
        ),
        *("mio kr", "1 000 000 kr", "000 000 kr"),
    ),
    10**11: ("mdkr", "mdr", "miljarder", "miljarder kronor", "md kr"),
}
SPELLINGS = [(text, ore) for ore, texts in UNITS.items() for text in texts]
AROUND = (
    *("{} ({})", "{} [{}]", "{}, {}", "{} / {}", "{} ({})*", "{} ({}, exkl. moms)"),
    *("{} exkl. moms ({})", "{} (inkl. moms, {})", "{}\n({})", "{} ({}) 1)", "{} – {}"),
    *("{}: {}", "{} ({} )", "{} (belopp i {})", "{}\u00a0<{}>", "{}|{}"),
)


@given(
    spelling=st.sampled_from(SPELLINGS),
    around=st.sampled_from(AROUND),
    name=st.sampled_from([NAME, "Summa beviljat", "Utbetalt 2022", "Anslag 1:1"]),
)
def test_every_spelling_is_read_wherever_it_stands(
    spelling: tuple[str, int], around: str, name: str
) -> None:
    unit, ore = spelling
    found = stated_unit(around.format(name, unit))
    assert (found.ore, found.name) == (ore, stated_unit(name).name)


@pytest.mark.parametrize(("unit", "ore"), SPELLINGS)
def test_alone_too(unit: str, ore: int) -> None:
    assert stated_unit(unit) == stated_unit(f"({unit})")
    assert (stated_unit(unit).ore, stated_unit(unit).name) == (ore, "")


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Beviljat belopp",
            "Beviljat belopp 2022",
            "Beviljat belopp (EU)",
            "1:1-medel",
        ),
        *("Beviljat belopp (ERUF)", "Beviljat Landskrona", "Beviljat för miljö"),
        *(
            "Beviljat före 2022",
            "Beviljat belopp (preliminärt)",
            "Beviljat (inkl. moms)",
        ),
        *("Beviljat (beslut nr 12)", "Bidrag till kommunen", "Antal beslut"),
    ],
)
def test_a_heading_that_says_nothing_of_it_is_not_suspected(heading: str) -> None:
    found = stated_unit(heading)
    assert (found.ore, found.unclear) == (None, "")


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "k",
            "M",
            "tk",
            "kkkr",
            "hkr",
            "skr",
            "kilokronor",
            "megakronor",
            "tkrr kr/år",
        ),
        *(
            "100-tal kr",
            "hundratal kr",
            "tiotusental kr",
            "hundratusental",
            "10 000 kr",
        ),
        *("10^3 kr", "10³ kr", "1000 000 kr", "kr per invånare", "kr/år", "tkr/mån"),
        *("avrundat till tusental kronor", "kr, ej tkr", "tkr och mnkr", "kr (tkr)"),
        *(
            "50 tkr",
            "%",
            "procent",
            "tusenlappar",
            "mille",
            "kr/1000",
            "öre, tusental",
            "ᴛkr",
        ),
    ],
)
def test_what_may_be_a_scale_and_is_not_known_is_unclear(unit: str) -> None:
    found = stated_unit(f"{NAME} ({unit})")
    assert found.ore is None
    assert found.unclear


@pytest.mark.parametrize(
    "unit", ["EUR", "€", "tEUR", "k€", "euro", "USD", "NOK", "MEUR"]
)
def test_another_currency_is_no_krona(unit: str) -> None:
    found = stated_unit(f"{NAME} {unit}")
    assert (found.ore, found.foreign) == (None, True)


@given(st.text("tkmrSEK1 0'()[],.xöe-/", max_size=14))
def test_what_is_read_as_kronor_has_no_word_of_scale(text: str) -> None:
    found = stated_unit(f"{NAME} ({text})")
    if found.ore == KRONA:
        left = text.casefold().replace("kr", "").replace("sek", "")
        assert not {"t", "k", "m", "000"}.intersection(
            left.replace("(", " ").replace(")", " ").split()
        )


@pytest.mark.parametrize(
    ("title", "ore", "unclear"),
    [
        ("Belopp i tkr", 10**5, False),
        ("Beslut 2022, alla belopp anges i tusental kronor", 10**5, False),
        ("Utdrag ur Nyps (mnkr)", 10**8, False),
        ("Alla belopp i kr", 100, False),
        ("Beslut över 100 tkr", None, False),
        ("Anslag 1:1, 100 mnkr", None, False),
        ("Beslut över 1 000 kr", None, False),
        ("Utdrag 2023-01-15 (RN)", None, False),
        ("Regionala medel tkr", None, True),
        ("Miljoner till landsbygden", None, True),
        ("Belopp i EUR", None, True),
    ],
)
def test_a_title_may_say_it_of_all_amounts(
    title: str, ore: int | None, *, unclear: bool
) -> None:
    found = unit_of_title(title)
    assert (found.ore, bool(found.unclear)) == (ore, unclear)
