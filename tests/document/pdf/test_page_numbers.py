from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import docx
import msgspec
import pytest

from tests.exported import NAME
from tests.libreoffice import counted_layouts
from tests.tools import ROOT, SAMPLE, need
from villkor.document.blocks import (
    Block,
    Contents,
    Document,
    Heading,
    PageBreak,
    Table,
    text_paragraph,
)
from villkor.document.pdf.page_numbers import heading_bookmarks, page_numbers
from villkor.document.word.writer import MOST_TABLES, pages_of_headings, to_docx
from villkor.exchange.outline import report_outline
from villkor.report.load import load_report

REFERENCE = (ROOT / "templates" / "2022" / "referens.docx").read_bytes()
WHEN = datetime(2023, 2, 21, tzinfo=UTC)
SHORT = Document(
    "Titel",
    "Region",
    "Ämne",
    "Sidhuvud",
    (
        text_paragraph("Omslag"),
        PageBreak(),
        Contents("Innehåll"),
        Heading("Rubrik", 1),
    ),
)
HEADINGS = [
    "Återrapportering 1 – Arbete",
    "1.1 Plan (2021–2030)",
    "2 <Ett> & annat 😀",
    "3 Sist",
]


def word_file(*blocks: Block) -> bytes:
    return to_docx(
        Document("Titel", "Region", "Ämne", "Sidhuvud", blocks), REFERENCE, WHEN
    )


def one_heading_a_page(headings: list[str]) -> list[Block]:
    return [
        block
        for heading in headings
        for block in (Heading(heading, 1), text_paragraph("Text."), PageBreak())
    ]


def entries(data: bytes, folder: Path) -> dict[str, str]:
    """The table of contents as it stands in the file: heading → page."""
    (folder / "contents.docx").write_bytes(data)
    toc = [
        p.text
        for p in docx.Document(str(folder / "contents.docx")).paragraphs
        if p.style.name.startswith("toc ")
    ]
    return dict(entry.split("\t") for entry in toc)


def test_libreoffice_says_on_which_page_each_heading_stands() -> None:
    need("soffice")
    data = word_file(*one_heading_a_page(HEADINGS))
    assert page_numbers(data, HEADINGS) == dict(
        zip(HEADINGS, (1, 2, 3, 4), strict=True)
    )


def test_the_contents_of_the_sample_name_the_pages_where_the_headings_are_found(
    sent_to_all: Path, tmp_path: Path
) -> None:
    report = load_report(SAMPLE)
    sample = sent_to_all / NAME
    text = subprocess.run(
        [need("pdftotext"), sample.with_suffix(".pdf"), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    pages = ["".join(page.split()) for page in text.split("\f")]

    contents = entries(sample.read_bytes(), tmp_path)
    assert list(contents) == [heading.text for heading in report.form.headings.values()]
    for heading, page in contents.items():
        found = [
            number
            for number, words in enumerate(pages, start=1)
            if number > 2 and "".join(heading.split()) in words
        ]
        assert found == [int(page)], heading


def test_two_headings_alike_get_no_page_numbers_rather_than_wrong_ones() -> None:
    need("soffice")
    headings = ["Lika", "Lika"]
    assert page_numbers(word_file(*one_heading_a_page(headings)), headings) == {}


def test_a_heading_that_libreoffice_does_not_find_leaves_all_page_numbers_to_word() -> (
    None
):
    need("soffice")
    assert page_numbers(word_file(Heading("Finns", 1)), ["Finns", "Finns inte"]) == {}


def test_a_file_that_is_not_a_word_file_has_no_page_numbers() -> None:
    need("soffice")
    assert page_numbers(b"PK\x03\x04 broken", ["Rubrik"]) == {}


@pytest.mark.parametrize("program", ["true", "false"], ids=["writes no file", "fails"])
def test_a_libreoffice_that_does_not_work_leaves_the_page_numbers_to_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    (tmp_path / "soffice").symlink_to(shutil.which(program) or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert page_numbers(word_file(Heading("Rubrik", 1)), ["Rubrik"]) == {}


def test_without_libreoffice_the_contents_have_no_page_numbers_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert entries(
        word_file(Contents("Innehåll"), *one_heading_a_page(HEADINGS)), tmp_path
    ) == dict.fromkeys(HEADINGS, "")


def test_a_pdf_without_pages_has_no_bookmarks() -> None:
    assert heading_bookmarks(b"%PDF-1.6\n") == []


def test_a_bookmark_to_a_page_that_is_not_in_the_page_tree_is_left_out() -> None:
    tree = b"9 0 obj\n<</Type/Pages\n/Kids[ 1 0 R  4 0 R ]\n/Count 2>>\n"
    titles = (
        b"<</Title<FEFF00C5>\n"
        b"/Dest[4 0 R/XYZ 0 0 0]>>\n"
        b"<</Title<FEFF0042>\n"
        b"/Dest[7 0 R/XYZ 0 0 0]>>\n"
    )
    assert heading_bookmarks(tree + titles) == [("Å", 2)]


# --- several documents with one body ---


def report_documents(*names: str) -> list[Document]:
    """The sample as it goes to recipients of those names."""
    report = load_report(SAMPLE)
    recipient = report.form.recipients[0]
    named = [msgspec.structs.replace(recipient, name=name) for name in names]
    return [report_outline(report, (each,)) for each in named]


def test_covers_of_different_lengths_are_laid_out_once_and_move_the_pages_as_they_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = counted_layouts(tmp_path, monkeypatch)
    documents = report_documents("Kort", "Lång " * 500)
    together = pages_of_headings(documents, REFERENCE)
    assert log.read_text("utf-8").count("laid out") == 1

    alone = [pages_of_headings((document,), REFERENCE) for document in documents]
    assert [[pages] for pages in together] == alone
    short, long = (min(pages.values()) for pages in together)
    assert short < long


@pytest.mark.parametrize(
    "changed",
    [
        {"header": "Ett annat\nsidhuvud"},
        {"draft": True},
        {"blocks": (Heading("Rubrik", 1),)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_documents_that_differ_in_more_than_their_covers_are_laid_out_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, object]
) -> None:
    log = counted_layouts(tmp_path, monkeypatch)
    pages = pages_of_headings(
        (SHORT, msgspec.structs.replace(SHORT, **changed)), REFERENCE
    )
    assert pages[0] == {"Rubrik": 2}
    assert log.read_text("utf-8").count("laid out") == (
        1 if "blocks" in changed else 2
    )  # one without contents needs none


def test_documents_that_are_alike_are_laid_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = counted_layouts(tmp_path, monkeypatch)
    assert pages_of_headings((SHORT, SHORT), REFERENCE) == [{"Rubrik": 2}] * 2
    assert log.read_text("utf-8").count("laid out") == 1


def test_without_libreoffice_several_documents_have_no_page_numbers_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert pages_of_headings(report_documents("Kort", "Lång " * 500), REFERENCE) == [
        {},
        {},
    ]


def test_more_tables_than_libreoffice_has_time_for_are_not_given_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts = counted_layouts(tmp_path, monkeypatch)
    table = Table(("Insats",), (((text_paragraph("P"),),),), "Insatser")
    tables = (Contents("Innehåll"), Heading("Ett", 1), *[table] * (MOST_TABLES + 1))
    document = Document("Titel", "Region", "Ämne", "Sidhuvud", tables)
    assert pages_of_headings((document,), REFERENCE) == [{}]
    assert not layouts.exists()


def test_page_numbers_are_printed_as_they_are_given(tmp_path: Path) -> None:
    blocks = (Contents("Innehåll"), Heading("Rubrik", 1))
    document = Document("Titel", "Region", "Ämne", "Sidhuvud", blocks)
    assert entries(to_docx(document, REFERENCE, WHEN, {"Rubrik": 7}), tmp_path) == {
        "Rubrik": "7"
    }
