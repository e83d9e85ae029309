"""Answers as plain text, to be pasted into a web survey: nothing of Markdown is left, and no word
is lost.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.document.word.test_text import written
from tests.laws import examples
from tests.test_any_text import TEXT
from tests.tools import SAMPLE, empty_report, report_with
from villkor.base.signs import cleaned_text
from villkor.document import markdown
from villkor.document.blocks import block_lines
from villkor.exchange.plain_text import as_csv, as_txt, plain_answers
from villkor.report.load import load_report
from villkor.report.model import Report

HEADER = ["Fråga", "Frågans lydelse", "Svar", "Antal tecken"]


def answer(report: Report, question: str) -> str:
    return next(
        found.text for found in plain_answers(report) if found.question.id == question
    )


def rows(report: Report) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(as_csv(report), newline=""), delimiter=";", strict=True)
    )


@pytest.mark.parametrize(
    ("file", "written", "question", "pasted"),
    [
        (
            "2",
            '"2.3":\n  svar: ja\n  vid ja: |\n    - Fler jobb\n',
            "2.3",
            "Ja\n\n– Fler jobb",
        ),
        (
            "2",
            '"2.3":\n  svar: nej\n  vid nej: Inga medel.\n',
            "2.3",
            "Nej\n\nInga medel.",
        ),
        ("2", '"2.3":\n  svar:\n  vid ja: |\n    - Fler jobb\n', "2.3", "– Fler jobb"),
        ("4", '"4.2":\n  svar: ja\n', "4.2", "Ja"),
        (
            "3.1",
            '"3.1.1":\n  ej tillämpligt: Ett *skäl*.\n',
            "3.1.1",
            "Ej tillämpligt.\n\nEtt skäl.",
        ),
        ("3.1", '"3.1.1":\n', "3.1.1", ""),
        ("3.1", "", "3.1.1", ""),
    ],
)
def test_every_kind_of_answer_is_text(
    tmp_path: Path, file: str, written: str, question: str, pasted: str
) -> None:
    assert answer(report_with(tmp_path, **{file: written}), question) == pasted


def test_a_table_is_a_block_of_text_for_each_row_with_the_headings_of_its_columns(
    tmp_path: Path,
) -> None:
    table = (
        '"1.2.1.4":\n'
        "  - namn: Första insatsen\n    beskrivning: |\n      Ett stycke.\n\n      Ett till.\n"
        "    mål:\n"
        "      rus: [Ett mål]\n"
        "      interreg: [Ett mål, Ett annat mål]\n"
        "      agenda2030: [8, 9]\n"
        "    effekter:\n      kort: |\n        - En\n        - Två\n      status: förväntade\n"
        "  - namn: Andra insatsen\n    prestationer: En rapport.\n"
    )
    assert answer(report_with(tmp_path, **{"1.2.1": table}), "1.2.1.4") == (
        "Namn på insats och kort beskrivning:\n"
        "Första insatsen\n"
        "Ett stycke.\n"
        "Ett till.\n"
        "Mål:\n"
        "RUS:\n"
        "– Ett mål\n"
        "Interreg:\n"
        "– Ett mål\n"
        "– Ett annat mål\n"
        "Agenda 2030:\n"
        "– 8 Anständiga arbetsvillkor och ekonomisk tillväxt\n"
        "– 9 Hållbar industri, innovationer och infrastruktur\n"
        "Resultat i form av effekter:\n"
        "Kort sikt:\n"
        "– En\n"
        "– Två\n"
        "Status: förväntade.\n\n"
        "Namn på insats och kort beskrivning: Andra insatsen\n"
        "Resultat i form av prestationer: En rapport."
    )


@pytest.mark.parametrize(
    ("text", "length"), [("Å ä ö", 5), ("En rad\\\ntill", 11), ("a\n\nb", 4), ("😀", 2)]
)
def test_the_length_is_what_a_web_form_counts(
    tmp_path: Path, text: str, length: int
) -> None:
    report = report_with(tmp_path, **{"3.1": written('"3.1.1"', text, 2)})
    assert (
        next(
            found.length
            for found in plain_answers(report)
            if found.question.id == "3.1.1"
        )
        == length
    )


def test_the_table_has_a_swedish_header_and_a_row_a_question_in_the_order_of_the_form() -> (
    None
):
    report = load_report(SAMPLE)
    header, *found = rows(report)
    assert header == HEADER
    assert [row[0] for row in found] == list(report.form.questions)
    assert all(row[1] == report.form.questions[row[0]].wording for row in found)
    assert [int(row[3]) for row in found] == [len(row[2]) for row in found]


def test_the_table_is_parted_by_semicolons_and_its_lines_end_as_rfc_4180_has_it() -> (
    None
):
    text = as_csv(load_report(SAMPLE))
    assert text.startswith("Fråga;Frågans lydelse;Svar;Antal tecken\r\n1.1.1;")
    assert text.endswith("\r\n")


@pytest.mark.parametrize(
    "text", ["=1+1", "+46 är landsnumret", "@region", "-5 procent", "&Tab;=1"]
)
def test_what_excel_could_take_for_a_formula_gets_an_apostrophe_in_the_table_alone(
    tmp_path: Path, text: str
) -> None:
    report = report_with(tmp_path, **{"3.1": written('"3.1.1"', text, 2)})
    (row,) = (row for row in rows(report) if row[0] == "3.1.1")
    pasted = text.replace("&Tab;", "")
    assert row[2:] == [f"'{pasted}", str(len(pasted))]
    assert f"({len(pasted)} tecken)\n\n{pasted}\n" in as_txt(report)


def test_a_list_is_no_formula(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"3.1": written('"3.1.1"', "- ett\n- två", 2)})
    assert [row[2] for row in rows(report) if row[0] == "3.1.1"] == ["– ett\n– två"]


def test_the_text_has_a_title_and_a_section_for_each_question(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"3.1": written('"3.1.1"', "Ett svar", 2)})
    title, *sections = as_txt(report, draft=True).split(f"\n\n{'─' * 72}\n")
    assert (
        title == "Återrapportering av villkorsbeslut 2022 – Region Norrbotten – utkast"
    )
    assert len(sections) == len(report.form.questions)
    wording = report.form.questions["3.1.1"].wording
    assert f"3.1.1 {wording}\n(8 tecken)\n\nEtt svar" in sections
    assert f"3.1.2 {report.form.questions['3.1.2'].wording}\n(Inget svar)" in sections


def test_every_word_of_the_sample_is_in_the_text() -> None:
    report = load_report(SAMPLE)
    pasted = set(re.findall(r"\w+", as_txt(report)))
    for name, source in report.sources.items():
        answers = (
            re.sub(r"(?m)^\s*#.*|^[\w ]+:.*|^\s*(- )?[\wåäö ]+:|\{.*?\}", "", source)
            if name[0].isdigit()
            else ""
        )
        assert set(re.findall(r"\w+", answers)) - pasted <= {"ja", "nej"}, name


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_report(tmp_path_factory.mktemp("law"))


@pytest.mark.law
@settings(
    deadline=None,
    max_examples=examples(80),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(text=TEXT, cell=TEXT, choice=TEXT, goal=TEXT)
def test_any_answer_is_in_the_text_to_its_last_letter_and_the_table_is_read_back_as_it_was(
    folder: Path, text: str, cell: str, choice: str, goal: str
) -> None:
    (folder / "3.1-lansstyrelsen.yaml").write_text(
        written('"3.1.1"', text, 2), encoding="utf-8", newline="\n"
    )
    table = (
        '"1.2.1.4":\n  -\n'
        + written("namn", "A", 6)
        + written("prestationer", cell, 6)
        + "    mål:\n"
        + written("övrigt", goal, 8)
    )  # fmt: skip
    (folder / "1.2.1-boende-arbete-och-valfard.yaml").write_text(
        table, encoding="utf-8", newline="\n"
    )
    (folder / "4-analys.yaml").write_text(
        '"4.7":\n  -\n' + written("typ", choice, 6), encoding="utf-8", newline="\n"
    )
    report = load_report(folder)
    found = plain_answers(report)
    answers = {each.question.id: each.text for each in found}
    text, cell, choice, goal = map(cleaned_text, (text, cell, choice, goal))
    for question, words in (("3.1.1", text), ("1.2.1.4", goal), ("1.2.1.4", cell)):
        for line in (
            block_lines(markdown.markdown_blocks(words))
            if words.strip() not in {"", "~", "null"}
            else ()
        ):
            assert in_order(line, answers[question]), (question, line)
    assert in_order(
        choice if choice.strip() not in {"~", "null"} else "", answers["4.7"]
    )
    for row, each in zip(rows(report)[1:], found, strict=True):
        assert (row[2], row[3]) in {
            (each.text, str(each.length)),
            (f"'{each.text}", str(each.length)),
        }


def in_order(words: str, text: str) -> bool:
    """Whether every letter stands in the text in the same order.

    A link's address may stand between them.
    """
    rest = iter(text)
    return all(letter in rest for letter in words if not letter.isspace())
