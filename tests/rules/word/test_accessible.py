"""Every rule of accessibility for Word files finds its fault at its paragraph, and is silent on
what only looks like it.

A case is a file that has nothing wrong but one piece, faulty and correct.
"""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from tests.word_files import (
    CORE,
    DOCUMENT,
    GREY,
    STYLES,
    c,
    changed,
    found,
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
from villkor.base.diagnostic import Severity

SWEDISH = (
    "Insatsen har bidragit till fler jobb och är viktig för länet, inte minst när "
    "företagen anställer."
)
ENGLISH = "The project has been one of the most important efforts of the region."
FOREIGN = '<w:lang w:val="en-US"/>'


def heading(level: int, text: str = "Ett avsnitt") -> str:
    return p(r(text), style=f"Heading{level}")


def link(text: str) -> str:
    return p(
        r("Se "),
        '<w:hyperlink w:anchor="_Toc00000001">',
        r(text),
        "</w:hyperlink>",
        r("."),
    )


# code → (faulty file, correct file)
CASES: dict[str, tuple[bytes, bytes]] = {
    "VK801": (changed((CORE, ">Återrapportering 2022<", "><")), sound_file()),
    "VK802": (
        changed((CORE, "<dc:creator>Region Gotland", "<dc:creator>python-docx")),
        sound_file(),
    ),
    "VK803": (
        changed((STYLES, 'w:lang w:val="sv-SE"', 'w:lang w:val="en-US"')),
        sound_file(),
    ),
    "VK804": (
        with_paragraph(p(r(SWEDISH, FOREIGN))),
        with_paragraph(p(r(ENGLISH, FOREIGN))),
    ),
    "VK805": (
        with_paragraph(heading(4) + p(r("Text."))),
        with_paragraph(heading(3) + p(r("Text."))),
    ),
    "VK806": (
        with_paragraph(p(r("Näringsliv", "<w:b/>")) + p(r("Text."))),
        with_paragraph(p(r("Text", "<w:b/>"), r(" som börjar i fetstil"))),
    ),
    "VK807": (
        with_paragraph(p(r("• en punkt"))),
        with_paragraph(p(r("– Ja, sade landshövdingen."))),
    ),
    "VK808": (
        with_paragraph(table(c("A") + c("B"), c("1") + c("2"), header=False)),
        with_paragraph(table(c("A") + c("B"), c("1") + c("2"))),
    ),
    "VK809": (
        with_paragraph(
            table(c("A", properties='<w:gridSpan w:val="2"/>'), c("1") + c("2"))
        ),
        with_paragraph(
            table(
                c("A", properties='<w:gridSpan w:val="1"/>') + c("B"), c("1") + c("2")
            )
        ),
    ),
    "VK810": (
        with_paragraph(table(c("A") + c("B"), c("1") + c(""))),
        with_paragraph(table(c("A") + c("B"), c("1") + c("–"))),
    ),
    "VK811": (with_paragraph(p()), with_paragraph(p(r("Text.")))),
    "VK812": (
        with_paragraph(p(r("Belopp:      12"))),
        with_paragraph(p(r("Belopp: 12"))),
    ),
    "VK813": (
        with_paragraph(link("https://www.norrbotten.se/rapport.pdf")),
        with_paragraph(link("utveckling@norrbotten.se")),
    ),
    "VK814": (with_paragraph(p(r("☒"))), with_paragraph(p(r("Ja ☒")))),
    "VK815": (
        with_paragraph(p(r("Text.", GREY("A0A0A0")))),
        with_paragraph(p(r("Text.", GREY("707070")))),
    ),
    "VK816": (with_paragraph(p(picture(""))), with_paragraph(p(picture()))),
    "VK817": (
        with_paragraph(p(picture(holder="anchor"))),
        with_paragraph(p(picture())),
    ),
    "VK818": (changed((DOCUMENT, " TOC ", " TC ")), sound_file()),
    "VK819": (
        changed(
            ("word/footer1.xml", " PAGE ", " DATE "),
            ("word/footer2.xml", " PAGE ", " DATE "),
        ),
        sound_file(),
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_the_fault_once_and_says_how_to_mend_it(code: str) -> None:
    (diagnostic,) = found(CASES[code][0], code)
    assert diagnostic.hint


@pytest.mark.parametrize("code", CASES)
def test_nothing_else_is_found_beside_the_fault(code: str) -> None:
    assert {diagnostic.code for diagnostic in found(CASES[code][0])} == {code}


@pytest.mark.parametrize("code", CASES)
def test_the_rule_is_silent_on_a_correct_file(code: str) -> None:
    assert found(CASES[code][1]) == []


def test_a_finding_stands_at_its_paragraph_with_its_first_words_and_its_heading() -> (
    None
):
    words = "En grå mening som är så lång att bara dess första ord får plats i ett meddelande."
    (diagnostic,) = found(with_paragraph(p(r(words, GREY("A0A0A0")))))
    number = len(paragraphs_until(sound_file(), "HÄR"))
    assert number > 10
    assert (diagnostic.where.path, diagnostic.where.line) == ("rapport.docx", number)
    assert diagnostic.message.startswith(
        "”En grå mening som är så lång att bara dess första…” under ”Det första avsnittet” "
    )


def paragraphs_until(data: bytes, last: str) -> list[str]:
    """The paragraphs of a file down to one, as python-docx has them, table cells included."""
    texts = [
        "".join(paragraph.itertext(qn("w:t")))
        for paragraph in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p"))
    ]
    return texts[: texts.index(last) + 1]


class TestTheWholeFile:
    @pytest.mark.parametrize(
        "title",
        [
            "Dokument1",
            "document",
            "rapport.docx",
            "Microsoft Word - rapport",
            "Namnlös",
        ],
    )
    def test_a_title_that_a_program_has_put_there_is_none(self, title: str) -> None:
        assert messages(
            changed((CORE, ">Återrapportering 2022<", f">{title}<")), "VK801"
        ) == [f"”{title}” är ingen titel."]

    @pytest.mark.parametrize(
        "author",
        ["pandoc", "Microsoft Office-användare", "Admin", "user1", "Apache POI"],
    )
    def test_a_program_or_a_machine_is_no_sender(self, author: str) -> None:
        (message,) = messages(
            changed((CORE, "<dc:creator>Region Gotland", f"<dc:creator>{author}")),
            "VK802",
        )
        assert message == f"Som författare till filen står ”{author}”, inte regionen."

    def test_a_file_that_does_not_say_who_sent_it(self) -> None:
        assert messages(
            changed((CORE, "<dc:creator>Region Gotland", "<dc:creator>")), "VK802"
        ) == ["Filens egenskaper säger inte vem den kommer från."]

    def test_the_date_of_the_template_is_not_the_day_when_the_file_was_made(
        self,
    ) -> None:
        data = changed(
            (
                CORE,
                "2023-02-21T00:00:00Z</dcterms:created>",
                "2013-12-23T23:15:00Z</dcterms:created>",
            )
        )
        assert messages(data, "VK802") == [
            "Filen säger sig vara skapad när mallen gjordes, 2013."
        ]

    def test_a_file_without_dates(self) -> None:
        assert len(messages(changed((CORE, "2023-02-21T00:00:00Z", "")), "VK802")) == 1

    def test_a_file_changed_before_it_was_made(self) -> None:
        data = changed(
            (
                CORE,
                "2023-02-21T00:00:00Z</dcterms:modified>",
                "2022-02-21T00:00:00Z</dcterms:modified>",
            )
        )
        assert messages(data, "VK802") == [
            "Filen säger sig vara ändrad innan den skapades."
        ]

    def test_a_file_without_any_properties(self) -> None:
        data = changed(("_rels/.rels", "metadata/core-properties", "metadata/other"))
        assert {diagnostic.code for diagnostic in found(data)} == {"VK801", "VK802"}

    def test_the_language_of_the_style_of_plain_paragraphs_counts_for_the_document(
        self,
    ) -> None:
        normal = '<w:name w:val="Normal"/>'
        data = changed(
            (STYLES, normal, f'{normal}<w:rPr><w:lang w:val="nb-NO"/></w:rPr>')
        )
        assert messages(data, "VK803") == [
            "Dokumentets språk är ”nb-NO” i stället för svenska (sv-SE)."
        ]

    def test_a_language_that_nobody_has_chosen(self) -> None:
        data = changed(
            (STYLES, '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>', "")
        )
        assert messages(data, "VK803") == [
            "Dokumentets språk är inte angivet i stället för svenska (sv-SE)."
        ]


class TestLanguages:
    def test_wrongly_marked_passages_are_one_finding_with_their_number(self) -> None:
        (message,) = messages(with_paragraph(p(r(SWEDISH, FOREIGN)) * 3), "VK804")
        assert message.startswith(
            "Svensk text är märkt som engelska (en-US): ”Insatsen har bidragit"
        )
        assert message.endswith("under ”Det första avsnittet” och på 2 ställen till.")

    def test_an_english_sentence_that_is_not_marked_would_be_read_as_swedish(
        self,
    ) -> None:
        (message,) = messages(
            with_paragraph(p(r(f"Så här är det skrivet. {ENGLISH}"))), "VK804"
        )
        assert message == (
            "”The project has been one of the most important ef…” under ”Det första "
            "avsnittet” är engelska men märkt som svenska."
        )

    @pytest.mark.parametrize(
        "text",
        [
            (
                "Projektet The Bothnian Arc: the Future of the North and of the Arctic drivs av "
                "kommunerna och är nytt."
            ),
            "Accelerating the Transition of the North and of the Arctic to a Green Economy",
            "Det är the place to be.",
        ],
        ids=["a name in a Swedish sentence", "a name of its own", "a few words"],
    )
    def test_an_english_name_may_stand_unmarked(self, text: str) -> None:
        assert messages(with_paragraph(p(r(text))), "VK804") == []

    @pytest.mark.parametrize(
        "text",
        [
            "och att",
            "Det regionale partnerskapet og kommunene har samarbeidet om dette.",
        ],
    )
    def test_a_few_words_or_norwegian_marked_as_another_language_are_left_alone(
        self, text: str
    ) -> None:
        assert (
            messages(with_paragraph(p(r(text, '<w:lang w:val="nb-NO"/>'))), "VK804")
            == []
        )

    def test_a_passage_in_pieces_is_one_passage(self) -> None:
        pieces = [r(f"{word} ", FOREIGN) for word in SWEDISH.split()]
        assert len(messages(with_paragraph(p(*pieces)), "VK804")) == 1


class TestHeadings:
    def test_the_first_heading_is_on_the_first_level(self) -> None:
        data = changed(
            (DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>')
        )
        assert messages(data, "VK805") == [
            "Rubriken ”Första delen” är på nivå 2, men är den första rubriken."
        ]

    def test_a_long_document_has_headings(self) -> None:
        data = changed(
            (DOCUMENT, 'w:val="Heading1"', 'w:val="Svar"'),
            (DOCUMENT, 'w:val="Heading2"', 'w:val="Svar"'),
            (DOCUMENT, "outlineLvl", "unknown"),  # of the question
        )
        assert messages(data, "VK805") == ["Inget stycke i dokumentet är en rubrik."]

    def test_a_skipped_level_names_the_heading_and_both_levels(self) -> None:
        (diagnostic,) = found(CASES["VK805"][0])
        assert (
            diagnostic.message
            == "Rubriken ”Ett avsnitt” är på nivå 4, efter en rubrik på nivå 2."
        )
        assert diagnostic.hint == "Ge den formatmallen Rubrik 3."

    def test_going_up_several_levels_at_once_is_right(self) -> None:
        assert (
            found(
                with_paragraph(
                    heading(3) + heading(4) + heading(2) + heading(1) + p(r("Text."))
                )
            )
            == []
        )

    def test_a_heading_by_the_paragraphs_own_outline_level_is_one(self) -> None:
        assert (
            messages(
                with_paragraph(p(r("Djupt"), properties='<w:outlineLvl w:val="4"/>')),
                "VK805",
            )
            != []
        )

    def test_a_heading_inside_a_content_control_is_one(self) -> None:
        assert messages(with_paragraph(sdt(heading(4))), "VK805") != []

    @pytest.mark.parametrize(
        "xml",
        [
            p(r("En hel mening i fetstil.", "<w:b/>")) + p(r("Text.")),
            p(r("Effekter:", "<w:b/>")) + p(r("Text.")),
            p(r("Ja ☒", "<w:b/>")) + p(r("Text.")),
            p(r("ord " * 30, "<w:b/>")) + p(r("Text.")),
            p(r("Näringsliv", '<w:b w:val="0"/>')) + p(r("Text.")),
            p(
                r("en punkt", "<w:b/>"),
                properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            )
            + p(r("Text.")),
            p(r("En fråga i en formatmall med fetstil"), style="Fråga") + p(r("Text.")),
            table(c(p(r("I en tabell", "<w:b/>"))) + c("B"), c("1") + c("2")),
        ],
        ids=[
            "a sentence",
            "a label",
            "an answer",
            "a long text",
            "bold switched off",
            "a list item",
            "a bold style",
            "a cell",
        ],
    )
    def test_bold_that_is_no_heading(self, xml: str) -> None:
        assert messages(with_paragraph(xml), "VK806") == []

    @pytest.mark.parametrize("properties", ["<w:b/>", '<w:rStyle w:val="Strong"/>'])
    def test_bold_by_formatting_or_by_a_character_style_is_bold(
        self, properties: str
    ) -> None:
        (message,) = messages(
            with_paragraph(
                p(r("Närings", properties), r("liv", properties)) + p(r("Text."))
            ),
            "VK806",
        )
        assert message.startswith(
            "”Näringsliv” under ”Det första avsnittet” är ett stycke i bara fetstil"
        )


class TestLists:
    @pytest.mark.parametrize(
        "lines",
        [
            ["1. ett", "2. två", "3. tre"],
            ["- ett", "- två"],
            ["– ett", "– två"],
            ["• ett", "• två"],
            ["1) ett", "2) två"],
            ["●ett"],
        ],
        ids=" ".join,
    )
    def test_a_typed_list_is_one_finding(self, lines: list[str]) -> None:
        assert (
            len(
                messages(with_paragraph("".join(p(r(line)) for line in lines)), "VK807")
            )
            == 1
        )

    def test_a_list_typed_with_line_breaks_is_found(self) -> None:
        assert (
            len(
                messages(
                    with_paragraph(p(r("- ett"), "<w:r><w:br/></w:r>", r("- två"))),
                    "VK807",
                )
            )
            == 1
        )

    def test_empty_paragraphs_between_the_items_do_not_hide_the_list(self) -> None:
        assert (
            len(
                messages(with_paragraph(p(r("1. ett")) + p() + p(r("2. två"))), "VK807")
            )
            == 1
        )

    @pytest.mark.parametrize(
        "lines",
        [
            ["1. Ett steg"],
            ["3. tre", "7. sju"],
            ["2022. Ett år", "Text"],
            ["– Ja, sade hon.", "Text."],
            ["1.2 Avsnitt", "1.3 Avsnitt"],
            ["-5 grader", "-6 grader"],
        ],
        ids=" / ".join,
    )
    def test_what_begins_like_a_list_is_not_always_one(self, lines: list[str]) -> None:
        assert (
            messages(with_paragraph("".join(p(r(line)) for line in lines)), "VK807")
            == []
        )


class TestWordsAndSigns:
    @pytest.mark.parametrize(
        "text",
        [
            "www.norrbotten.se",
            "här",
            "Läs mer »",
            "norrbotten.se/rapport",
            "https://exempel.se/a.",
            "",
        ],
    )
    def test_a_link_that_says_nothing(self, text: str) -> None:
        assert len(messages(with_paragraph(link(text)), "VK813")) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "den regionala utvecklingsstrategin",
            "namn@norrbotten.se",
            "Läs mer om strategin",
            "norrbotten.se:s rapport",
        ],
    )
    def test_a_link_that_says_where_it_leads(self, text: str) -> None:
        assert messages(with_paragraph(link(text)), "VK813") == []

    def test_the_entries_of_the_contents_are_no_such_links(self) -> None:
        assert messages(sound_file(), "VK813") == []

    def test_a_box_in_a_cell_beside_its_word_is_understood(self) -> None:
        head = c("Finansierat") + c("Typ")
        assert (
            messages(with_paragraph(table(head, c("Ja", "☒") + c("Analys"))), "VK814")
            == []
        )
        assert (
            len(messages(with_paragraph(table(head, c("☒") + c("Analys"))), "VK814"))
            == 1
        )


class TestPictures:
    @pytest.mark.parametrize(
        "text", ["bild12.png", "Bild 3", "Picture 1", "IMG_2231.JPG"]
    )
    def test_a_file_name_is_no_alternative_text(self, text: str) -> None:
        assert messages(with_paragraph(p(picture(f'descr="{text}"'))), "VK816") == [
            (
                f"Bilden under ”Det första avsnittet” har alternativtexten ”{text}”, som inte "
                "säger vad den visar."
            )
        ]

    def test_a_decorative_picture_needs_none(self) -> None:
        mark = (
            "<adec:decorative "
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        )
        assert messages(with_paragraph(p(picture("", mark))), "VK816") == []

    def test_what_is_there_only_for_older_programs_is_not_counted_twice(self) -> None:
        drawing = picture("").removeprefix("<w:r>").removesuffix("</w:r>")
        both = (
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>"
            f"<mc:Fallback>{drawing}</mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert len(messages(with_paragraph(p(both)), "VK816")) == 1

    def test_an_old_kind_of_picture_and_one_in_the_header(self) -> None:
        old = '<w:r><w:pict><v:shape alt="{}"><v:imagedata/></v:shape></w:pict></w:r>'
        assert len(messages(with_paragraph(p(old.format(""))), "VK816")) == 1
        assert messages(with_paragraph(p(old.format("Kommunvapen."))), "VK816") == []
        header = changed(("word/header2.xml", "</w:p>", f"{picture('')}</w:p>"))
        assert messages(header, "VK816") == [
            "Bilden i sidhuvud, sidfot eller noter saknar alternativtext."
        ]


def test_a_short_file_needs_neither_contents_nor_page_numbers_nor_headings() -> None:
    parts = parts_of(
        changed(
            ("word/footer1.xml", " PAGE ", " DATE "),
            ("word/footer2.xml", " PAGE ", " DATE "),
        )
    )
    document = parts[DOCUMENT].decode()
    begin, end = (
        document.index("<w:body>") + len("<w:body>"),
        document.index("<w:sectPr"),
    )
    parts[DOCUMENT] = (
        document[:begin] + p(r("Bara ett stycke.")) + document[end:]
    ).encode()
    assert found(packed(parts)) == []


@pytest.mark.parametrize("code", CASES)
def test_what_an_answer_may_hold_is_never_an_error(code: str) -> None:
    """An export is refused for errors only, and what someone wrote must not refuse it."""
    (diagnostic,) = found(CASES[code][0], code)
    of_text = {
        "VK802",
        "VK804",
        "VK806",
        "VK807",
        "VK810",
        "VK811",
        "VK812",
        "VK813",
        "VK814",
        "VK817",
        "VK818",
        "VK819",
    }
    assert (diagnostic.severity is Severity.WARNING) == (code in of_text)
