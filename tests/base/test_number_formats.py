"""A unit that Excel shows beside a number, and stores in its format alone, is read with it."""

from __future__ import annotations

import io

import openpyxl
import pytest

from villkor.base.number_formats import read_format, telling_formats
from villkor.base.workbook_rows import workbook_tables


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('0.0 "tkr"', "58700 tkr"),
        ('#,##0\\ "tkr"', "58700 tkr"),
        ("#,##0\\t\\k\\r", "58700 tkr"),
        ("[$€-2]\\ #,##0.00", "58700 €"),
        ("[Red]#,##0 [$EUR]", "58700 EUR"),
        ("[>=100]#,##0,", "58,7 tusen"),
        ('#,##0,\\ "tkr"', "58,7 tkr"),
        ('#,##0,\\ "kr"', "58,7 tusen kr"),
        ('0.0,,\\ "mnkr"', "0,0587 mnkr"),
        ("0.0,,", "0,0587 miljoner"),
        ("0.0%", "58700 %"),
        ('0 "st"', "58700 st"),
    ],
)
def test_a_format_writes_it_after_the_number(code: str, text: str) -> None:
    found = read_format(code)
    assert found
    assert found.write_number("58700") == text
    assert shown(code, 58700) == text


@pytest.mark.parametrize(
    "code",
    [
        *(
            "General",
            "0",
            "0.00",
            "#,##0",
            "# ##0",
            "@",
            '"RUN "0000',
            "yyyy-mm-dd",
            "d/m",
        ),
        *('"kl." hh:mm', "[h]:mm", "#,##0_);(#,##0)", "0.00E+00", '0;"saknas"', ";;;"),
        *(
            "#,##0;[Red]-#,##0",
            '#,##0.00\\ "kr"',
            "#,##0\\ [$SEK]",
            "#,##0\\ [$kr-41D]",
        ),
        '_-* #,##0.00\\ "kr"_-;\\-* #,##0.00\\ "kr"_-;_-* "-"??\\ "kr"_-;_-@_-',
    ],
)
def test_other_formats_say_nothing(code: str) -> None:
    assert read_format(code) is None


def test_a_number_keeps_all_its_digits() -> None:
    assert shown('0 "tkr"', 58.7) == "58,7 tkr"
    assert shown("#,##0,", 58700.5) == "58,7005 tusen"


def test_what_is_no_number_is_as_it_was() -> None:
    assert shown('0 "tkr"', "58 700") == "58 700"
    assert shown('0 "tkr"', None) == ""
    assert shown('0 "tkr"', value=True) == "ja"


def test_the_styles_of_a_workbook_may_be_anything() -> None:
    styles = b'<numFmt numFmtId="164" formatCode="0 &quot;tkr&quot;"/><x:numFmt formatCode="0"/>'
    assert list(telling_formats(styles)) == ['0 "tkr"']
    assert telling_formats(b"<numFmt " * 1_000 + b'formatCode="\xff') == {}


def shown(code: str, value: object) -> str:
    """The text of a cell with a number format."""
    book = openpyxl.Workbook()
    page = book.active
    assert page
    page.append(["a", value])
    page["B1"].number_format = code
    file = io.BytesIO()
    book.save(file)
    (row,) = workbook_tables(file, "")[0].rows
    return [*row.cells, ""][1]
