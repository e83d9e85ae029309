"""The tables and charts that are made from the figures of the grant."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.tools import SAMPLE, copy_sample, report_with
from villkor.document.blocks import Table, block_lines
from villkor.document.plain import plain_lines
from villkor.grant.illustrations import (
    illustration_chart,
    illustration_fault,
    illustration_table,
)
from villkor.grant.model import Grant
from villkor.report.load import load_report

NBSP = "\N{NO-BREAK SPACE}"


def grant(tmp_path: Path, text: str) -> Grant:
    return report_with(tmp_path, anslag=text).grant


def forms(*parts: tuple[str, str]) -> str:
    """fördelning, with a belopp and an andel for each support form."""
    names = ("projektverksamhet", "företagsstöd", "kommersiell service")
    return "fördelning:\n" + "".join(
        f"  {name}:\n    belopp: {amount}\n    andel: {share}\n"
        for name, (amount, share) in zip(names, parts, strict=False)
    )


def priorities(*amounts: str) -> str:
    return "prioriteringar:\n" + "".join(
        f"  - namn: p{number}\n    belopp: {amount}\n"
        for number, amount in enumerate(amounts, start=1)
    )


def rows(found: Table) -> list[str]:
    """The rows of a table, its header first."""
    return [
        " | ".join(found.header),
        *(
            " | ".join(" ".join(block_lines(cell)) for cell in row).replace(NBSP, " ")
            for row in found.rows
        ),
    ]


class TestTables:
    def test_amounts_that_are_all_there_are_summed(self) -> None:
        found = illustration_table("prioriteringar", load_report(SAMPLE).grant)
        assert rows(found) == [
            "Prioritering | Belopp",
            "Attraktiva livsmiljöer och tillgänglighet | 32,3 mnkr",
            "Innovation och företagande | 120,1 mnkr",
            "Internationellt samarbete | 1,4 mnkr",
            "Kompetensförsörjning | 5,3 mnkr",
            "Övrigt | 12,0 mnkr",
            "Totalt | 171,1 mnkr",
        ]
        assert (
            found.description
            == "Beviljade medel per prioritering: 5 rader med kolumnerna Prioritering och Belopp."
        )
        assert found.figures == (1,)

    def test_what_only_one_part_has_gets_no_column(self, tmp_path: Path) -> None:
        found = illustration_table(
            "fördelning",
            load_report(
                copy_sample(tmp_path, anslag=("beslut: beslut-2022.csv", "beslut:"))
            ).grant,
        )
        assert rows(found) == [
            "Stödform | Andel",
            "Projektverksamhet | 61 %",
            "Företagsstöd | 34 %",
            "Kommersiell service | 5 %",
            "Totalt | 100 %",
        ]

    def test_key_figures_say_what_they_count(self) -> None:
        found = illustration_table("nyckeltal", load_report(SAMPLE).grant)
        assert rows(found)[:2] == [
            "Nyckeltal | Vad siffran räknar | Värde | Enhet",
            "Inkomna ansökningar | ansökningar | 164 | antal",
        ]
        assert rows(found)[-1] == "Företag med delad ledning | – | 10 | %"
        assert found.figures == (2,)

    def test_key_figures_that_count_nothing_have_two_columns(
        self, tmp_path: Path
    ) -> None:
        found = illustration_table(
            "nyckeltal", grant(tmp_path, "nyckeltal:\n  inkomna: 1164\n")
        )
        assert rows(found) == ["Nyckeltal | Värde", "Inkomna | 1 164"]
        assert (
            found.description
            == "Nyckeltal för anslaget: 1 rad med kolumnerna Nyckeltal och Värde."
        )

    @pytest.mark.parametrize(
        ("parts", "found"),
        [
            (
                (("10,5 mnkr", "61 %"), ("5 800 tkr", "34 %"), ("0,9 mnkr", "5 %")),
                [
                    "Stödform | Belopp | Andel",
                    "Projektverksamhet | 10,5 mnkr | 61 %",
                    "Företagsstöd | 5,8 mnkr | 34 %",
                    "Kommersiell service | 0,9 mnkr | 5 %",
                    "Totalt | 17,2 mnkr | 100 %",
                ],
            ),
            (
                (("10,5 mnkr", ""), ("", "34 %")),
                [
                    "Stödform | Belopp | Andel",
                    "Projektverksamhet | 10,5 mnkr | –",
                    "Företagsstöd | – | 34 %",
                ],
            ),
            (
                (
                    ("10 mnkr", "61 procent"),
                    ("5 mnkr", "29 procent"),
                    ("2 mnkr", "5 procent"),
                ),
                [
                    "Stödform | Belopp | Andel",
                    "Projektverksamhet | 10 mnkr | 61 procent",
                    "Företagsstöd | 5 mnkr | 29 procent",
                    "Kommersiell service | 2 mnkr | 5 procent",
                    "Totalt | 17 mnkr | –",
                ],
            ),
            (
                (("", "33,3 %"), ("", "33,3 %"), ("", "33,3 %")),
                [
                    "Stödform | Andel",
                    "Projektverksamhet | 33,3 %",
                    "Företagsstöd | 33,3 %",
                    "Kommersiell service | 33,3 %",
                    "Totalt | 100,0 %",
                ],
            ),
        ],
    )
    def test_columns_and_sums(
        self, parts: tuple[tuple[str, str], ...], found: list[str], tmp_path: Path
    ) -> None:
        assert (
            rows(illustration_table("fördelning", grant(tmp_path, forms(*parts))))
            == found
        )

    def test_as_plain_text_a_row_is_a_line(self, tmp_path: Path) -> None:
        both = grant(tmp_path, forms(("10,5 mnkr", "61 %"), ("", ""), ("", "")))
        assert (
            plain_lines([illustration_table("fördelning", both)])
            .replace(NBSP, " ")
            .split("\n")[0]
            == "Projektverksamhet: belopp 10,5 mnkr; andel 61 %"
        )
        one = (
            plain_lines(
                [illustration_table("prioriteringar", load_report(SAMPLE).grant)]
            )
            .replace(NBSP, " ")
            .split("\n")
        )
        assert (one[-2], one[-1]) == ("Övrigt: 12,0 mnkr", "Totalt: 171,1 mnkr")


class TestCharts:
    def test_says_in_words_what_it_shows(self) -> None:
        found = illustration_chart("prioriteringar", load_report(SAMPLE).grant)
        assert found.description.replace(NBSP, " ") == (
            "Stapeldiagram. Beviljade medel per prioritering, totalt 171,1 mnkr: Attraktiva "
            "livsmiljöer och tillgänglighet 32,3 mnkr; Innovation och företagande 120,1 mnkr; "
            "Internationellt samarbete 1,4 mnkr; Kompetensförsörjning 5,3 mnkr; Övrigt 12,0 mnkr."
        )
        assert (found.series, found.unit, found.decimals) == ("Belopp", "mnkr", 1)
        assert found.bars[1] == ("Innovation och företagande", Decimal("120.1"))

    def test_shows_shares_where_amounts_are_missing(self) -> None:
        found = illustration_chart("fördelning", load_report(SAMPLE).grant)
        assert (found.series, found.unit, found.decimals) == ("Andel", "%", 0)
        assert [value for _, value in found.bars] == [61, 34, 5]

    def test_amounts_in_different_units_have_bars_of_one(self, tmp_path: Path) -> None:
        found = illustration_chart(
            "prioriteringar",
            grant(tmp_path, priorities("12 345 tkr", "58,7 mnkr", "3 mnkr")),
        )
        assert [value for _, value in found.bars] == [
            Decimal("12.3"),
            Decimal("58.7"),
            3,
        ]
        assert (found.unit, found.decimals) == ("mnkr", None)


class TestWhatIsMissing:
    @pytest.mark.parametrize(
        ("reference", "text", "message"),
        [
            (
                "tabell: prioritering",
                "",
                "Det finns ingen tabell som heter ”prioritering”.",
            ),
            (
                "diagram: nyckeltal",
                "nyckeltal:\n  a: 1\n",
                "Det finns inget diagram som heter ”nyckeltal”.",
            ),
            ("tabell: nyckeltal", "", "”nyckeltal” i anslag.yaml är inte ifyllt."),
            ("diagram: fördelning", "", "”fördelning” i anslag.yaml är inte ifyllt."),
            (
                "tabell: prioriteringar",
                "prioriteringar:\n  - namn: A\n",
                "”prioriteringar” i anslag.yaml är inte ifyllt.",
            ),
            (
                "diagram: fördelning",
                forms(("1 mnkr", ""), ("", "5 %")),
                "Diagrammet går inte att rita, eftersom både ett belopp och en andel saknas.",
            ),
        ],
    )
    def test_is_told_with_what_to_do(
        self, reference: str, text: str, message: str, tmp_path: Path
    ) -> None:
        kind, name = reference.split(": ")
        found = illustration_fault(kind, name, grant(tmp_path, text))
        assert found
        assert found.message == message
        assert found.hint

    def test_a_misspelt_name_is_answered_with_the_closest(self) -> None:
        found = illustration_fault("tabell", "prioritering", Grant())
        assert found
        assert found.hint == "Menade du ”prioriteringar”?"

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            ("tabell", "fördelning"),
            ("tabell", "nyckeltal"),
            ("diagram", "prioriteringar"),
        ],
    )
    def test_nothing_is_missing_in_the_sample(self, kind: str, name: str) -> None:
        assert illustration_fault(kind, name, load_report(SAMPLE).grant) is None
