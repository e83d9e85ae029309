"""What helps a reader find the way: questions in the navigation pane, rows that stand by
themselves, captions that Word counts.
"""

from __future__ import annotations

import pytest
from docx.oxml.ns import nsmap
from lxml import etree

from tests.document.word.test_writer import WHEN, find, text, word_file, xml
from tests.tools import ROOT, SAMPLE
from villkor.document.blocks import (
    Contents,
    Heading,
    Paragraph,
    Role,
    Run,
    Table,
    Tag,
    text_paragraph,
)
from villkor.document.word.package import open_package
from villkor.document.word.story import word_file_of
from villkor.document.word.writer import to_docx
from villkor.exchange.outline import report_outline
from villkor.report.load import load_report

REFERENCE = (ROOT / "templates" / "2022" / "referens.docx").read_bytes()
LEVELS = "//w:p[w:pPr/w:outlineLvl]"


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Page numbers have tests of their own."""
    monkeypatch.setenv("PATH", "")


@pytest.fixture(scope="module")
def sample() -> bytes:
    report = load_report(SAMPLE)
    return to_docx(report_outline(report, report.form.recipients), REFERENCE, WHEN, {})


# --- questions ---


def test_every_question_is_a_level_below_its_heading_and_none_is_skipped(
    sample: bytes,
) -> None:
    file = word_file_of(open_package(sample, "fil.docx"), "fil.docx")
    levels = []
    asked = 0
    for paragraph in file.paragraphs:
        if paragraph.level:
            levels.append(paragraph.level)
            asked += paragraph.style == "fråga"
    assert asked == len(load_report(SAMPLE).form.questions)
    for before, level in zip([0, *levels], levels, strict=False):
        assert level <= before + 1


def test_a_follow_up_is_a_level_below_its_question() -> None:
    data = word_file(
        Heading("Avsnitt", 1),
        text_paragraph("2.3 Har det?", Role.QUESTION),
        text_paragraph("Om ja, hur?", Role.FOLLOW_UP),
        text_paragraph("Så."),
    )
    levels = [
        (text(each), each.xpath("string(w:pPr/w:outlineLvl/@w:val)", namespaces=nsmap))
        for each in find(data, LEVELS)
    ]
    assert levels == [("2.3 Har det?", "1"), ("Om ja, hur?", "2")]


def test_the_contents_list_headings_by_their_styles_alone(sample: bytes) -> None:
    (code,) = (code for code in find(sample, "//w:instrText/text()") if "TOC" in code)
    assert code.split() == ["TOC", "\\o", '"1-3"', "\\h", "\\z"]
    listed = find(sample, "//w:hyperlink[@w:anchor]")
    data = word_file(
        Contents("Innehåll"), Heading("A", 1), text_paragraph("1.1 Vad?", Role.QUESTION)
    )
    assert len(listed) == sum(item.level <= 3 for item in _headings())
    assert "1.1 Vad?" not in "".join(map(text, find(data, "//w:hyperlink")))


def _headings() -> list[Heading]:
    report = load_report(SAMPLE)
    blocks = report_outline(report, report.form.recipients).blocks
    return [block for block in blocks if isinstance(block, Heading)]


# --- rows by themselves ---


def beside(*cells: str, heading: str = "Mål") -> Table:
    return Table(
        tuple(f"{heading} {number}" for number, _ in enumerate(cells)),
        (tuple((text_paragraph(cell),) for cell in cells),),
        "En rad.",
        tags=(tuple(Tag(f"1:{number}", "Ruta") for number, _ in enumerate(cells)),),
        beside=True,
    )


def rows_of(data: bytes) -> list[etree._Element]:
    return find(data, "//w:tr")


def test_the_headings_stand_beside_the_cells_and_the_first_row_is_the_header() -> None:
    data = word_file(beside("Namnet", "Målet", "Effekten"))
    rows = rows_of(data)
    assert [[text(cell) for cell in row.iterchildren("{*}tc")] for row in rows] == [
        ["Mål 0", "Namnet"],
        ["Mål 1", "Målet"],
        ["Mål 2", "Effekten"],
    ]
    assert len(find(data, "//w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert len(find(data, "//w:tr/w:trPr/w:tblHeader")) == 1
    assert find(data, "//w:tblLook/@w:firstColumn") == ["1"]


def test_all_such_tables_have_columns_of_the_same_widths(sample: bytes) -> None:
    grids = {
        tuple(grid.xpath("w:gridCol/@w:w", namespaces=nsmap))
        for grid in find(
            sample, "//w:tbl[w:tblPr/w:tblLook/@w:firstColumn=1]/w:tblGrid"
        )
    }
    assert len(grids) == 1


def test_a_row_stands_whole_on_its_page_unless_it_is_high(sample: bytes) -> None:
    tables = "//w:tbl[w:tblPr/w:tblLook/@w:firstColumn=1]"
    assert find(sample, f"{tables}/w:tr[not(w:trPr/w:cantSplit)]") == []
    high = word_file(beside("Namnet", "Ett ord till. " * 600))
    assert len(find(high, "//w:tr[not(w:trPr/w:cantSplit)]")) == 1


def test_the_name_of_a_row_is_never_alone_at_the_foot_of_a_page() -> None:
    data = word_file(text_paragraph("Insats 1 av 1", Role.ROW), beside("a", "b", "c"))
    (above,) = find(data, "//w:body/w:p/w:pPr/w:pStyle/@w:val")
    kept = f"//w:style[@w:styleId='{above}']/w:pPr/w:keepNext"
    assert len(find(data, kept, "word/styles.xml")) == 1
    assert [
        len(row.xpath(".//w:keepNext", namespaces=nsmap)) for row in rows_of(data)
    ] == [2, 0, 0]


# --- captions ---


def test_a_caption_has_a_number_that_word_counts_and_the_name_of_its_kind() -> None:
    words = (Run("Tabell "), Run("2", sequence="Tabell"), Run(". Fördelning"))
    data = word_file(Paragraph(words, Role.CAPTION), text_paragraph("Efter."))
    (paragraph,) = find(data, "//w:body/w:p[1]")
    assert text(paragraph) == "Tabell 2. Fördelning"
    assert find(data, "//w:instrText/text()") == [" SEQ Tabell "]
    style = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=nsmap)
    named = f"string(//w:style[@w:styleId='{style}']/w:name/@w:val)"
    assert xml(data, "word/styles.xml").xpath(named, namespaces=nsmap) == "caption"


def test_figures_with_fewer_decimals_are_moved_in_from_the_right() -> None:
    rows = [("a", "58,7"), ("b", "183")]
    cells = tuple(tuple((text_paragraph(word),) for word in row) for row in rows)
    data = word_file(Table(("Namn", "Värde"), cells, "Två rader.", figures=(1,)))
    assert find(data, "//w:tr[2]//w:ind") == []
    assert len(find(data, "//w:tr[3]/w:tc[2]//w:ind[@w:right > 0]")) == 1
