"""villkor import-docx by the real program: a Word file that others have written in comes home, and
nothing else of the report is changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.terminal import on_a_terminal
from tests.cli.word_edits import (
    add_comment,
    add_footnote,
    add_picture,
    add_tracked_words,
    replace_words,
)
from tests.exchange.placing.changed_files import changed_body, without_controls
from tests.tools import copy_sample, villkor
from villkor.document.word.package import Element, word_name

FILE = "1.2.3-innovation-och-foretagande.yaml"
# in the answer to 1.2.3.1, in that to 5, and in a cell of the table of 1.2.1.4
FIRST = ("Utgångsläget är gott: länet", "Utgångsläget är mycket gott: länet")
CELL = (
    "Förstudien belyser helikopterskidåkningen",
    "Förstudien belyser helikopterskidåkningen och skotertrafiken",
)


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report, and beside it the Word file that was exported from it."""
    folder = tmp_path_factory.mktemp("hem")
    report = copy_sample(folder)
    made = villkor(
        "export-docx",
        report,
        "--to",
        "tillvaxtverket",
        "--output",
        folder / "svar.docx",
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture
def home(exported: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    folder = tmp_path / "hem"
    shutil.copytree(exported, folder)
    return folder


def report_in(home: Path) -> Path:
    return home / "2022"


def files_of(report: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(report.glob("[!.]*.*"))}


def changed_lines(before: Mapping[str, bytes], report: Path) -> dict[str, list[str]]:
    """The lines that stand in a file of the report and did not before."""
    found = {}
    for name, data in files_of(report).items():
        old = before.get(name, b"").decode().splitlines()
        new = [line for line in data.decode().splitlines() if line not in old]
        if data != before.get(name):
            found[name] = new
    return found


def test_two_answers_and_a_cell_come_home_beside_what_was_written_meanwhile(
    home: Path,
) -> None:
    report, docx = report_in(home), home / "svar.docx"
    replace_words(docx, *FIRST)
    replace_words(docx, *CELL)
    replace_words(
        docx, "Ansökningarna blev färre under 2022", "Ansökningarna minskade 2022"
    )
    own = report / "3.3-kommuner.yaml"
    own.write_text(
        own.read_text(encoding="utf-8").replace("kommunerna", "länets kommuner", 1)
    )
    before = files_of(report)
    done = villkor("import-docx", docx, report)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = changed_lines(before, report)
    assert sorted(lines) == ["1.2.1-boende-arbete-och-valfard.yaml", FILE]
    assert any("mycket gott" in line for line in lines[FILE])
    assert any("minskade 2022" in line for line in lines[FILE])
    # the two paragraphs are wrapped anew, and the cell: no other line is touched
    assert len(lines[FILE]) < 16
    cell = lines["1.2.1-boende-arbete-och-valfard.yaml"]
    assert any("skotertrafiken" in line for line in cell)
    assert "kommuner" in own.read_text(encoding="utf-8")
    again = villkor("import-docx", docx, report)
    assert again.returncode == 0
    assert "Det finns inget att skriva in." in again.stdout


def test_an_answer_whose_question_is_deleted_is_not_written_in_that_above(
    home: Path,
) -> None:
    report, docx = report_in(home), home / "svar.docx"

    def without_question(root: Element) -> None:
        for paragraph in list(root.iter(word_name("p"))):
            if "".join(paragraph.itertext()).startswith("1.1.2"):
                paragraph.getparent().remove(paragraph)

    data = without_controls(docx.read_bytes())
    docx.write_bytes(changed_body(data, without_question))
    before = files_of(report)
    held = villkor("import-docx", docx, report)
    assert held.returncode == 1
    assert "osäkert: svaret på 1.1.2 står här" in " ".join(held.stdout.split())
    assert changed_lines(before, report) == {}
    done = villkor("import-docx", docx, report, "--force")
    assert done.returncode == 0
    assert list(changed_lines(before, report)) == [
        "1.1-regional-utvecklingsstrategi.yaml"
    ]


def test_what_both_have_changed_in_different_sentences_is_put_together(
    home: Path,
) -> None:
    report, docx = report_in(home), home / "svar.docx"
    replace_words(docx, *FIRST)
    path = report / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "Ekonomin är samtidigt naturbaserad.", "Ekonomin bygger på naturen."
        )
    )
    done = villkor("import-docx", docx, report)
    assert done.returncode == 0, done.stdout
    assert "båda ändringarna tas med" in done.stdout
    whole = " ".join(path.read_text(encoding="utf-8").split())
    assert FIRST[1] in whole
    assert "Ekonomin bygger på naturen." in whole


def test_a_conflict_is_shown_and_nothing_is_written_before_somebody_decides(
    home: Path,
) -> None:
    report, docx = report_in(home), home / "svar.docx"
    replace_words(docx, *FIRST)
    replace_words(docx, *CELL)
    path = report / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Utgångsläget är gott", "Utgångsläget är svagt"))
    before = files_of(report)
    done = villkor("import-docx", docx, report)
    assert done.returncode == 1
    assert "konflikt" in done.stdout
    assert "svagt" in done.stdout
    assert "mycket gott" in done.stdout
    assert files_of(report) == before
    both = villkor("import-docx", docx, report, "--write-conflicts")
    assert both.returncode == 1
    written = path.read_text(encoding="utf-8")
    assert "svagt" in written
    assert "mycket gott" in written
    checked = villkor("check", report, "--select", "VK523")
    assert checked.returncode == 1
    assert FILE in checked.stdout


@pytest.mark.parametrize(("tracked", "taken"), [("accept", True), ("reject", False)])
def test_tracked_changes_are_taken_or_not_and_told(
    home: Path, tracked: str, *, taken: bool
) -> None:
    report, docx = report_in(home), home / "svar.docx"
    add_tracked_words(docx, "Utgångsläget är gott", "Ett spårat tillägg. ")
    done = villkor("import-docx", docx, report, "--tracked", tracked)
    assert done.returncode == 0, done.stdout
    assert "Ett spårat tillägg." in done.stdout
    assert "Avdelningen" in done.stdout  # who made it
    said = (report / FILE).read_text(encoding="utf-8")
    assert ("Ett spårat tillägg." in " ".join(said.split())) is taken


def test_a_comment_is_told_with_its_place_and_is_no_part_of_the_answer(
    home: Path,
) -> None:
    report, docx = report_in(home), home / "svar.docx"
    add_comment(docx, "Utgångsläget är gott", "Stämmer det här?")
    before = files_of(report)
    done = villkor("import-docx", docx, report)
    assert done.returncode == 0, done.stdout
    assert "Stämmer det här?" in done.stdout
    assert "vid 1.2.3.1" in done.stdout
    assert files_of(report) == before


def test_a_footnote_becomes_part_of_its_answer(home: Path) -> None:
    report, docx = report_in(home), home / "svar.docx"
    add_footnote(docx, "Utgångsläget är gott", "Enligt mätningen i maj.")
    done = villkor("import-docx", docx, report)
    assert done.returncode == 0, done.stdout
    said = (report / FILE).read_text(encoding="utf-8")
    assert "Enligt mätningen i maj." in " ".join(said.split())


def test_a_picture_holds_the_rest_until_force_puts_it_aside(home: Path) -> None:
    report, docx = report_in(home), home / "svar.docx"
    replace_words(docx, *FIRST)
    add_picture(docx, "Utgångsläget är mycket gott", "Karta över länet")
    before = files_of(report)
    done = villkor("import-docx", docx, report)
    assert done.returncode == 1
    assert "inte placerad" in done.stdout
    assert "bild" in done.stdout
    assert files_of(report) == before
    forced = villkor("import-docx", docx, report, "--force")
    assert forced.returncode == 0, forced.stdout
    assert "mycket gott" in (report / FILE).read_text(encoding="utf-8")
    assert "Karta över länet" in (report / "ej-placerat.md").read_text(encoding="utf-8")


def test_a_dry_run_shows_everything_and_writes_nothing(home: Path) -> None:
    report, docx = report_in(home), home / "svar.docx"
    replace_words(docx, *FIRST)
    before = files_of(report)
    done = villkor("import-docx", docx, report, "--dry-run")
    assert done.returncode == 0
    assert "[mycket ]gott" in done.stdout or "mycket" in done.stdout
    assert files_of(report) == before


def test_the_question_is_in_swedish_and_so_is_the_answer(home: Path) -> None:
    replace_words(home / "svar.docx", *FIRST)
    before = (report_in(home) / FILE).read_bytes()
    command = ["import-docx", "svar.docx"]
    asked = on_a_terminal(command, home, answers=["kanske", "Nej"])
    assert "Skriva in svaren i rapporten? [J/n]: Svara ja eller nej.\n" in asked
    assert "Inget har skrivits in i rapporten." in asked
    assert (report_in(home) / FILE).read_bytes() == before
    assert "Skrivet i 1 fil" in on_a_terminal(command, home, answers=["j"])


def test_the_mark_that_a_file_is_open_in_word_does_not_stop_the_others(
    home: Path,
) -> None:
    for mark in ("~$ar.docx", "._svar.docx"):
        (home / mark).write_bytes(b"")
    done = villkor("import-docx", "svar.docx", "~$ar.docx", "._svar.docx", cwd=home)
    assert done.returncode == 0
    assert "svar.docx verkar vara öppen i Word" in done.stderr
    assert "._svar.docx är ingen Word-fil, och läses inte." in done.stdout
    alone = villkor("import-docx", "~$ar.docx", cwd=home)
    assert alone.returncode == 2
    assert "Menade du svar.docx?" in alone.stderr


def test_several_files_are_put_together_one_after_the_other(home: Path) -> None:
    report, docx = report_in(home), home / "svar.docx"
    other = home / "kollegan.docx"
    shutil.copy(docx, other)
    replace_words(docx, *FIRST)
    replace_words(other, *CELL)
    done = villkor("import-docx", docx, other, report)
    assert done.returncode == 0, done.stdout
    assert "mycket gott" in (report / FILE).read_text(encoding="utf-8")
    cell = (report / "1.2.1-boende-arbete-och-valfard.yaml").read_text(encoding="utf-8")
    assert "skotertrafiken" in cell


def test_a_whole_report_is_read_into_an_empty_one(home: Path) -> None:
    docx, empty = home / "svar.docx", home / "ny"
    assert villkor("init", "2022", empty, "--region", "Norrbotten").returncode == 0
    done = villkor("import-docx", docx, empty)
    assert done.returncode == 0, done.stdout
    assert "beslut: Regionala utvecklingsnämnden, 11 januari 2023" in done.stdout
    settings = (empty / "rapport.yaml").read_text(encoding="utf-8")
    assert "region: RUN 00060-2022" in settings
    checked = villkor("check", empty, "--select", "VK2")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b"%PDF-1.7"), "PDF"),
        (lambda path: path.write_bytes(b""), "tom"),
        (lambda path: path.unlink(), "finns inte"),
    ],
)
def test_what_is_no_word_file_is_refused(
    home: Path, make: Callable[[Path], object], words: str
) -> None:
    docx = home / "svar.docx"
    make(docx)
    done = villkor("import-docx", docx, report_in(home))
    assert done.returncode == 2
    assert words in done.stderr


def test_a_folder_alone_is_told_what_is_lacking(home: Path) -> None:
    done = villkor("import-docx", report_in(home))
    assert done.returncode == 2
    assert "Ingen Word-fil är angiven." in done.stderr


def test_a_colleague_may_go_on_in_the_file_that_has_come_home(home: Path) -> None:
    report, docx = report_in(home), home / "svar.docx"
    replace_words(docx, *FIRST)
    assert villkor("import-docx", docx, report).returncode == 0
    path = report / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("- namn: LOKET", "- namn: LOKET i norr"), encoding="utf-8"
    )
    # the same sentence once more, and another one
    replace_words(docx, FIRST[1], "Utgångsläget är utmärkt: länet")
    replace_words(docx, *CELL)
    done = villkor("import-docx", docx, report)
    assert done.returncode == 0, done.stdout
    whole = path.read_text(encoding="utf-8")
    assert "Utgångsläget är utmärkt" in " ".join(whole.split())
    assert "LOKET i norr" in whole
    # what the region takes away after that stays away
    path.write_text(whole.replace("utmärkt", "ganska gott"), encoding="utf-8")
    again = villkor("import-docx", docx, report)
    assert again.returncode == 0, again.stdout
    assert "ganska gott" in path.read_text(encoding="utf-8")


def test_without_a_file_it_names_what_is_missing_alone() -> None:
    said = villkor("import-docx")
    assert said.returncode == 2
    assert said.stderr.startswith("FIL måste anges.")
