"""A chart in a Word file is one that Word can edit, that LibreOffice can draw, and that everyone
can read.
"""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tests.base.test_xlsx import read as read_book
from tests.tools import ROOT, need, ooxml_errors
from tests.word_files import packed, parts_of, read_word_text
from villkor.document.blocks import (
    Block,
    Chart,
    Document,
    Heading,
    Tag,
    TaggedAnswer,
    block_lines,
    text_paragraph,
)
from villkor.document.pdf.layout import to_pdf
from villkor.document.word.package import CHART, DRAWING, open_package
from villkor.document.word.writer import to_docx
from villkor.rules.word.gate import inspect_package

REFERENCE = (ROOT / "templates" / "2022" / "referens.docx").read_bytes()
THEME = "word/theme/theme1.xml"
BLUE = (0x1F, 0x3A, 0x5F)
BARS = (
    ("Projekt & annat", Decimal(60)),
    ("<Företagsstöd>, i hela ”länet”", Decimal("30.5")),
    ("Övrigt", Decimal("1.5")),
)
SHARES = Chart(
    "Fördelning & mer",
    "Andel",
    BARS,
    "%",
    1,
    'Stapeldiagram. Fördelning: "60" <30,5> & 1,5.',
)
AMOUNTS = Chart(
    "Belopp",
    "Belopp",
    (("A", Decimal("32.3")), ("B", Decimal(12)), ("C", Decimal(-4))),
    "mnkr",
    None,
    "Stapeldiagram. Belopp.",
)


def file_with(*blocks: Block, reference: bytes = REFERENCE) -> bytes:
    document = Document(
        "Rapport",
        "Region Gotland",
        "Ämne",
        "Sidhuvud",
        (Heading("Avsnitt", 1), *blocks),
    )
    return to_docx(document, reference, datetime(2023, 2, 21, tzinfo=UTC))


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(parts_of(data)[name])


def values(root: etree._Element, tag: str) -> list[str]:
    return [
        value.text or ""
        for each in root.iter(f"{{{CHART}}}{tag}")
        for value in each.iter(f"{{{CHART}}}v")
    ]


BOTH = file_with(
    text_paragraph("Först."),
    TaggedAnswer(
        Tag("2.1", "Fråga 2.1"),
        (text_paragraph("Så här:"), SHARES, text_paragraph("Och så här:"), AMOUNTS),
    ),
    text_paragraph("Sist."),
)


def test_microsofts_validator_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(BOTH)
    assert ooxml_errors(tmp_path / "a.docx") == []


def test_the_gate_finds_nothing_wrong() -> None:
    assert inspect_package(open_package(BOTH, "a.docx"), "a.docx") == ()


def test_the_same_chart_gives_the_same_bytes() -> None:
    blocks = (text_paragraph("Text."), SHARES, AMOUNTS)
    assert file_with(*blocks) == file_with(*blocks)


def test_what_it_shows_is_what_its_workbook_holds() -> None:
    parts = parts_of(BOTH)
    for number, chart in enumerate((SHARES, AMOUNTS), start=1):
        root = part(BOTH, f"word/charts/chart{number}.xml")
        assert values(root, "cat") == [name for name, _ in chart.bars]
        assert [Decimal(value) for value in values(root, "val")] == [
            value for _, value in chart.bars
        ]
        book = read_book(parts[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"])
        assert book == {"B1": chart.series} | {
            f"{column}{row}": value
            for row, bar in enumerate(chart.bars, start=2)
            for column, value in zip("AB", bar, strict=True)
        }
        cells = [cells.text for cells in root.iter(f"{{{CHART}}}f")]
        assert cells == ["Blad1!$B$1", "Blad1!$A$2:$A$4", "Blad1!$B$2:$B$4"]


def test_numbers_are_written_as_in_swedish_whatever_the_language_of_the_program() -> (
    None
):
    formats = {
        each.get("formatCode")
        for number in (1, 2)
        for each in part(BOTH, f"word/charts/chart{number}.xml").iter(
            f"{{{CHART}}}numFmt"
        )
    }
    assert formats - {"General"} == {
        '[$-41D]#,##0.0"\N{NO-BREAK SPACE}%"',
        '[$-41D]General"\N{NO-BREAK SPACE}mnkr"',
    }


def test_its_alternative_text_is_read_back_and_what_it_shows_is_a_line_of_the_text() -> (
    None
):
    found = read_word_text(BOTH)
    assert found.alternatives == [SHARES.description, AMOUNTS.description]
    assert found.lines == [
        "Avsnitt",
        "Först.",
        "Så här:",
        SHARES.shown,
        "Och så här:",
        AMOUNTS.shown,
        "Sist.",
    ]
    assert found.tagged == {
        "2.1": ["Så här:", SHARES.shown, "Och så här:", AMOUNTS.shown]
    }
    assert block_lines((SHARES,)) == [
        "Projekt & annat 60; <Företagsstöd>, i hela ”länet” 30.5; Övrigt 1.5"
    ]


def test_a_figure_that_someone_has_changed_in_the_chart_is_seen() -> None:
    parts = parts_of(BOTH)
    parts["word/charts/chart1.xml"] = parts["word/charts/chart1.xml"].replace(
        b"<c:v>30.5</c:v>", b"<c:v>31.5</c:v>"
    )
    assert (
        "<Företagsstöd>, i hela ”länet” 31.5" in read_word_text(packed(parts)).lines[3]
    )


@pytest.mark.parametrize("value", [b"#SAKNAS!", b"", b"30.500000000000000001"])
def test_what_other_programs_write_for_a_number_is_read(value: bytes) -> None:
    parts = parts_of(BOTH)
    parts["word/charts/chart1.xml"] = parts["word/charts/chart1.xml"].replace(
        b"<c:v>30.5</c:v>", b"<c:v>" + value + b"</c:v>"
    )
    assert read_word_text(packed(parts)).lines[3].startswith("Projekt & annat 60; ")
    assert (read_word_text(packed(parts)).lines[3] == SHARES.shown) == value.startswith(
        b"30.5"
    )


def themed(*colours: tuple[str, str]) -> bytes:
    """The template with other colours in its theme."""
    parts = parts_of(REFERENCE)
    theme = etree.fromstring(parts[THEME])
    for name, colour in colours:
        (found,) = theme.iterfind(f".//{{{DRAWING}}}clrScheme/{{{DRAWING}}}{name}/*")
        found.set("lastClr" if found.get("lastClr") else "val", colour)
    return packed({**parts, THEME: etree.tostring(theme)})


ACCENTS = [f"accent{number}" for number in range(1, 7)]


@pytest.mark.parametrize(
    ("colours", "chosen"),
    [
        ([], "accent1"),
        ([("accent1", "FFCC00")], "accent2"),
        ([("accent1", "949494")], "accent1"),  # 3,03:1
        ([("accent1", "959595")], "accent2"),  # 2,99:1
        ([(name, "FFFFFF") for name in ACCENTS], "tx2"),
        ([(name, "EEEEEE") for name in [*ACCENTS, "dk2"]], "tx1"),
        ([(name, "fel") for name in [*ACCENTS, "dk2", "dk1"]], "tx1"),
    ],
)
def test_its_colour_is_the_first_of_the_theme_that_is_seen_against_white(
    colours: list[tuple[str, str]], chosen: str
) -> None:
    root = part(file_with(SHARES, reference=themed(*colours)), "word/charts/chart1.xml")
    (series,) = root.iter(f"{{{CHART}}}ser")
    assert (
        series.find(
            f"{{{CHART}}}spPr/{{{DRAWING}}}solidFill/{{{DRAWING}}}schemeClr"
        ).get("val")
        == chosen
    )


def test_a_template_without_a_theme_has_its_text_colour() -> None:
    parts = parts_of(REFERENCE)
    del parts[THEME]
    links = re.sub(
        rb"<Relationship [^>]*theme[^>]*/>", b"", parts["word/_rels/document.xml.rels"]
    )
    types = re.sub(rb"<Override [^>]*theme[^>]*/>", b"", parts["[Content_Types].xml"])
    bare = packed(
        {**parts, "word/_rels/document.xml.rels": links, "[Content_Types].xml": types}
    )
    assert (
        b'<a:schemeClr val="tx1"/></a:solidFill></c:spPr><c:invertIfNegative'
        in parts_of(file_with(SHARES, reference=bare))["word/charts/chart1.xml"]
    )


def test_many_bars_do_not_make_it_higher_than_a_page() -> None:
    many = Chart(
        "Många",
        "Belopp",
        tuple((f"Nr {number}", Decimal(number)) for number in range(90)),
        "",
        0,
        "Stapeldiagram. Många.",
    )
    extent = part(file_with(many), "word/document.xml").find(".//{*}extent")
    assert int(extent.get("cy")) < 25 * 360_000  # EMU in a centimetre


def test_libreoffice_draws_its_bars_as_long_as_they_should_be(tmp_path: Path) -> None:
    need("soffice")
    pdf = to_pdf(file_with(SHARES))
    assert pdf
    (tmp_path / "a.pdf").write_bytes(pdf)
    text = subprocess.run(
        [need("pdftotext"), "-layout", tmp_path / "a.pdf", "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert re.search(r"Projekt & annat +60,0\s%", text)
    assert "30,5" in text
    subprocess.run(
        [
            need("pdftoppm"),
            "-r",
            "100",
            "-png",
            "-singlefile",
            tmp_path / "a.pdf",
            tmp_path / "a",
        ],
        check=True,
    )
    first, second, third = bar_lengths(Image.open(tmp_path / "a.png").convert("RGB"))
    assert second / first == pytest.approx(30.5 / 60, abs=0.02)
    assert third / first == pytest.approx(1.5 / 60, abs=0.02)


def bar_lengths(image: Image.Image) -> list[int]:
    """How long each bar is in pixels, from the top: rows of the chart's colour, those of one bar
    together.
    """

    def coloured(row: int) -> int:
        pixels = (image.getpixel((column, row)) for column in range(image.width))
        return sum(
            all(abs(one - other) < 12 for one, other in zip(pixel, BLUE, strict=True))
            for pixel in pixels
        )

    rows = [coloured(row) for row in range(image.height // 2)]
    found: list[int] = []
    for before, length in zip([0, *rows], rows, strict=False):
        if length > 5 and before <= 5:
            found.append(length)
        elif length > 5:
            found[-1] = max(found[-1], length)
    return found[-3:]  # the heading above has the same colour
