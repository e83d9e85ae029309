from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.document.blocks import Table, text_paragraph
from villkor.document.word.widths import (
    column_widths,
    figure_widths,
    heading_width,
    row_heights,
)

PAGE = 9298  # twips between the margins


def table(*columns: tuple[str, ...]) -> Table:
    """A table of columns, each given as its heading and its cells."""
    heads, *rows = zip(*columns, strict=True)
    return Table(
        heads, tuple(tuple((text_paragraph(text),) for text in row) for row in rows), ""
    )


def test_columns_alike_share_the_width() -> None:
    assert column_widths(table(("Namn", "text"), ("Namn", "text")), 8000) == [
        4000,
        4000,
    ]


def test_more_text_makes_a_column_wider_but_not_as_much_wider_as_it_is_longer() -> None:
    short, long = column_widths(table(("A", "ord " * 20), ("B", "ord " * 80)), PAGE)
    assert short < long < 4 * short


def test_a_column_has_room_for_its_longest_word() -> None:
    """A column of one long word beside a long text: 13 letters of 9 points are about 1 200
    twips.
    """
    narrow, _ = column_widths(
        table(("Typ", "Kunskapsunderlag"), ("Beskrivning", "ord " * 500)), PAGE
    )
    assert narrow > 1600


def test_a_word_that_would_take_the_whole_page_does_not_get_it() -> None:
    broken, rest = column_widths(
        table(("Länk", "x" * 500), ("Beskrivning", "ord " * 200)), PAGE
    )
    assert broken < rest


@pytest.mark.parametrize("mark", [" ", "-", "–", "/"])
def test_a_word_may_be_broken_at_a_space_a_hyphen_a_dash_or_a_stroke(mark: str) -> None:
    parted, whole = (
        column_widths(table(("A", word), ("B", "ord " * 500)), PAGE)[0]
        for word in (f"åååååååå{mark}åååååååå", "å" * 16)
    )
    assert parted < whole


def test_many_columns_are_squeezed_so_that_they_all_stand_on_the_page() -> None:
    widths = column_widths(table(*[("Rubrikerna", "Innehållsförteckning")] * 10), PAGE)
    assert sum(widths) == PAGE
    assert max(widths) - min(widths) < 20


def test_a_table_without_rows_goes_by_its_headings() -> None:
    assert column_widths(Table(("Namn", "Namn"), (), ""), 8000) == [4000, 4000]


def test_a_table_is_as_low_as_its_columns_can_make_it() -> None:
    """Moving width from any column to another makes it no lower, so that no column stands half
    empty beside a full one.
    """
    made = table(
        ("Namn", "ord " * 30),
        ("Mål", "ord " * 60),
        ("Resultat", "ord " * 10),
        ("Effekter", "ord " * 90),
    )
    widths = column_widths(made, PAGE)
    lowest = sum(row_heights(made, widths))
    for giver in range(4):
        for taker in range(4):
            other = [
                width + 150 * ((column == taker) - (column == giver))
                for column, width in enumerate(widths)
            ]
            assert min(other) < 1000 or sum(row_heights(made, other)) >= lowest


def test_bigger_text_needs_wider_columns() -> None:
    made = table(("Typ", "Kunskapsunderlag"), ("Beskrivning", "ord " * 500))
    assert column_widths(made, PAGE, 12)[0] > column_widths(made, PAGE, 9)[0]


def test_a_row_is_as_high_as_its_highest_cell_and_every_paragraph_takes_a_line() -> (
    None
):
    made = Table(
        ("A", "B"), (((text_paragraph("a"),) * 7, (text_paragraph("ord " * 20),)),), ""
    )
    assert row_heights(made, [4000, 4000]) == [7]
    assert row_heights(Table(("A",), (), ""), [4000]) == []


@given(
    columns=st.integers(1, 8).flatmap(
        lambda count: st.lists(
            st.tuples(*[st.text(max_size=300)] * count), min_size=1, max_size=6
        )
    ),
    width=st.integers(2000, 20000),
)
def test_any_text_gets_columns_that_fill_the_width_and_can_be_seen(
    columns: list[tuple[str, ...]], width: int
) -> None:
    widths = column_widths(table(*zip(*columns, strict=True)), width)
    assert sum(widths) == width
    assert min(widths) > 100


def figures(*columns: tuple[str, ...]) -> Table:
    """A table whose last column holds figures."""
    plain = table(*columns)
    return Table(plain.header, plain.rows, "", figures=(len(columns) - 1,))


def test_a_table_of_figures_is_no_wider_than_its_text() -> None:
    name, figure = figure_widths(
        figures(("Prioritering", "Övrigt"), ("Belopp", "12,0 mnkr")), PAGE
    )
    assert figure < name < PAGE / 4


def test_long_names_leave_the_figures_their_room() -> None:
    short = figure_widths(
        figures(("Prioritering", "Övrigt"), ("Belopp", "12,0 mnkr")), PAGE
    )
    long = figure_widths(
        figures(("Prioritering", "ord " * 100), ("Belopp", "12,0 mnkr")), PAGE
    )
    assert long[1] == short[1]
    assert sum(long) == PAGE


@given(
    columns=st.lists(
        st.lists(st.text(max_size=300), min_size=3, max_size=3).map(tuple),
        min_size=1,
        max_size=6,
    )
)
def test_any_table_of_figures_fits_on_the_page(columns: list[tuple[str, ...]]) -> None:
    widths = figure_widths(figures(*columns), PAGE)
    assert sum(widths) <= PAGE
    assert all(width > 0 for width in widths)


def test_headings_beside_cells_have_a_fifth_or_room_for_their_longest_word() -> None:
    headings = ("Mål", "Resultat i form av prestationer")
    assert heading_width(headings, PAGE, 9.5) == int(PAGE * 0.21)
    assert heading_width([], PAGE) == int(PAGE * 0.21)
    narrow = heading_width(headings, PAGE // 2, 9.5)
    assert PAGE // 2 * 0.21 < narrow < PAGE // 2 * 0.42
    assert heading_width(["o" * 90], PAGE) == 2 * int(PAGE * 0.21)
