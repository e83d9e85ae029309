"""A workbook holds the text and the numbers that it was given, and nothing that a program would
reckon.
"""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.tools import ooxml_errors
from villkor.base.xlsx import Sheet, Value, place, sheet_names, to_xlsx

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    max_size=20,
)
NUMBER = st.one_of(
    st.integers(-(10**15), 10**15),
    st.decimals(-(10**9), 10**9, allow_nan=False, places=3),
)


def read(data: bytes, number: int = 1) -> dict[str, Value]:
    """The cells of a sheet, as the standard says that they are read: `_x0041_` is a letter
    (ECMA-376 part 1, 22.9.2.19).
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))
    found: dict[str, Value] = {}
    for cell in root.iter(f"{MAIN}c"):
        text, value = cell.find(f"{MAIN}is/{MAIN}t"), cell.find(f"{MAIN}v")
        if text is not None:
            found[cell.get("r", "")] = re.sub(
                "_x([0-9A-Fa-f]{4})_",
                lambda code: chr(int(code[1], 16)),
                text.text or "",
            )
        else:
            assert value is not None
            found[cell.get("r", "")] = Decimal(value.text or "")
    return found


def test_text_and_numbers_stand_in_their_cells() -> None:
    data = to_xlsx(
        [
            Sheet(
                "Anslag",
                [(None, "Belopp"), ("Övrigt", Decimal("12.0")), ("Å & <Ä>", 164)],
            )
        ]
    )
    assert read(data) == {
        "B1": "Belopp",
        "A2": "Övrigt",
        "B2": Decimal(12),
        "A3": "Å & <Ä>",
        "B3": 164,
    }


@given(
    rows=st.lists(st.lists(st.one_of(st.none(), TEXT, NUMBER), max_size=4), max_size=6)
)
def test_every_cell_is_read_back_as_it_was_given(rows: list[list[Value]]) -> None:
    given_cells = {
        place(y, x): value
        for y, row in enumerate(rows)
        for x, value in enumerate(row)
        if value is not None
    }
    assert read(to_xlsx([Sheet("Blad", rows)])) == given_cells


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+46",
        "-5",
        "@SUM(A1)",
        "\t=1",
        '=HYPERLINK("http://a.se")',
        "=cmd|' /C calc'!A0",
        "_x003D_1",
    ],
)
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    data = to_xlsx([Sheet("Blad", [(text,)])])
    assert read(data) == {"A1": text}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f" not in package.read("xl/worksheets/sheet1.xml")


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert read(to_xlsx([Sheet("Blad", [("a\x00b\x0b\ufffe", "rad\r\nrad")])])) == {
        "A1": "ab",
        "B1": "rad\r\nrad",
    }


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [Sheet("Blad", [("a", 1)]), Sheet("Blad 2", [(None,)])]
    assert to_xlsx(sheets) == to_xlsx(sheets)


def test_microsofts_validator_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(
        to_xlsx(
            [Sheet("Anslag [2022]", [("=1", Decimal("58.7"), -3), ()]), Sheet("", [])]
        )
    )
    assert ooxml_errors(path) == []


@pytest.mark.parametrize(
    ("names", "given_names"),
    [
        (["Anslag", "Beslut"], ["Anslag", "Beslut"]),
        (["a:b/c*[d]?\\e", "'citat'"], ["a b c  d   e", "citat"]),
        (["", " ", "'"], ["Blad1", "Blad2", "Blad3"]),
        (["A", "a", "A"], ["A", "a (2)", "A (3)"]),
        (["A (2)", "A", "A"], ["A (2)", "A", "A (3)"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
    ],
)
def test_names_of_sheets_are_what_excel_takes(
    names: list[str], given_names: list[str]
) -> None:
    assert sheet_names(Sheet(name, []) for name in names) == given_names


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(0, 0, "A1"), (9, 25, "Z10"), (0, 26, "AA1"), (0, 701, "ZZ1"), (0, 702, "AAA1")],
)
def test_a_cell_is_named_by_its_column_and_row(
    row: int, column: int, name: str
) -> None:
    assert place(row, column) == name
