"""Any file of rows gives its cells, each with its line, however it was saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.grant.decisions.table import NO_LETTER, Shape, UnreadableTable, cell_text, csv_table

HEAD = ["Nr", "Sökande", "Belopp"]
ROWS = [["1", "Företag 001", "58 700"], ["2", "Åsele – Ö", ""], ["3", "", "12,50"]]
Lines = list[tuple[int, list[str]]]


def saved(
    rows: Sequence[Sequence[str]], delimiter: str = ";", end: str = "\r\n", *, quoted: bool = False
) -> str:
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return text.getvalue()


def read(
    content: bytes, after: int = 1, width: int = 3, least: int = 3
) -> tuple[Lines, list[tuple[int, int]]]:
    """The rows below a line, cell by cell and each with its line, and those with another number of
    cells.
    """
    table = csv_table(io.BytesIO(content))
    blocks = [*table.blocks(Shape(after, width, least, tuple((at,) for at in range(width))))]
    kept = [
        (line, [*map(cell_text, row)])
        for block in blocks
        for line, row in zip(block.lines, zip(*block.columns, strict=True), strict=True)
    ]
    return sorted(kept), sorted(odd for block in blocks for odd in block.odd)


ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("quoted", [True, False], ids=["quoted", "plain"])
def test_a_file_is_the_same_however_it_is_saved(
    encoding: str, delimiter: str, end: str, *, quoted: bool
) -> None:
    content = saved([HEAD, *ROWS], delimiter, end, quoted=quoted).encode(encoding)
    assert read(content) == ([(2, ROWS[0]), (3, ROWS[1]), (4, ROWS[2])], [])
    assert [heading.cells for heading in csv_table(io.BytesIO(content)).head] == [
        tuple(row) for row in (HEAD, *ROWS)
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_byte_order_mark_is_no_part_of_the_first_heading(encoding: str) -> None:
    content = ("\ufeff" if encoding == "utf-16-be" else "") + saved([HEAD, *ROWS])
    assert csv_table(io.BytesIO(content.encode(encoding))).head[0].cells == tuple(HEAD)


CELLS = st.text(st.sampled_from([*"aå1 ,;\t\"'\n=–", "\u00a0"]), max_size=6)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=30)
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
    width = len(rows[0])
    head = [f"kolumn{at}" for at in range(width)]
    found, odd = read(
        f"sep={delimiter}{end}".encode()
        + saved([head, *rows], delimiter, end, quoted=quoted).encode(),
        2,
        width,
        width,
    )
    starts = [3 + sum(1 + "".join(row).count("\n") for row in rows[:at]) for at in range(len(rows))]
    expected = [
        (line, [cell.replace("\r\n", "\n") for cell in row])
        for line, row in zip(starts, rows, strict=True)
    ]
    assert odd == []
    assert found == [(line, row) for line, row in expected if any(row)] or found == expected


@given(
    rows=st.lists(
        st.lists(st.text("aå1 -", max_size=4), min_size=4, max_size=4), min_size=1, max_size=60
    )
)
def test_columns_beside_each_other_are_one_piece_on_both_ways(rows: list[list[str]]) -> None:
    shape = Shape(1, 4, 4, ((0,), (1, 2), (3,)))
    both = []
    for quoted in (False, True):
        table = csv_table(io.BytesIO(saved([["a", "b", "c", "d"], *rows], quoted=quoted).encode()))
        found = [row for block in table.blocks(shape) for row in zip(*block.columns, strict=True)]
        both.append(
            [
                (one, tuple(two.split(table.delimiter)) if isinstance(two, bytes) else two, three)
                for one, two, three in found
            ]
        )
    nothing = (b"", (b"", b""), b"")
    assert [row for row in both[0] if row != nothing] == [row for row in both[1] if row != nothing]


class TestRowsOfAnotherLength:
    def test_are_told_with_their_lines(self) -> None:
        assert read(b"a;b;c\n1;2;3\n1;2\n\n1;2;3;4\n4;5;6\n") == (
            [(2, ["1", "2", "3"]), (6, ["4", "5", "6"])],
            [(3, 2), (5, 4)],
        )

    def test_are_seen_though_two_of_them_make_up_one(self) -> None:
        assert read(b"a;b;c\n1\n2\n") == ([], [(2, 1), (3, 1)])
        assert read(b"a;b;c\n1;2\n3;4;5;6\n") == ([], [(2, 2), (3, 4)])

    def test_may_lack_or_have_empty_cells_at_the_end(self) -> None:
        assert read(b"a;b;\n1;2;\n1;2\n1;2;;;\n", least=2) == (
            [(2, ["1", "2", ""]), (3, ["1", "2", ""]), (4, ["1", "2", ""])],
            [],
        )

    def test_are_no_rows_if_nothing_stands_in_them(self) -> None:
        assert read(b"a;b;c\n1;2;3\n;\n;;;;;\n") == ([(2, ["1", "2", "3"])], [])


def test_titles_and_blank_lines_may_stand_above_the_headings() -> None:
    table = csv_table(
        io.BytesIO("Beslut 2022, hela länet, preliminärt\r\n\r\nNr;Belopp\r\n1;2\r\n".encode())
    )
    assert [(row.line, row.last, row.cells) for row in table.head][1:] == [
        (3, 3, ("Nr", "Belopp")),
        (4, 4, ("1", "2")),
    ]


def test_a_heading_on_several_lines_ends_where_the_rows_begin() -> None:
    assert read(b'a;"b\nb";c\n1;2;3\n', after=2) == ([(3, ["1", "2", "3"])], [])


def test_a_few_quoted_rows_among_others_are_read_apart_with_their_lines() -> None:
    rows = [
        [str(number), 'Bygg "Norr"; AB' if number % 7 == 3 else "Företag", "1"]
        for number in range(1, 60)
    ]
    assert read(saved([HEAD, *rows]).encode()) == (
        [(number + 1, row) for number, row in enumerate(rows, start=1)],
        [],
    )
    lines = saved([HEAD, *rows]).splitlines(keepends=True)
    lines[10] = '10;"x" y;1\r\n'
    with pytest.raises(UnreadableTable) as told:
        read("".join(lines).encode())
    assert told.value.line == 11


def test_half_a_line_break_parts_no_rows() -> None:
    assert read(b"a;b;c\r\n1;2\r;3\r\n") == ([(2, ["1", "2\r", "3"])], [])
    assert read(b'a;b;c\r\n1;"2\r3";4\r\n') == ([(2, ["1", "2 3", "4"])], [])


def test_a_letter_that_is_in_neither_encoding_is_none() -> None:
    assert cell_text(b"\x81") == NO_LETTER
    assert cell_text("å".encode("cp1252")) == cell_text("å".encode()) == "å"


def test_a_long_file_is_read_in_several_blocks() -> None:
    rows = [
        [str(number), f"Företag {number}", "1;2" if number % 5_000 == 0 else "1"]
        for number in range(1, 20_001)
    ]
    content = saved([HEAD, *rows]).encode()
    table = csv_table(io.BytesIO(content))
    assert len([*table.blocks(Shape(1, 3, 3, ((0,), (2,))))]) > 3
    assert read(content) == ([(number + 1, row) for number, row in enumerate(rows, start=1)], [])


class TestWhatIsNoTable:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"%PDF-1.7 ...", "en PDF-fil"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "en Word- eller Excel-fil av äldre slag"),
            (b"<html><table>", "en webbsida"),
            (b"Nr;Belopp\r1;2\r3;4\r", "slutar på ett sätt som inte används längre"),
            (b'Nr;Belopp\n"1;2\n3;4\n', "ett citattecken står mitt i en cell, eller stängs inte"),
            ('"\n'.encode("utf-16")[:-1], "är skadad"),
            (b'Nr;"' + b"x" * 1_200_000, "ingen tabell"),
        ],
    )
    def test_is_told(self, content: bytes, words: str) -> None:
        with pytest.raises(UnreadableTable) as told:
            read(content)
        assert words in told.value.message
        assert told.value.hint

    def test_is_told_at_its_line(self) -> None:
        with pytest.raises(UnreadableTable) as told:
            read(b'a;b;c\n1;2;3\n1;"2" 3;4\n')
        assert told.value.line == 3

    def test_an_empty_file_has_no_rows(self) -> None:
        assert csv_table(io.BytesIO(b"")).head == ()
