from __future__ import annotations

import pytest

from tests.word_files import (
    DOCUMENT,
    GREY,
    LARGE,
    PLACE,
    STYLES,
    c,
    changed,
    messages,
    p,
    r,
    table,
    with_paragraph,
)  # fmt: skip


class TestContrast:
    @pytest.mark.parametrize(
        ("properties", "ratio"),
        [
            (GREY("FFFFFF"), "1,0:1 (#FFFFFF mot #FFFFFF), minst 4,5:1"),
            (GREY("777777"), "4,4:1 (#777777 mot #FFFFFF), minst 4,5:1"),
            (GREY("959595") + LARGE, "2,9:1 (#959595 mot #FFFFFF), minst 3,0:1"),
            (
                GREY("000000") + '<w:shd w:val="clear" w:fill="333333"/>',
                "1,6:1 (#000000 mot #333333), minst 4,5:1",
            ),
            (
                GREY("FF0000") + '<w:highlight w:val="yellow"/>',
                "3,7:1 (#FF0000 mot #FFFF00), minst 4,5:1",
            ),
        ],
    )
    def test_the_ratio_is_reckoned_as_wcag_has_it(
        self, properties: str, ratio: str
    ) -> None:
        (message,) = messages(with_paragraph(p(r("Text.", properties))), "VK815")
        assert ratio in message

    @pytest.mark.parametrize(
        "properties",
        [
            GREY("767676"),
            GREY("949494") + LARGE,
            GREY("949494") + '<w:b/><w:sz w:val="28"/>',
            GREY("auto"),
            GREY("FFFFFF") + "<w:vanish/>",
            GREY("FFFFFF") + '<w:shd w:val="clear" w:fill="1F3A5F"/>',
            GREY("FFFFFF") + '<w:shd w:val="pct50" w:fill="FFFFFF"/>',
        ],
    )
    def test_enough_contrast_or_a_ground_that_is_not_known(
        self, properties: str
    ) -> None:
        assert messages(with_paragraph(p(r("Text.", properties))), "VK815") == []

    def test_a_colour_is_inherited_through_the_styles_that_a_style_is_based_on(
        self,
    ) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rPr>'
            '<w:color w:val="AAAAAA"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="B">'
            '<w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="C"/>'
            "</w:style></w:styles>"
        )
        data = changed(
            (STYLES, "</w:styles>", styles),
            (DOCUMENT, '<w:pStyle w:val="ListBullet"/>', '<w:pStyle w:val="B"/>'),
        )
        (message,) = messages(data, "VK815")
        assert message.startswith(
            "”en punkt” under ”Det första avsnittet” har kontrasten 2,3:1"
        )
        assert message.endswith("och på 1 ställe till.")

    def test_the_shade_of_a_cell_and_of_the_first_row_of_a_table_style_are_behind_the_text(
        self,
    ) -> None:
        dark = '<w:shd w:val="clear" w:fill="1F3A5F"/>'
        row = c(p(r("A", GREY("FFFFFF"))), properties=dark) + c(
            p(r("B", GREY("000000"))), properties=dark
        )
        (message,) = messages(with_paragraph(table(row, c("1") + c("2"))), "VK815")
        assert message.startswith("”B” ")
        shaded = changed(
            (STYLES, 'w:fill="E3E9F1"', 'w:fill="333333"'),
            (STYLES, '<w:shd w:val="clear" w:color="auto"', '<w:shd w:val="clear"'),
        )
        # the text of the head has no colour of its own: Word makes it light
        assert messages(shaded, "VK815") == []

    @pytest.mark.parametrize(
        ("choice", "ground"),
        [
            ('w:val="0020"', "E3E9F1"),
            ('w:val="04A0"', "E3E9F1"),
            ('w:firstRow="1"', "E3E9F1"),
            ('w:val="0400"', "FFFFFF"),
            ('w:val="x"', "FFFFFF"),
        ],
    )
    def test_the_first_row_of_a_table_has_its_own_shade_where_the_table_says_so(
        self, choice: str, ground: str
    ) -> None:
        style = f'<w:tblStyle w:val="Insatstabell"/><w:tblLook {choice}/>'
        white = c(p(r("Vitt", GREY("FFFFFF"))))
        (message,) = messages(
            with_paragraph(table(white + c("B"), c("1") + c("2"), properties=style)),
            "VK815",
        )
        assert f"(#FFFFFF mot #{ground})" in message

    def test_a_row_that_the_table_style_may_shade_has_a_ground_that_is_not_known(
        self,
    ) -> None:
        band = (
            '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="1F3A5F"/>'
            "</w:tcPr></w:tblStylePr>"
        )
        style = (
            '<w:style w:type="table" w:styleId="Band">'
            f'<w:name w:val="Band"/>{band}</w:style></w:styles>'
        )
        white = c(p(r("Vitt", GREY("FFFFFF"))))
        xml = table(
            c("A") + c("B"), white + c("2"), properties='<w:tblStyle w:val="Band"/>'
        )
        assert (
            messages(
                changed((STYLES, "</w:styles>", style), (DOCUMENT, PLACE, xml)), "VK815"
            )
            == []
        )

    def test_a_text_box_has_a_ground_of_its_own_that_is_not_known(self) -> None:
        box = (
            "<w:r><w:pict>"
            f"<w:txbxContent>{p(r('Vit text.', GREY('FFFFFF')))}</w:txbxContent></w:pict></w:r>"
        )
        assert messages(with_paragraph(p(box)), "VK815") == []
