from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.document.test_markdown import ANYTHING, MARKS, WORDS, letters
from villkor.document.blocks import Flow, ListBlock, Paragraph, Run, block_lines
from villkor.document.commonmark import refused
from villkor.document.markdown import markdown_blocks
from villkor.document.tidy_runs import joined_runs
from villkor.document.to_markdown import to_markdown

MORE_MARKS = [
    "***",
    "__",
    "[",
    "]{en}",
    "]{fi}",
    "](https://a.se/(x))",
    "https://b.se/å_b",
    "<",
    "&amp;",
    '"1.2": ',
    "{siffra: x}",
    "mål: |",
]
TEXTS = st.one_of(
    ANYTHING,
    st.lists(st.sampled_from([*MARKS, *MORE_MARKS, *WORDS]), max_size=14).map("".join),
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ett stycke, med 3 % (och en parentes).", id="words"),
        pytest.param("a **b** *c* ***d***", id="bold and italics"),
        pytest.param("**a *b* c** **fet***kursiv*", id="shapes beside each other"),
        pytest.param("fort**bild**ning", id="bold within a word"),
        pytest.param("se [Isof](https://isof.se) och https://a.se/b_c.", id="links"),
        pytest.param("[**a** b](<https://a.se/(b)>)", id="a link of two shapes"),
        pytest.param("om [to do **now**]{en} sist", id="another language"),
        pytest.param("[a **b]{en} c**", id="a language that ends within bold"),
        pytest.param("Rad\\\nny rad\\\n\\\nefter en tom", id="line breaks"),
        pytest.param("Ett.\n\nTvå.", id="two paragraphs"),
        pytest.param("Före:\n\n- ett\n  - under\n- två", id="a list in a list"),
        pytest.param("3. tre\n   1. under\n4. fyra", id="numbered lists"),
        pytest.param("- ett\n\n  mer\n  \n  - under".replace("  \n", "\n"), id="item"),
        pytest.param("-\n- två", id="an empty item"),
        pytest.param("- a\n\n* b\n\n1. c\n\n1) d", id="lists beside each other"),
        pytest.param("-\n  - a", id="a list alone in an item"),
        pytest.param("2*3 \\*x\\* a_b \\_c\\_ 5 \\* 6 \\`k\\`", id="signs as letters"),
        pytest.param("\\- nej\n\n1\\. nej\n\n\\# nej\n\n\\> nej", id="beginnings"),
        pytest.param("\\<b> 5 < 6 \\&amp; FoU & I", id="HTML as letters"),
        pytest.param("[1] och [a\\](b) och \\[^1]", id="brackets as letters"),
        pytest.param("Pris: {siffra: x} {tabell: y}", id="references"),
        pytest.param("svar: ja # nej\n\n\\\"1.2\": 'x'", id="like YAML"),
    ],
)
def test_what_is_written_so_is_written_so_again(text: str) -> None:
    shown = to_markdown(markdown_blocks(text))
    expected = text.replace("2*3", "2\\*3").replace("5 \\* 6", "5 * 6")
    assert shown == expected
    assert not list(refused(shown))


@given(TEXTS)
def test_blocks_of_markdown_are_the_same_again(text: str) -> None:
    if list(refused(text)):
        return  # given as plain text, and not for the Word file
    blocks = said(markdown_blocks(text))
    assert said(markdown_blocks(to_markdown(blocks))) == blocks


@given(TEXTS)
def test_it_is_canonical(text: str) -> None:
    shown = to_markdown(markdown_blocks(text))
    assert to_markdown(markdown_blocks(shown)) == shown


def said(blocks: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """Blocks without paragraphs that say nothing and blanks that nobody sees."""
    kept: list[Flow] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            items = tuple(map(said, block.items))
            kept.append(replace(block, items=items))
        elif block.text.strip():
            first, *others = joined_runs(block.runs)
            first = replace(first, text=first.text.lstrip())
            *before, last = [first, *others]
            last = replace(last, text=last.text.rstrip())
            runs = [_without_blanks_at_breaks(run) for run in (*before, last)]
            kept.append(replace(block, runs=tuple(joined_runs(runs))))
    return tuple(kept)


def _without_blanks_at_breaks(run: Run) -> Run:
    return replace(run, text=re.sub(r" *\n *", "\n", run.text))


PIECES = ["ord", "a", "(b)", ": ", " ", "\n", "\t", "–", "*", "_", "[x]", "1. ", "- "]
# XML has no control characters but those of blanks and lines
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
RUNS = st.builds(
    Run,
    text=st.one_of(
        st.text(LETTERS, max_size=5), st.lists(st.sampled_from(PIECES)).map("".join)
    ),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(["", "", "https://a.se/å b", "javascript:x"]),
    language=st.sampled_from(["", "", "en-GB", "sv-FI"]),
)
PARAGRAPHS = st.builds(Paragraph, st.lists(RUNS, max_size=6).map(tuple))
ITEMS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(
        ListBlock,
        st.lists(st.lists(inner, max_size=3).map(tuple), min_size=1, max_size=3).map(
            tuple
        ),
        ordered=st.booleans(),
        start=st.integers(0, 12),
    ),
    max_leaves=6,
)


@given(st.lists(ITEMS, max_size=4))
def test_every_letter_of_a_word_file_is_kept(blocks: list[Flow]) -> None:
    shown = to_markdown(blocks)
    found = letters("".join(block_lines(markdown_blocks(shown))))
    assert found == letters("".join(block_lines(blocks)))
    # but for blanks at the end of a line, which nobody sees
    again = to_markdown(markdown_blocks(shown))
    assert re.sub(r" +(?=\\?\n)", "", again) == re.sub(r" +(?=\\?\n)", "", shown)


@pytest.mark.parametrize(
    ("runs", "nearest"),
    [
        pytest.param(
            (Run("en "), Run("fet ", bold=True), Run("text")),
            "en **fet** text",
            id="a blank at the end of bold",
        ),
        pytest.param(
            (Run("Mål:", bold=True), Run("fler")),
            "**Mål**:fler",
            id="a colon in bold before a letter",
        ),
        pytest.param(
            (Run("Fet", bold=True), Run("", italic=True), Run("het", bold=True)),
            "**Fethet**",
            id="chopped",
        ),
        pytest.param(
            (Run("a"), Run(" ", bold=True), Run("b")), "a b", id="a blank in bold"
        ),
        pytest.param(
            (Run("\t"), Run("indraget\tord ")), "indraget\tord", id="tabs at the ends"
        ),
        pytest.param(
            (Run("rad "), Run("\n", bold=True), Run(" rad", bold=True)),
            "rad\\\n**rad**",
            id="a line break in bold",
        ),
        pytest.param(
            (Run("klicka", link="javascript:alert(1)"),),
            "klicka",
            id="a link that is none",
        ),
    ],
)
def test_what_markdown_cannot_say_is_said_in_the_nearest_way(
    runs: tuple[Run, ...], nearest: str
) -> None:
    assert to_markdown((Paragraph(()), Paragraph(runs), Paragraph(()))) == nearest


def test_an_exclamation_mark_before_a_link_that_begins_with_a_bracket_is_no_picture() -> (
    None
):
    paragraph = Paragraph((Run("!"), Run("[", link="https://a.se")))
    assert markdown_blocks(to_markdown([paragraph])) == (paragraph,)
