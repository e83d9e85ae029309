"""A packet read back: every word of its own is known as that, and every answer is found."""

from __future__ import annotations

import io
from collections.abc import Mapping

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from hypothesis import given, settings

from tests.exchange.placing.round_trips import ANSWERS, come_home, report_that_says
from tests.laws import examples
from tests.report.shown_values import shown_values
from tests.tools import SAMPLE, report_of
from villkor.base.clock import now
from villkor.document.word.controls import LOCKED, key_of
from villkor.document.word.found import paragraphs_in
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks
from villkor.document.word.template import read_template
from villkor.document.word.writer import to_docx
from villkor.exchange.packets.packet_choice import packet_of_sections
from villkor.exchange.packets.packet_outline import packet_outline
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.home_values import home_values
from villkor.exchange.placing.places import Placed
from villkor.exchange.placing.recover import recover_answers
from villkor.exchange.report_template import form_template
from villkor.report.load import load_report
from villkor.report.model import Report

REPORT = load_report(SAMPLE)
STEMS = list(REPORT.form.files)


def packet_file(report: Report, *stems: str) -> bytes:
    document = packet_outline(report, packet_of_sections(report, stems))
    reference = read_template(form_template(report))
    return to_docx(document, reference, now(), {})


def placed_in(data: bytes) -> Placed:
    return place_answers(REPORT.form, read_blocks(open_package(data, "x.docx")))


def unplaced_words(placed: Placed) -> list[str]:
    paragraphs = paragraphs_in(placed.found.blocks)
    return [each.text for each in paragraphs if each.place in placed.unplaced]


@pytest.mark.parametrize("report", [REPORT, report_of()], ids=["full", "tomt"])
@pytest.mark.parametrize(
    "stems", [STEMS[3:4], STEMS[8:9], STEMS[:2] + STEMS[14:], STEMS]
)
def test_every_answer_comes_home_and_nothing_else(
    stems: list[str], report: Report
) -> None:
    placed = placed_in(packet_file(report, *stems))
    assert unplaced_words(placed) == []
    asked = packet_of_sections(report, stems).asks(report.form)
    assert list(placed.answers) == [question.id for question in asked]
    answers = report.answers()
    recovered = recover_answers(report.form, placed)
    assert recovered.left == ()
    for question in asked:
        answer = answers.get(question.id)
        found = recovered.answers[question.id]
        if answer is None:
            assert found.empty
        else:
            assert found == shown_values(report, answer)
            assert placed.answers[question.id].sure == 1.0


@pytest.mark.law
@settings(max_examples=examples(10, 10_000))
@given(ANSWERS)
def test_any_answers_come_home_the_same(answers: Mapping[str, object]) -> None:
    report = report_that_says(answers)
    recovered, ledger = come_home(report.form, packet_file(report, *report.form.files))
    assert ledger.unplaced == ()
    told = {key: value for key, value in recovered.answers.items() if not value.empty}
    assert told == {
        key: home_values(report, answer) for key, answer in report.answers().items()
    }


def test_without_its_controls_a_packet_comes_home_too() -> None:
    data = packet_file(REPORT, *STEMS)
    recovered, ledger = come_home(REPORT.form, data, controls=False)
    assert ledger.unplaced == ()
    assert recovered.answers == {
        key: home_values(REPORT, answer) for key, answer in REPORT.answers().items()
    }


def controls_of(file: DocxDocument, key: str) -> list[object]:
    return [each for each in file.element.body.iter(qn("w:sdt")) if key_of(each) == key]


def test_words_written_into_what_is_locked_are_not_lost() -> None:
    """LibreOffice does not hold the lock."""
    file = docx.Document(io.BytesIO(packet_file(REPORT, STEMS[3])))
    locked = controls_of(file, LOCKED.key)[-1]
    (paragraph, *_) = locked.iter(qn("w:p"))  # type: ignore[attr-defined]
    added = docx.text.paragraph.Paragraph(paragraph, file).insert_paragraph_before()
    added.add_run("Ett ord till.")
    saved = io.BytesIO()
    file.save(saved)
    placed = placed_in(saved.getvalue())
    recovered = recover_answers(REPORT.form, placed)
    found = [paragraph.text for paragraph in paragraphs_in(placed.found.blocks)]
    place = found.index("Ett ord till.")
    assert place not in placed.official
    assert place not in placed.cover
    assert place in {*placed.unplaced, *recovered.used, *recovered.left}
