"""The summary as one flat table: every figure once, in kronor, percent or counts, and never rounded
where it is stated.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from tests.tools import SAMPLE, copy_sample, empty_report
from villkor.cli.render.grant_entries import HEADER, entries
from villkor.report.load import load_report


def found(folder: Path, table: str) -> dict[object, dict[str, object]]:
    """The entries of one part, by name."""
    rows = [
        dict(zip(HEADER, entry, strict=True))
        for entry in entries([load_report(folder).summary])
    ]
    return {row["Namn"]: row for row in rows if row["Uppställning"] == table}


def test_amounts_are_kronor_and_shares_percent() -> None:
    priority = found(SAMPLE, "Prioritering")["Innovation och företagande"]
    assert (priority["År"], priority["Region"], priority["Källa"]) == (
        2022,
        "Region Norrbotten",
        "angivet",
    )
    assert (priority["Värde"], priority["Enhet"], priority["Andel (procent)"]) == (
        Decimal(120_100_000),
        "kronor",
        Decimal("70.19"),
    )


def test_what_is_reckoned_says_so_and_what_is_stated_is_compared() -> None:
    forms = found(SAMPLE, "Stödform")
    assert (
        forms["projektverksamhet"]["Värde"],
        forms["projektverksamhet"]["Källa"],
    ) == (
        Decimal(104_274_000),
        "ur besluten",
    )
    assert (
        forms["företagsstöd"]["Angiven andel (procent)"],
        forms["företagsstöd"]["Stämmer"],
    ) == (
        Decimal(34),
        "ja",
    )


def test_without_decisions_an_amount_is_reckoned_from_the_share(tmp_path: Path) -> None:
    forms = found(
        copy_sample(tmp_path, anslag=("beslut: beslut-2022.csv", "beslut:")), "Stödform"
    )
    assert (
        forms["projektverksamhet"]["Värde"],
        forms["projektverksamhet"]["Källa"],
    ) == (
        Decimal(104_371_000),
        "beräknat",
    )


def test_a_contradiction_is_a_nej(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path, anslag=("andel: 34 %", "andel: 36 %"))
    assert found(folder, "Stödform")["företagsstöd"]["Stämmer"] == "nej"


def test_key_figures_have_their_units_and_relations_their_verdict() -> None:
    figures = found(SAMPLE, "Nyckeltal")
    assert (
        figures["inkomna ansökningar"]["Värde"],
        figures["inkomna ansökningar"]["Enhet"],
    ) == (
        Decimal(164),
        "antal",
    )
    assert (
        figures["företag ledda av män"]["Värde"],
        figures["företag ledda av män"]["Enhet"],
    ) == (
        Decimal(66),
        "procent",
    )
    relations = found(SAMPLE, "Samband") | found(SAMPLE, "Samband ur formuläret")
    assert {row["Stämmer"] for row in relations.values()} == {"ja"}
    received = relations[
        "beviljade ansökningar + avslagna ansökningar = inkomna ansökningar"
    ]
    assert (received["Värde"], received["Räkning"]) == (
        Decimal(164),
        "125 + 39 = 164 → stämmer",
    )
    assert "företagsstöd: varje stödforms belopp ≤ totalt" in relations


def test_the_whole_and_what_was_allocated_stand_first(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path, anslag=("tilldelat: ", "tilldelat: 183,25 mnkr "))
    whole = found(folder, "Helheten")
    assert list(whole) == ["totalt", "tilldelat"]
    assert whole["tilldelat"]["Värde"] == Decimal(183_250_000)


def test_every_entry_is_as_long_as_the_header_whatever_is_filled_in(
    tmp_path: Path,
) -> None:
    summaries = [
        load_report(folder).summary for folder in (SAMPLE, empty_report(tmp_path))
    ]
    assert {len(entry) for entry in entries(summaries)} == {len(HEADER)}
    assert entries([replace(summaries[1], year=2021)]) == []
