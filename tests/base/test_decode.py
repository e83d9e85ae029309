from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.base.decode import decode_text, other_file


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        ("åäö".encode(), "åäö"),
        ("\ufeffåäö".encode(), "åäö"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
    ],
)
def test_a_text_is_read_with_line_feeds(raw: bytes, text: str) -> None:
    assert decode_text(raw, "a.yaml") == (text, None)


@pytest.mark.parametrize(
    ("raw", "line", "column", "message"),
    [
        pytest.param(b"PK\x03\x04", 1, 1, "en Word-, Excel- eller zip-fil", id="zip"),
        pytest.param(b"%PDF-1.7", 1, 1, "en PDF-fil", id="PDF"),
        pytest.param("å".encode("utf-16"), 1, 1, "UTF-16", id="UTF-16"),
        pytest.param(
            "abå".encode()[:-1], 1, 3, "inte sparad som UTF-8", id="half a character"
        ),
        pytest.param(
            "a".encode("utf-16-be"), 1, 1, "UTF-16", id="UTF-16 without a mark"
        ),
        pytest.param(
            "ab\r\nc: blå".encode("cp1252"), 2, 6, "inte sparad", id="Windows-1252"
        ),
        pytest.param(
            "ab\nc: blÃ¥".encode(), 2, 6, "Här står ”Ã¥”", id="read wrongly and saved"
        ),
    ],
)
def test_what_is_no_utf_8_is_told_where_it_is_seen(
    raw: bytes, line: int, column: int, message: str
) -> None:
    text, finding = decode_text(raw, "a.yaml")
    assert text is None
    assert finding is not None
    assert (finding.where.path, finding.where.line, finding.where.column) == (
        "a.yaml",
        line,
        column,
    )
    assert message in finding.message
    assert finding.hint


def test_a_file_that_may_be_text_is_no_other_file() -> None:
    assert other_file(b"svar: ja") == ""
    assert other_file(b"{\\rtf1") == "en fil i formatet RTF"


@given(st.binary())
def test_any_bytes_are_a_text_or_a_finding(raw: bytes) -> None:
    text, finding = decode_text(raw, "a.yaml")
    assert (text is None) is (finding is not None)
    assert text is None or "\r" not in text
