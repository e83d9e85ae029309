"""One walk over all texts of all answers: what rules ask for is made from it."""

from __future__ import annotations

import pytest

from tests.tools import INCOMPLETE, SAMPLE
from villkor.base.yaml.nodes import Text
from villkor.form.model import FieldKind
from villkor.report.answers import Effects, Goals, TextAnswer, YesNoAnswer
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.report.texts import (
    PLAIN,
    all_texts,
    answer_texts,
    prose_texts,
    row_texts,
    table_rows,
)
from villkor.report.walk import ToldIn

REFERENCE = "{siffra:"


@pytest.fixture(
    scope="module", params=[SAMPLE, INCOMPLETE], ids=lambda folder: folder.name
)
def report(request: pytest.FixtureRequest) -> Report:
    return load_report(request.param)


def test_every_text_stands_where_it_is_said_to_stand(report: Report) -> None:
    assert len(report.texts) > 100
    for told in report.texts:
        lines = report.sources[told.text.where.path].split("\n")
        line = lines[told.text.where.line - 1][told.text.where.column - 1 :]
        first = told.text.text.split("\n")[0]
        # a text that is quoted or written over several lines looks otherwise in the file
        assert told.text.style not in {"", "|"} or line.startswith(first.split()[0])


def test_a_covered_text_is_as_long_and_has_no_references(report: Report) -> None:
    for told in report.texts:
        assert len(told.masked.text) == len(told.text.text)
        assert told.masked.where == told.text.where
        assert REFERENCE not in told.masked.text
        assert (told.masked is told.text) == ("{" not in told.text.text)
    if report.folder == SAMPLE:
        assert any(REFERENCE in told.text.text for told in report.texts)


def test_prose_is_all_but_names_and_choices(report: Report) -> None:
    everything, prose = list(all_texts(report)), list(prose_texts(report))
    assert [(told.question, told.masked) for told in report.texts] == everything
    plain = [
        (told.question, told.masked) for told in report.texts if told.kind in PLAIN
    ]
    assert len(prose) + len(plain) == len(everything)
    assert [pair for pair in everything if pair not in plain] == prose


def test_each_text_of_a_row_is_met_by_the_walk_too(report: Report) -> None:
    walked = [told for told in report.texts if told.part is ToldIn.CELL]
    kinds = {told.masked: told.kind for told in walked}
    telling = {FieldKind.LINE, FieldKind.TEXT, FieldKind.EFFECTS}
    found = [
        text
        for question, row in table_rows(report)
        for text in row_texts(question, row)
    ]
    assert found
    assert all(kinds[text] in telling for text in found)
    for question, row in table_rows(report):
        told = {text.where for text in row_texts(question, row)}
        for field in question.fields:
            cell = row.cells.get(field.key)
            match cell:
                case Goals(by_programme=programmes):
                    assert not told & {
                        name.where for _, names in programmes for name in names
                    }
                case Effects(by_term=terms):
                    assert told >= {text.where for _, text in terms}


def test_the_keys_of_effects_and_goals_are_known(report: Report) -> None:
    terms = {key for key, _ in report.form.effects.terms}
    programmes = {programme.key for programme in report.form.programmes}
    keys = {FieldKind.EFFECTS: terms | {""}, FieldKind.GOALS: programmes | {""}}
    for told in report.texts:
        assert told.key in keys.get(told.kind, {""})


def test_an_answer_is_neither_a_reason_nor_a_table(report: Report) -> None:
    told: dict[str, list[Text]] = {}
    for question, text in answer_texts(report):
        told.setdefault(question, []).append(text)
    for answer in report.answers().values():
        found = told.get(answer.question.id, [])
        match answer.content:
            case TextAnswer(text):
                assert [each.where for each in found] == [text.where]
            case YesNoAnswer(if_yes=if_yes, if_no=if_no):
                assert len(found) == (if_yes is not None) + (if_no is not None)
            case _:
                assert found == []
