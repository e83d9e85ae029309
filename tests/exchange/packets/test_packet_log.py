"""What is remembered of sections that have gone out and come home."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.tools import report_with, villkor
from villkor.base.diagnostic import UserError
from villkor.exchange.packets.packet_choice import packet_of_sections
from villkor.exchange.packets.packet_log import (
    log_path,
    read_log,
    record_home,
    record_merged,
    record_sent,
    sections_of,
)
from villkor.exchange.packets.packet_states import SectionState, section_states
from villkor.report.model import Report

STEM = "4-analys"
HOME, MERGED = date(2023, 1, 18), date(2023, 1, 19)
SENT = date(2023, 1, 16)  # the day of all tests


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return report_with(tmp_path, **{"4": "ansvarig: Analys\nsenast: 2023-01-17\n"})


def send(report: Report) -> None:
    record_sent(report, packet_of_sections(report, ["4"]), "4-analys-2022.docx")


def test_a_section_goes_out_comes_home_and_is_put_in(report: Report) -> None:
    due = SectionState("4-analys.yaml", date(2023, 1, 17))
    assert section_states(report) == (due,)
    send(report)
    (out,) = section_states(report)
    assert (out.sent, out.to, out.home) == (SENT, "Analys", None)
    record_home(report, [STEM], HOME)
    (home,) = section_states(report)
    assert (home.home, home.merged) == (HOME, None)
    record_merged(report, [STEM], MERGED)
    (merged,) = section_states(report)
    assert (merged.sent, merged.home, merged.merged) == (SENT, HOME, MERGED)


def test_what_is_sent_once_more_is_out_again(report: Report) -> None:
    send(report)
    record_merged(report, [STEM], MERGED)
    send(report)
    (state,) = section_states(report)
    assert (state.sent, state.home, state.merged) == (SENT, None, None)


def test_the_sections_of_questions_are_found_in_order(report: Report) -> None:
    assert sections_of(report, {"4.7", "1.1.2", "4.1"}) == (
        "1.1-regional-utvecklingsstrategi",
        STEM,
    )


def test_what_the_form_does_not_have_is_not_remembered(report: Report) -> None:
    record_home(report, ["9-annat"], HOME)
    assert read_log(report) == ()
    assert not log_path(report).exists()


def test_git_is_told_to_leave_the_addresses_out(report: Report) -> None:
    send(report)
    ignored = log_path(report).with_name(".gitignore")
    assert ignored.read_text(encoding="utf-8") == "adresser.yaml\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "händelser": []}',
        '{"version": 1, "händelser": [{"dag": "i går"}]}',
        "\xff",
    ],
)
def test_a_file_that_is_no_log_is_refused_and_not_replaced(
    text: str, report: Report
) -> None:
    path = log_path(report)
    path.parent.mkdir()
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(UserError, match="går inte att läsa"):
        send(report)
    assert path.read_bytes() == text.encode("latin-1")


def test_an_export_remembers_what_it_sent(sent: Path) -> None:
    told = json.loads((sent / "2022" / ".villkor" / "utskick.json").read_bytes())
    assert told["händelser"][0] == {
        "dag": "2023-01-16",
        "vad": "skickat",
        "avsnitt": ["1.2.3-innovation-och-foretagande"],
        "till": "Näringsliv",
        "fil": "1.2.3-naringsliv-2022.docx",
    }


def test_the_folder_is_no_part_of_the_report(sent: Path) -> None:
    done = villkor("check", sent / "2022", "--select", "VK1")
    assert ".villkor" not in done.stdout + done.stderr
