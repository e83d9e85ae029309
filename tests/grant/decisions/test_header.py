"""The headings of a file of decisions: which column is what, and what is said when one is not
found.
"""

from __future__ import annotations

import io

import pytest

from villkor.base.csv_rows import csv_table
from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Scalar
from villkor.figures.amounts import KRONA
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.header import Header, find_header

WHOLE = (
    "Diarienummer;Sökande;Stödform;Stödtyp;Beslut;Beviljat "
    "belopp;Utbetalt;RUS-prioritering;Kommun;Kön på företagsledare;EU-program;Datum"
)


def find(text: str, **columns: str) -> tuple[Header | None, list[Finding]]:
    """The header of a file, with some columns called something else.

    Underscores stand for blanks.
    """
    headings = {
        name.replace("_", " "): Scalar(heading, Where("anslag.yaml", line, 1))
        for line, (name, heading) in enumerate(columns.items(), 1)
    }
    source = DecisionFile(
        Scalar("beslut.csv", Where("anslag.yaml", 9, 9)), columns=headings
    )
    head = list(csv_table(io.BytesIO(text.encode())).rows)
    return find_header(head, source)


def found(text: str, **columns: str) -> Header:
    header, faults = find(text, **columns)
    assert faults == []
    assert header
    return header


def faults(text: str, **columns: str) -> list[tuple[Where, str, str]]:
    header, told = find(text, **columns)
    assert header is None
    return [(fault.where, fault.message, fault.hint) for fault in told]


def test_every_column_is_found_by_its_name_but_that_of_names_is_not_read() -> None:
    header = found(f"{WHOLE}\n")
    assert {name: column.number for name, column in header.columns.items()} == {
        "diarienummer": 1,
        "stödform": 3,
        "stödtyp": 4,
        "beslut": 5,
        "beviljat belopp": 6,
        "utbetalt": 7,
        "RUS-prioritering": 8,
        "kommun": 9,
        "kön på företagsledare": 10,
        "EU-program": 11,
        "datum": 12,
    }
    assert (header.width, header.least) == (12, 12)


@pytest.mark.parametrize(
    "headings",
    [
        "DIARIENUMMER;stödform;Beslut;Beviljat  belopp",
        "diarie nummer;Stöd-form; beslut ;BeviljatBelopp",
        "datum;Beviljat belopp:;Beslut;Stödform;Diarienummer",
    ],
)
def test_names_are_found_without_regard_to_case_blanks_signs_and_order(
    headings: str,
) -> None:
    assert {"diarienummer", "stödform", "beslut", "beviljat belopp"} <= set(
        found(f"{headings}\n").columns
    )


def test_the_row_with_most_headings_is_the_header() -> None:
    header = found(
        "Beslut\n\nDiarienummer;Stödform;Beslut;Beviljat belopp\nRUN 1;företagsstöd;Bifall;1\n"
    )
    assert header.rows_to_it == 2


def test_anslag_yaml_says_what_columns_are_called() -> None:
    header = found(
        "Ärendenr;Stödtyp;Utfall;Summa\n",
        diarienummer="Ärendenr",
        stödform="stödtyp",
        beslut=" utfall",
        beviljat_belopp="Summa",
    )
    assert {name: column.heading for name, column in header.columns.items()} == {
        "diarienummer": "Ärendenr",
        "stödform": "Stödtyp",
        "beslut": "Utfall",
        "beviljat belopp": "Summa",
        "stödtyp": "Stödtyp",
    }
    assert header.columns["stödform"] == header.columns["stödtyp"]


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Beviljat belopp", 1),
        ("Beviljat belopp (kr)", 1),
        ("Beviljat belopp, tkr", 1_000),
        ("Beviljat belopp (Mnkr)", 1_000_000),
        ("BEVILJAT BELOPP TUSEN KRONOR", 1_000),
    ],
)
def test_a_heading_may_say_what_its_amounts_count(heading: str, unit: int) -> None:
    assert (
        found(f"Diarienummer;Stödform;Beslut;{heading}\n")
        .columns["beviljat belopp"]
        .unit
        == unit * KRONA
    )


class TestMissing:
    def test_a_column_that_must_be_there_is_told_with_the_closest(self) -> None:
        told = faults("Diarienr;Stödform;Beslut;Beviljat\n")
        assert [(where, hint) for where, _, hint in told] == [
            (
                Where("beslut.csv", 1),
                "Menas ”Diarienr”? Skriv då diarienummer: Diarienr under kolumner: i anslag.yaml.",
            ),
            (
                Where("beslut.csv", 1),
                (
                    "Menas ”Beviljat”? Skriv då beviljat belopp: Beviljat under "
                    "kolumner: i anslag.yaml."
                ),
            ),
        ]
        assert told[0][1] == "beslut.csv har ingen kolumn som heter ”diarienummer”."

    def test_or_without_if_none_is_close(self) -> None:
        ((where, message, hint),) = faults("Diarienummer;Stödform;Beslut;kr\n")
        assert (
            where.line,
            "beviljat belopp" in message,
            "under kolumner: i anslag.yaml" in hint,
        ) == (1, True, True)

    def test_a_column_that_anslag_yaml_names_is_told_there(self) -> None:
        told = faults(
            "Diarienummer;Stödform;Beslut;Beviljat belopp;Ort\n",
            kommun="Orten",
            beviljat_belopp="Beviljat belopp",
        )
        assert told == [
            (
                Where("anslag.yaml", 1, 1),
                "beslut.csv har ingen kolumn som heter ”Orten”.",
                "Menas ”Ort”? Skriv då kommun: Ort under kolumner: i anslag.yaml.",
            )
        ]

    def test_a_column_that_need_not_be_there_is_not_missed(self) -> None:
        assert set(found("Diarienummer;Stödform;Beslut;Beviljat belopp\n").columns) == {
            "diarienummer",
            "stödform",
            "beslut",
            "beviljat belopp",
        }

    def test_an_empty_file_is_told_as_such(self) -> None:
        assert faults("") == [
            (Where("beslut.csv"), "Filen är tom.", "Exportera besluten på nytt.")
        ]


def test_two_columns_of_the_same_name_are_told() -> None:
    ((where, message, hint),) = faults(
        "Diarienummer;Stödform;Beslut;Beviljat belopp;Beslut\n"
    )
    assert (where, message) == (
        Where("beslut.csv", 1, 3),
        "Två kolumner heter ”Beslut”.",
    )
    assert hint


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("kommun", "Sökande"),
        ("beslut", "Stödmottagare"),
        ("stödtyp", "Företag"),
        ("kommun", "Vem"),
    ],
)
def test_a_column_of_names_is_read_as_nothing_else(name: str, heading: str) -> None:
    columns = {name: heading} | ({"sökande": "Vem"} if heading == "Vem" else {})
    told = faults(
        f"Diarienummer;Stödform;Utfall;Beslut;Beviljat belopp;{heading}\n", **columns
    )
    assert [message for _, message, _ in told] == [
        f"Kolumnen ”{heading}” håller namn, som inte får komma med i rapporten."
    ]
