"""A web address in an answer is a link in the Word file, and reads the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.document.blocks import Paragraph
from villkor.document.markdown import markdown_blocks
from villkor.document.plain import plain_lines
from villkor.document.web_addresses import bare_addresses


def links_of(text: str) -> list[tuple[str, str]]:
    found = []
    for block in markdown_blocks(text):
        assert isinstance(block, Paragraph)
        found += [(run.text, run.link) for run in block.runs if run.link]
    return found


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Se https://www.exempel.se/a_b_c.", "https://www.exempel.se/a_b_c"),
        ("(https://exempel.se/x)", "https://exempel.se/x"),
        ("https://exempel.se/x_(y), och", "https://exempel.se/x_(y)"),
        ("Se **https://exempel.se** nu", "https://exempel.se"),
        ("http://exempel.se/?a=1&b=2;", "http://exempel.se/?a=1&b=2"),
        ("”https://exempel.se/sida”", "https://exempel.se/sida"),
        ("https://exempel.se/å/ö!", "https://exempel.se/å/ö"),
    ],
)
def test_an_address_becomes_a_link_without_what_follows_it(
    text: str, address: str
) -> None:
    assert links_of(text) == [(address, address)]
    assert plain_lines(markdown_blocks(text)) == text.replace("**", "")


@pytest.mark.parametrize(
    "text", ["https://", "se https:// där", "xhttps://a.se", "www.exempel.se", "a://b"]
)
def test_what_is_no_address_is_no_link(text: str) -> None:
    assert links_of(text) == []


def test_a_link_that_is_written_stays_as_it_is() -> None:
    text = "[strategin](https://exempel.se/x) och <https://exempel.se/y>"
    assert links_of(text) == [
        ("strategin", "https://exempel.se/x"),
        ("https://exempel.se/y", "https://exempel.se/y"),
    ]
    assert list(bare_addresses(text)) == []


@settings(max_examples=200, deadline=None)
@given(text=st.lists(st.sampled_from(
    ["https://a.se", "/b", ".", ")", "(", " ", "ord", "_", "*", "[", "]", "https://", "é"]
), max_size=12).map("".join))  # fmt: skip
def test_no_sign_is_lost_or_moved(text: str) -> None:
    addresses = list(bare_addresses(text))
    for start, address in addresses:
        assert text[start:].startswith(address)
    starts = [start for start, _ in addresses]
    assert starts == sorted(starts)
