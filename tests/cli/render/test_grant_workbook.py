"""The summary as a workbook: a sheet of each report to hand on, and one with every entry."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from tests.grant.test_filled_grant import report
from tests.tools import SAMPLE, empty_report, ooxml_errors
from villkor.cli.render.grant_workbook import summaries_workbook
from villkor.grant.summary import Summary
from villkor.report.load import load_report

_SUMMARY = load_report(SAMPLE).summary


def book(*summaries: Summary) -> Any:
    return openpyxl.load_workbook(io.BytesIO(summaries_workbook(summaries)))


def row_of(sheet: Any, name: str) -> list[Any]:
    """The cells of the row that begins with a name."""
    return next(list(row) for row in sheet.iter_rows() if row[0].value == name)


def test_a_report_has_a_sheet_with_its_title_units_and_frozen_headings() -> None:
    sheet = book(_SUMMARY).worksheets[0]
    assert sheet.title == "Region Norrbotten 2022"
    assert sheet["A1"].value == "Anslag 1:1 – Region Norrbotten 2022"
    assert sheet["A2"].value.startswith("Belopp i hela kronor.")
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"
    assert [cell.value for cell in sheet[4]][:4] == ["Namn", "Värde", "Enhet", "Andel"]
    assert min(sheet.column_dimensions[letter].width for letter in "ABCDEFGH") >= 9


def test_amounts_and_shares_are_numbers_in_formats_of_their_own() -> None:
    sheet = book(_SUMMARY).worksheets[0]
    _, amount, unit, share, *_ = row_of(sheet, "Innovation och företagande")
    assert (amount.value, amount.number_format) == (120_100_000, "#,##0")
    assert unit.value == "kronor"
    assert share.value == pytest.approx(0.7019, abs=0.0001)
    assert share.number_format == "0.0\\ %"
    _, value, unit, *_ = row_of(sheet, "företag ledda av kvinnor")
    assert (value.value, value.number_format, unit.value) == (0.24, "0.0\\ %", "andel")


def test_parts_have_their_sum_below_them() -> None:
    sheet = book(_SUMMARY).worksheets[0]
    sums = [row for row in sheet.iter_rows() if row[0].value == "Summa"]
    assert [row[1].value for row in sums] == [171_100_000, 171_095_000]
    assert sums[0][1].font.bold
    assert [row[3].value for row in sums] == [1, pytest.approx(1, abs=0.001)]


def test_a_sheet_that_is_handed_on_says_what_no_sum_has(tmp_path: Path) -> None:
    listed = "prioriteringar: [{namn: Innovation}]\n"
    rows = "1;F;företagsstöd;Bifall;1 200 000;Inovation\n"
    found = book(report(tmp_path, listed, rows).summary).worksheets[0]
    last = found.cell(found.max_row, 1).value.replace("\N{NO-BREAK SPACE}", " ")
    assert last.startswith(
        "Utanför prioriteringarna: ”Inovation”, 1 bifall på 1 200 000"
    )


def test_every_entry_stands_in_the_last_sheet_to_be_sorted_and_filtered() -> None:
    other = replace(_SUMMARY, region="Region Västerbotten")
    found = book(_SUMMARY, other)
    names = ["Region Norrbotten 2022", "Region Västerbotten 2022", "Alla uppgifter"]
    assert found.sheetnames == names
    sheet = found.worksheets[-1]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:K{sheet.max_row}"
    regions = {row[1].value for row in sheet.iter_rows(min_row=2)}
    assert regions == {"Region Norrbotten", "Region Västerbotten"}


def test_the_same_summaries_give_the_same_bytes_that_excel_opens(
    tmp_path: Path,
) -> None:
    unlike = replace(_SUMMARY, region="'=[A]*{0}?/\\", total=None, priorities=())
    empty = load_report(empty_report(tmp_path)).summary
    data = summaries_workbook([_SUMMARY, unlike, empty, empty])
    assert data == summaries_workbook([_SUMMARY, unlike, empty, empty])
    path = tmp_path / "anslag.xlsx"
    path.write_bytes(data)
    assert ooxml_errors(path) == []
