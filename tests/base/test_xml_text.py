"""Text in XML is read as it was written, and written as the standard library writes it."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hypothesis import given
from hypothesis import strategies as st

from villkor.base.xml_text import escape_text, quote_attribute

TEXT = st.text(alphabet="a&<>\"'\n\r\tå;#1")


@given(text=TEXT)
def test_a_text_is_escaped_as_by_the_standard_library(text: str) -> None:
    assert escape_text(text) == escape(text)


@given(text=TEXT)
def test_an_attribute_is_quoted_as_by_the_standard_library(text: str) -> None:
    assert quote_attribute(text) == quoteattr(text)
