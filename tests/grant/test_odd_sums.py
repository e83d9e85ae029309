"""A sum that comes of nothing, or below it, is told and not shown as if it were any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grant.test_filled_grant import codes, report
from tests.tools import villkor

LISTED = "prioriteringar: [{namn: Innovation}]\n"
KNOWN = "1;F;projektverksamhet;Bifall;1 200 000;Innovation\n"


@pytest.mark.parametrize(
    "rows",
    [
        "",
        ";;;;;\n",
        "\n\n",
        "Summa;;;;0;\n",
        "Diarienummer;Sökande;Stödform;Beslut;Beviljat belopp;RUS-prioritering\n",
    ],
    ids=["headings", "blank cells", "blank lines", "total", "headings again"],
)
def test_a_file_without_a_decision_is_not_nothing_granted(
    rows: str, tmp_path: Path
) -> None:
    found = report(tmp_path, LISTED, rows)
    assert ("VK412", 1) in codes(found)
    assert found.summary.total is None
    assert found.grant.decisions is None
    done = villkor("summarize-anslag", tmp_path)
    assert done.returncode == 1
    assert "0 kr" not in done.stdout.replace("\N{NO-BREAK SPACE}", " ")


def test_decisions_that_are_rejected_are_nothing_granted(tmp_path: Path) -> None:
    found = report(tmp_path, LISTED, "1;F;företagsstöd;Avslag;;Innovation\n")
    assert codes(found) == []
    assert found.summary.total
    assert found.summary.total.value == 0


def test_a_sum_says_how_many_amounts_are_missing_in_it(tmp_path: Path) -> None:
    rows = f"{KNOWN}2;F;företagsstöd;Bifall;;Innovation\n3;F;företagsstöd;Avslag;;\n"
    found = report(tmp_path, LISTED, rows)
    assert codes(found) == [("VK415", 3)]
    for output_format in ("table", "json", "csv", "md"):
        done = villkor("summarize-anslag", tmp_path, "--format", output_format)
        words = " ".join(done.stdout.replace("\N{NO-BREAK SPACE}", " ").split())
        assert "1 bifall har inget beviljat belopp och räknas som 0 kr" in words


def test_a_group_below_nothing_is_doubtful(tmp_path: Path) -> None:
    rows = f"{KNOWN}2;F;företagsstöd;Återkrav;-58 700;Innovation\n"
    found = report(tmp_path, LISTED, rows)
    assert codes(found) == [("VK415", 3)]
    less = f"{rows}3;F;företagsstöd;Bifall;58 700;Innovation\n"
    assert codes(report(tmp_path, LISTED, less)) == []


def test_what_the_sums_hold_is_said_beside_them(tmp_path: Path) -> None:
    twice = f"{KNOWN}Summa;;;;9 000 000;\n{KNOWN}"
    found = report(
        tmp_path, LISTED, f"{twice}1;F;projektverksamhet;Bifall;5;Innovation\n"
    )
    assert found.grant.decisions
    total, doubled, again = found.grant.decisions.notes[1:]
    assert "rad 3 säger 9" in total
    assert doubled.startswith("1 rad är likadan")
    assert again.startswith("1 rad gäller ett ärende")
