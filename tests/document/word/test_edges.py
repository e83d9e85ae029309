"""What is known of the headers and footers of a template."""

from __future__ import annotations

import docx
import pytest
from docx.section import Section

from villkor.document.word.edges import depends_on_document, has_field, put


def section_with(footer: str) -> Section:
    """A page with that in its footer."""
    section = docx.Document().sections[0]
    put(section.footer, footer)
    return section


def field(code: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize("code", ["PAGE", "NUMPAGES", " PAGE \\* MERGEFORMAT"])
def test_page_numbers_are_the_same_whatever_the_document_says(code: str) -> None:
    assert not depends_on_document(section_with(field(code)))


@pytest.mark.parametrize("code", ["SUBJECT", "STYLEREF Rubrik", "SECTIONPAGES", "page"])
def test_another_field_may_show_what_is_said_elsewhere(code: str) -> None:
    assert depends_on_document(section_with(field(code)))


def test_a_control_may_show_a_property_of_the_document() -> None:
    binding = '<w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/></w:sdtPr>'
    text = "<w:sdtContent><w:p><w:r><w:t>Ämne</w:t></w:r></w:p></w:sdtContent>"
    assert depends_on_document(section_with(f"<w:sdt>{binding}{text}</w:sdt>"))


def test_a_page_without_header_and_footer_shows_nothing() -> None:
    section = docx.Document().sections[0]
    assert not depends_on_document(section)
    assert not has_field(section.footer, "PAGE")
