"""Small Word files of a few lines: a text is a paragraph, a list of lists a table."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.document.word.small_xml import small_file
from tests.exchange.placing.placings import FORM, placed
from tests.word_files import DOCUMENT, packed, parts_of
from villkor.exchange.placing.places import Placed

Line = str | Sequence[Sequence[object]]


def asked(key: str) -> str:
    """A question as it is printed."""
    return FORM.printed(FORM.questions[key])


def wording(key: str) -> str:
    """A question without its number."""
    return FORM.questions[key].wording


def heading(key: str) -> str:
    """A heading as it is printed."""
    return FORM.headings[key].text


def small_word_file(*lines: Line) -> bytes:
    """A file of some lines. "**" before a text makes it bold."""
    parts = parts_of(small_file("p"))
    body = "".join(map(_block, lines))
    document = parts[DOCUMENT].decode().replace("<w:p/>", body)
    return packed({**parts, DOCUMENT: document.encode()})


def _block(line: object) -> str:
    if isinstance(line, str):
        return _paragraph(line)
    assert isinstance(line, Sequence)
    rows = ["".join(map(_cell, row)) for row in line]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _cell(content: object) -> str:
    if isinstance(content, tuple):
        return f"<w:tc>{''.join(map(_block, content))}</w:tc>"
    return f"<w:tc>{_block(content)}</w:tc>"


def _paragraph(text: str) -> str:
    if text.startswith("<w:"):
        return text
    bold = "<w:rPr><w:b/></w:rPr>" if text.startswith("**") else ""
    pieces = escape(text.removeprefix("**")).split("\n")
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{piece}</w:t>' for piece in pieces
    )
    return f"<w:p><w:r>{bold}{words}</w:r></w:p>"


def placed_lines(*lines: Line) -> Placed:
    """What is placed of a file of some lines."""
    return placed(small_word_file(*lines))
