from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.document.test_markdown import letters
from tests.document.test_to_markdown import ITEMS, TEXTS
from villkor.document.blocks import Flow, block_lines, text_paragraph
from villkor.document.list_lines import blocks_of_lines, lines_of_blocks
from villkor.document.markdown import markdown_blocks
from villkor.document.to_markdown import to_markdown
from villkor.document.typed_lines import with_typed_lists


def as_word_shows(blocks: Iterable[Flow]) -> tuple[Flow, ...]:
    """Blocks as they come home from a Word file in which nobody has changed them."""
    return blocks_of_lines(with_typed_lists(lines_of_blocks(blocks)))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param(["• ett", "• två"], "- ett\n- två", id="bullets"),
        pytest.param(["•\tett"], "- ett", id="one bullet"),
        pytest.param(["- ett", "- två"], "- ett\n- två", id="hyphens"),
        pytest.param(["Så här:", "– ett"], "Så här:\n\n- ett", id="after a colon"),
        pytest.param(
            ["– Det gick bra, säger hon."], "– Det gick bra, säger hon.", id="a quote"
        ),
        pytest.param(["1. ett", "2. två"], "1. ett\n2. två", id="numbers"),
        pytest.param(["1) ett", "2) två"], "1. ett\n2. två", id="parentheses"),
        pytest.param(["a) ett", "b) två"], "1. ett\n2. två", id="letters"),
        pytest.param(["3. ett", "4. två"], "3. ett\n4. två", id="numbers from three"),
        pytest.param(
            ["1. maj hölls", "9. juni hölls"],
            "1\\. maj hölls\n\n9\\. juni hölls",
            id="dates",
        ),
        pytest.param(
            ["• ett", "– under", "• två"], "- ett\n  - under\n- två", id="two signs"
        ),
        pytest.param(
            ["- ett", "    - under", "- två"], "- ett\n  - under\n- två", id="indented"
        ),
        pytest.param(["1. ett", "- a", "2. två"], "1. ett\n   - a\n2. två", id="mixed"),
        pytest.param(
            ["Så här:\n- ett\n- två\nmer om två"],
            "Så här:\n\n- ett\n- två\\\n  mer om två",
            id="lines of one paragraph",
        ),
        pytest.param(["en\nrad - till"], "en\\\nrad - till", id="a line break"),
    ],
)
def test_typed_lists_are_lists(typed: list[str], read: str) -> None:
    blocks = as_word_shows(map(text_paragraph, typed))
    assert to_markdown(blocks) == read


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("- a\n\n* b", "- a\n- b", id="two lists of bullets are one"),
        pytest.param("1. a\n\n1) b", "1. a\n2. b", id="two numbered lists are one"),
        pytest.param("1. a\n\n7) b", "1. a\n\n7) b", id="unless the second does not"),
        pytest.param("-\n- a", "- a", id="an empty item is not seen"),
        pytest.param("- x\n-\n  - a", "- x\n  - a", id="nor one that is only a list"),
    ],
)
def test_what_word_does_not_show(written: str, shown: str) -> None:
    assert to_markdown(as_word_shows(markdown_blocks(written))) == shown


@pytest.mark.parametrize(
    "text",
    [
        "- a\n  - b\n\n    b2\n\n  a2\n- c",
        "1. a\n   1. b\n   2. c\n2. d\n   1. e",
        "Före.\n\n7. a\n\nMellan.\n\n8. b\n\n- c",
    ],
)
def test_lists_are_the_same_again(text: str) -> None:
    blocks = markdown_blocks(text)
    assert blocks_of_lines(lines_of_blocks(blocks)) == blocks


@given(TEXTS)
def test_what_word_shows_it_shows_again(text: str) -> None:
    shown = to_markdown(as_word_shows(markdown_blocks(text)))
    assert to_markdown(as_word_shows(markdown_blocks(shown))) == shown


@given(st.lists(ITEMS, max_size=4))
def test_lines_keep_every_letter(blocks: list[object]) -> None:
    again = blocks_of_lines(lines_of_blocks(blocks))
    assert letters("".join(block_lines(again))) == letters("".join(block_lines(blocks)))
