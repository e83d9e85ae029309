"""The invented decisions of the sample add up to the figures that the region has really told, and
are known as invented.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from tests import sample_decisions
from tests.decisions import LEADERS, MUNICIPALITIES
from tests.tools import ROOT, SAMPLE, copy_sample, villkor
from villkor.figures.number import parse_figure
from villkor.report.load import load_report

ROWS = [
    *csv.DictReader(
        (SAMPLE / "beslut-2022.csv").read_text(encoding="utf-8-sig").splitlines(),
        delimiter=";",
    )
]
SUPPORT = [row for row in ROWS if row["Stödform"] == "företagsstöd"]
GRANTED = [row for row in SUPPORT if row["Beslut"] == "Bifall"]


def amount(rows: list[dict[str, str]], column: str = "Beviljat belopp") -> Decimal:
    return sum(
        (parse_figure(row[column]).value for row in rows if row[column]), Decimal(0)
    )


def test_the_file_is_what_its_script_writes() -> None:
    assert sample_decisions.content() == (SAMPLE / "beslut-2022.csv").read_bytes()


def test_it_is_saved_as_swedish_excel_saves_it() -> None:
    raw = (SAMPLE / "beslut-2022.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfDiarienummer;")
    assert raw.count(b"\r\n") == raw.count(b"\n") == len(ROWS) + 1
    assert "\N{NO-BREAK SPACE}" in raw.decode()


def test_companies_are_granted_125_of_164_and_58_7_million() -> None:
    assert (len(SUPPORT), len(GRANTED)) == (164, 125)
    assert (
        parse_figure("58,7 mnkr").low
        <= amount(GRANTED)
        < parse_figure("58,7 mnkr").high
    )
    assert [
        round(
            100 * sum(row["Kön på företagsledare"] == leader for row in GRANTED) / 125
        )
        for leader in LEADERS
    ] == [24, 66, 10]
    programmes = [row["EU-program"] for row in GRANTED if row["EU-program"]]
    assert (
        len(programmes),
        programmes.count("REACT-EU"),
        programmes.count("Covid-projektet"),
    ) == (
        46,
        39,
        7,
    )


def test_all_is_171_1_million_divided_as_the_region_has_told() -> None:
    whole = amount(ROWS)
    shares = [
        amount([row for row in ROWS if row["Stödform"] == form])
        for form in ("projektverksamhet", "företagsstöd", "kommersiell service")
    ]
    assert [round(100 * share / whole) for share in shares] == [61, 34, 5]
    told = {
        "Attraktiva livsmiljöer och tillgänglighet": "32,3",
        "Innovation och företagande": "120,1",
        "Internationellt samarbete": "1,4",
        "Kompetensförsörjning": "5,3",
        "Övrigt": "12,0",
    }
    sums = {
        name: amount([row for row in ROWS if row["RUS-prioritering"] == name])
        for name in {row["RUS-prioritering"] for row in ROWS}
    }
    assert {
        name: f"{round(value / 10**6, 1)}".replace(".", ",")
        for name, value in sums.items()
    } == told
    assert round(whole / 10**6, 1) == Decimal("171.1")


def test_all_support_for_companies_and_services_has_the_priority_that_the_region_has_told() -> (
    None
):
    priorities = {
        form: {row["RUS-prioritering"] for row in ROWS if row["Stödform"] == form}
        for form in ("företagsstöd", "kommersiell service")
    }
    assert priorities == {
        "företagsstöd": {"Innovation och företagande"},
        "kommersiell service": {"Attraktiva livsmiljöer och tillgänglighet"},
    }


def test_numbers_names_places_and_days_are_such_as_nobody_can_take_for_real() -> None:
    assert all(re.fullmatch(r"EXEMPEL 2022-\d{4}", row["Diarienummer"]) for row in ROWS)
    assert len({row["Diarienummer"] for row in ROWS}) == len(ROWS)
    assert all(
        re.fullmatch(r"(?:Företag|Projektägare) \d{3}", row["Sökande"]) for row in ROWS
    )
    assert {row["Kommun"] for row in ROWS} == set(MUNICIPALITIES)
    assert len(MUNICIPALITIES) == 14
    assert all(earlier["Datum"] <= later["Datum"] for earlier, later in pairwise(ROWS))
    assert {row["Datum"][:4] for row in ROWS} == {"2022"}


def test_no_more_is_paid_than_granted() -> None:
    assert all(amount([row], "Utbetalt") <= amount([row]) for row in ROWS)


def test_every_stated_figure_that_the_decisions_have_agrees() -> None:
    comparisons = load_report(SAMPLE).summary.comparisons
    assert len(comparisons) == 19
    assert all(comparison.agrees for comparison in comparisons)


class TestOneDecisionChanged:
    """A company that was granted 396 600 kronor gets 72 000 more: 58,7 million becomes 58,8, and
    120,1 becomes 120,2.
    """

    @staticmethod
    def changed(tmp_path: Path) -> Path:
        folder = copy_sample(tmp_path)
        path = folder / "beslut-2022.csv"
        text = path.read_bytes().decode()
        assert text.count("396\N{NO-BREAK SPACE}600") == 1
        path.write_bytes(
            text.replace(
                "396\N{NO-BREAK SPACE}600", "468\N{NO-BREAK SPACE}600"
            ).encode()
        )
        return folder

    def test_check_says_which_totals_no_longer_hold_and_by_how_much(
        self, tmp_path: Path
    ) -> None:
        done = villkor("check", self.changed(tmp_path))
        text = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
        assert done.returncode == 1
        assert text.count("VK411") == 3
        assert (
            "”företagsstöd”, belopp: angivet är 58,7 mnkr, men besluten blir 58 784 400 "
            "kr, 84 400 kr mer."
        ) in text
        assert (
            "”Innovation och företagande”, belopp: angivet är 120,1 mnkr, men besluten blir "
            "120 168 400 kr, 68 400 kr mer."
        ) in text

    def test_summarize_anslag_says_so_too(self, tmp_path: Path) -> None:
        done = villkor("summarize-anslag", self.changed(tmp_path))
        text = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
        assert done.returncode == 1
        assert (
            "✗ företagsstöd, belopp: angivet 58,7 mnkr, besluten 58 784 400 kr (84 400 kr mer)"
            in text
        )
        assert (
            "✗ beviljat investeringsstöd, siffra: angivet 58,7 mnkr, besluten 58 784 400 "
            "kr (84 400 kr mer)"
        ) in text
        assert (
            "3 uppgifter stämmer inte. Rätta i anslag.yaml eller i filen med beslut."
            in text
        )


def test_the_generator_writes_the_same_file_for_the_same_seed() -> None:
    def printed(*arguments: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "tests.decisions", *arguments],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout

    assert printed("300") == printed("300", "--seed", "1")
    assert printed("300", "--seed", "2") != printed("300")
    assert printed("300").startswith(b"\xef\xbb\xbfDiarienummer;")
    assert printed("50", "--country").count(b"\r\n") == 51
