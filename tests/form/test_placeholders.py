from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import SAMPLE, report_with
from villkor.exchange.recipients import words_of
from villkor.form.placeholders import NAMES, filled_pattern, pattern_faults
from villkor.report.load import load_report

WORDS = dict.fromkeys(NAMES, "") | {
    "region": "Region Skåne",
    "diarienummer": "Ä 2022-1",
    "år": "2022",
}


@pytest.mark.parametrize(
    ("pattern", "filled"),
    [
        (
            "Svar från {region}, dnr {diarienummer}",
            "Svar från Region Skåne, dnr Ä 2022-1",
        ),
        ("{region}[, dnr {diarienummer}]", "Region Skåne, dnr Ä 2022-1"),
        ("{region}[, vårt dnr {eget diarienummer}]", "Region Skåne"),
        ("{region}[, dnr {diarienummer} och {eget diarienummer}]", "Region Skåne"),
        ("[{region}][ {år}]", "Region Skåne 2022"),
        (
            "Hej!\n\n[Vårt dnr: {eget diarienummer}]\n[Kontakt: {kontakt}]\n\nHej då!",
            "Hej!\n\nHej då!",
        ),
        (
            "Ert dnr: {diarienummer}\n[Vårt dnr: {eget diarienummer}]\nHej då!",
            "Ert dnr: Ä 2022-1\nHej då!",
        ),
        ("bara ord", "bara ord"),
    ],
)
def test_gaps_are_filled_and_what_stands_with_a_missing_word_falls_away(
    pattern: str, filled: str
) -> None:
    assert list(pattern_faults(pattern)) == []
    assert filled_pattern(pattern, WORDS) == filled


def test_what_fills_a_gap_is_not_read_as_a_pattern() -> None:
    assert (
        filled_pattern(
            "{region}[, {diarienummer}]",
            WORDS | {"region": "[{år}]", "diarienummer": "{år}]"},
        )
        == "[{år}], {år}]"
    )


@pytest.mark.parametrize(
    ("pattern", "place", "message", "hint"),
    [
        (
            "{titel}, {regon}",
            9,
            "”{regon}” är inget som villkor kan fylla i.",
            "Menade du ”region”?",
        ),
        (
            "Ett\n[dnr {dnr}]",
            9,
            "”{dnr}” är inget som villkor kan fylla i.",
            "Här kan stå: " + ", ".join(NAMES) + ".",
        ),
        (
            "{}",
            0,
            "”{}” är inget som villkor kan fylla i.",
            "Här kan stå: " + ", ".join(NAMES) + ".",
        ),
        ("{titel", 0, "”{” saknar sin motsvarighet.", "står i par på samma rad"),
        ("titel}", 5, "”}” saknar sin motsvarighet.", "står i par på samma rad"),
        ("{titel} [dnr", 8, "”[” saknar sin motsvarighet.", "står i par på samma rad"),
        ("[a [b] c]", 0, "”[” saknar sin motsvarighet.", "står i par på samma rad"),
        (
            "[på två\nrader]",
            0,
            "”[” saknar sin motsvarighet.",
            "står i par på samma rad",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_way_to_mend_it(
    pattern: str, place: int, message: str, hint: str
) -> None:
    first = next(pattern_faults(pattern))
    assert first[:2] == (place, message)
    assert hint in first[2]


def test_every_gap_has_its_word_in_a_report() -> None:
    report = load_report(SAMPLE)
    assert {
        recipient.key: words_of(report, recipient)
        for recipient in report.form.recipients
    }["tillvaxtverket"] == {
        "titel": "Återrapportering av villkorsbeslut 2022",
        "år": "2022",
        "region": "Region Norrbotten",
        "mottagare": "Tillväxtverket",
        "nyckel": "tillvaxtverket",
        "diarienummer": "Ä 2022-4019",
        "eget diarienummer": "RUN 00060-2022",
        "kontakt": "Region Norrbotten, regional utveckling",
    }
    assert set(words_of(report, report.form.recipients[0])) == set(NAMES)


def test_the_number_in_the_report_goes_before_that_of_the_form_and_a_word_is_one_line(
    tmp_path: Path,
) -> None:
    settings = (
        "formulär: 2022\n"
        "region: Region Norrbotten\n"
        "diarienummer:\n"
        "  tillvaxtverket: Ä 2023-1\n"
        "kontakt: |\n"
        "  Regional\n"
        "  utveckling\n"
    )
    report = report_with(tmp_path, rapport=settings)
    first, second = (
        words_of(report, recipient) for recipient in report.form.recipients
    )
    assert (first["diarienummer"], second["diarienummer"]) == (
        "N2021/03079, N2021/03001 (delvis)",
        "Ä 2023-1",
    )
    assert (second["eget diarienummer"], second["kontakt"]) == (
        "",
        "Regional utveckling",
    )
