"""VK513: a word that the dictionary does not know is told of once, unless it is a name, the
region's own or two known words together.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools import need, report_with
from villkor.base.diagnostic import Finding
from villkor.rules.report.spelling import _count_edits, misspelt


@pytest.fixture(autouse=True)
def _hunspell() -> None:
    need("hunspell")


def found(tmp_path: Path, text: str, **files: str) -> list[Finding]:
    report = report_with(tmp_path, **{"3.1": f'"3.1.1": |\n  {text}\n'}, **files)
    return [
        finding for finding in misspelt(report) if finding.where.path.startswith("3.1")
    ]


def words(tmp_path: Path, text: str, **files: str) -> list[str]:
    return [finding.message.split("”")[1] for finding in found(tmp_path, text, **files)]


def test_it_is_told_of_at_its_place_with_the_word_that_was_meant(
    tmp_path: Path,
) -> None:
    (finding,) = found(tmp_path, "Vi har arbetat, och de har arbtat och arbtat.")
    assert (finding.where.line, finding.where.column) == (
        2,
        3 + len("Vi har arbetat, och de har "),
    )
    assert (
        finding.message
        == "”arbtat” finns inte i den svenska ordlistan. Det står på 2 ställen."
    )
    assert (
        finding.hint
        == "Menade du ”arbetat”? Är ordet rätt, så lägg till det under ordlista: i rapport.yaml."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Arbtat har de, och arbetat har vi.",
        "Det gick. Arbtat har de, och arbetat har vi.",
        "- **Arbtat** och arbetat",
    ],
)
def test_first_in_a_sentence_a_word_that_is_like_another_is_misspelt(
    text: str, tmp_path: Path
) -> None:
    assert words(tmp_path, text) == ["Arbtat"]


@pytest.mark.parametrize(
    "text",
    [
        # names, first in a sentence or not
        "Digidel erbjuder stöd, och arbetet i Creaternity fortsätter.",
        "EcoLIB, CEERUS och REACT-EU samarbetar.",
        "Se [sidan](https://arbtat.se/regoin) på www.arbtat.se och regoin@arbtat.se.",
        "Kanalen H2arbtat, 3arbtat och arbtat2.",
        "Data om ladd- och tankställen.",
        # VK501 tells of letters that have come apart
        "Arbetet fo¨rdes vidare, ma˚let nåddes, och a\u0308r klart.",
        "Den lät av, qz och xxx.",
        f"Ett långt {'qzim' * 16} och ett längre {'qzim' * 100_000}.",
        "Kommuner resp. regioner, prop. 2021, jfr, ca, dvs., osv., bl.a., inkl. och exkl. moms.",
        "Nätverket [sparsely populated areas]{en} samlar norr.",
    ],
)
def test_what_is_not_judged(text: str, tmp_path: Path) -> None:
    assert words(tmp_path, text) == []


def test_a_word_of_the_region_is_known_in_any_case_in_the_genitive_and_in_compounds(
    tmp_path: Path,
) -> None:
    settings = "formulär: 2022\nregion: Region Norrbotten\nordlista:\n  - Qzimma\n  - qzimmor\n"
    text = "En qzimma, qzimmas värde, qzimmavärde och qzimmor."
    assert words(tmp_path, text, rapport=settings) == []
    assert words(tmp_path / "utan", text) == [
        "qzimma",
        "qzimmas",
        "qzimmavärde",
        "qzimmor",
    ]


def test_two_known_words_may_be_put_together_with_an_s_or_a_hyphen(
    tmp_path: Path,
) -> None:
    assert (
        words(
            tmp_path,
            "Kommunikation sker i ett nav, och kommunikation och nav blir kommunikationsnav.",
        )
        == []
    )
    assert words(tmp_path / "utan", "Ett kommunikationsnav byggs.") == [
        "kommunikationsnav"
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "En utveckligen och utvecklingen, utvecklingens och utveckling.",
            "utvecklingen",
        ),
        ("Nu arbetrar de som arbetar, och de som arbetade.", "arbetar"),
        ("Årbetet är slut, och arbetet går vidare.", "arbetet"),
        # two letters have changed places
        ("De samvrekar och samverkar, samverkan sker.", "samverkar"),
    ],
)
def test_the_likeliest_word_is_meant(text: str, meant: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, text)
    assert finding.hint.startswith(f"Menade du ”{meant}”?")


def test_of_two_as_likely_words_none_is_said_to_be_meant(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "En kantxr har många kanter, och de kantar vägen.")
    assert finding.hint.startswith("Är ordet rätt")


@given(st.text("abåö", max_size=7), st.text("abåö", max_size=7))
def test_edits_are_as_many_both_ways_and_none_only_between_the_same(
    one: str, other: str
) -> None:
    edits = _count_edits(one, other)
    assert edits == _count_edits(other, one)
    assert abs(len(one) - len(other)) <= edits <= max(len(one), len(other))
    assert (edits == 0) == (one == other)
