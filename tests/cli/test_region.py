"""A region is known by its name, as people say it, or by its county code."""

from __future__ import annotations

import pytest

from villkor.base.diagnostic import UserError
from villkor.cli.region import find_region, region_missing
from villkor.form.load import load_form
from villkor.form.model import Region

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
        ("8", "Region Kalmar län"),
        ("08", "Region Kalmar län"),
        ("25", "Region Norrbotten"),
        ("25  Region Norrbotten", "Region Norrbotten"),
        ("BD", "Region Norrbotten"),
        ("norrbottens län", "Region Norrbotten"),
        ("NORRBOTTENS LÄN.", "Region Norrbotten"),
        ("Stockholms läns landsting", "Region Stockholm"),
        ("Gotlands kommun", "Region Gotland"),
        ("Dalarnas län", "Region Dalarna"),
        ("Södermanlands län", "Region Sörmland"),
        ("regionen Skåne", "Region Skåne"),
        ("VGR", "Västra Götalandsregionen"),
        ("västra götalands län", "Västra Götalandsregionen"),
        ("orebro", "Region Örebro län"),
        ("Ska\N{COMBINING RING ABOVE}ne", "Region Skåne"),
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


@pytest.mark.parametrize("region", FORM.regions, ids=lambda region: str(region.county))
def test_every_region_is_known_by_its_code_its_letter_and_its_county(
    region: Region,
) -> None:
    name = region.name.removeprefix("Region ").removesuffix("sregionen")
    county = name if name.endswith("län") else f"{name}s län"
    for word in (region.county, region.county.lstrip("0"), region.letter, county):
        assert find_region(FORM, word) == region


@pytest.mark.parametrize(
    "wanted", ["2", "99", "100", "25 Halland", "", "Region", "län"]
)
def test_what_is_no_region_is_not_guessed(wanted: str) -> None:
    with pytest.raises(UserError) as error:
        find_region(FORM, wanted)
    assert "Region" in error.value.hint


def test_a_word_that_is_like_none_gets_them_all() -> None:
    with pytest.raises(UserError) as error:
        find_region(FORM, "Lund")
    assert error.value.hint == region_missing(FORM).hint.removeprefix(
        'Ange den med --region "Region Norrbotten". '
    )
