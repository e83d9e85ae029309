"""The form of 2025 is a model in villkor's own words after förordningen (2024:99), says so, and
asks what 4–11 §§ require, each marked ska or bör.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.tools import ROOT, villkor
from villkor.document.word.package import open_package
from villkor.document.word.text import text_of
from villkor.exchange.cover import UNOFFICIAL
from villkor.form.demand import Demand
from villkor.form.laws import law_of_year
from villkor.form.load import load_form
from villkor.form.model import Question

FORM = load_form(2025)
SOURCE = (ROOT / "templates" / "2025" / "form.yaml").read_text(encoding="utf-8")

# each requirement of the law, how firmly it is put, and the questions that ask for it
REQUIRED = [
    ("5 §", Demand.SHALL_WHERE_IT_APPLIES, ["6.1", "6.2"]),
    ("6 §", Demand.SHOULD, ["1.1.1"]),
    ("7 § första stycket 1", Demand.SHALL, ["1.1.2"]),
    ("7 § andra stycket", Demand.SHALL, ["5.1", "5.2"]),
    ("7 § tredje stycket", Demand.SHOULD_WHERE_IT_APPLIES, ["7.1"]),
    ("8 § första stycket 1 a", Demand.SHALL, ["1.2.1.1"]),
    ("8 § första stycket 1 b", Demand.SHALL, ["1.2.2.1"]),
    ("8 § första stycket 1 c", Demand.SHALL, ["1.2.3.1"]),
    ("8 § första stycket 1 d", Demand.SHALL, ["1.2.4.1"]),
    ("8 § första stycket 2", Demand.SHALL, ["1.3.1"]),
    ("8 § första stycket 3", Demand.SHALL, ["1.4.1"]),
    (
        "8 § andra stycket",
        Demand.SHALL,
        ["1.2.1.2", "1.2.2.2", "1.2.3.2", "1.2.4.2"],
    ),
    ("9 § första stycket 1", Demand.SHALL, ["2.1"]),
    ("9 § första stycket 2", Demand.SHALL, ["2.3"]),
    ("9 § första stycket 3", Demand.SHALL, ["2.4"]),
    ("9 § första stycket 4", Demand.SHALL, ["2.5", "2.6", "2.7"]),
    ("9 § andra stycket", Demand.SHALL, ["2.2"]),
    ("10 § 1", Demand.SHALL, ["3.1.1", "3.2.1", "3.3.1"]),
    ("10 § 2", Demand.SHALL, ["3.4.1", "3.5.1"]),
    ("11 § 1", Demand.SHALL, ["4.1"]),
    ("11 § 2", Demand.SHALL, ["4.2"]),
    ("11 § 3", Demand.SHALL, ["4.3"]),
]


def citing(paragraph: str) -> list[Question]:
    beginning = f"{paragraph} förordningen (2024:99)"
    asked = FORM.questions.values()
    return [each for each in asked if each.guidance.startswith(beginning)]


@pytest.mark.parametrize(("paragraph", "demand", "ids"), REQUIRED)
def test_each_requirement_of_the_law_is_asked_as_firmly_as_it_is_put(
    paragraph: str, demand: Demand, ids: list[str]
) -> None:
    asked = citing(paragraph)
    assert [question.id for question in asked] == ids
    for question in asked:
        assert question.demand is demand
        assert question.required is demand.startswith("ska")


def test_what_no_paragraph_requires_is_voluntary_and_said_to_be_ours() -> None:
    listed = {key for _, _, ids in REQUIRED for key in ids}
    ours = [each for each in FORM.questions.values() if each.id not in listed]
    assert len(ours) == 5
    for question in ours:
        assert question.demand is None
        assert not question.required
        assert "villkors förslag" in question.guidance


def test_the_four_reports_are_those_of_8_to_11_and_say_how_firmly() -> None:
    reports = [each for each in FORM.headings.values() if each.level == 1]
    assert len(reports) == 7
    for number, report in enumerate(reports[:4], start=8):
        assert f"{number} §" in report.legal_basis[0]
    for heading in reports:
        assert re.search(r"\((ska|bör)", heading.legal_basis[0])


def test_the_last_day_is_a_monday_since_the_21st_is_a_saturday() -> None:
    law = law_of_year(2025)
    assert law is not None
    assert FORM.deadline == law.deadline(2025) == date(2026, 2, 23)


def test_the_recipients_are_those_of_4_and_their_numbers_are_not_invented() -> None:
    told = {recipient.name: recipient for recipient in FORM.recipients}
    assert list(told) == [
        "Landsbygds- och infrastrukturdepartementet",
        "Tillväxtverket",
    ]
    assert {recipient.register_number for recipient in FORM.recipients} == {""}


def test_the_form_says_what_could_not_be_verified() -> None:
    beginning = SOURCE[: SOURCE.index("formulär: 2025")]
    assert "FÖRLAGA, INTE DET OFFICIELLA FORMULÄRET" in beginning
    for unknown in ("anvisningar", "övergångsbestämmelser", "e-postadresserna"):
        assert unknown in beginning


def test_only_the_regions_of_the_just_transition_fund_are_asked_of_it() -> None:
    exempted = {each.county for each in FORM.questions["6.2"].exemptions}
    asked = {region.county for region in FORM.regions} - exempted
    assert asked == {"09", "24", "25"}


def test_a_report_is_made_checked_and_exported_and_says_everywhere_that_it_is_a_model(
    tmp_path: Path,
) -> None:
    made = villkor("init", "2025", "--region", "Region Gotland", cwd=tmp_path)
    assert made.returncode == 0
    assert "förlaga, inte det officiella formuläret" in made.stdout
    assert "# Krav: bör i förekommande fall" in (
        tmp_path / "2025" / "7-agenda-2030.yaml"
    ).read_text(encoding="utf-8")
    assert "förlaga" in villkor("forms", cwd=tmp_path).stdout
    checked = villkor("check", cwd=tmp_path)
    assert checked.returncode == 1
    assert "1 av 30 frågor besvarade, 29 fel" in checked.stdout
    assert "förlaga, inte" in villkor("status", cwd=tmp_path).stdout
    export = villkor("export-docx", "--to", "alla", "--draft", cwd=tmp_path)
    assert export.returncode == 0, export.stderr
    files = sorted(tmp_path.glob("*.docx"))
    assert len(files) == 2
    for path in files:
        assert path.name.startswith("forlaga-resultatredovisning-2025-region-gotland")
        lines = text_of(open_package(path.read_bytes(), path.name)).lines
        assert UNOFFICIAL in lines
        assert FORM.title.endswith(" – förlaga")
        assert FORM.title in lines
