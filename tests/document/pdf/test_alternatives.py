"""The PDF of a report says what its charts show, though LibreOffice leaves that out."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.document.word.test_charts import AMOUNTS, BOTH, SHARES
from tests.exported import NAME
from tests.tools import need
from villkor.document.pdf.alternatives import with_alternatives
from villkor.document.pdf.layout import to_pdf

TEXTS = [SHARES.description, AMOUNTS.description]


def said(pdf: bytes) -> list[str]:
    """The alternative texts in a PDF, by the order of their objects."""
    found = re.findall(
        rb"(\d+) 0 obj\s(?:(?!endobj).)*?/Alt<FEFF([0-9A-F]*)>", pdf, re.DOTALL
    )
    return [
        bytes.fromhex(text.decode()).decode("utf-16-be")
        for _, text in sorted(found, key=lambda each: int(each[0]))
    ]


@pytest.fixture(scope="module")
def laid_out() -> bytes:
    need("soffice")
    pdf = to_pdf(BOTH)
    assert pdf
    return pdf


def pages(pdf: bytes, folder: Path) -> str:
    """What is read in a PDF; poppler complains aloud of one that is broken."""
    (folder / "a.pdf").write_bytes(pdf)
    done = subprocess.run(
        [need("pdftotext"), folder / "a.pdf", "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_each_chart_gets_its_own_and_all_else_is_as_it_was(
    laid_out: bytes, tmp_path: Path
) -> None:
    assert said(laid_out) == []
    pdf = with_alternatives(laid_out, TEXTS)
    assert said(pdf) == TEXTS
    assert pdf.startswith(laid_out)
    assert pages(pdf, tmp_path) == pages(laid_out, tmp_path)


def test_the_new_table_of_objects_points_at_the_new_objects(laid_out: bytes) -> None:
    pdf = with_alternatives(laid_out, TEXTS)
    start = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    entries = re.findall(rb"(\d+) 1\n(\d{10}) 00000 n ", pdf[start:])
    assert len(entries) == 2
    for number, offset in entries:
        assert pdf[int(offset) :].startswith(number + b" 0 obj\n")
    assert pdf[start:].startswith(b"xref\n")


@pytest.mark.parametrize("texts", [[], TEXTS[:1], [*TEXTS, "Ett till."]])
def test_another_number_of_texts_than_of_figures_changes_nothing(
    texts: list[str], laid_out: bytes
) -> None:
    assert with_alternatives(laid_out, texts) == laid_out


def test_a_figure_that_has_one_keeps_it(laid_out: bytes) -> None:
    having = laid_out.replace(b"/S/Figure", b"/S/Figure/Alt(x)")
    assert with_alternatives(having, TEXTS) == having


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-1.7\n",
        b"/S/Figure",
        b"trailer << >> startxref 0 %%EOF",
        b"5 0 obj <</S/Figure>> endobj",
    ],
)
def test_what_is_no_such_pdf_is_left_as_it_is(pdf: bytes) -> None:
    assert with_alternatives(pdf, ["a"]) == pdf


def test_the_pdf_of_the_sample_says_what_its_chart_shows(sent_to_all: Path) -> None:
    pdf = (sent_to_all / NAME).with_suffix(".pdf")
    (text,) = said(pdf.read_bytes())
    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Stapeldiagram. Anslagets fördelning per stödform: Projektverksamhet 61 %; Företagsstöd "
        "34 %; Kommersiell service 5 %."
    )
