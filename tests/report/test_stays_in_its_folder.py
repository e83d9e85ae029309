"""A report stays in its folder: what it names lies there, or is refused with words that say where
to put it, and nothing that lies elsewhere is quoted.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tools import copy_sample
from villkor.base.diagnostic import Finding
from villkor.report.load import load_report
from villkor.report.model import Report

HIDDEN = "hemligt ord; ett annat"
SECTION = "5-ovriga-medskick.yaml"
NAMES = [
    "{outside}/hemlig.csv",
    "../hemlig.csv",
    "underlag/../../hemlig.csv",
    "länk.csv",
    "/dev/stdin",
    "/etc/passwd",
    "rör.csv",
    "/proc/self/environ",
    "a" * 300,
    "./" + "mapp/" * 1500,
    "mapp",
    "~/hemlig.csv",
    "C:\\filer\\hemlig.csv",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = copy_sample(tmp_path)
    secret = tmp_path / "hemlig.csv"
    secret.write_text(HIDDEN, encoding="utf-8")
    (folder / "länk.csv").symlink_to(secret)
    os.mkfifo(folder / "rör.csv")
    (folder / "mapp").mkdir()
    return folder


def named(folder: Path, file: str, key: str, name: str) -> Report:
    """The report with a key of one of its files set to a name."""
    path = folder / file
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not line.startswith(f"{key}:")]
    shown = name.format(outside=folder.parent)
    path.write_text("\n".join([f"{key}: {shown}", *kept]), encoding="utf-8")
    return load_report(folder)


def told(report: Report, path: str) -> list[Finding]:
    """What is told of a file. None of it holds a word of what lies outside."""
    findings = [finding for _, finding in report.faults]
    for finding in findings:
        assert "hemligt" not in finding.message + finding.hint
    assert not any("hemligt" in text for text in report.sources.values())
    return [finding for finding in findings if finding.where.path == path]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("file", "key"), [("anslag.yaml", "beslut"), ("rapport.yaml", "mall")]
)
def test_what_is_named_lies_in_the_folder(
    folder: Path, file: str, key: str, name: str
) -> None:
    report = named(folder, file, key, name)
    (finding,) = told(report, file)
    assert finding.where.line == 1
    if "utanför" in finding.message or "länk ut" in finding.message:
        assert "i rapportens mapp" in finding.hint
    assert report.grant.decisions is None or key == "mall"


@pytest.mark.parametrize("name", NAMES)
def test_of_last_year_nothing_but_a_report_is_read(folder: Path, name: str) -> None:
    report = named(folder, "rapport.yaml", "fjolåret", name)
    (finding,) = told(report, "rapport.yaml")
    assert "är inte fjolårets rapport" in finding.message
    assert report.last_year is None


def test_last_year_keeps_to_its_folder_too(folder: Path) -> None:
    before = folder.parent / "2021"
    before.mkdir()
    for path in folder.glob("*.yaml"):
        (before / path.name).write_bytes(path.read_bytes())
    last_year = named(before, "anslag.yaml", "beslut", "../hemlig.csv")
    assert told(last_year, "anslag.yaml")
    report = named(folder, "rapport.yaml", "fjolåret", "../2021")
    assert report.last_year
    assert report.last_year.grant.decisions is None


def test_a_file_of_the_report_that_is_a_link_out_of_it_is_not_read(
    folder: Path,
) -> None:
    (folder / SECTION).unlink()
    (folder / SECTION).symlink_to(folder.parent / "hemlig.csv")
    (finding,) = told(load_report(folder), SECTION)
    assert "länk ut ur rapportens mapp" in finding.message
    assert finding.hint == "Lägg själva filen i rapportens mapp."


def test_a_file_of_a_report_that_is_too_large_is_not_read(folder: Path) -> None:
    with (folder / SECTION).open("wb") as file:
        file.truncate(200_000_000)
    (finding,) = told(load_report(folder), SECTION)
    assert "större än 5 MB" in finding.message
