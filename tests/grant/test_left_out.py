"""Totals, footers and headings that come again are left out, and it is told. What may be a decision
is not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grant.test_filled_grant import codes, report
from villkor.rules.catalogue import run_rules

ROWS = (
    "RUN 1;A;företagsstöd;Bifall;58 700;Innovation\n"
    "RUN 2;B;projektverksamhet;Bifall;1 000 000;Innovation\n"
    "RUN 3;C;företagsstöd;Avslag;;Innovation\n"
)
HEAD = "Diarienummer;Sökande;Stödform;Beslut;Beviljat belopp;RUS-prioritering"


@pytest.mark.parametrize(
    "row",
    [
        "Summa;;;;1 058 700;",
        "SUMMA:;;;;1 058 700;",
        ";Summa;;;1 058 700;",
        ";;Totalt;;1 058 700;",
        ";;;Summa;1 058 700;",
        "Totalsumma;;;;1058700,00 kr;",
        "S:a;;;;1 058 700;",
        "Σ;;;;1 058 700;",
        "Summa 2022;;;;1 058 700;",
        "Summa beviljade medel;;;;1 058 700;",
        "Delsumma;;företagsstöd;;58 700;",
        "Summa företagsstöd;;;;58 700;",
        "3;;;Summa;1 058 700;",
        ";;;;1 058 700;",
        ";;;;1 058 700",
        "Totalt antal beslut: 3",
        "Antal: 3;;;;;",
        "Utskrivet 2023-01-15",
        "Utskrivet;2023-01-15;;;;",
        "Sida 1 av 3;;;;;",
        "Sida 1;av 3;;;;",
        "Källa: ärendesystemet",
        "* preliminära uppgifter",
        "Företagsstöd",
        HEAD,
        HEAD.upper(),
        f"{HEAD};;",
    ],
)
@pytest.mark.parametrize("more", ["", "RUN 4;D;företagsstöd;Bifall;100;Innovation\n"])
def test_a_row_that_is_no_decision_is_left_out_and_told(
    row: str, more: str, tmp_path: Path
) -> None:
    found = report(tmp_path, "", f"{ROWS}{row}\n{more}")
    assert codes(found) == [("VK424", 5)]
    decisions = found.grant.decisions
    assert decisions
    assert decisions.whole.amount == 1_058_700 + (100 if more else 0)
    assert any("rad 5" in note for note in decisions.notes)


@pytest.mark.parametrize(
    "row",
    [
        "RUN 4;Totalt Bygg AB;företagsstöd;Bifall;5 000;Innovation",
        "RUN 4;Summa;företagsstöd;Bifall;5 000;Innovation",
        "TOTALT-4;Sida 1 AB;företagsstöd;Bifall;5 000;Innovation",
        "SUMMA 2022-4;D;företagsstöd;Bifall;5 000;Innovation",
    ],
)
def test_what_has_a_number_and_an_outcome_is_a_decision(
    row: str, tmp_path: Path
) -> None:
    found = report(tmp_path, "", f"{ROWS}{row}\n")
    assert codes(found) == []
    assert found.grant.decisions
    assert found.grant.decisions.whole.amount == 1_063_700


@pytest.mark.parametrize(
    "row",
    [
        ";;;;1 058 701;",  # a bare amount that is no sum
        ";Summa Invest AB;;;5 000;",
        ";Nord AB;företagsstöd;;1 058 700;",
        ";Nord AB;företagsstöd;Bifall;1 058 700;",
        "RUN 4;;;;1 058 700;",
        "RUN 4;Summa;;;1 058 700;",
        "RUN 4",
        "Summa företagsstöd;;;;77;",
        "Anm. Alla belopp i tkr",
        "Nord AB",
        ";;;Kanske;;",
    ],
)
def test_what_may_be_a_decision_makes_the_sums_unknown(
    row: str, tmp_path: Path
) -> None:
    found = report(tmp_path, "", f"{ROWS}{row}\n")
    assert codes(found) == [("VK412", 5)]
    assert found.summary.total is None


def test_a_total_that_is_not_the_sum_is_told(tmp_path: Path) -> None:
    found = report(tmp_path, "", f"{ROWS}Summa;;;;1 200 000;\n")
    assert sorted(codes(found)) == [("VK424", 5), ("VK426", 5)]
    (finding,) = run_rules(found, ["VK426"])
    told = finding.message.replace("\u00a0", " ")
    assert told == (
        "Summaraden säger 1 200 000 kr, men besluten ovanför blir 1 058 700 kr."
    )


def test_totals_of_parts_and_of_all_may_stand_among_decisions(tmp_path: Path) -> None:
    rows = (
        "RUN 1;A;företagsstöd;Bifall;100;Innovation\n"
        "RUN 2;A;företagsstöd;Bifall;200;Innovation\n"
        "Delsumma;;;;300;\n"
        "RUN 3;A;projektverksamhet;Bifall;500;Innovation\n"
        "Delsumma;;;;500;\n"
        "Totalt;;;;800;\n"
    )
    found = report(tmp_path, "", rows)
    assert codes(found) == [("VK424", 4)]
    assert found.summary.total
    assert found.summary.total.value == 800
