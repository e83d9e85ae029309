"""Every rule has its page, in the handbook and on the terminal, and the two say the same."""

from __future__ import annotations

import re

import pytest

from tests.tools import ROOT, villkor
from villkor.base.diagnostic import UserError
from villkor.rules.manual import (
    CATALOGUE,
    AnyRule,
    find_rule,
    find_rules,
    first_sentence,
    manual_pages,
    page_parts,
)

FOLDER = ROOT / "docs" / "handbok" / "regler"


def test_the_handbook_has_the_rules_own_words_and_no_stale_page() -> None:
    """`make docs` writes them anew."""
    assert {
        path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")
    } == manual_pages()


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_a_page_says_what_why_wrong_and_right(rule: AnyRule) -> None:
    assert first_sentence(rule).endswith(".")
    assert [label for label, words in page_parts(rule) if words][:3] == [
        "Varför",
        "Fel",
        "Rätt",
    ]


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_each_part_of_a_page_is_one_line(rule: AnyRule) -> None:
    about, parts = rule.page.split("\n\n")
    assert "\n" not in about
    labels = [line.partition(": ")[0] for line in parts.splitlines()]
    assert labels in (["Varför", "Fel", "Rätt"], ["Varför", "Fel", "Rätt", "Källa"])


def test_an_address_that_is_cut_after_a_slash_goes_on_without_a_blank() -> None:
    address = (
        "https://www.studentlitteratur.se/forfattare/for-vara-forfattare/"
        "skrivhjalp-till-forfattare/spraktips/tecken/"
    )
    assert page_parts(find_rule("VK505"))[-1] == ("Källa", address)


@pytest.mark.parametrize("wanted", ["VK304", "vk304", "ovanligt-val"])
def test_a_rule_is_found_by_code_or_name(wanted: str) -> None:
    assert find_rule(wanted).code == "VK304"


def test_an_unknown_rule_gets_the_closest() -> None:
    with pytest.raises(UserError) as error:
        find_rule("ovanliga-val")
    assert "ovanligt-val" in error.value.hint


def test_the_beginning_of_a_code_lists_its_rules() -> None:
    listed = villkor("explain", "VK3").stdout
    assert re.findall(r"^VK\d+", listed, re.MULTILINE) == [
        rule.code for rule in CATALOGUE if rule.code.startswith("VK3")
    ]
    assert find_rules("vk304") == find_rules("304") == [find_rule("VK304")]
    assert find_rules("svag-kontrast") == [find_rule("VK815")]


def test_a_number_that_no_rule_has_gets_no_guess() -> None:
    with pytest.raises(UserError) as error:
        find_rules("VK999")
    assert (error.value.message, error.value.hint) == (
        "Det finns ingen regel ”VK999”.",
        "Alla regler: villkor explain.",
    )


def test_explain_shows_a_page_and_the_list() -> None:
    page = villkor("explain", "VK304").stdout
    assert page.startswith("VK304 ovanligt-val  varning\n")
    assert "  Varför: det kan vara rätt" in page
    listed = villkor("explain").stdout
    assert all(rule.code in listed for rule in CATALOGUE)
    assert villkor("explain", "VK999").returncode == 2
