"""An Excel workbook gives the same decisions as the same rows in a text file."""

from __future__ import annotations

from pathlib import Path

from tests.decisions import HEADINGS, PRIORITIES, Decision, decisions
from tests.grant.decisions.test_read import PATH, YEAR, read, summed_by_hand
from tests.workbooks import workbook
from villkor.base.faults import Fault
from villkor.base.sources import FolderSources
from villkor.base.yaml.nodes import Scalar
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.model import (
    Decisions,
)
from villkor.grant.decisions.read import read_decisions


def typed(row: Decision) -> list[object]:
    """The cells as Excel has them: numbers and days, not text."""
    amounts: list[object] = [row.amount, row.paid] if row.granted else [None, None]
    outcome = "Bifall" if row.granted else "Avslag"
    rest = [
        row.priority,
        row.municipality,
        row.leader or None,
        row.programme or None,
        row.day,
    ]
    return [row.number, row.applicant, row.form, row.kind, outcome, *amounts, *rest]


def test_it_gives_the_same_sums_as_by_hand(tmp_path: Path) -> None:
    rows = [*decisions(700)]
    found, faults = read(
        tmp_path, workbook([HEADINGS, *map(typed, rows)]), name="beslut.xlsx"
    )
    assert faults == []
    assert found
    assert (found.whole, dict(found.by)) == summed_by_hand(rows)


def test_a_fault_is_told_at_its_row_and_column(tmp_path: Path) -> None:
    rows = [[*typed(row)] for row in decisions(4)]
    rows[1][10], rows[2][11] = None, "14/3 2022"
    rows[3][5], rows[3][4] = "1.234", "Bifall"
    _, faults = read(
        tmp_path, workbook([["Beslut"], [], HEADINGS, *rows]), name="beslut.xlsx"
    )
    assert [
        (kind, finding.where.line, finding.where.column) for kind, finding in faults
    ] == [
        ("decision row", 6, 12),
        ("decision row", 7, 6),
    ]


def test_a_workbook_is_known_by_what_it_is_whatever_it_is_called(
    tmp_path: Path,
) -> None:
    (tmp_path / "beslut.csv").write_bytes(
        workbook([HEADINGS, *map(typed, decisions(3))])
    )
    result: tuple[Decisions | None, list[Fault]] = read_decisions(
        FolderSources(tmp_path),
        DecisionFile(Scalar("beslut.csv", PATH)),
        (),
        YEAR,
        PRIORITIES,
    )
    assert result[0]
    assert result[1] == []
