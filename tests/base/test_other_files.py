"""A file that is no table is called what it is, whatever its name says."""

from __future__ import annotations

import io

import pytest

from tests.word_files import packed
from villkor.base.open_table import open_tables
from villkor.base.table_rows import UnreadableTable

SPREADSHEET = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (SPREADSHEET.encode(), "ett XML-kalkylblad"),
        (SPREADSHEET.encode("utf-16"), "ett XML-kalkylblad"),
        (b"\xef\xbb\xbf \r\n<html xmlns:x='excel'><table>", "en webbsida"),
        (b"<table><tr><td>1</td></tr></table>", "en webbsida"),
        (b"<!DOCTYPE html>\n<p>", "en webbsida"),
        (b"MIME-Version: 1.0\r\n", "en webbsida"),
        (b"<?xml version='1.0'?>\n<beslut/>", "en XML-fil"),
        (b"ID;PWXL;N;E\r\n", "SYLK"),
        (b'[{"diarienummer": 1}]', "en JSON-fil"),
        (b'{"beslut": []}', "en JSON-fil"),
        (b"\x1f\x8b\x08\x00", "en packad fil"),
        (b"%PDF-1.7", "en PDF-fil"),
        (b"{\\rtf1", "en fil i formatet RTF"),
        (OLD, "av äldre slag"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "skyddad med ett lösenord"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            ".ods",
        ),
        (packed({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x"}), ".xlsb"),
        (
            packed({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}),
            "Word-fil",
        ),
        (packed({"beslut.csv": "a;b"}), "en zip-fil"),
        (packed({"[Content_Types].xml": "<a/>"}), "skadad"),
    ],
)
def test_is_told(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableTable) as told:
        open_tables(io.BytesIO(content), "")
    assert words in told.value.message
    assert told.value.hint
