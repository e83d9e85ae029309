"""What Excel shows otherwise than it is: formulas without a value, errors, merged and hidden
cells, and amounts in red.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.grant.test_filled_grant import codes, report
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

HEAD = [
    "Diarienummer",
    "Stödform",
    "Beslut",
    "Beviljat belopp",
    "Utbetalt",
    "RUS-prioritering",
    "Kommun",
    "Datum",
]
ROWS: list[list[object]] = [
    ["RUN 1", "företagsstöd", "Bifall", 58700, 0, "Innovation", "Boden", None],
    ["RUN 2", "projektverksamhet", "Bifall", 1000000, 0, "Kompetens", "Kalix", None],
    ["RUN 3", "företagsstöd", "Bifall", 500000, 0, "Innovation", "Boden", None],
]
NUMBER, FORM, GRANTED, PAID, PRIORITY, PLACE = 1, 2, 4, 5, 6, 7


def decided(tmp_path: Path, change: Callable[[Worksheet], object]) -> Report:
    """A report with decisions in a workbook, after something is changed in its sheet."""
    report(tmp_path, "")
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    for row in (HEAD, *ROWS):
        page.append(row)
    change(page)
    file = io.BytesIO()
    book.save(file)
    folder = tmp_path / "2022"
    (folder / "beslut.xlsx").write_bytes(file.getvalue())
    (folder / "anslag.yaml").write_text("beslut: beslut.xlsx\n", encoding="utf-8")
    return load_report(folder)


@pytest.mark.parametrize("column", [NUMBER, FORM, 3, GRANTED, PAID, PRIORITY, PLACE, 8])
@pytest.mark.parametrize("value", ["=A9", "#REF!", "#N/A", "#SAKNAS!", "########"])
def test_a_cell_without_a_known_value_makes_the_sums_unknown(
    column: int, value: str, tmp_path: Path
) -> None:
    found = decided(tmp_path, lambda page: page.cell(3, column, value))
    assert codes(found) == [("VK412", 3)]
    assert found.summary.total is None
    (finding,) = run_rules(found, ["VK412"])
    assert finding.where.column == column
    assert ("formel" if value[0] == "=" else value) in finding.message
    assert finding.hint


@pytest.mark.parametrize("column", [NUMBER, FORM, GRANTED, PRIORITY])
def test_a_cell_that_is_merged_with_the_one_above_is_not_empty(
    column: int, tmp_path: Path
) -> None:
    found = decided(
        tmp_path,
        lambda page: page.merge_cells(
            start_row=2, end_row=3, start_column=column, end_column=column
        ),
    )
    assert codes(found) == [("VK412", 3)]
    (finding,) = run_rules(found, ["VK412"])
    assert "sammanfogad" in finding.message


def test_formulas_and_merged_cells_that_are_not_read_do_no_harm(tmp_path: Path) -> None:
    def change(page: Worksheet) -> None:
        page.insert_rows(1)
        page["A1"] = "Beslut 2022"
        page.merge_cells("A1:H1")
        page["I2"], page["J2"] = "Kontroll", "Enhet"
        page["I3"] = "=SUM(D3:D4)"
        page.merge_cells("J3:J5")
        page.append(["Summa", None, None, "=SUM(D3:D5)"])

    found = decided(tmp_path, change)
    assert codes(found) == [("VK424", 6)]
    assert found.summary.total
    assert found.summary.total.value == 1_558_700


def test_hidden_rows_are_told_with_what_they_grant(tmp_path: Path) -> None:
    def change(page: Worksheet) -> None:
        page.row_dimensions[4].hidden = True
        page.column_dimensions["E"].hidden = True
        page.column_dimensions["K"].hidden = True

    found = decided(tmp_path, change)
    assert sorted(codes(found)) == [("VK425", 1), ("VK425", 4)]
    told = " ".join(finding.message for finding in run_rules(found, ["VK425"]))
    assert "1 bifall på 500 000 kr" in told.replace("\u00a0", " ")
    assert "Utbetalt" in told
    assert found.grant.decisions
    assert found.grant.decisions.whole.amount == 1_558_700
    assert any("dold" in note for note in found.grant.decisions.notes)


def test_amounts_below_nothing_are_sums_and_no_decisions(tmp_path: Path) -> None:
    def change(page: Worksheet) -> None:
        page.append(["RUN 1", "företagsstöd", "Bifall", -8700, -100, "Innovation"])
        page["D5"].number_format = "#,##0;[Red]#,##0"
        page.append(
            ["RUN 2", "projektverksamhet", "Bifall", "(50 000)", None, "Kompetens"]
        )
        page.append(["RUN 3", "företagsstöd", "Bifall", None, "-500", "Innovation"])

    found = decided(tmp_path, change)
    assert codes(found) == []
    assert found.grant.decisions
    whole = found.grant.decisions.whole
    assert (whole.granted, whole.amount, whole.paid) == (3, 1_500_000, -600)
    assert (whole.changes, whole.lowered, whole.median) == (3, 58_700, 500_000)
    told = " ".join(found.grant.decisions.notes).replace("\u00a0", " ")
    assert "3 rader sänker belopp" in told
    assert "58 700 kr" in told
    assert "3 rader gäller ett ärende" in told
