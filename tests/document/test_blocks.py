from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.document.blocks import (
    Block,
    Contents,
    Facts,
    Flow,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Table,
    block_lines,
    text_paragraph,
)

FLOWS: st.SearchStrategy[Flow] = st.recursive(
    st.text(min_size=1).map(text_paragraph),
    lambda flow: st.lists(st.lists(flow, max_size=3).map(tuple), max_size=3).map(
        lambda items: ListBlock(tuple(items))
    ),
    max_leaves=8,
)


def test_a_paragraph_of_one_run() -> None:
    assert text_paragraph("Ja", Role.CHOICE, bold=True) == Paragraph(
        (Run("Ja", bold=True),), Role.CHOICE
    )


def test_the_text_of_a_paragraph_is_its_words_without_shape() -> None:
    assert (
        Paragraph(
            (Run("Fet", bold=True), Run(" och "), Run("länkad", link="https://isof.se"))
        ).text
        == "Fet och länkad"
    )


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(text_paragraph("ord"), ["ord"], id="paragraph"),
        pytest.param(Heading("1.1 Strategi", 2), ["1.1 Strategi"], id="heading"),
        pytest.param(
            ListBlock(
                (
                    (text_paragraph("a"), ListBlock(((text_paragraph("b"),),))),
                    (text_paragraph("c"),),
                )
            ),
            ["a", "b", "c"],
            id="list in a list",
        ),
        pytest.param(
            Table(
                ("Namn", "Syfte"),
                (
                    ((text_paragraph("a"), text_paragraph("b")), ()),
                    ((text_paragraph("c"),), (text_paragraph("d"),)),
                ),
                "Tabell",
            ),
            ["Namn", "Syfte", "a", "b", "c", "d"],
            id="table, cell by cell",
        ),
        pytest.param(
            Facts(("Myndighet", "Diarienummer"), (("TVV", "1"), ("RK", "2")), "Nummer"),
            ["Myndighet", "Diarienummer", "TVV", "1", "RK", "2"],
            id="facts",
        ),
        pytest.param(
            Contents("Innehåll"), ["Innehåll"], id="contents, the title alone"
        ),
        pytest.param(PageBreak(), [], id="page break"),
    ],
)
def test_lines_of_a_block(block: Block, expected: list[str]) -> None:
    assert block_lines((block,)) == expected


def test_lines_stand_in_reading_order() -> None:
    assert block_lines(
        (
            Heading("Rubrik", 1),
            PageBreak(),
            text_paragraph("ett"),
            text_paragraph("två"),
        )
    ) == ["Rubrik", "ett", "två"]


@given(st.lists(FLOWS), st.lists(FLOWS))
def test_lines_of_blocks_together_are_the_lines_of_each(
    first: list[Flow], second: list[Flow]
) -> None:
    assert block_lines((*first, *second)) == block_lines(tuple(first)) + block_lines(
        tuple(second)
    )


@given(FLOWS)
def test_a_list_or_a_cell_around_a_block_adds_no_line_and_takes_none(
    flow: Flow,
) -> None:
    assert block_lines((ListBlock(((flow,),)),)) == block_lines((flow,))
    assert block_lines((Table((), (((flow,),),), ""),)) == block_lines((flow,))
