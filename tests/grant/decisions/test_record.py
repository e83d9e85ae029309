"""A row is a decision, or nothing, or refused: for its length, what it swallowed, or a cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.base.csv_rows import csv_table
from villkor.base.diagnostic import Where
from villkor.base.yaml.nodes import Scalar
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.cells import ColumnWords
from villkor.grant.decisions.header import find_header
from villkor.grant.decisions.record import Decision, RecordReader, UnreadableRow

HEAD = [
    "Diarienummer",
    "Sökande",
    "Stödform",
    "Beslut",
    "Beviljat belopp",
    "Utbetalt",
    "Ort",
    "Datum",
]
SOURCE = DecisionFile(Scalar("beslut.csv", Where("anslag.yaml")))
Read = Decision | tuple[int, int, str] | None


def read_all(text: str) -> list[Read]:
    """What each row below the headings is: a decision, nothing, or the line, column and message."""
    table = csv_table(io.BytesIO(text.encode()))
    rows = list(table.rows)
    header, faults = find_header(rows, SOURCE)
    assert header, faults
    reader = RecordReader(header, table.delimiter, ColumnWords({}, {}), 2022)
    found: list[Read] = []
    for row in rows[header.rows_to_it :]:
        try:
            found.append(reader.read_row(row))
        except UnreadableRow as told:
            found.append((row.line, told.column, told.message))
    return found


def numbers(text: str) -> list[str]:
    """The numbers of the decisions, and the lines of what is refused."""
    found = []
    for one in read_all(text):
        match one:
            case Decision():
                found.append(one.number)
            case (line, _, _):
                found.append(f"rad {line}")
    return found


def line_of(number: int) -> list[str]:
    return [
        str(number),
        f"AB {number}",
        "företagsstöd",
        "Bifall",
        "5",
        "1",
        "Luleå",
        "2022-03-14",
    ]


def saved(rows: Sequence[Sequence[str]], delimiter: str = ";") -> str:
    return "".join(delimiter.join(row) + "\n" for row in rows)


def test_a_decision_has_its_cells_as_they_are_meant() -> None:
    (found,) = read_all(saved([HEAD, line_of(1)]))
    assert isinstance(found, Decision)
    assert (found.line, found.number, found.granted, found.paid) == (2, "1", 500, 100)
    assert found.names == ("företagsstöd", "", "", "", "", "bifall")
    assert (found.municipality, found.day.text) == ("", "2022-03-14")
    assert found.day.in_year


class TestRowsOfAnotherLength:
    SHORT = "Diarienummer;Stödform;Beslut;Beviljat belopp"

    def test_are_refused_with_their_lines(self) -> None:
        text = (
            f"{self.SHORT}\n1;f;Bifall;1\n2;f;Bifall\n\n3;f;Bifall;1;2\n4;f;Bifall;1\n"
        )
        found = read_all(text)
        assert [one for one in found if not isinstance(one, Decision)] == [
            (3, 1, "Raden har 3 celler och går inte att para ihop med kolumnerna."),
            (5, 1, "Raden har 5 celler och går inte att para ihop med kolumnerna."),
        ]
        assert numbers(text) == ["1", "rad 3", "rad 5", "4"]

    def test_are_seen_though_two_of_them_make_up_one(self) -> None:
        assert numbers(f"{self.SHORT}\n1;f\n2;f;Bifall;1;f;Bifall\n") == [
            "rad 2",
            "rad 3",
        ]

    def test_may_lack_or_have_empty_cells_at_the_end(self) -> None:
        rows = "1;f;Bifall;1;\n2;f;Bifall;1\n3;f;Bifall;1;;;\n"
        assert numbers(f"{self.SHORT};\n{rows}") == ["1", "2", "3"]

    def test_are_nothing_if_nothing_stands_in_them(self) -> None:
        assert read_all(f"{self.SHORT}\n;\n;;;;;;\n ; ;;\n") == [None, None, None]


class TestAQuotationMarkThatIsNotClosed:
    @given(
        before=st.integers(0, 3),
        swallowed=st.integers(1, 4),
        place=st.integers(0, len(HEAD) - 1),
        delimiter=st.sampled_from(";,\t"),
    )
    def test_is_told_where_it_swallows_rows_in_whatever_column(
        self, before: int, swallowed: int, place: int, delimiter: str
    ) -> None:
        rows = [line_of(number) for number in range(1, 10)]
        last = before + swallowed
        rows[before][place] = '"' + rows[before][place]
        rows[last][place] += '"'
        found = read_all(saved([HEAD, *rows], delimiter))
        (told,) = [one for one in found if not isinstance(one, Decision)]
        assert told
        assert (told[0], told[1]) == (before + 2, place + 1)
        assert "svalt rader" in told[2]
        assert "AB" not in told[2]
        assert len(found) == len(rows) - swallowed

    @pytest.mark.parametrize(
        "address",
        [
            "Storgatan 1\n972 31 Luleå",
            "c/o Nord; Box 2\n972 31 Luleå",
            "a\n\nb\n\nc\n\nd\n\ne\n\nf",
        ],
    )
    @pytest.mark.parametrize("place", [1, 6])
    def test_is_none_where_a_cell_has_several_lines(
        self, address: str, place: int
    ) -> None:
        rows = [line_of(1), line_of(2)]
        rows[0][place] = address
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";").writerows([HEAD, *rows])
        assert numbers(text.getvalue()) == ["1", "2"]

    def test_draws_no_name_into_what_is_told(self) -> None:
        text = (
            saved([HEAD, line_of(1)])
            + '2;F;"företagsstöd\nHemlig AB";Bifall;5;1;Ort;\n'
        )
        assert "Hemlig" not in repr(read_all(text))
