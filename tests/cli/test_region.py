"""A region is known by its name, as people say it, or by its county code."""

from __future__ import annotations

import pytest

from villkor.base.diagnostic import UserError
from villkor.cli.region import find_region, region_missing
from villkor.form.load import load_form

FORM = load_form(2022)


@pytest.mark.parametrize("wanted", ["Region Skåne", "region skåne", "Skåne", " 12 "])
def test_a_region_is_found_by_any_of_its_names(wanted: str) -> None:
    assert find_region(FORM, wanted).name == "Region Skåne"


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Västra Götaland", "Västra Götalandsregionen"),
        ("Jämtland Härjedalen", "Region Jämtland Härjedalen"),
        ("Kalmar", "Region Kalmar län"),
        ("region jönköping", "Region Jönköpings län"),
        ("Jämtland", "Region Jämtland Härjedalen"),
    ],
)
def test_names_of_another_make(wanted: str, name: str) -> None:
    assert find_region(FORM, wanted).name == name


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("Norrboten", "Menade du Region Norrbotten"),
        ("Väst", "Västerbotten"),
        ("Jäm", "Region Jämtland Härjedalen"),
    ],
)
def test_a_misspelt_name_gets_the_closest(wanted: str, hint: str) -> None:
    with pytest.raises(UserError) as error:
        find_region(FORM, wanted)
    assert hint in error.value.hint


def test_a_word_that_is_like_none_gets_them_all() -> None:
    with pytest.raises(UserError) as error:
        find_region(FORM, "Lund")
    assert error.value.hint == region_missing(FORM).hint.removeprefix(
        'Ange den med --region "Region Norrbotten". '
    )
