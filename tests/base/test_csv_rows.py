"""Any file of rows gives its cells, each with its line, however it was saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from villkor.base.csv_rows import csv_table
from villkor.base.table_rows import UnreadableTable

HEAD = ["Nr", "Sökande", "Belopp"]
ROWS = [["1", "Företag 001", "58 700"], ["2", "Åsele – Ö", ""], ["3", "", "12,50"]]
Lines = list[tuple[int, list[str]]]


def saved(
    rows: Sequence[Sequence[str]],
    delimiter: str = ";",
    end: str = "\r\n",
    *,
    quoted: bool = False,
) -> str:
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(
        text, delimiter=delimiter, lineterminator=end, quoting=quoting
    ).writerows(rows)
    return text.getvalue()


def read(content: bytes) -> Lines:
    """The rows, cell by cell and each with its line."""
    return [(row.line, [*row.cells]) for row in csv_table(io.BytesIO(content)).rows]


ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "cp1252",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("quoted", [True, False], ids=["quoted", "plain"])
def test_a_file_is_the_same_however_it_is_saved(
    encoding: str, delimiter: str, end: str, *, quoted: bool
) -> None:
    content = saved([HEAD, *ROWS], delimiter, end, quoted=quoted).encode(encoding)
    assert read(content) == [(1, HEAD), (2, ROWS[0]), (3, ROWS[1]), (4, ROWS[2])]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_byte_order_mark_is_no_part_of_the_first_heading(encoding: str) -> None:
    content = ("\ufeff" if encoding == "utf-16-be" else "") + saved([HEAD, *ROWS])
    assert read(content.encode(encoding))[0] == (1, HEAD)


CELLS = st.text(st.sampled_from([*"aå1 ,;\t\"'\n–", "\u00a0"]), max_size=6)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=30
    )
)


@given(
    rows=TABLES,
    delimiter=st.sampled_from(";,\t"),
    end=st.sampled_from(["\r\n", "\n"]),
    quoted=st.booleans(),
)
def test_every_cell_comes_back_with_the_line_that_its_row_begins_on(
    rows: list[list[str]], delimiter: str, end: str, *, quoted: bool
) -> None:
    # a row that stands whole in its first cell is parted, as is told above
    assume(all(row[0].count(delimiter) < 2 or any(row[1:]) for row in rows))
    head = [f"kolumn{at}" for at in range(len(rows[0]))]
    text = f"sep={delimiter}{end}" + saved([head, *rows], delimiter, end, quoted=quoted)
    starts = [
        3 + sum(1 + "".join(row).count("\n") for row in rows[:at])
        for at in range(len(rows))
    ]
    assert read(text.encode()) == [(2, head), *zip(starts, rows, strict=True)]


def test_lines_with_nothing_on_them_are_no_rows() -> None:
    assert read(b"\r\na;b\r\n\r\n\r\n1;2\r\n") == [(2, ["a", "b"]), (5, ["1", "2"])]


def test_rows_keep_their_number_of_cells() -> None:
    assert read(b"a;b;c\n1;2\n3;4;5;6\n;\n") == [
        (1, ["a", "b", "c"]),
        (2, ["1", "2"]),
        (3, ["3", "4", "5", "6"]),
        (4, ["", ""]),
    ]


def test_titles_may_stand_above_the_headings() -> None:
    content = "Beslut 2022, hela länet, preliminärt\r\n\r\nNr;Belopp\r\n1;2\r\n"
    assert read(content.encode())[1:] == [(3, ["Nr", "Belopp"]), (4, ["1", "2"])]


def test_only_rows_with_a_line_break_in_a_cell_are_broken() -> None:
    content = b'a;"b\nb";c\n1;2;3\n"4";"5\r\n\r\n5";6\n7;8;9\n'
    rows = [*csv_table(io.BytesIO(content)).rows]
    assert [(row.line, row.broken) for row in rows] == [
        (1, True),
        (3, False),
        (4, True),
        (7, False),
    ]
    assert rows[2].cells == ["4", "5\n\n5", "6"]


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("filling", ["", ";;", ";;;;"])
def test_rows_that_are_quoted_whole_are_parted(delimiter: str, filling: str) -> None:
    rows = [HEAD, ["1", 'Åsele; Ö "A"', "58,7"], *ROWS]
    lines = saved(rows, delimiter).splitlines()
    quoted = ['"{}"'.format(line.replace('"', '""')) for line in lines]
    end = filling.replace(";", delimiter)
    text = "\r\n".join(line + end for line in quoted)
    assert read(text.encode()) == list(enumerate(rows, start=1))


def test_a_row_that_some_program_has_quoted_alone_is_parted_too() -> None:
    content = b'Nr;Namn;Belopp\r\n"1;A;58,7"\r\n2;B;10\r\n'
    assert read(content)[1:] == [(2, ["1", "A", "58,7"]), (3, ["2", "B", "10"])]


def test_a_blank_before_a_quotation_mark_is_no_part_of_a_cell() -> None:
    content = b'"Nr"; "Namn"; "Belopp"\n"1"; "A; B"; "58"\n'
    assert read(content)[1:] == [(2, ["1", "A; B", "58"])]


@pytest.mark.parametrize("cell", ['="0017"', '"=""0017"""'])
def test_a_text_that_is_kept_from_excel_is_the_text(cell: str) -> None:
    content = f'Nr;Namn;Belopp\r\n{cell};A;="58 700"\r\n=1+1;=A1;="a"&"b"\r\n'
    assert read(content.encode())[1:] == [
        (2, ["0017", "A", "58 700"]),
        (3, ["=1+1", "=A1", '="a"&"b"']),
    ]


def test_a_delimiter_may_be_told_within_quotes() -> None:
    assert read(b'"sep=|"\r\na|b;c\r\n') == [(2, ["a", "b;c"])]


def test_half_a_line_break_parts_no_rows() -> None:
    assert read(b"a;b;c\r\n1;2\r;3\r\n")[1:] == [(2, ["1", "2 ", "3"])]
    assert read(b'a;b;c\r\n1;"2\r3";4\r\n')[1:] == [(2, ["1", "2 3", "4"])]


def test_a_letter_that_is_in_neither_encoding_is_replaced() -> None:
    assert read(b"a;b\n\x81;\xe5\n")[1:] == [(2, ["\N{REPLACEMENT CHARACTER}", "å"])]


def test_lines_of_both_encodings_are_read_each_in_its_own() -> None:
    content = saved([HEAD, ROWS[1]]).encode() + saved([ROWS[1]]).encode("cp1252")
    assert read(content)[1:] == [(2, ROWS[1]), (3, ROWS[1])]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_long_file_is_read_as_a_short_one_is(encoding: str) -> None:
    rows = [
        [str(number), f"Företag {number}", "1;2" if number % 5_000 == 0 else "1"]
        for number in range(1, 20_001)
    ]
    content = saved([HEAD, *rows]).encode(encoding)
    assert read(content)[1:] == list(enumerate(rows, start=2))


class TestWhatIsNoTable:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"%PDF-1.7 ...", "en PDF-fil"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "en Word- eller Excel-fil av äldre slag"),
            (b"<html><table>", "en webbsida"),
            (b"Nr;Belopp\r1;2\r3;4\r", "slutar på ett sätt som inte används längre"),
            (
                b'Nr;Belopp\n"1;2\n3;4\n',
                "ett citattecken står mitt i en cell, eller stängs inte",
            ),
            ('"\n'.encode("utf-16")[:-1], "är skadad"),
            (b'Nr;"' + b"x" * 1_200_000, "ingen tabell"),
        ],
    )
    def test_is_told(self, content: bytes, words: str) -> None:
        with pytest.raises(UnreadableTable) as told:
            read(content)
        assert words in told.value.message
        assert told.value.hint

    @pytest.mark.parametrize(
        "mark", ["<<<<<<< HEAD", "=======", ">>>>>>> gren", "||||||| 3f2a"]
    )
    @pytest.mark.parametrize("rows_before", [0, 2])
    def test_is_told_where_two_versions_meet(self, mark: str, rows_before: int) -> None:
        lines = ["Nr;Namn;Belopp", *["1;A;58"] * 4]
        lines.insert(rows_before, mark)
        with pytest.raises(UnreadableTable) as told:
            read("\r\n".join(lines).encode())
        assert told.value.line == rows_before + 1
        assert "två versioner" in told.value.message
        assert "ta bort de andra" in told.value.hint

    def test_is_told_at_its_line(self) -> None:
        with pytest.raises(UnreadableTable) as told:
            read(b'a;b;c\n1;2;3\n1;"2" 3;4\n')
        assert told.value.line == 3

    def test_an_empty_file_has_no_rows(self) -> None:
        assert read(b"") == []


def test_one_sign_that_cannot_be_seen_does_not_slip_by_among_clean_rows() -> None:
    clean = "RUN 2022-1;Bodens kommun – näringsliv;100\n" * 4000
    content = f"{clean}RUN\u200b 2022-2;fo\u0308retag;200\n{clean}".encode()
    rows = read(content)
    assert len(rows) == 8001
    assert rows[4000] == (4001, ["RUN 2022-2", "företag", "200"])
    assert (
        rows[-1][1] == rows[0][1] == ["RUN 2022-1", "Bodens kommun – näringsliv", "100"]
    )
