"""How a reference is written, and how it is covered for those who read the prose around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.document.braces import (
    COVER,
    KINDS,
    masked_text,
    other_braces,
    references_in,
    uncovered_text,
)

PIECES = [
    "{",
    "}",
    "{siffra: ",
    "siffra",
    "tabell",
    "{diagram:",
    "|",
    ":",
    " | tkr}",
    "inkomna",
    "\n",
    "\n\n",
    " ",
    "8",
    "å",
    "{{",
    "}}",
]
TEXT = st.lists(
    st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"])),
    max_size=25,
).map("".join)


def read(text: str) -> list[tuple[str, str, str]]:
    """The references that are written as they should be."""
    return [
        (each.kind, each.name, each.unit)
        for each in references_in(text)
        if each.fault is None
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{siffra: inkomna ansökningar}", ("siffra", "inkomna ansökningar", "")),
        ("{siffra: a | tkr}", ("siffra", "a", "tkr")),
        ("{ Siffra :  a  b|mnkr }", ("siffra", "a b", "mnkr")),
        ("{siffra: inkomna\n  ansökningar}", ("siffra", "inkomna ansökningar", "")),
        ("{siffra: a: b}", ("siffra", "a: b", "")),
        ("{TABELL: prioriteringar}", ("tabell", "prioriteringar", "")),
        ("före {diagram: fördelning} efter", ("diagram", "fördelning", "")),
    ],
)
def test_a_reference_is_read(text: str, found: tuple[str, str, str]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    ("text", "unit", "decimals"),
    [
        ("{siffra: a | mnkr}", "mnkr", None),
        ("{siffra: a | mnkr, 1 decimal}", "mnkr", 1),
        ("{siffra: a|miljoner  kronor,2  Decimaler}", "miljoner kronor", 2),
        ("{siffra: a | kr, 0 decimaler}", "kr", 0),
        ("{siffra: a, 2 decimaler}", "", None),
    ],
)
def test_decimals_may_be_asked_for_after_the_unit(
    text: str, unit: str, decimals: int | None
) -> None:
    (found,) = references_in(text)
    assert (found.unit, found.decimals, found.fault) == (unit, decimals, None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{sifra: a}", "”sifra” är inget som villkor kan hämta."),
        ("{Tabeller: a}", "”Tabeller” är inget som villkor kan hämta."),
        ("{siffra a}", "Det saknas ett kolon efter ”siffra”."),
        ("{siffra}", "Det saknas ett kolon efter ”siffra”."),
        ("{siffra: }", "Hänvisningen saknar namn."),
        ("{siffra: | tkr}", "Hänvisningen saknar namn."),
        ("{siffra: a", "Hänvisningen till en siffra slutar inte med tecknet }."),
        ("{tabell: a\n\n}", "Hänvisningen till en tabell slutar inte med tecknet }."),
        (
            "{diagram: a {siffra: b}",
            "Hänvisningen till ett diagram slutar inte med tecknet }.",
        ),
        ("{{siffra: a}}", "Hänvisningen står inom mer än ett par { }."),
        ("{siffra: a}}", "Hänvisningen står inom mer än ett par { }."),
        ("{diagram: a | tkr}", "Ett diagram har ingen enhet."),
        ("{tabell: a | tkr, 2 decimaler}", "En tabell har ingen enhet."),
        (
            "{siffra: a | mnkr, två decimaler}",
            "”två decimaler” är inget antal decimaler.",
        ),
        ("{siffra: a | mnkr, -1 decimal}", "”-1 decimal” är inget antal decimaler."),
        ("{siffra: a | mnkr, 2}", "”2” är inget antal decimaler."),
        ("{siffra: a | mnkr,}", "Efter kommat saknas antalet decimaler."),
        ("{siffra: a | 2 decimaler}", "Antalet decimaler ska stå efter en enhet."),
        ("{siffra: a | , 2 decimaler}", "Antalet decimaler ska stå efter en enhet."),
        ("{siffra: a | tkr | kr}", "Efter | ska det stå en enda enhet."),
        ("{siffra: a | }", "Efter | ska det stå en enda enhet."),
    ],
)
def test_a_slip_is_told_and_how_to_mend_it(text: str, message: str) -> None:
    (fault, *_) = (each.fault for each in references_in(text) if each.fault)
    assert fault.message == message
    assert fault.hint


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{ }",
        "{a, b}",
        "{figur: 1}",
        "{1, 2}",
        "a } b { c",
        "siffra: a}",
        "(siffra: a)",
    ],
)
def test_other_braces_are_let_be(text: str) -> None:
    assert list(references_in(text)) == []
    assert masked_text(text) == text


def test_what_stands_within_other_braces_is_told_of_in_case_it_is_a_name() -> None:
    assert list(other_braces("a {inkomna\n ansökningar} {siffra: b} {}")) == [
        (2, "inkomna ansökningar"),
        (37, ""),
    ]


def test_a_cover_is_quoted_as_an_ellipsis() -> None:
    covered = masked_text("Av {siffra: a\nb} och {siffra: b} ansökningar")
    assert covered == f"Av {COVER * 10}\n{COVER * 2} och {COVER * 11} ansökningar"
    assert uncovered_text(" ".join(covered.split())) == "Av … … och … ansökningar"


@settings(max_examples=500)
@given(text=TEXT)
def test_any_text_is_covered_character_by_character(text: str) -> None:
    covered = masked_text(text)
    assert len(covered) == len(text)
    assert all(new in {old, COVER} for old, new in zip(text, covered, strict=True))
    assert covered.count("\n") == text.count("\n")
    assert list(references_in(covered)) == []
    within = {at for each in references_in(text) for at in range(each.start, each.stop)}
    assert all(
        sign == (COVER if at in within and text[at] != "\n" else text[at])
        for at, sign in enumerate(covered)
    )
    if "{" not in text:
        assert covered == text


@settings(max_examples=300)
@given(text=TEXT)
def test_references_stand_one_after_the_other(text: str) -> None:
    found = list(references_in(text))
    edges = [edge for each in found for edge in (each.start, each.stop)]
    assert edges == sorted(edges)
    assert all(each.kind in KINDS and text[each.start] == "{" for each in found)


def test_many_open_braces_take_no_time() -> None:
    assert len(list(references_in("{siffra: " * 20_000))) == 20_000
    assert list(references_in("{" * 200_000)) == []
