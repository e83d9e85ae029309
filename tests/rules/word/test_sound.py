"""Every rule that the file is whole finds its fault, and is silent on what Word takes."""

from __future__ import annotations

import pytest

from tests.word_files import (
    FILE_LINKS,
    LINKS,
    OFFICE,
    STYLES,
    TYPES,
    c,
    changed,
    found,
    linked,
    messages,
    p,
    packed,
    parts_of,
    picture,
    r,
    sdt,
    sound_file,
    table,
    with_paragraph,
)  # fmt: skip

BEGIN, END = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)
MARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'.format
LINK = (
    f'<Relationship Id="rIdNy" Type="{OFFICE}/image" Target="https://exempel.se/a.png" '
    'TargetMode="External"/>'
    "</Relationships>"
)
INNER = table(c("1"))


def numbered(number: str) -> str:
    return p(
        r("en punkt"),
        properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>',
    )


# code → (faulty file, correct file)
CASES: dict[str, tuple[bytes, bytes]] = {
    "VK821": (
        with_paragraph(f"<w:tbl><w:tr><w:tc>{INNER}</w:tc></w:tr></w:tbl>"),
        with_paragraph(table(c(sdt(p(r("1")))))),
    ),
    "VK822": (
        with_paragraph(p(MARK(70, "a"), MARK(71, "a"), r("Text."))),
        with_paragraph(p(MARK(70, "a"), MARK(71, "b"), r("Text."))),
    ),
    "VK823": (
        with_paragraph(
            p('<w:hyperlink r:id="rId99">', r("strategin"), "</w:hyperlink>")
        ),
        sound_file(),
    ),
    "VK824": (
        with_paragraph(p(r("Text."), style="Finnsinte")),
        with_paragraph(p(r("Text."), style="Svar")),
    ),
    "VK825": (
        with_paragraph(p(r("Text."), sdt(p(r("Ett stycke."))))),
        with_paragraph(p(r("Text."), sdt(r("Text.")))),
    ),
    "VK826": (
        with_paragraph(p(BEGIN, r("Text."))),
        with_paragraph(p(BEGIN, BEGIN, r("Text."), END, END)),
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_the_fault_and_says_how_to_mend_it(code: str) -> None:
    (diagnostic,) = found(CASES[code][0], code)
    assert diagnostic.hint


@pytest.mark.parametrize("code", CASES)
def test_the_rule_is_silent_on_a_correct_file(code: str) -> None:
    assert found(CASES[code][1]) == []


class TestTables:
    @pytest.mark.parametrize(
        "xml",
        [
            "<w:tbl/>",
            "<w:tbl><w:tr/></w:tbl>",
            "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
            f"<w:tbl><w:tr><w:tc>{sdt(INNER)}</w:tc></w:tr></w:tbl>",
        ],
        ids=["no row", "no cell", "nothing in the cell", "a table last in a control"],
    )
    def test_a_table_that_word_refuses(self, xml: str) -> None:
        assert len(messages(with_paragraph(xml), "VK821")) == 1

    def test_a_paragraph_after_the_inner_table_is_enough(self) -> None:
        assert (
            messages(
                with_paragraph(
                    f"<w:tbl><w:tr><w:tc>{INNER}{p()}</w:tc></w:tr></w:tbl>"
                ),
                "VK821",
            )
            == []
        )


class TestIds:
    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (
                with_paragraph(p(MARK(70, "a"), MARK(70, "b"))),
                "2 bokmärken har samma id, ”70”.",
            ),
            (
                with_paragraph(p(sdt(r("a")), sdt(r("b")), sdt(r("c")))),
                "3 kontroller har samma id, ”900”.",
            ),
            (with_paragraph(p(picture(), picture())), "2 bilder har samma id, ”901”."),
            (
                changed((STYLES, 'w:styleId="Fråga"', 'w:styleId="Svar"')),
                "2 formatmallar har samma id, ”Svar”.",
            ),
            (
                changed(
                    ("word/numbering.xml", '<w:num w:numId="2">', '<w:num w:numId="1">')
                ),
                "2 listor har samma id, ”1”.",
            ),
            (
                changed(
                    (
                        LINKS,
                        "</Relationships>",
                        LINK.replace("</Relationships>", "") + LINK,
                    )
                ),
                "2 länkar i word/_rels/document.xml.rels har samma id, ”rIdNy”.",
            ),
        ],
        ids=["bookmarks", "controls", "pictures", "styles", "lists", "relations"],
    )
    def test_the_same_id_twice(self, data: bytes, message: str) -> None:
        assert messages(data, "VK822") == [message]


class TestRelations:
    def test_a_part_that_is_not_in_the_file(self) -> None:
        link = (
            f'<Relationship Id="rIdNy" Type="{OFFICE}/image" Target="media/bild.png"/>'
            "</Relationships>"
        )
        assert messages(changed((LINKS, "</Relationships>", link)), "VK823") == [
            "Delen word/document.xml hänvisar till word/media/bild.png, som inte finns i den."
        ]

    def test_an_address_outside_the_file_is_not_looked_for_in_it(self) -> None:
        assert found(changed((LINKS, "</Relationships>", LINK))) == []

    def test_an_id_that_no_relation_has_is_named(self) -> None:
        assert messages(CASES["VK823"][0], "VK823") == [
            "Delen word/document.xml hänvisar till ”rId99”, som inte finns."
        ]

    def test_a_part_of_no_known_type(self) -> None:
        data = changed(
            (TYPES, 'PartName="/word/settings.xml"', 'PartName="/word/other.xml"'),
            (TYPES, 'Extension="xml"', 'Extension="bin"'),
        )
        assert messages(data, "VK823") == [
            "Filen säger inte vad delen word/settings.xml är."
        ]

    def test_a_file_without_a_list_of_types(self) -> None:
        parts = parts_of(sound_file())
        del parts[TYPES]
        assert len(messages(packed(parts), "VK823")) == len(parts)

    def test_a_missing_part_of_the_file_itself(self) -> None:
        data = changed((FILE_LINKS, "docProps/core.xml", "docProps/saknas.xml"))
        assert messages(data, "VK823") == [
            "Filen hänvisar till docProps/saknas.xml, som inte finns i den."
        ]


class TestReferences:
    @pytest.mark.parametrize(
        ("xml", "message"),
        [
            (
                p('<w:hyperlink w:anchor="saknas">', r("avsnittet"), "</w:hyperlink>"),
                "Länken ”saknas” används men finns inte i filen.",
            ),
            (
                p('<w:fldSimple w:instr=" PAGEREF saknas \\h "/>', r("Text.")),
                "Länken ”saknas” används men finns inte i filen.",
            ),
            (
                p(r("Text.", '<w:rStyle w:val="saknas"/>')),
                "Formatmallen ”saknas” används men finns inte i filen.",
            ),
            (numbered("99"), "Listan ”99” används men finns inte i filen."),
        ],
    )
    def test_what_is_used_but_not_there(self, xml: str, message: str) -> None:
        assert messages(with_paragraph(xml), "VK824") == [message]

    @pytest.mark.parametrize(
        "xml",
        [
            numbered("0"),
            p(
                '<w:hyperlink w:anchor="_top">',
                r("början av dokumentet"),
                "</w:hyperlink>",
            ),
        ],
    )
    def test_what_word_always_has(self, xml: str) -> None:
        assert messages(with_paragraph(xml), "VK824") == []


class TestPlaces:
    @pytest.mark.parametrize(
        ("xml", "message"),
        [
            (
                p(sdt(p(r("a")))),
                "Ett stycke står i ett stycke, där Word inte tar emot det.",
            ),
            (
                sdt(r("a")),
                "En bit text står i en annan del, där Word inte tar emot den.",
            ),
            (
                table(sdt(p(r("a")))),
                "Ett stycke står i en rad, där Word inte tar emot det.",
            ),
            (
                p(f"<w:r>{sdt(r('a'))}</w:r>"),
                "En innehållskontroll står i en bit text, där Word inte tar emot den.",
            ),
            (
                p(table(c("a"))),
                "En tabell står i ett stycke, där Word inte tar emot den.",
            ),
            (
                table(c(r("a") + p())),
                "En bit text står i en cell, där Word inte tar emot den.",
            ),
        ],
    )
    def test_a_control_whose_content_does_not_fit_beside_it(
        self, xml: str, message: str
    ) -> None:
        assert message in messages(with_paragraph(xml), "VK825")

    @pytest.mark.parametrize(
        "xml",
        [
            sdt(p(r("a"))),
            sdt(table(c("a"))),
            p(r("a"), sdt(r("b")), r("c")),
            f"<w:tbl>{sdt('<w:tr>' + c('a') + '</w:tr>')}</w:tbl>",
            f"<w:tbl><w:tr>{sdt(c('a'))}</w:tr></w:tbl>",
            table(c(sdt(p(r("a"))))),
            p('<w:hyperlink w:anchor="_top">', sdt(r("a")), "</w:hyperlink>"),
            p("<w:ins>", r("a"), "</w:ins>"),
            sdt(sdt(p(r("a")), 2), 1),
        ],
    )
    def test_a_control_fits_where_its_content_does(self, xml: str) -> None:
        assert messages(with_paragraph(xml), "VK825") == []


@pytest.mark.parametrize("runs", [BEGIN, END, BEGIN + BEGIN + END, END + BEGIN])
def test_a_field_is_begun_and_ended(runs: str) -> None:
    assert messages(with_paragraph(p(runs)), "VK826") == [
        "I delen word/document.xml börjar ett fält som inte slutar, eller tvärtom."
    ]


# --- what stands twice, once for older programs, is one ---

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
NAMED = '<w:bookmarkStart w:id="77" w:name="Enhet"/><w:bookmarkEnd w:id="77"/>'


@pytest.mark.parametrize("inside", [sdt(p(r("Enhet"))), p(NAMED, r("Enhet"))])
def test_a_text_box_that_is_written_twice_repeats_no_id(inside: str) -> None:
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent {MC}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert messages(with_paragraph(p(both)), "VK822") == []
    assert len(messages(with_paragraph(p(both) + p(both)), "VK822")) >= 1


# --- what no program writes, and someone may ---


def test_a_header_that_is_a_control_and_numbers_of_many_digits_are_read() -> None:
    many = "9" * 5000
    odd = p(
        r("Text.", f'<w:sz w:val="{many}"/>'),
        properties=f'<w:outlineLvl w:val="{many}"/>',
    )
    assert found(with_paragraph(odd)) == []
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    found(linked("header", "header9.xml", f"<w:sdt {space}/>"))
