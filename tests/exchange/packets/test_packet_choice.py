"""Which sections are meant."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tools import SAMPLE, report_of
from villkor.base.diagnostic import UserError
from villkor.exchange.packets.packet_choice import (
    packet_of_sections,
    packets_of_owner,
    section_number,
)
from villkor.report.load import load_report

REPORT = load_report(SAMPLE)


def numbers(*words: str) -> list[str]:
    return [section_number(stem) for stem in packet_of_sections(REPORT, words).stems]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["1.2.3"], ["1.2.3"]),
        (["1.3"], ["1.3.1", "1.3.2", "1.3.3"]),
        (["3"], ["3.1", "3.2", "3.3", "3.4", "3.5"]),
        (["5", "2", "2"], ["2", "5"]),
        (["1.2", "1.2.4"], ["1.2.1", "1.2.2", "1.2.3", "1.2.4"]),
        (["Avsnitt 4."], ["4"]),
        (["1.1-regional-utvecklingsstrategi.yaml"], ["1.1"]),
    ],
)
def test_a_number_a_chapter_or_a_file_is_a_section(
    words: list[str], meant: list[str]
) -> None:
    assert numbers(*words) == meant


@pytest.mark.parametrize(
    ("word", "message", "hint"),
    [
        ("1.2.33", "inget avsnitt 1.2.33", "Menas 1.2.3? Avsnitten är 1.1, 1.2.1,"),
        ("näringsliv", "inget avsnitt näringsliv", "Avsnitten är 1.1, 1.2.1,"),
        ("", "inget avsnitt utan nummer", "Avsnitten är 1.1"),
        ("4.7", "4.7 är en fråga", "Den står i avsnitt 4: skriv 4."),
        ("1.2.3.4", "är en fråga", "avsnitt 1.2.3: skriv 1.2.3."),
        (".", "inget avsnitt", "Avsnitten är"),
    ],
)
def test_what_is_no_section_is_refused_with_those_there_are(
    word: str, message: str, hint: str
) -> None:
    with pytest.raises(UserError) as refused:
        packet_of_sections(REPORT, [word])
    assert message in refused.value.message
    assert hint in refused.value.hint


def test_an_owner_is_known_however_the_name_is_written() -> None:
    (packet,) = packets_of_owner(REPORT, " social  HÅLLBARHET ")
    assert packet.owner == "Social hållbarhet"
    assert packet.numbers == ("1.3.1", "1.3.2")


def test_everyone_gets_what_they_own_and_each_section_goes_to_one() -> None:
    packets = packets_of_owner(REPORT, "alla")
    stems = [stem for packet in packets for stem in packet.stems]
    assert sorted(stems) == sorted(REPORT.form.files)
    assert len({packet.owner for packet in packets}) == len(packets)


def test_one_who_owns_nothing_is_refused_with_those_who_do() -> None:
    with pytest.raises(UserError) as refused:
        packets_of_owner(REPORT, "narringsliv")
    assert refused.value.hint.startswith("Menas ”Näringsliv”? Ansvariga är Regional ")


def test_a_report_without_owners_says_how_they_are_written() -> None:
    report = report_of(**{"1.1": "status: utkast\n"})
    with pytest.raises(UserError, match="Inget avsnitt har någon ansvarig"):
        packets_of_owner(report, "Näringsliv")


def test_the_first_of_the_last_days_is_the_packets_own() -> None:
    report = report_of(
        rapport="formulär: 2022\nsenast: 2023-02-01\n",
        **{"1.1": "ansvarig: A\n", "4": "ansvarig: B\nsenast: 2023-01-20\n"},
    )
    packet = packet_of_sections(report, ["1.1", "4"])
    assert (packet.owner, packet.due) == ("", date(2023, 1, 20))
    assert packet_of_sections(report, ["5"]).due == date(2023, 2, 1)
