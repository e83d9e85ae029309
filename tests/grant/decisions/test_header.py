"""The headings of a file of decisions: which column is what, and what is said when one is not
found.
"""

from __future__ import annotations

import io

import pytest

from villkor.base.csv_rows import csv_table
from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Scalar
from villkor.figures.money_unit import KRONA
from villkor.grant.decision_file import DecisionFile, ToldUnit
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
        ("Beviljat belopp [tkr]", 1_000),
        ("Beviljat belopp (tkr, exkl. moms)", 1_000),
        ('"Beviljat\nbelopp\n(KSEK)"', 1_000),
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


SHORT = "Diarienummer;Stödform;Beslut;"
ROW = "RUN 1;företagsstöd;Bifall;1\n"


class TestUnits:
    @pytest.mark.parametrize(
        "text",
        [
            f"{SHORT}Beviljat belopp\n;;;(tkr)\n{ROW}",
            f"Alla belopp i tkr\n\n{SHORT}Beviljat belopp\n{ROW}",
            f"Beslut;;;;Alla belopp i tkr\n{SHORT}Beviljat belopp;Annat\n{ROW}",
            f";;;tkr\n{SHORT}Beviljat belopp\n{ROW}",
            f"Beslut;;Belopp (tkr);\n{SHORT}Beviljat belopp\n{ROW}",
        ],
    )
    def test_may_stand_in_a_row_of_their_own(self, text: str) -> None:
        header = found(text)
        assert header.columns["beviljat belopp"].unit == 1_000 * KRONA
        row = list(csv_table(io.BytesIO(text.encode())).rows)[header.rows_to_it]
        assert row.cells[0] == "RUN 1"

    def test_of_columns_beside_are_not_its_own(self) -> None:
        header = found(f";;;;EU-medel (EUR)\n{SHORT}Beviljat belopp;EU\n;;;kr;\n")
        assert header.columns["beviljat belopp"].unit == KRONA
        header = found(f";;;;Medfinansiering i tkr\n{SHORT}Beviljat belopp;Annat\n")
        assert header.columns["beviljat belopp"].unit == KRONA

    def test_of_the_heading_go_before_those_of_a_title(self) -> None:
        header = found(f"Belopp i tkr\n{SHORT}Beviljat belopp (kr);Utbetalt\n")
        units = {
            name: header.columns[name].unit for name in ("beviljat belopp", "utbetalt")
        }
        assert units == {"beviljat belopp": KRONA, "utbetalt": 1_000 * KRONA}

    def test_of_the_sheet_hold_where_nothing_else_is_said(self) -> None:
        head = list(csv_table(io.BytesIO(f"{SHORT}Beviljat belopp\n".encode())).rows)
        header, _ = find_header(
            head, DecisionFile(Scalar("b", Where("a"))), "Belopp i tkr"
        )
        assert header
        assert header.columns["beviljat belopp"].unit == 1_000 * KRONA

    def test_that_anslag_yaml_names_in_the_heading_hold(self) -> None:
        header = found(
            f"{SHORT}Beviljat belopp\n", beviljat_belopp="Beviljat belopp (tkr)"
        )
        assert header.columns["beviljat belopp"].unit == 1_000 * KRONA

    @pytest.mark.parametrize(
        ("heading", "words"),
        [
            ("Beviljat belopp (kkkr)", "eftersom det står ”kkkr”"),
            ("Beviljat belopp (k)", "eftersom det står ”k”"),
            ("Beviljat belopp (EUR)", "en annan valuta än kronor: EUR"),
            ("Beviljat belopp (tkr, mnkr)", "eftersom det står ”tkr och mnkr”"),
        ],
    )
    def test_that_are_not_understood_are_told_at_the_heading(
        self, heading: str, words: str
    ) -> None:
        for columns in ({}, {"beviljat_belopp": heading}):
            ((where, message, hint),) = faults(f"{SHORT}{heading}\n", **columns)
            assert where == Where("beslut.csv", 1, 4)
            assert words in message
            assert "enhet: kr" in hint

    def test_that_a_title_says_in_other_words_are_asked_for(self) -> None:
        told = faults(f"Regionala medel, tkr per år\n{SHORT}Beviljat belopp\n")
        assert ["”tkr”" in message for _, message, _ in told] == [True]

    def test_that_speak_against_each_other_are_told(self) -> None:
        told = faults(f"Belopp i tkr\n{SHORT}Beviljat belopp\n;;;mnkr\n")
        assert ["tkr och mnkr" in message for _, message, _ in told] == [True]

    @pytest.mark.parametrize("heading", ["Beviljat belopp", "Beviljat belopp (kkkr)"])
    def test_that_anslag_yaml_tells_hold(self, heading: str) -> None:
        assert unit_told(heading) == (1_000 * KRONA, [])

    def test_but_not_against_the_heading(self) -> None:
        unit, told = unit_told("Beviljat belopp (kr)")
        assert unit is None
        (message,) = told
        assert message.endswith("(kr)” är kr enligt filen, men tkr enligt enhet:.")


def unit_told(heading: str) -> tuple[int | None, list[str]]:
    """The unit of a column where anslag.yaml says tkr."""
    path, told = Scalar("beslut.csv", Where("a")), Scalar("tkr", Where("a"))
    units = {"beviljat belopp": ToldUnit(1_000 * KRONA, told)}
    head = list(csv_table(io.BytesIO(f"{SHORT}{heading}\n".encode())).rows)
    header, wrong = find_header(head, DecisionFile(path, units=units))
    unit = header.columns["beviljat belopp"].unit if header else None
    return unit, [finding.message for finding in wrong]


class TestMissing:
    def test_a_column_that_must_be_there_is_told_with_the_closest(self) -> None:
        told = faults("Diarienr;Stödform;Beslut;Beviljat\n")
        assert [(where, hint) for where, _, hint in told] == [
            (
                Where("beslut.csv", 1),
                (
                    "Menas ”Diarienr”? Skriv i anslag.yaml vad kolumnen heter i filen: "
                    'beslut: {fil: "beslut.csv", kolumner: {diarienummer: "Diarienr"}}.'
                ),
            ),
            (
                Where("beslut.csv", 1),
                (
                    "Menas ”Beviljat”? Skriv i anslag.yaml vad kolumnen heter i filen: "
                    'beslut: {fil: "beslut.csv", kolumner: {beviljat belopp: "Beviljat"}}.'
                ),
            ),
        ]
        assert told[0][1] == "beslut.csv har ingen kolumn som heter ”diarienummer”."

    def test_or_without_if_none_is_close(self) -> None:
        ((where, message, hint),) = faults("Diarienummer;Stödform;Beslut;kr\n")
        assert (
            where.line,
            "beviljat belopp" in message,
            'kolumner: {beviljat belopp: "…"}}' in hint,
        ) == (1, True, True)

    @pytest.mark.parametrize(
        "other",
        [
            "Utbetalt belopp",
            "Sökt belopp",
            "Ej beviljat belopp",
            "Beviljad",
            "Beslutat belopp",
        ],
    )
    def test_a_heading_that_means_something_else_is_listed_and_not_proposed(
        self, other: str
    ) -> None:
        ((_, _, hint),) = faults(f"Diarienummer;Stödform;Beslut;{other};Kommun\n")
        assert "Menas" not in hint
        assert hint.endswith(f"Övriga kolumner i filen: ”{other}”.")

    def test_a_heading_with_another_ending_is_proposed(self) -> None:
        ((_, _, hint),) = faults("Diarienummer;Stödform;Beslut;Beviljade belopp\n")
        assert hint.startswith("Menas ”Beviljade belopp”? Skriv ")

    def test_no_cell_of_a_decision_is_shown_as_if_it_were_a_heading(self) -> None:
        ((where, message, hint),) = faults("RUN 1;Företag 7;företagsstöd;Bifall;1\n")
        assert where.line == 1
        assert "ingen rad med kolumnernas namn" in message
        assert "Företag" not in message + hint

    @pytest.mark.parametrize("sign", ["^", "~", "   ", " : "])
    def test_headings_in_one_cell_are_told_as_such(self, sign: str) -> None:
        text = f"{SHORT}Beviljat belopp\n{ROW}".replace(";", sign)
        ((_, message, hint),) = faults(text)
        assert "i en enda cell" in message
        assert "Text till kolumner" in hint

    @pytest.mark.parametrize(
        ("heading", "words"),
        [
            ("StÃ¶dform", "Här står ”Ã¶”"),
            ("StÃƒÂ¶dform", "Här står ”Ãƒ”"),
            ("St√∂dform", "Här står ”√∂”"),
            ('"St&#246;dform"', "Här står ”&#246”: å, ä och ö är skrivna som koder"),
            ('"St&ouml;dform"', "Här står ”&ouml”"),
            ("St%C3%B6dform", "Här står ”%C3%B”"),
            ("StšdForm", "inte sparad som UTF-8"),
            ("St”dform", "inte sparad som UTF-8"),
            ("St?dform", "inte sparad som UTF-8"),
            ("St\ufffddform", "inte sparad som UTF-8"),
        ],
    )
    def test_spoilt_letters_are_told_instead(self, heading: str, words: str) -> None:
        ((where, message, hint),) = faults(
            f"Diarienummer;{heading};Beslut;Beviljat belopp\n"
        )
        assert (where.line, where.column) == (1, 2)
        assert words in message
        assert "CSV UTF-8" in hint

    @pytest.mark.parametrize("word", ["fÃ¶retagsstÃ¶d", "fšretagsstšd", "f”retagsst”d"])
    def test_spoilt_words_below_plain_headings_are_told_too(self, word: str) -> None:
        text = f"Dnr;Typ;Beslut;Beviljat belopp\nRUN 1;{word};Bifall;1\n"
        ((where, message, hint),) = faults(text, diarienummer="Dnr", stödform="Typ")
        assert (where.line, where.column) == (2, 2)
        assert word not in message + hint

    def test_a_question_mark_may_be_meant(self) -> None:
        text = f"{SHORT}Beviljat belopp;Stödtyp\nRUN 1;företagsstöd;Bifall;1;ja?nej\n"
        assert found(text)

    def test_letters_in_two_parts_are_the_same_letters(self) -> None:
        assert found("Diarienummer;Sto\u0308dform;Beslut;Beviljat belopp\n")

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


def test_columns_that_may_be_the_same_are_told_unless_one_is_named() -> None:
    text = f"{SHORT}Beviljat belopp (kr);Beviljat belopp (tkr)\n"
    ((where, message, hint),) = faults(text)
    assert (where.column, "”Beviljat belopp (kr)”, ”Beviljat" in message) == (4, True)
    assert "under kolumner:" in hint
    header = found(text, beviljat_belopp="Beviljat belopp (tkr)")
    assert header.columns["beviljat belopp"].unit == 1_000 * KRONA


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
