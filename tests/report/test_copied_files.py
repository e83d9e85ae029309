"""Of a copy it is told what stands in it besides the original, and what is written nowhere
else is never thrown away.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tools import SAMPLE
from villkor.base.diagnostic import Diagnostic
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules

NAMES = [
    "3.1-lansstyrelsen - Kopia.yaml",
    "3.1-lansstyrelsen - Kopia (2).yaml",
    "3.1-lansstyrelsen (1).yaml",
    "3.1-lansstyrelsen-LAPTOP-4F2K.yaml",
    "3.1-lansstyrelsen kopia.yml",
    "3.1-lansstyrelsen (Annas konfliktkopia 2022-11-01).yaml",
    "Kopia av 3.1-lansstyrelsen.yaml",
    "gammal.yaml",
]
THROWN_AWAY = "Ta bort filen"
ORIGINAL = "3.1-lansstyrelsen.yaml"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "2022"))


def told_of(folder: Path, name: str) -> Diagnostic:
    found = run_rules(load_report(folder), ("VK111", "VK113"))
    (finding,) = (each for each in found if each.where.path == name)
    return finding


def changed(text: str, number: str, new: str) -> str:
    """The text of a section file with another answer to the question of a number."""
    before, _, after = text.partition(f'"{number}": |\n')
    _, _, below = after.partition('\n"')
    rest = f'"{below}' if below else ""
    return f'{before}"{number}": |\n{new}\n{rest}'


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_with_nothing_else_may_be_thrown_away(sample: Path, name: str) -> None:
    shutil.copy(sample / ORIGINAL, sample / name)
    finding = told_of(sample, name)
    assert "inget svar skiljer sig" in finding.message
    assert THROWN_AWAY in finding.hint


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_that_differs_is_named(sample: Path, name: str) -> None:
    text = (sample / ORIGINAL).read_text(encoding="utf-8")
    (sample / name).write_text(changed(text, "3.1.2", "  Annat."), encoding="utf-8")
    finding = told_of(sample, name)
    assert "Andra svar än där: 3.1.2 (rad 45, där rad 45)." in finding.message
    assert finding.question == "3.1.2"
    assert THROWN_AWAY not in finding.hint
    assert f"till {ORIGINAL}" in finding.hint


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_answer_that_stands_only_in_the_copy_is_named(
    sample: Path, empty: str
) -> None:
    name = NAMES[0]
    shutil.copy(sample / ORIGINAL, sample / name)
    text = (sample / ORIGINAL).read_text(encoding="utf-8")
    (sample / ORIGINAL).write_text(changed(text, "3.1.2", empty), encoding="utf-8")
    finding = told_of(sample, name)
    assert "Bara här: 3.1.2" in finding.message
    assert "Svaren här räknas inte." in finding.message
    assert THROWN_AWAY not in finding.hint


def test_a_question_that_the_original_lacks_is_counted_and_told(sample: Path) -> None:
    name = NAMES[0]
    shutil.copy(sample / ORIGINAL, sample / name)
    text = (sample / ORIGINAL).read_text(encoding="utf-8")
    original = text.partition('"3.1.2"')[0]
    (sample / ORIGINAL).write_text(original, encoding="utf-8")
    finding = told_of(sample, name)
    assert "Av svaren här räknas bara 3.1.2." in finding.message
    assert THROWN_AWAY not in finding.hint


def test_other_line_breaks_are_no_other_answer(sample: Path) -> None:
    name = "5-ovriga-medskick (1).yaml"
    original = sample / "5-ovriga-medskick.yaml"
    head = original.read_text(encoding="utf-8").partition('"5": |\n')[0]
    original.write_text(f'{head}"5": |\n  Regionen vill mer.\n', encoding="utf-8")
    copy = f'{head}"5": |\n  Regionen\n  vill  mer.\n'
    (sample / name).write_text(copy, encoding="utf-8")
    assert "inget svar skiljer sig" in told_of(sample, name).message


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("anslag - Kopia.yaml", "anslag.yaml"),
        ("rapport (1).yaml", "rapport.yaml"),
        ("Kopia av anslag.yaml", "anslag.yaml"),
    ],
)
def test_copies_of_the_other_files_are_compared_too(
    sample: Path, name: str, original: str
) -> None:
    shutil.copy(sample / original, sample / name)
    same = told_of(sample, name)
    assert f"en kopia av {original}, med samma innehåll" in same.message
    assert THROWN_AWAY in same.hint
    with (sample / name).open("a", encoding="utf-8") as file:
        file.write("annat: här\n")
    other = told_of(sample, name)
    assert "men är inte likadan" in other.message
    assert THROWN_AWAY not in other.hint


def test_a_copy_that_cannot_be_read_is_not_thrown_away(sample: Path) -> None:
    name = NAMES[0]
    text = (sample / ORIGINAL).read_text(encoding="utf-8")
    (sample / name).write_text(f"{text}\n<<<<<<< HEAD\n", encoding="utf-8")
    finding = told_of(sample, name)
    assert "men är inte likadan" in finding.message
    assert THROWN_AWAY not in finding.hint


def test_a_file_of_another_name_is_no_copy(sample: Path) -> None:
    (sample / "inkop.yaml").write_text("a: 1\n", encoding="utf-8")
    assert told_of(sample, "inkop.yaml").message == "Filen hör inte till rapporten."
