from __future__ import annotations

import pytest

from tests.word_files import (
    c,
    found,
    messages,
    p,
    picture,
    r,
    sdt,
    table,
    with_paragraph,
)  # fmt: skip


class TestBlanks:
    def test_empty_paragraphs_in_a_row_are_one_finding(self) -> None:
        (diagnostic,) = found(with_paragraph(p(r("Före.")) + p() + p(r(" ")) + p()))
        assert (
            diagnostic.message
            == "3 tomma stycken i rad efter ”Före.” under ”Det första avsnittet”."
        )

    def test_an_empty_paragraph_in_a_cell_with_words_is_spacing_too(self) -> None:
        data = with_paragraph(table(c("A") + c("B"), c("1", "") + c("2")))
        assert messages(data, "VK811") == [
            "Ett tomt stycke efter ”1” under ”Det första avsnittet”."
        ]

    @pytest.mark.parametrize(
        "xml",
        [
            table(c("A")) + p() + table(c("A")),
            sdt(table(c("A"))) + p() + table(c("A")),
            p('<w:r><w:br w:type="page"/></w:r>'),
            p(picture()),
            p(properties="<w:sectPr/>"),
            p(sdt(r("Text."))),
        ],
        ids=[
            "between two tables",
            "after a table in a control",
            "a page break",
            "a picture",
            "the end of a section",
            "text in a control",
        ],
    )
    def test_a_paragraph_that_only_looks_empty(self, xml: str) -> None:
        assert messages(with_paragraph(xml), "VK811") == []

    @pytest.mark.parametrize(
        ("xml", "message"),
        [
            (
                p(r("Namn:"), "<w:r><w:tab/><w:tab/></w:r>", r("Eva")),
                "Flera tabbar i rad efter ”Namn:” under",
            ),
            (p(r("ett  två")), "Flera blanksteg i rad efter ”ett” under"),
            (p(r("   ett")), "Flera blanksteg i rad före ”ett” under"),
            (
                p(r("ett"), "<w:r><w:br/><w:br/></w:r>", r("två")),
                "Flera radbrytningar i rad efter ”ett” under",
            ),
        ],
    )
    def test_blanks_tabs_and_breaks_in_a_row(self, xml: str, message: str) -> None:
        assert [
            found.startswith(message)
            for found in messages(with_paragraph(xml), "VK812")
        ] == [True]

    @pytest.mark.parametrize(
        "text",
        ["12\N{NO-BREAK SPACE}300 kr", "en rad\toch en tabb", "blanksteg sist   "],
    )
    def test_a_single_blank_or_one_at_the_end_is_right(self, text: str) -> None:
        assert messages(with_paragraph(p(r(text.replace("\t", "")))), "VK812") == []
