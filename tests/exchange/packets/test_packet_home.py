"""A packet goes out, is written in and comes home, by the real program: only what was written
changes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn

from tests.tools import empty_report, villkor
from villkor.document.word.controls import key_of
from villkor.report.load import load_report

STATE = "{http://schemas.microsoft.com/office/word/2010/wordml}checked"


def control(file: DocxDocument, key: str) -> Any:
    (found,) = (
        each for each in file.element.body.iter(qn("w:sdt")) if key_of(each) == key
    )
    return found


def write(file: DocxDocument, key: str, *lines: str) -> None:
    """Write in a box of the Word file, as Word does: what stood there goes away."""
    box = control(file, key)
    for mark in list(box.iter(qn("w:showingPlcHdr"))):
        mark.getparent().remove(mark)
    first, *others = box.iter(qn("w:p"))
    for paragraph in others:
        paragraph.getparent().remove(paragraph)
    for line in lines:
        new = deepcopy(first)
        first.addprevious(new)
        written = docx.text.paragraph.Paragraph(new, file)
        written.text = line
    first.getparent().remove(first)


def tick(file: DocxDocument, key: str) -> None:
    box = control(file, key)
    for state in box.iter(STATE):
        state.set(STATE.replace("checked", "val"), "1")
    for text in box.iter(qn("w:t")):
        text.text = "☒"


def home(
    report: Path, sent: Path, change: Callable[[DocxDocument], None]
) -> dict[str, str]:
    """What the files of the report are after the change has come home, by name: those that differ
    from before.
    """
    before = {path.name: path.read_text("utf-8") for path in report.glob("*.yaml")}
    returned = report.parent / "från en kollega.docx"
    file = docx.Document(str(sent))
    change(file)
    file.save(str(returned))
    done = villkor("import-docx", returned, report)
    assert done.returncode == 0, done.stdout + done.stderr
    after = {path.name: path.read_text("utf-8") for path in report.glob("*.yaml")}
    return {name: text for name, text in after.items() if text != before[name]}


@pytest.fixture
def report(sent: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sent / "2022", tmp_path / "2022"))


@pytest.fixture
def packet(sent: Path) -> Path:
    return sent / "ut" / "1.2.3-naringsliv-2022.docx"


def test_only_what_a_colleague_has_written_changes(report: Path, packet: Path) -> None:
    def change(file: DocxDocument) -> None:
        write(file, "1.2.3.3", "Ett nytt svar.", "I två stycken.")
        write(file, "1.2.3.4:2:prestationer", "Tre nya rapporter.")

    old = (report / "1.2.3-innovation-och-foretagande.yaml").read_text("utf-8")
    (new,) = home(report, packet, change).values()
    kept, _, rest = new.partition('"1.2.3.3": |\n')
    assert old.startswith(kept)
    assert rest.startswith("  Ett nytt svar.\n\n  I två stycken.\n\n")
    assert new.count("Tre nya rapporter.") == 1
    lines = set(old.splitlines())
    added = [line.strip() for line in new.splitlines() if line not in lines]
    assert added == ["Ett nytt svar.", "I två stycken.", "Tre nya rapporter."]


def test_an_answer_that_is_taken_away_in_word_is_empty(
    report: Path, packet: Path
) -> None:
    def change(file: DocxDocument) -> None:
        write(file, "1.2.3.3", "Klicka eller tryck här för att ange text.")

    (new,) = home(report, packet, change).values()
    assert "Klicka eller" not in new
    assert load_report(report).answers()["1.2.3.3"].empty


def test_what_nobody_has_written_in_changes_nothing(report: Path, packet: Path) -> None:
    assert home(report, packet, lambda _: None) == {}
    shown = villkor("status", report).stdout
    assert "1.2.3    Näringsliv  2023-01-16  2023-01-31  infört 2023-01-16" in shown


def test_a_new_report_is_filled_in(tmp_path: Path) -> None:
    report = empty_report(tmp_path)
    sections = ["--section", "1.2.3", "--section", "2"]
    sent = tmp_path / "ut.docx"
    made = villkor("export-docx", report, *sections, "--output", sent, PATH="")
    assert made.returncode == 0, made.stderr

    def change(file: DocxDocument) -> None:
        write(file, "1.2.3.1", "Ett svar.")
        write(file, "1.2.3.4:1:namn+beskrivning", "LOKET", "Ett kluster.")
        write(file, "1.2.3.4:1:mål", "RUS", "Klimat")
        write(file, "1.2.3.4:3:namn+beskrivning", "En insats till")
        write(file, "2.3:vid nej", "Medlen räckte inte.")
        tick(file, "2.3:nej")

    assert len(home(report, sent, change)) == 2
    answers = load_report(report).answers()
    answered = [key for key, answer in answers.items() if not answer.empty]
    assert answered == ["1.2.3.1", "1.2.3.4", "2.3"]
    rows = answers["1.2.3.4"].content
    assert len(rows.rows) == 2  # type: ignore[union-attr]
