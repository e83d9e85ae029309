"""The words of documents within a Word file, which Word puts in when it opens it."""

from __future__ import annotations

import pytest

from tests.document.word.small_xml import small_file
from tests.word_files import OFFICE, packed, parts_of
from villkor.document.word.found import Beside
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks

_LINK = '<Relationship Id="c" Type="{}/aFChunk" Target="/word/del.{}"/>'
PAGE = (
    "<html><head><style>p {}</style></head><body><p>Två\n<b>möten</b>.</p>"
    "<ul><li>Ett &aring;r</li></ul></body></html>"
)
RTF = r"{\rtf1{\fonttbl{\f0 Arial;}}Tv\'e5 {\b m\u246?ten}.\par Ett {\*\x y}\u229\'e5r}"


def file_with(data: bytes, ending: str) -> bytes:
    """A Word file with another document in it."""
    parts = parts_of(
        small_file("p altChunk[r:id=c]", links=_LINK.format(OFFICE, ending)),
    )
    return packed({**parts, f"word/del.{ending}": data})


def words_in(data: bytes, ending: str) -> str:
    """The words of the document that is put in."""
    found = read_blocks(open_package(file_with(data, ending), "fil.docx"))
    return next(each.text for each in found.beside if each.kind is Beside.DOCUMENT)


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (PAGE.encode(), "html"),
        (PAGE.encode("cp1252"), "htm"),
        (RTF.encode(), "rtf"),
        ("Två möten.\r\n\r\nEtt år".encode(), "txt"),
        (
            small_file("p(r('Två möten.')) p(r('Ett år'))"),
            "docx",
        ),
    ],
    ids=["a page", "an older page", "RTF", "plain text", "a Word file"],
)
def test_words_of_a_document_within_are_told(data: bytes, ending: str) -> None:
    assert words_in(data, ending) == "Två möten.\nEtt år"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"<" + b"a <" * 60_000,
        b"<![" * 60_000,
        b"<div>" * 50_000,
        b"{\\rtf1" + b"{" * 60_000,
        b"{\\rtf1" + b"}" * 60_000,
    ],
    ids=["empty", "cut", "tags", "marks", "deep", "open", "closed"],
)
def test_broken_document_within_has_no_words(data: bytes) -> None:
    assert not words_in(data, "dat").strip("<a [!")


def test_document_that_is_put_in_twice_is_told_once() -> None:
    link = _LINK.format(OFFICE, "txt")
    parts = parts_of(small_file("p altChunk[r:id=c] altChunk[r:id=c]", links=link))
    package = open_package(packed({**parts, "word/del.txt": b"Ett"}), "fil.docx")
    for _ in range(2):
        beside = read_blocks(package).beside
        assert [each.text for each in beside] == ["Ett", ""]
