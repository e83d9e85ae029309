"""The PDF that LibreOffice makes of a Word file, where it is installed."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.exported import NAME
from tests.tools import SAMPLE, need, own_sample, villkor
from villkor.document.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Role,
    Table,
    TaggedAnswer,
)
from villkor.document.pdf.layout import _run_bounded
from villkor.exchange.outline import report_outline
from villkor.report.load import load_report

PDF = Path(NAME).with_suffix(".pdf")


def told(sent_to_all: Path) -> dict[str, str]:
    printed = subprocess.run(
        [need("pdfinfo"), sent_to_all / PDF],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return dict(line.split(":", 1) for line in printed.replace(": ", ":").splitlines())


def test_the_pdf_is_tagged_and_says_that_it_keeps_to_pdf_ua(sent_to_all: Path) -> None:
    assert told(sent_to_all)["Tagged"].strip() == "yes"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in (sent_to_all / PDF).read_bytes()


def test_the_pdf_is_titled_and_written_by_the_region_in_swedish(
    sent_to_all: Path,
) -> None:
    assert (
        told(sent_to_all)["Title"].strip()
        == "Återrapportering av villkorsbeslut 2022 – Region Norrbotten"
    )
    assert told(sent_to_all)["Author"].strip() == "Region Norrbotten"
    assert b"/Lang(sv-SE)" in (sent_to_all / PDF).read_bytes()


def outline_levels(blocks: Iterable[Block]) -> Iterator[int]:
    """The levels of headings, and of what is asked below them."""
    below = {Role.QUESTION: 1, Role.FOLLOW_UP: 2}
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
            yield level
        elif isinstance(block, Paragraph) and block.role in below:
            yield level + below[block.role]


def header_cells(table: Facts | Table) -> int:
    """How many cells LibreOffice tags as headings: those of the first row."""
    if isinstance(table, Table) and table.beside:
        return 2  # a heading and what stands beside it
    return len(table.header)


def test_the_tags_say_what_is_a_heading_a_list_a_table_and_a_heading_of_a_column(
    sent_to_all: Path,
) -> None:
    printed = subprocess.run(
        [need("pdfinfo"), "-struct", sent_to_all / PDF],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    tags = Counter(
        line.split()[0].rstrip(":") for line in printed.splitlines() if line.strip()
    )
    report = load_report(SAMPLE)
    blocks = report_outline(report, report.form.recipients[1:]).blocks
    levels = Counter(f"H{level}" for level in outline_levels(blocks))
    assert {tag: tags[tag] for tag in levels} == levels
    tables = [
        part
        for block in blocks
        for part in (block.blocks if isinstance(block, TaggedAnswer) else [block])
        if isinstance(part, Facts | Table)
    ]
    assert (tags["Table"], tags["TH"]) == (
        len(tables),
        sum(map(header_cells, tables)),
    )
    assert tags["TOCI"] == len(report.form.headings)
    assert tags["LI"] > 100


def test_the_boxes_are_signs_and_not_fields_of_a_form(sent_to_all: Path) -> None:
    assert told(sent_to_all)["Form"].strip() == "none"
    text = subprocess.run(
        [need("pdftotext"), sent_to_all / PDF, "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert "Ja ☒ / Nej ☐" in text


def test_a_libreoffice_that_fails_leaves_the_word_file_and_no_pdf(
    tmp_path: Path,
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "soffice").symlink_to(shutil.which("false") or "")
    done = villkor(
        "export-docx",
        own_sample(),
        "--to",
        "tillvaxtverket",
        "--output",
        tmp_path / "svar",
        "--pdf",
        PATH=str(programs),
    )
    assert done.returncode == 2
    assert done.stderr.startswith(
        "LibreOffice kunde inte göra en PDF av svar.docx, som är skapad.\n"
    )
    assert {path.name for path in tmp_path.iterdir()} == {
        "programs",
        "svar.docx",
        "svar.kvitto.json",
    }


def test_without_libreoffice_nothing_is_written_and_it_is_said_why(
    tmp_path: Path,
) -> None:
    done = villkor(
        "export-docx",
        own_sample(),
        "--to",
        "tillvaxtverket",
        "--output",
        tmp_path / "svar",
        "--pdf",
        PATH=os.devnull,
    )
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert (
        "En PDF görs av LibreOffice, som inte finns på den här datorn." in done.stderr
    )


def test_a_libreoffice_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path,
) -> None:
    """Its child, which holds the lock on a file, is gone when it is given up."""
    child = tmp_path / "child"
    script = f"sleep 600 & echo $! > {child}; wait"
    assert not _run_bounded(["bash", "-c", script], tmp_path, seconds=1)
    assert_ends(int(child.read_text(encoding="utf-8")))


def test_a_program_that_is_not_there_or_fails_did_not_go_well(tmp_path: Path) -> None:
    assert not _run_bounded([str(tmp_path / "saknas")], tmp_path, seconds=60)
    assert not _run_bounded(["false"], tmp_path, seconds=60)
    assert _run_bounded(["true"], tmp_path, seconds=60)


def assert_ends(process: int) -> None:
    """A process that has been killed is gone, as soon as the system has got to it."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return
    ended, _, _ = select.select([watched], [], [], 30)
    os.close(watched)
    assert ended
