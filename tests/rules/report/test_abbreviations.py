"""VK512: an abbreviation that nobody explains is told of where it first stands; explained anywhere,
known to all, or a name, it is not.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools import report_with
from villkor.rules.report.abbreviations import (
    _SIGN,
    _explains,
    _is_spelt_out,
    unexplained,
)

NBSP = "\N{NO-BREAK SPACE}"


def found(tmp_path: Path, *answers: str, **files: str) -> list[tuple[str, int, int]]:
    """The abbreviations in answers to the first questions of 3.1: the word, its line and its
    column.
    """
    source = "".join(
        f'"3.1.{number}": |\n  {answer}\n'
        for number, answer in enumerate(answers, start=1)
    )
    findings = unexplained(report_with(tmp_path, **{"3.1": source}, **files))
    return [
        (finding.message.split()[1], finding.where.line, finding.where.column)
        for finding in findings
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vi söker medel ur ERUF.", "ERUF"),
        ("Arbetet med RUS:en går vidare.", "RUS"),
        ("Ett S3-arbete pågår.", "S3"),
        ("**FRO** är en fond.", "FRO"),
        ("Satsningar på FoU behövs.", "FoU"),
        ("ESF+ finansierar.", "ESF+"),
        ("(NSPA)", "NSPA"),
        ("Vindkraft i XMW byggs.", "XMW"),
        ("RUS-arbetet går vidare.", "RUS"),
        (
            "Stödet (12 mnkr, SMF) räcker.",
            "SMF",
        ),  # no words before it that could be its meaning
    ],
)
def test_an_unexplained_abbreviation_is_told_of_where_it_stands(
    text: str, word: str, tmp_path: Path
) -> None:
    assert found(tmp_path, text) == [(word, 2, text.index(word) + 3)]


@pytest.mark.parametrize(
    "text",
    [
        "EU, FN och IT känner alla till.",
        "Se SOU 2022:56 och SFS 2003:596.",
        "LTU Business och IUC\n  Norr är företag.",  # a name goes on with a capital letter
        "Inom REACT-EU och H2 Green Steel.",
        "Ärende N2021/03079 och RUN 00060-2022.",
        "Se www.rvn.se/RUS/ERUF och [sidan](https://rvn.se/RUS).",
        "Kapitel I, II och plan B.",
        f"Behovet är 700–1 000 MW, 5{NBSP}GWh, 12 TWh, 30 kW och 2 GW.",
        "Se RS 2022-02134, KS 2022/123 och RUN 2022:5.",
        "Svenska ESF-rådet, RISE AB och COP 27 nämns.",
        "IUC-bolagen och UHR-handboken är namn.",
        "SMHI, SGU, MSB, SVT, SKF, ABB, KTH, LO, TCO, PTS och SIDA känner alla till.",
    ],
)
def test_what_needs_no_explanation(text: str, tmp_path: Path) -> None:
    assert [word for word, _, _ in found(tmp_path, text) if word != "II"] == []


@pytest.mark.parametrize(
    "explanation",
    [
        "små och medelstora företag (SMF)",
        "små och medelstora företag\n  (SMF)",
        "**små och medelstora företag** (SMF, på engelska SME)",
        "små och medelstora företag (förkortat SMF)",
        "SMF (små och medelstora företag)",
        "SMF, alltså små och medelstora företag",
        "SMF står för små och medelstora företag",
        "små och medelstora företag, SMF, i länet",
        "programmet för företag Det öppna länet 2030 (SMF)",
        "programmet för företag 2021–2027 (SMF)",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_an_explanation_anywhere_is_enough(
    explanation: str,
    first: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    texts = [f"Stöd till {explanation}.", "Fler SMF söker stöd."]
    assert found(tmp_path, *(texts if first else reversed(texts))) == []


@pytest.mark.parametrize(
    "text",
    ["Vi nämner företag, SMF, i länet.", "SMF (12) och 34 (SMF).", "SMF-stöd (2022)."],
)
def test_what_is_no_explanation(text: str, tmp_path: Path) -> None:
    assert [word for word, _, _ in found(tmp_path, text)] == ["SMF"]


def test_it_is_told_of_once_in_the_order_of_the_form(tmp_path: Path) -> None:
    source = '"3.1.2": |\n  Senare nämns ERUF.\n"3.1.1": |\n  Först nämns ERUF. Sedan ERUF igen.\n'
    (finding,) = unexplained(report_with(tmp_path, **{"3.1": source}))
    assert (finding.question, finding.where.line) == ("3.1.1", 4)


def test_the_hint_spells_out_what_the_form_knows(tmp_path: Path) -> None:
    (known, unknown) = unexplained(
        report_with(tmp_path, **{"3.1": '"3.1.1": |\n  Medel ur ERUF och XQZ.\n'})
    )
    assert (
        known.hint == "Skriv ut den här: Europeiska regionala utvecklingsfonden (ERUF)."
    )
    assert unknown.hint.endswith("lägg till den under ordlista: i rapport.yaml.")


@pytest.mark.parametrize("words", ["[AGON]", "AGON", "ACE, AGON"])
def test_names_of_insatser_and_words_of_the_region_are_known(
    words: str, tmp_path: Path
) -> None:
    settings = f"formulär: 2022\nregion: Region Norrbotten\nordlista: {words}\n"
    table = '"1.3.3.2":\n  - namn: LOKET\n    beskrivning: |\n      Klustret LOKET samlar.\n'
    assert (
        found(
            tmp_path, "LOKET och AGON samarbetar.", rapport=settings, **{"1.3.3": table}
        )
        == []
    )


@given(
    st.text("ABab ,.()\n–", max_size=30), st.sampled_from(["AB", "ABA", "S3", "ESF+"])
)
def test_any_text_around_it_explains_or_not(text: str, word: str) -> None:
    assert _explains(f"{text} två ord ({_SIGN})", word)
    assert not _explains(text, word)


@given(st.lists(st.text("abcdefåäö", min_size=1, max_size=8), min_size=2, max_size=5))
def test_the_first_letters_of_a_name_are_is_spelt_out_by_it(name: list[str]) -> None:
    assert _is_spelt_out(" ".join(name), "".join(word[0] for word in name).upper())
    assert not _is_spelt_out(" ".join(name), "XY")
