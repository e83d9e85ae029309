"""`villkor init --from rapport.docx`: a report that was never in villkor is last year's."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.exchange.placing.round_trips import word_file
from tests.tools import SAMPLE, villkor
from villkor.base.diagnostic import UserError
from villkor.base.faults import FaultKind
from villkor.exchange.last_year import last_year_of
from villkor.exchange.placing.home_values import home_values
from villkor.form.load import load_form
from villkor.report.load import load_report
from villkor.report.model import Report

FORM = load_form(2022)


@pytest.fixture(scope="module")
def sample() -> Report:
    return load_report(SAMPLE)


@pytest.fixture(scope="module")
def word(sample: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "rapport.docx"
    path.write_bytes(word_file(sample))
    return path


def test_the_answers_are_those_of_the_word_file(word: Path, sample: Report) -> None:
    found = last_year_of(FORM, word, None, Path("fjolåret"))
    assert found.report.settings.region == "Region Norrbotten"
    ((kind, missing),) = found.report.faults
    assert (kind, missing.where.path) == (FaultKind.MISSING_FILE, "anslag.yaml")
    assert found.ledger.unplaced == ()
    expected = sample.answers()
    for key, answer in found.report.answers().items():
        home = home_values(found.report, answer)
        if key != "2.1":  # its figures are words there
            assert home == home_values(sample, expected[key])
    assert found.report.settings.goals["s3"] == sample.settings.goals["s3"]


def test_the_new_report_has_them_as_comments_and_as_last_year(
    word: Path, tmp_path: Path
) -> None:
    made = villkor("init", "2022", tmp_path / "ny", "--from", word)
    assert made.returncode == 0, made.stderr
    assert "49 svar och tabellernas mål är tagna från" in made.stdout
    report = load_report(tmp_path / "ny")
    assert all(answer.empty for answer in report.answers().values())
    assert report.last_year is not None
    assert len(report.last_year.answers()) == 49
    section = (tmp_path / "ny" / "3.1-lansstyrelsen.yaml").read_text(encoding="utf-8")
    assert "# I fjol:" in section
    assert report.settings.goals["rus"]


def test_a_file_without_answers_is_refused(tmp_path: Path, sample: Report) -> None:
    other = tmp_path / "annat.docx"
    other.write_bytes(word_file(replace(sample, sections=())))
    with pytest.raises(UserError, match="inga svar"):
        last_year_of(FORM, other, None, tmp_path)
