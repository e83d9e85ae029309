"""The workbook of a chart may go with a Word file if it holds what the chart shows, and nothing
else.
"""

from __future__ import annotations

import re

import pytest

from tests.document.word.test_charts import BOTH
from tests.word_files import found, messages, packed, parts_of
from villkor.base.xlsx import Sheet, to_xlsx

BOOK, CHART = "word/embeddings/Microsoft_Excel_Sheet1.xlsx", "word/charts/chart1.xml"
SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
EMBEDDED = ["Filen innehåller en inbäddad fil."]


def with_book(book: bytes) -> bytes:
    """The file with two charts, the first with another workbook."""
    return packed({**parts_of(BOTH), BOOK: book})


def changed_book(part: str, old: str, new: str, **more: str) -> bytes:
    """The file in which a text of a part of the first chart's workbook is replaced.

    `more` are parts to add to it.
    """
    parts = parts_of(parts_of(BOTH)[BOOK])
    content = parts[part].decode()
    assert old in content
    return with_book(packed({**parts, part: content.replace(old, new, 1), **more}))


def test_a_chart_of_ours_goes_with_its_workbook() -> None:
    assert found(BOTH, "VK836") == []


@pytest.mark.parametrize(
    "data",
    [
        changed_book(
            SHEET,
            "</sheetData>",
            '<row r="9"><c r="F9" t="inlineStr"><is><t>Löner</t></is></c></row></sheetData>',
        ),
        changed_book(
            SHEET,
            "</sheetData>",
            '<row r="9"><c r="F9"><v>61000</v></c></row></sheetData>',
        ),
        changed_book(SHEET, "<v>60</v>", "<f>[1]Blad1!A1</f><v>60</v>"),
        changed_book(
            SHEET, "<sheetData>", "<oddHeader>Arbetsmaterial</oddHeader><sheetData>"
        ),
        changed_book(
            "xl/workbook.xml", "</sheets>", '<sheet name="Dolt" sheetId="2"/></sheets>'
        ),
        changed_book(
            "xl/workbook.xml",
            "</sheets>",
            "</sheets><definedNames><definedName>Löner</definedName></definedNames>",
        ),
        changed_book(
            SHEET, "<sheetData>", "<sheetData>", **{"docProps/core.xml": "<a/>"}
        ),
        changed_book(
            SHEET, "<sheetData>", "<sheetData>", **{"xl/comments1.xml": "<a/>"}
        ),
        changed_book(
            SHEET,
            "<sheetData>",
            "<sheetData>",
            **{TEXTS: f"<sst {MAIN}><si><t>Löner</t></si></sst>"},
        ),
        changed_book(
            SHEET,
            "<sheetData>",
            "<sheetData>",
            **{TEXTS: '<!DOCTYPE a [<!ENTITY b "c">]><a/>'},
        ),
        with_book(to_xlsx([Sheet("Blad1", [("a", 1)])])),
        with_book(b"ingen arbetsbok"),
        with_book(b""),
        with_book(to_xlsx([Sheet("Blad1", [("x" * 30_000,)] * 3000)])),
    ],
)
def test_anything_that_the_chart_does_not_show_is_told_of(data: bytes) -> None:
    assert messages(data, "VK836") == EMBEDDED


def test_what_excel_makes_of_the_same_cells_is_still_the_charts_own() -> None:
    parts = parts_of(parts_of(BOTH)[BOOK])
    sheet = parts[SHEET].decode().replace("<v>30.5</v>", "<v>30.500000000000000</v>")
    texts = re.findall(r"<t[^>]*>(.*?)</t>", sheet)
    for number, text in enumerate(texts):
        sheet = re.sub(
            rf't="inlineStr"><is><t[^>]*>{re.escape(text)}</t></is>',
            f't="s"><v>{number}</v>',
            sheet,
        )
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    book = {
        **parts,
        SHEET: sheet,
        TEXTS: f"<sst {MAIN}>{shared}</sst>",
        "xl/styles.xml": f"<styleSheet {MAIN}/>",
    }
    assert found(with_book(packed(book)), "VK836") == []


def test_a_workbook_that_no_chart_says_is_its_own_is_told_of() -> None:
    parts = parts_of(BOTH)
    parts[CHART] = re.sub(rb"<c:externalData.*?</c:externalData>", b"", parts[CHART])
    assert messages(packed(parts), "VK836") == EMBEDDED
