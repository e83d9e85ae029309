"""Names, keys and cells are the same whatever their letters are made of, and it is told."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.tools import SAMPLE, report_with, villkor
from villkor.base.diagnostic import Diagnostic, Severity
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules
from villkor.rules.mend import TYPOGRAPHY, mends, write_mends


def told(report: Report, *codes: str) -> list[Diagnostic]:
    return [each for each in run_rules(report, codes) if each.code in codes]


def errors(report: Report) -> list[Diagnostic]:
    return [each for each in run_rules(report) if each.severity is Severity.ERROR]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "2022"))


def saved_apart(folder: Path) -> None:
    """Save every file of a report with its letters in two parts, and its table too."""
    for path in [*folder.glob("*.yaml"), *folder.glob("*.csv")]:
        text = path.read_bytes().decode()
        path.write_bytes(unicodedata.normalize("NFD", text).encode())


def test_a_report_with_all_letters_in_two_parts_is_the_same_report(
    sample: Path,
) -> None:
    whole = load_report(sample)
    before = {path.name: path.read_bytes() for path in sample.glob("*.yaml")}
    saved_apart(sample)
    apart = load_report(sample)
    assert not errors(apart)
    assert apart.settings.region == whole.settings.region
    assert [told.text.text for told in apart.texts] == [
        told.text.text for told in whole.texts
    ]
    assert apart.summary.total == whole.summary.total
    assert {each.code for each in run_rules(apart)} - {
        each.code for each in run_rules(whole)
    } == {"VK501"}
    write_mends(apart, mends(apart, TYPOGRAPHY))
    mended = load_report(sample)
    assert not mended.saved
    assert {path.name: path.read_bytes() for path in sample.glob("*.yaml")} == before


def test_a_table_whose_name_is_saved_in_two_parts_is_found(sample: Path) -> None:
    grant = sample / "anslag.yaml"
    text = grant.read_text(encoding="utf-8")
    grant.write_text(
        text.replace("beslut-2022.csv", "beslut på åren.csv"), encoding="utf-8"
    )
    (sample / "beslut-2022.csv").rename(
        sample / unicodedata.normalize("NFD", "beslut på åren.csv")
    )
    assert not errors(load_report(sample))


UNSEEN_EVERYWHERE = (
    "an\ufeffsvarig: Regio\u00adnal utveckling\n"
    "sta\u200btus: kl\u2060ar\n"
    "# en komm\u00adentar\n"
    '\u200b"3.1.1":\u2003|\n'
    "  Regionen\u202a har\u00ad hjälpt.\n"
    '"3.1.2": |\n'
    "  Ja.\n"
)


def test_keys_and_values_are_read_without_what_cannot_be_seen(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"3.1": UNSEEN_EVERYWHERE})
    section = next(each for each in report.sections if each.stem == "3.1-lansstyrelsen")
    assert section.status
    assert section.status.text == "klar"
    assert [answer.question.id for answer in section.answers] == ["3.1.1", "3.1.2"]
    found = told(report, "VK515", "VK105", "VK108")
    assert [(each.code, each.where.line, each.question) for each in found] == [
        ("VK515", 1, ""),
        ("VK515", 4, "3.1.1"),
    ]
    write_mends(report, mends(report, TYPOGRAPHY))
    path = report.folder / "3.1-lansstyrelsen.yaml"
    assert path.read_text(encoding="utf-8").splitlines() == [
        "ansvarig: Regional utveckling",
        "status: klar",
        "# en kommentar",
        '"3.1.1": |',
        "  Regionen har hjälpt.",
        '"3.1.2": |',
        "  Ja.",
    ]


def test_only_the_chosen_rules_mend(tmp_path: Path) -> None:
    text = '"3.1.1": |\n  in\u00adno\n  fo\u0308r\n'
    report = report_with(tmp_path, **{"3.1": text})
    assert [mend.new for mend in mends(report, {"VK515"})] == ["  inno"]
    assert [mend.new for mend in mends(report, {"VK501"})] == ["  för"]
    assert not mends(report, {"VK502"})


def test_a_lost_letter_is_an_error_in_any_file_and_tells_what_to_look_for(
    sample: Path,
) -> None:
    for name in ("rapport.yaml", "anslag.yaml", "5-ovriga-medskick.yaml"):
        text = (sample / name).read_text(encoding="utf-8")
        text = text.replace("# ", "# \ufffd ", 1)  # in a comment nothing is lost
        text = text.replace("kontakt: Region", "kontakt: Regi\ufffdn")
        text = text.replace("namn: Internationellt", "namn: Internati\ufffdnellt")
        text = text.replace("\n  Region", "\n  Kompetensf\ufffdrs\ufffdrjning", 1)
        (sample / name).write_text(text, encoding="utf-8")
    found = told(load_report(sample), "VK514")
    assert {each.where.path for each in found} >= {"rapport.yaml", "anslag.yaml"}
    assert all("\ufffd" in each.message for each in found)
    (contact,) = (each for each in found if each.where.path == "rapport.yaml")
    assert contact.hint.endswith("Sök där efter ”Norrbotten, regional”.")


@pytest.mark.parametrize("word", ["fr?ga", "kompetensf?rs?rjning", "l?ngsiktigt"])
def test_a_question_mark_within_a_word_is_a_lost_letter(
    word: str, tmp_path: Path
) -> None:
    report = report_with(tmp_path, **{"3.1": f'"3.1.1": |\n  Vi vill {word} mer.\n'})
    (finding,) = told(report, "VK501")
    assert "i stället för en bokstav" in finding.message


@pytest.mark.parametrize(
    "words", ["Vad? När?", "https://a.se/sida?fraga=a", "vad/varför?", "(varför?)"]
)
def test_a_question_mark_elsewhere_is_a_question(words: str, tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"3.1": f'"3.1.1": |\n  Vi undrar {words}\n'})
    assert not told(report, "VK501")


def test_the_program_says_it_and_mends_it(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"3.1": '"3.1.1": |\n  kompe\u00adtens\n'})
    before = villkor("check", "--select", "VK5", report.folder)
    assert "ett mjukt bindestreck" in before.stdout
    assert "1 rad kan rättas med" in before.stdout
    after = villkor("check", "--select", "VK5", "--fix", report.folder)
    assert "Rättade 1 rad." in after.stderr
    assert "VK515" not in after.stdout
