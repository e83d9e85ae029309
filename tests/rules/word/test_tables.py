from __future__ import annotations

import pytest

from tests.word_files import (
    DOCUMENT,
    c,
    changed,
    found,
    messages,
    p,
    picture,
    r,
    sdt,
    table,
    with_paragraph,
)  # fmt: skip


class TestTables:
    def test_a_header_row_that_is_switched_off_is_none(self) -> None:
        assert messages(
            changed((DOCUMENT, "<w:tblHeader/>", '<w:tblHeader w:val="0"/>')), "VK808"
        ) == [
            "Tabellen före den första rubriken har ingen rubrikrad.",
            "Tabellen under ”Det första avsnittet” har ingen rubrikrad.",
        ]

    @pytest.mark.parametrize(
        "rows",
        [[c("En ruta")], [c("A") + c("B")], [c("A"), c("B")]],
        ids=["a box", "a row", "a column"],
    )
    def test_a_frame_around_text_needs_no_header_row(self, rows: list[str]) -> None:
        assert found(with_paragraph(table(*rows, header=False) + p(r("Text.")))) == []

    @pytest.mark.parametrize(
        "properties",
        ['<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'],
    )
    def test_cells_merged_down_or_across(self, properties: str) -> None:
        data = with_paragraph(
            table(c("A") + c("B"), c("1", properties=properties) + c("2"))
        )
        assert messages(data, "VK809") == [
            "Tabellen under ”Det första avsnittet” har sammanslagna celler."
        ]

    def test_rows_of_different_lengths(self) -> None:
        data = with_paragraph(table(c("A") + c("B"), c("1")))
        assert messages(data, "VK809") == [
            "Tabellen under ”Det första avsnittet” har olika många celler i raderna."
        ]

    def test_a_table_in_a_table(self) -> None:
        data = with_paragraph(table(c("A") + c("B"), c(table(c("1")) + p()) + c("2")))
        assert messages(data, "VK809") == [
            "Tabellen under ”Det första avsnittet” står i en annan tabells cell."
        ]

    def test_a_cell_with_a_table_in_it_is_not_empty(self) -> None:
        assert (
            messages(
                with_paragraph(table(c("A") + c("B"), c(table(c("1")) + p()) + c("2"))),
                "VK810",
            )
            == []
        )

    def test_empty_cells_are_counted_and_the_first_is_placed(self) -> None:
        data = with_paragraph(table(c("A") + c("B"), c("1") + c(""), c("") + c(" ")))
        assert messages(data, "VK810") == [
            (
                "Tabellen under ”Det första avsnittet” har 3 tomma celler, den första i "
                "rad 2, kolumn 2."
            )
        ]

    def test_a_cell_with_a_picture_is_not_empty(self) -> None:
        assert (
            messages(
                with_paragraph(table(c("A") + c("B"), c("1") + c(p(picture())))),
                "VK810",
            )
            == []
        )

    @pytest.mark.parametrize(
        "inside",
        [True, False],
        ids=["controls in the cells", "controls around the cells"],
    )
    def test_content_controls_in_a_table_are_as_if_they_were_not_there(
        self,
        inside: bool,  # noqa: FBT001
    ) -> None:
        cells = (
            [c(sdt(p(r("1")), 101)), c(sdt(p(r("2")), 102))]
            if inside
            else [sdt(c("1"), 101), sdt(c("2"), 102)]
        )
        assert found(with_paragraph(table(c("A") + c("B"), "".join(cells)))) == []
        empty = (
            [c(sdt(p(), 101)), c(sdt(p(), 102))]
            if inside
            else [sdt(c(""), 101), sdt(c(""), 102)]
        )
        assert (
            messages(with_paragraph(table(c("A") + c("B"), "".join(empty))), "VK810")
            != []
        )
