"""What a packet says, and what in it is locked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import SAMPLE, report_of, report_with
from villkor.document.blocks import (
    GAP,
    OFFER,
    Document,
    Locked,
    PageBreak,
    Paragraph,
    Role,
    Table,
    TaggedAnswer,
    block_lines,
)
from villkor.document.parts_of_blocks import tagged_answers
from villkor.exchange.outline import report_outline
from villkor.exchange.packets.packet_choice import packet_of_sections
from villkor.exchange.packets.packet_outline import packet_outline
from villkor.report.load import load_report
from villkor.report.model import Report

REPORT = load_report(SAMPLE)
EVERY_SECTION = [stem.partition("-")[0] for stem in REPORT.form.files]


def packet(report: Report, *numbers: str) -> Document:
    return packet_outline(report, packet_of_sections(report, numbers))


@pytest.mark.parametrize("number", EVERY_SECTION)
def test_answers_have_the_tags_and_the_words_that_they_have_in_the_report(
    number: str,
) -> None:
    whole = tagged_answers(report_outline(REPORT, REPORT.form.recipients).blocks)
    found = tagged_answers(packet(REPORT, number).blocks)
    asked = packet_of_sections(REPORT, [number]).asks(REPORT.form)
    ids = {question.id for question in asked}
    wanted = {key: words for key, words in whole.items() if key.split(":")[0] in ids}
    empty = ["Inget att redovisa"]
    for key, words in wanted.items():
        assert found[key] == ([OFFER] if words == empty else words)
    added = [found[key] for key in found.keys() - wanted.keys()]
    assert all(words in ([OFFER], [GAP]) for words in added)


def test_only_the_sections_asked_for_are_there_under_their_headings() -> None:
    lines = block_lines(packet(REPORT, "1.3.2", "4").blocks)
    asked = [
        question.id
        for question in REPORT.form.questions.values()
        if REPORT.form.printed(question) in lines
    ]
    numbers = [key.rpartition(".")[0] for key in asked]
    assert set(numbers) == {"1.3.2", "4"}
    headings = [
        heading.id for heading in REPORT.form.headings.values() if heading.text in lines
    ]
    assert headings == ["Å1", "1.3", "1.3.2", "Å4"]


@pytest.mark.parametrize("number", EVERY_SECTION)
def test_nothing_but_answers_and_boxes_can_be_changed(number: str) -> None:
    first, second, *blocks = packet(REPORT, number).blocks
    assert isinstance(first, Locked)
    assert first.cover
    assert second == PageBreak()
    for block in blocks:
        match block:
            case Table(locked=locked):
                assert locked
            case Paragraph(role=role):
                assert role is Role.CHOICE
            case _:
                assert isinstance(block, Locked | TaggedAnswer | PageBreak)


def test_the_help_to_each_question_stands_below_it() -> None:
    lines = block_lines(packet(REPORT, *EVERY_SECTION).blocks)
    for question in REPORT.form.questions.values():
        if question.guidance:
            place = lines.index(REPORT.form.printed(question))
            assert lines[place + 1] == f"Stöd: {question.guidance}"


def test_an_empty_report_has_room_for_every_row_and_both_follow_ups() -> None:
    report = report_of()
    blocks = packet(report, *EVERY_SECTION).blocks
    found = tagged_answers(blocks)
    for question in report.form.questions.values():
        keys = [key for key in found if key.split(":")[0] == question.id]
        rows = {key.split(":")[1] for key in keys if question.columns}
        assert len(rows) == question.max_rows
        parts = {key.partition(":")[2] for key in keys}
        if question.if_yes:
            assert "vid ja" in parts
        if question.if_no:
            assert "vid nej" in parts


def test_what_is_missing_is_told_from_what_may_be_written() -> None:
    found = tagged_answers(packet(report_of(), "1.2.3", "2", "5").blocks)
    assert found["1.2.3.1"] == [GAP]
    assert found["1.2.3.4:1:mål"] == [GAP]
    assert found["1.2.3.4:2:mål"] == [OFFER]
    assert found["2.3:vid ja"] == [OFFER]
    assert found["5"] == [OFFER]


def test_a_choice_without_its_follow_up_lacks_it(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"2-": '"2.3":\n  svar: nej\n'})
    found = tagged_answers(packet(report, "2").blocks)
    assert found["2.3:nej"] == ["☒"]
    assert (found["2.3:vid ja"], found["2.3:vid nej"]) == ([OFFER], [GAP])


def test_a_question_that_does_not_apply_can_be_answered_anew(tmp_path: Path) -> None:
    text = '"3.3.1":\n  ej tillämpligt: Vi är en kommun.\n'
    report = report_with(tmp_path, **{"3.3": text})
    found = tagged_answers(packet(report, "3.3").blocks)
    assert found["3.3.1:ej tillämpligt"] == ["Ej tillämpligt."]
    assert found["3.3.1"] == ["Vi är en kommun."]


def test_the_first_page_says_what_it_is_whose_and_when() -> None:
    report = report_of(
        rapport=(
            "formulär: 2022\nregion: Region Norrbotten\nkontakt: Regional utveckling\n"
            "senast: 2023-01-31\n"
        ),
        **{
            "1.2.3": "ansvarig: Avdelningen för näringsliv\n",
            "5": "senast: 2023-02-03\n",
        },
    )
    lines = block_lines(packet(report, "1.2.3", "5").blocks[:1])
    title = (
        "Innovation och förnyelse samt entreprenörskap och företagande i hela landet"
    )
    assert lines[:11] == [
        "Avsnitt 1.2.3 och 5",
        "Arbetsexemplar",
        f"1.2.3: {title}, Avdelningen för näringsliv",
        "5: Övriga medskick, senast 3 februari 2023",
        "En del av Återrapportering av villkorsbeslut 2022",
        "Region Norrbotten",
        "Svara senast",
        "tisdag 31 januari 2023",
        "Lämna svaret till",
        "Regional utveckling",
        "Så fyller du i",
    ]
