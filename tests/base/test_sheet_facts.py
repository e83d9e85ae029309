"""What a sheet says beside its values: what is hidden, what has no value, what is merged."""

from __future__ import annotations

import io

import pytest

from tests.workbooks import sheet_xml
from villkor.base.sheet_facts import FORMULA, SheetFacts, TooManyMerged, sheet_facts


def facts(rows: str, after: str = "", before: str = "") -> SheetFacts:
    xml = sheet_xml(rows).decode()
    xml = xml.replace("<sheetData>", f"{before}<sheetData>")
    xml = xml.replace("</sheetData>", f"</sheetData>{after}")
    return sheet_facts(io.BytesIO(xml.encode()))


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        ('<row r="4" hidden="1"/>', {4}),
        ('<row r="4" hidden="true"><c r="A4"><v>1</v></c></row>', {4}),
        ('<row r="4" ht="0" customHeight="1"/>', {4}),
        ('<row/><row hidden="1"/>', {2}),
        ('<row r="4" hidden="0"/><row r="5" ht="15"/>', set()),
    ],
)
def test_hidden_rows_are_known_by_their_numbers(row: str, hidden: set[int]) -> None:
    assert facts(row).hidden_rows == hidden


def test_hidden_columns_and_filters_are_known() -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols>'
    rules = '<autoFilter ref="A1:B9"><filterColumn colId="0"/></autoFilter>'
    found = facts("", rules, columns)
    assert (found.hidden_columns, found.filtered) == ({2, 3}, True)
    assert not facts("", '<autoFilter ref="A1:B9"/>').filtered


@pytest.mark.parametrize(
    ("cell", "blank"),
    [
        ('<c r="F2"><f>50000+8700</f><v></v></c>', True),
        ('<c r="F2"><f>50000+8700</f></c>', True),
        ('<c r="F2"><f>50000+8700</f><v/></c>', True),
        ('<c r="F2"><f t="shared" si="0"/><v> </v></c>', True),
        ('<c r="F2" t="str"><f>A2</f></c>', True),
        ('<c r="F2" t="str"><f>A2</f><v></v></c>', False),
        ('<c r="F2"><f>50000+8700</f><v>58700</v></c>', False),
        ('<c r="F2" t="e"><f>A1</f><v>#REF!</v></c>', False),
        ('<c r="F2"><v>58700</v></c>', False),
        ('<c r="F2"/>', False),
    ],
)
def test_a_formula_without_a_value_is_no_empty_cell(cell: str, *, blank: bool) -> None:
    found = facts(f'<row r="2"><c r="A2"><v>1</v></c>{cell}</row>')
    assert found.blanks == ({2: {6: FORMULA}} if blank else {})


def test_cells_that_are_merged_with_one_above_are_known() -> None:
    merged = '<mergeCells><mergeCell ref="A1:J1"/><mergeCell ref="C2:D3"/></mergeCells>'
    (row, cells), *more = facts("", merged).blanks.items()
    assert (row, [*cells], more) == (3, [3, 4], [])
    assert cells[3].endswith("C2")


def test_a_whole_sheet_that_is_merged_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(TooManyMerged):
        facts("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
