"""Whatever a section file looks like and whatever becomes of its answers: what is written is read
again as what was meant, and what nobody changed stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from tests.laws import examples
from tests.report.section_texts import changed_answer, written_section
from villkor.base.diagnostic import UserError
from villkor.base.sources import MemorySources
from villkor.base.yaml.spans import MappingSpan, read_spans
from villkor.report.answer_values import values_of
from villkor.report.load import read_report
from villkor.report.model import Report
from villkor.report.values import AnswerValue
from villkor.report.wanted import Wanted, same_wanted, wanted_answer
from villkor.report.write_answers import edited_files, settled_value

PROJECTS = "1.2.3-innovation-och-foretagande.yaml"
MONEY = "2-anslag-1-1.yaml"
QUESTIONS = {
    PROJECTS: {
        "1.2.3.1": "text",
        "1.2.3.2": "text",
        "1.2.3.3": "text",
        "1.2.3.4": "tabell",
    },
    MONEY: {"2.1": "text", "2.3": "ja_nej", "2.4": "ja_nej", "2.6": "text"},
}
SETTINGS = "formulär: 2022\nregion: Region Norrbotten\n".encode()


def report_of(name: str, raw: bytes) -> tuple[Report, MemorySources]:
    sources = MemorySources({"rapport.yaml": SETTINGS, name: raw})
    return read_report(sources, Path("/nowhere/2022")), sources


def values_in(report: Report) -> dict[str, AnswerValue]:
    found = {number: AnswerValue() for number in report.form.questions}
    return found | {
        number: values_of(answer) for number, answer in report.answers().items()
    }


def meant(report: Report, number: str, value: AnswerValue) -> Wanted | None:
    question = report.form.questions[number]
    return wanted_answer(report.form, question, settled_value(value))


def own_lines(text: str) -> Mapping[str, str]:
    """The lines of each question, from its key to its last word."""
    lines = text.split("\n")
    top = read_spans(text)
    assert isinstance(top, MappingSpan)
    return {
        entry.key.text: "\n".join(lines[entry.first : entry.last + 1])
        for entry in top.entries
    }


def comments_at_margin(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("# ")]


@pytest.mark.law
@settings(max_examples=examples(100))
@given(data=st.data())
def test_what_is_written_is_read_again(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(QUESTIONS)))
    questions = QUESTIONS[name]
    text = data.draw(written_section(questions))
    ending = data.draw(st.sampled_from((b"\n", b"\r\n")))
    report, sources = report_of(name, text.encode().replace(b"\n", ending))
    before = values_in(report)
    new = {
        number: data.draw(changed_answer(kind, before[number]))
        for number, kind in questions.items()
        if data.draw(st.booleans())
    }
    try:
        files = edited_files(report, new, sources)
    except UserError:
        reject()
    raw = files.get(name, sources.contents[name])
    after, _ = report_of(name, raw)
    found = values_in(after)
    for number in questions:
        value = new.get(number, before[number])
        assert same_wanted(
            meant(after, number, found[number]), meant(report, number, value)
        )

    written = raw.decode()
    if ending == b"\r\n":
        assert written.count("\n") == written.count("\r\n")
    written = written.replace("\r\n", "\n")
    was, now = own_lines(text), own_lines(written)
    for number, lines in was.items():
        kept = new.get(number, before.get(number, AnswerValue()))
        if number not in questions or same_wanted(
            meant(report, number, kept), meant(report, number, before[number])
        ):
            assert now[number] == lines
    left = iter(comments_at_margin(written))
    assert all(comment in left for comment in comments_at_margin(text))
