"""What a draft is called in the headers of a Word file that is filled in."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.section import _Header as Header

from villkor.document.word.controls import EDGE, control
from villkor.document.word.elements import make_element, parsed_body, text_run

_FIRST_NUMBER = 900_000_001  # of the controls in headers


def mark_draft(
    target: DocxDocument,
    mark: str,
) -> None:
    """Put a mark above all else in the headers of every page."""
    number = _FIRST_NUMBER
    for place, section in enumerate(target.sections):
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if target.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            if place and header.is_linked_to_previous:
                continue
            _put_mark(header, mark, number)
            number += 1


def _put_mark(
    header: Header,
    mark: str,
    number: int,
) -> None:
    words = text_run(mark, make_element("b"))
    made = control(
        EDGE,
        number,
        [
            make_element(
                "p",
                words,
            )
        ],
    )
    element = header._element  # noqa: SLF001 - it has no public way to the element
    for each in parsed_body(made):
        element.insert(0, each)
