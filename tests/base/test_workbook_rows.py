"""An Excel workbook gives its cells as they would be typed, and one that is made to harm gives a
message.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.tools import ROOT
from tests.workbooks import sheet_xml, with_parts, workbook
from villkor.base.table_rows import UnreadableTable
from villkor.base.workbook_rows import workbook_tables

SHEET = "xl/worksheets/sheet1.xml"


def cells(content: bytes, sheet: str = "") -> list[list[str]]:
    """The first two columns of the rows of a workbook, as text."""
    rows = workbook_tables(io.BytesIO(content), sheet)[0].rows
    return [[*row.cells, ""][:2] for row in rows]


def refusal(content: bytes, sheet: str = "") -> UnreadableTable:
    with pytest.raises(UnreadableTable) as told:
        cells(content, sheet)
    assert told.value.hint
    return told.value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (58700, "58700"),
        (58700.5, "58700,5"),
        (12345.670000000001, "12345,67"),
        (58700.0, "58700"),
        ("58 700", "58 700"),
        (date(2022, 3, 14), "2022-03-14"),
        (datetime(2022, 3, 14, 8, 30), "2022-03-14"),  # noqa: DTZ001 - Excel knows no time zones
        (True, "ja"),
        (Decimal("0.1"), "0,1"),
        (None, ""),
        ("Åsele – Ö", "Åsele – Ö"),
    ],
)
def test_a_cell_is_read_as_it_would_be_typed(value: object, text: str) -> None:
    assert cells(workbook([["a", value]])) == [["a", text]]


def test_an_error_in_a_cell_is_read_as_it_is_shown() -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="b"><v>0</v></c></row>'
    )
    assert cells(with_parts(workbook([["x"]]), {SHEET: sheet_xml(rows)})) == [
        ["#REF!", "nej"]
    ]


def test_every_sheet_is_read_or_the_one_that_is_named() -> None:
    content = workbook([["a", "b"]], "Beslut 2022", before=["Om filen"])
    assert cells(content) == []
    assert cells(content, "Beslut 2022") == [["a", "b"]]
    told = refusal(content, "Beslut 22")
    assert "inget blad som heter ”Beslut 22”" in told.message
    assert "Bladen heter ”Om filen”, ”Beslut 2022”." in told.hint


def test_a_sheet_is_found_without_regard_to_case_and_blanks() -> None:
    content = workbook([["a", "b"]], "Beslut 2022", before=["Om filen"])
    assert cells(content, "beslut  2022") == [["a", "b"]]
    assert cells(workbook([["a", "b"]], "Beslut", before=["beslut "]), "Beslut") == [
        ["a", "b"]
    ]


def test_a_workbook_of_another_program_is_read_without_a_word_in_english(
    recwarn: pytest.WarningsRecorder,
) -> None:
    styles = (
        b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
        b'<xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    rows = '<row r="1"><c r="A1" s="0"><v>44634</v></c><c r="B1" s="0"><v>99999999999</v></c></row>'
    assert (
        cells(
            with_parts(
                workbook([["x"]]), {SHEET: sheet_xml(rows), "xl/styles.xml": styles}
            )
        )[0][0]
        == "2022-03-14"
    )
    assert not [*recwarn]


def test_rows_far_apart_and_a_wrong_size_cost_nothing() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="B9000"><v>2</v></c>'
        '<c r="XFD9000"><v>3</v></c></row>'
    )
    content = with_parts(workbook([["x"]]), {SHEET: sheet_xml(rows, "A1:XFD1048576")})
    first, last = workbook_tables(io.BytesIO(content), "")[0].rows
    assert (first.line, first.cells) == (1, ["1"])
    assert (last.line, len(last.cells), last.cells[1]) == (9000, 16384, "2")


class TestMadeToHarm:
    @pytest.mark.no_cover
    def test_too_large_unpacked(self) -> None:
        bomb = with_parts(workbook([["x"]]), {SHEET: sheet_xml(" " * (101 * 2**20))})
        assert len(bomb) < 200_000
        assert "för stor" in refusal(bomb).message

    def test_styles_that_would_fill_the_memory(self) -> None:
        styles = b"<styleSheet>" + b"<xf/>" * 2**20 + b"</styleSheet>"
        content = with_parts(workbook([["x"]]), {"xl/styles.xml": styles})
        assert "för stor" in refusal(content).message

    @pytest.mark.no_cover
    def test_a_stray_cell_far_out_in_every_row(self) -> None:
        rows = "".join(
            f'<row r="{line}"><c r="XFD{line}"><v>1</v></c></row>'
            for line in range(1, 400)
        )
        content = with_parts(workbook([["x"]]), {SHEET: sheet_xml(rows)})
        assert "för stor" in refusal(content).message

    def test_too_many_parts(self) -> None:
        assert (
            "för stor"
            in refusal(
                with_parts(
                    workbook([["x"]]),
                    {f"a/{number}.bin": b"x" for number in range(1001)},
                )
            ).message
        )

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    @pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
    def test_a_doctype(self, part: str, encoding: str) -> None:
        laughs = (
            f'<?xml version="1.0" encoding="{encoding}"?>\n'
            '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>\n'
            "<a>&c;</a>"
        )
        assert (
            "DOCTYPE"
            in refusal(
                with_parts(workbook([["x"]]), {part: laughs.encode(encoding)})
            ).message
        )

    def test_a_size_that_is_a_lie(self) -> None:
        content = bytearray(
            with_parts(workbook([["x"]]), {SHEET: sheet_xml(" " * 5_000)})
        )
        size = (5_000 + len(sheet_xml(""))).to_bytes(4, "little")
        at = content.index(size)
        while at >= 0:
            content[at : at + 4] = (40).to_bytes(4, "little")
            at = content.find(size)
        assert refusal(bytes(content)).message

    @pytest.mark.parametrize("cut", [10, 500, 1500, -30, -1])
    def test_half_a_file(self, cut: int) -> None:
        assert "skadad" in refusal(workbook([["a", "b"]] * 40)[:cut]).message

    @pytest.mark.parametrize(
        "sheet",
        [
            b"<worksheet",
            b"<worksheet/>",
            b"<a/>",
            sheet_xml('<row r="x"><c r="?1"><v>1</v></c></row>'),
            sheet_xml('<row r="1"><c t="s"><v>99</v></c></row>'),
            sheet_xml('<row r="1"><c t="n"><v>tolv</v></c></row>'),
        ],
    )
    def test_a_sheet_that_is_none(self, sheet: bytes) -> None:
        try:
            assert cells(with_parts(workbook([["x"]]), {SHEET: sheet})) in (
                [],
                [["tolv", ""]],
                [["", ""]],
            )
        except UnreadableTable as told:
            assert told.hint  # noqa: PT017 - either is well

    def test_a_zip_that_is_no_workbook(self) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a.txt", "hej")
        assert "en zip-fil, ingen tabell" in refusal(file.getvalue()).message


def test_without_the_extra_the_officer_is_told_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "beslut.xlsx").write_bytes(workbook([["a"]]))
    program = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "from villkor.base.workbook_rows import workbook_tables\n"
        "from villkor.base.table_rows import UnreadableTable\n"
        "try: workbook_tables(open('beslut.xlsx', 'rb'), '')\n"
        "except UnreadableTable as told: print(told.message, told.hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "tillägg som inte är installerat" in done.stdout
    assert "pip install 'villkor[xlsx]'" in done.stdout
    assert "CSV UTF-8" in done.stdout
