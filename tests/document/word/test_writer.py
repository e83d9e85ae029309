from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import nsmap, qn
from lxml import etree

from tests.tools import ROOT, SAMPLE, ooxml_errors
from villkor.document.blocks import (
    Block,
    Contents,
    Document,
    Facts,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Table,
    Tag,
    TaggedAnswer,
    text_paragraph,
)
from villkor.document.word.roles import STYLES
from villkor.document.word.writer import to_docx
from villkor.exchange.outline import report_outline
from villkor.report.load import load_report

REFERENCE = (ROOT / "templates" / "2022" / "referens.docx").read_bytes()
WHEN = datetime(2023, 2, 21, 12, 0, tzinfo=UTC)
LINK = Paragraph((Run("Se "), Run("planen", link="https://example.se/plan"), Run(".")))
BULLETS = ListBlock(
    (
        (text_paragraph("en"),),
        (text_paragraph("två"), ListBlock(((text_paragraph("inre"),),))),
    )
)


@pytest.fixture(autouse=True)
def _without_libreoffice(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Page numbers have tests of their own, and the validator needs the PATH."""
    if "ooxml" not in request.node.name:
        monkeypatch.setenv("PATH", "")


def word_file(*blocks: Block, draft: bool = False) -> bytes:
    return to_docx(
        Document("Titel", "Region Gotland", "Ämne", "Sidhuvudet", blocks, draft=draft),
        REFERENCE,
        WHEN,
    )


def sample_file() -> bytes:
    report = load_report(SAMPLE)
    return to_docx(report_outline(report, report.form.recipients), REFERENCE, WHEN)


def xml(data: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(part))


def find(
    data: bytes, path: str, part: str = "word/document.xml"
) -> list[etree._Element]:
    """What an XPath gives in a part of the file: elements, or the text of attributes."""
    return xml(data, part).xpath(path, namespaces=nsmap)


def text(element: etree._Element) -> str:
    return "".join(element.itertext(f"{{{nsmap['w']}}}t"))


def ordered(*words: str, start: int = 1) -> ListBlock:
    return ListBlock(
        tuple((text_paragraph(word),) for word in words), ordered=True, start=start
    )


def numbering_of(data: bytes, word: str) -> tuple[str, str]:
    """The level and the list that a paragraph belongs to."""
    (number,) = find(data, f"//w:p[.//w:t='{word}']/w:pPr/w:numPr")
    return number.xpath("string(w:ilvl/@w:val)", namespaces=nsmap), number.xpath(
        "string(w:numId/@w:val)", namespaces=nsmap
    )


def starts_at(data: bytes, number: str) -> list[str]:
    """Where the levels of a list are told to begin."""
    return find(
        data,
        f"//w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val",
        "word/numbering.xml",
    )


# --- what the standard says ---


def test_ooxml_of_everything_that_can_stand_in_a_document_is_valid(
    tmp_path: Path,
) -> None:
    cell = (
        text_paragraph("A", bold=True),
        LINK,
        BULLETS,
        ordered("ett"),
        text_paragraph("Svar saknas.", Role.GAP),
    )
    deep: Block = text_paragraph("djupast")
    for _ in range(12):
        deep = ListBlock(((deep,),), ordered=True)  # type: ignore[arg-type]
    everything = (
        *(text_paragraph(role.name, role) for role in Role),
        Facts(("A", "B"), (("1", "2"),), "Beskrivning"),
        PageBreak(),
        Contents("Innehåll"),
        *(Heading(f"Nivå {level}", level) for level in (1, 2, 3, 4)),
        LINK,
        Paragraph(
            (
                Run("fet", bold=True),
                Run("kursiv", italic=True),
                Run("båda\n\tpå ny rad", bold=True, italic=True, link="#x"),
            )
        ),
        Paragraph(
            (
                Run("fet", bold=True, language="en-GB"),
                Run("länk", italic=True, link="#x", language="en-GB"),
            )
        ),
        Paragraph(()),
        BULLETS,
        ordered("ett", "två", start=3),
        deep,
        Table(("A", "B"), ((cell, ()), ((), cell)), "Beskrivning"),
        Table(("A",), (), "Utan rader"),
    )
    for draft in (True, False):
        (tmp_path / "a.docx").write_bytes(word_file(*everything, draft=draft))
        assert ooxml_errors(tmp_path / "a.docx") == []


def test_ooxml_of_an_empty_document_is_valid(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file())
    assert ooxml_errors(tmp_path / "a.docx") == []


def test_the_default_language_is_swedish() -> None:
    (language,) = find(
        word_file(), "//w:docDefaults/w:rPrDefault/w:rPr/w:lang", "word/styles.xml"
    )
    assert language.get(f"{{{nsmap['w']}}}val") == "sv-SE"


def test_the_properties_are_those_of_the_document() -> None:
    properties = docx.Document(io.BytesIO(word_file())).core_properties
    assert (properties.title, properties.author, properties.subject) == (
        "Titel",
        "Region Gotland",
        "Ämne",
    )
    assert (properties.language, properties.last_modified_by, properties.revision) == (
        "sv-SE",
        "Region Gotland",
        1,
    )
    assert (properties.comments, properties.keywords, properties.category) == (
        "",
        "",
        "",
    )
    assert (
        properties.created.replace(tzinfo=UTC)
        == properties.modified.replace(tzinfo=UTC)
        == WHEN
    )


def test_the_same_document_at_the_same_time_is_the_same_bytes() -> None:
    assert word_file(LINK, BULLETS, ordered("a")) == word_file(
        LINK, BULLETS, ordered("a")
    )


# --- paragraphs ---


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_each_role_has_its_style(role: Role) -> None:
    (written,) = docx.Document(
        io.BytesIO(word_file(text_paragraph("text", role)))
    ).paragraphs
    # python-docx begins some of Word's own names with a capital
    assert written.style.name.casefold() == STYLES[role].casefold()
    assert written.text == "text"


def test_bold_and_italic_are_character_styles() -> None:
    runs = (
        Run("a"),
        Run("b", bold=True),
        Run("c", italic=True),
        Run("d", bold=True, italic=True),
    )
    (written,) = docx.Document(io.BytesIO(word_file(Paragraph(runs)))).paragraphs
    assert [run.style.name for run in written.runs] == [
        "Default Paragraph Font",
        "Strong",
        "Emphasis",
        "Intense Emphasis",
    ]
    assert find(word_file(Paragraph(runs)), "//w:b | //w:i") == []


@pytest.mark.parametrize(
    ("bold", "italic"), [(True, False), (False, True), (True, True)]
)
def test_only_a_link_is_bold_or_italic_without_a_style_since_it_has_one(
    bold: bool,  # noqa: FBT001
    italic: bool,  # noqa: FBT001
) -> None:
    data = word_file(
        Paragraph(
            (Run("planen", link="https://example.se/plan", bold=bold, italic=italic),)
        )
    )
    shape = [
        etree.QName(part).localname for part in find(data, "//w:hyperlink/w:r/w:rPr/*")
    ]
    assert shape == ["rStyle", *(["b"] if bold else []), *(["i"] if italic else [])]


def test_words_in_another_language_are_marked_for_those_who_hear_them_read_out() -> (
    None
):
    runs = (
        Run("om "),
        Run("to do", bold=True, language="en-GB"),
        Run("here", link="https://example.se", language="en-GB"),
    )
    data = word_file(Paragraph(runs))
    assert find(data, "//w:r[.//w:t='to do']/w:rPr/*/@w:val") == ["Strong", "en-GB"]
    assert find(data, "//w:hyperlink//w:rPr/*/@w:val") == ["Hyperlink", "en-GB"]
    assert find(data, "//w:lang/@w:val") == ["en-GB", "en-GB"]


def test_line_breaks_tabs_and_blanks_are_kept() -> None:
    (run,) = find(word_file(text_paragraph("  ett\n\ttvå  ")), "//w:r")
    assert [(etree.QName(piece).localname, piece.text) for piece in run] == [
        ("t", "  ett"),
        ("br", None),
        ("tab", None),
        ("t", "två  "),
    ]
    assert set(
        run.xpath(
            "w:t/@xml:space",
            namespaces={**nsmap, "xml": "http://www.w3.org/XML/1998/namespace"},
        )
    ) == {"preserve"}


def test_what_xml_cannot_hold_is_left_out() -> None:
    (written,) = find(
        word_file(text_paragraph("a\x00b\x0bc\x1fd\ud800e\ufffff")), "//w:t"
    )
    assert written.text == "abcdef"


def test_a_link_is_a_relationship_to_its_address_in_the_style_of_links() -> None:
    data = word_file(LINK)
    (link,) = find(data, "//w:hyperlink")
    (relation,) = find(
        data, "//*[@TargetMode='External']", "word/_rels/document.xml.rels"
    )
    assert text(link) == "planen"
    assert link.get(f"{{{nsmap['r']}}}id") == relation.get("Id")
    assert relation.get("Target") == "https://example.se/plan"
    assert relation.get("Type").endswith("/hyperlink")
    assert link.xpath("string(.//w:rStyle/@w:val)", namespaces=nsmap) == "Hyperlink"


def test_a_page_break_begins_the_next_paragraph_on_a_new_page() -> None:
    data = word_file(
        text_paragraph("ett"), PageBreak(), text_paragraph("två"), text_paragraph("tre")
    )
    assert [
        text(element) for element in find(data, "//w:p[w:pPr/w:pageBreakBefore]")
    ] == ["två"]


# --- headings and contents ---


def test_a_heading_has_the_style_of_its_level_and_a_bookmark_of_its_own() -> None:
    data = word_file(*(Heading(f"Nivå {level}", level) for level in (1, 2, 3, 4)))
    assert [p.style.name for p in docx.Document(io.BytesIO(data)).paragraphs] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 4",
    ]
    assert len(set(find(data, "//w:bookmarkStart/@w:name"))) == 4
    assert (
        find(data, "//w:bookmarkStart/@w:id")
        == find(data, "//w:bookmarkEnd/@w:id")
        == ["0", "1", "2", "3"]
    )


def test_the_headings_of_the_sample_never_skip_a_level() -> None:
    styles = [p.style.name for p in docx.Document(io.BytesIO(sample_file())).paragraphs]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading ")]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_contents_list_the_headings_of_three_levels_as_links_to_them() -> None:
    data = word_file(
        Contents("Innehåll"),
        *(Heading(f"Nivå {level}", level) for level in (1, 2, 3, 4)),
    )
    marks = dict(
        zip(
            find(data, "//w:bookmarkStart/@w:name"),
            ("Nivå 1", "Nivå 2", "Nivå 3", "Nivå 4"),
            strict=True,
        )
    )
    links = find(data, "//w:hyperlink[@w:anchor]")
    assert [
        (text(link), marks[link.get(f"{{{nsmap['w']}}}anchor")]) for link in links
    ] == [(f"Nivå {n}", f"Nivå {n}") for n in (1, 2, 3)]
    assert [p.style.name for p in docx.Document(io.BytesIO(data)).paragraphs[:4]] == [
        "Innehållsrubrik",
        "toc 1",
        "toc 2",
        "toc 3",
    ]


def test_the_contents_are_a_field_that_word_can_rebuild() -> None:
    data = word_file(Contents("Innehåll"), Heading("Ett", 1), Heading("Två", 2))
    codes = [code.text.strip() for code in find(data, "//w:instrText")]
    assert codes == [
        'TOC \\o "1-3" \\h \\z',
        "PAGEREF _Toc00000001 \\h",
        "PAGEREF _Toc00000002 \\h",
    ]
    assert Counter(find(data, "//w:fldChar/@w:fldCharType")) == {
        "begin": 3,
        "separate": 3,
        "end": 3,
    }


def test_contents_without_page_numbers_ask_word_to_reckon_them() -> None:
    (stale,) = find(
        word_file(Contents("Innehåll"), Heading("Ett", 1)),
        "//w:fldChar[@w:dirty='true']",
    )
    assert (
        stale.getparent()
        .getnext()
        .xpath("string(w:instrText)", namespaces=nsmap)
        .strip()
        .startswith("TOC")
    )


def test_contents_without_headings_are_only_their_title() -> None:
    data = word_file(Contents("Innehåll"), text_paragraph("Text"))
    assert [p.text for p in docx.Document(io.BytesIO(data)).paragraphs] == [
        "Innehåll",
        "Text",
    ]


# --- lists ---


def test_numbered_lists_each_begin_anew() -> None:
    data = word_file(
        ordered("a", "b"), text_paragraph("mellan"), ordered("c"), ordered("d", start=4)
    )
    lists = {word: numbering_of(data, word)[1] for word in "abcd"}
    assert lists["a"] == lists["b"]
    assert len(set(lists.values())) == 3
    assert [starts_at(data, lists[word]) for word in "acd"] == [["1"], ["1"], ["4"]]


def test_a_list_within_a_list_stands_one_level_in() -> None:
    data = word_file(BULLETS)
    assert [numbering_of(data, word)[0] for word in ("en", "två", "inre")] == [
        "0",
        "0",
        "1",
    ]


def test_a_numbered_list_within_a_list_begins_at_its_own_level() -> None:
    data = word_file(ListBlock(((text_paragraph("yttre"), ordered("inre")),)))
    level, number = numbering_of(data, "inre")
    assert (
        find(
            data,
            f"//w:num[@w:numId='{number}']/w:lvlOverride/@w:ilvl",
            "word/numbering.xml",
        )
        == [level]
        == ["1"]
    )


def test_lists_deeper_than_word_knows_stay_at_its_deepest_level() -> None:
    deep = ListBlock(((text_paragraph("djupast"),),))
    for _ in range(10):
        deep = ListBlock(((deep,),))
    assert numbering_of(word_file(deep), "djupast")[0] == "8"


@pytest.mark.parametrize(
    ("in_table", "indent"),
    [(False, "400"), (True, "200")],
    ids=["in an answer", "in a table"],
)
def test_a_second_paragraph_of_an_item_stands_under_the_first_without_a_sign(
    in_table: bool,  # noqa: FBT001
    indent: str,
) -> None:
    item = ListBlock(((text_paragraph("först"), text_paragraph("sedan")),))
    data = word_file(Table(("A",), (((item,),),), "") if in_table else item)
    assert numbering_of(data, "sedan") == ("0", "0")
    assert find(data, "//w:p[.//w:t='sedan']/w:pPr/w:ind/@w:left") == [indent]


@pytest.mark.parametrize(
    ("ordered", "style"), [(False, "Tabellpunkter"), (True, "Tabellnummer")]
)
# a column (FBT001)
def test_lists_in_tables_have_styles_of_their_own_with_less_indentation(
    ordered: bool,  # noqa: FBT001
    style: str,
) -> None:
    in_cell = ListBlock(((text_paragraph("cell"),),), ordered=ordered)
    data = word_file(
        ListBlock(((text_paragraph("svar"),),), ordered=ordered),
        Table(("A",), (((in_cell,),),), ""),
    )
    assert numbering_of(data, "cell")[1] != numbering_of(data, "svar")[1]
    assert find(data, "//w:p[.//w:t='cell']/w:pPr/w:pStyle/@w:val") == [style]


# --- tables ---


@pytest.mark.parametrize(
    "table",
    [
        Table(
            ("Namn", "Mål"),
            (
                ((text_paragraph("a"),), (text_paragraph("b"),)),
                ((text_paragraph("c"),), ()),
            ),
            "Vad som står här.",
        ),
        Facts(("Namn", "Mål"), (("a", "b"), ("c", "")), "Vad som står här."),
    ],
    ids=["a table", "facts"],
)
def test_a_table_repeats_its_header_row_is_described_and_has_one_cell_for_each_column(
    table: Table | Facts,
) -> None:
    data = word_file(table)
    first, *rest = find(data, "//w:tr")
    assert [text(cell) for cell in first.xpath("w:tc", namespaces=nsmap)] == [
        "Namn",
        "Mål",
    ]
    assert len(first.xpath("w:trPr/w:tblHeader", namespaces=nsmap)) == 1
    assert [
        [text(cell) for cell in row.xpath("w:tc", namespaces=nsmap)] for row in rest
    ] == [
        ["a", "b"],
        ["c", ""],
    ]
    assert find(data, "//w:tblPr/w:tblDescription/@w:val") == ["Vad som står här."]
    assert find(data, "//w:gridSpan | //w:vMerge") == []


FIGURES = Table(
    ("Post", "Belopp"),
    (
        ((text_paragraph("Övrigt"),), (text_paragraph("12,0 mnkr"),)),
        (
            (text_paragraph("Totalt", bold=True),),
            (text_paragraph("12,0 mnkr", bold=True),),
        ),
    ),
    "Två rader.",
    figures=(1,),
)


def test_in_a_table_of_figures_they_stand_to_the_right_and_its_rows_together() -> None:
    data = word_file(FIGURES)
    cells = find(data, "//w:tc/w:p/w:pPr/w:pStyle/@w:val")
    (right,) = find(
        data, "//w:style[w:name/@w:val='Tabelltal']/@w:styleId", "word/styles.xml"
    )
    assert [cell == right for cell in cells] == [False, True] * 3
    assert find(
        data,
        "//w:style[w:name/@w:val='Tabelltal']/w:pPr/w:jc/@w:val",
        "word/styles.xml",
    ) == ["right"]
    assert [
        len(row.xpath(".//w:keepNext", namespaces=nsmap))
        for row in find(data, "//w:tr")
    ] == [
        2,
        2,
        2,
    ]
    assert len(find(data, "//w:tr/w:trPr/w:cantSplit")) == 3
    header = find(data, "//w:tr[w:trPr/w:tblHeader]/w:tc")
    assert [text(cell) for cell in header] == ["Post", "Belopp"]
    # bold, as the other headers are by their style
    assert len(header[1].xpath(".//w:rStyle", namespaces=nsmap)) == 1


@pytest.mark.parametrize(
    "below", [text_paragraph("Under tabellen."), BULLETS], ids=["a paragraph", "a list"]
)
def test_what_follows_a_table_in_an_answer_stands_a_little_below_it(
    below: Block,
) -> None:
    tag = Tag("2.1", "Fråga 2.1")
    assert isinstance(below, Paragraph | ListBlock)
    data = word_file(
        TaggedAnswer(tag, (FIGURES,)),
        TaggedAnswer(Tag("2.1:2", "Fråga 2.1"), (below, below)),
    )
    order = [
        child.tag.rsplit("}", 1)[1]
        for child in find(data, "//w:p[w:pPr/w:spacing]/w:pPr")[0]
    ]
    assert len(find(data, "//w:p/w:pPr/w:spacing[@w:before='160']")) == 1
    assert order == [
        name for name in ("pStyle", "numPr", "spacing", "ind") if name in order
    ]
    assert (
        find(
            word_file(
                TaggedAnswer(tag, (FIGURES,)),
                text_paragraph("Nästa fråga", Role.QUESTION),
            ),
            "//w:p/w:pPr/w:spacing",
        )
        == []
    )


def test_ooxml_of_a_table_of_figures_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        word_file(
            TaggedAnswer(Tag("2.1", "Fråga 2.1"), (FIGURES,)),
            TaggedAnswer(Tag("2.1:2", "Fråga 2.1"), (BULLETS,)),
        )
    )
    assert ooxml_errors(path) == []


def test_only_the_first_row_of_each_table_of_the_sample_is_a_header_and_no_cell_is_merged() -> (
    None
):
    data = sample_file()
    tables = find(data, "//w:tbl")
    assert len(tables) > 5
    for table in tables:
        assert [
            len(row.xpath("w:trPr/w:tblHeader", namespaces=nsmap))
            for row in table.xpath("w:tr", namespaces=nsmap)
        ][:2] == [1, 0]
        cells = {
            len(row.xpath("w:tc", namespaces=nsmap))
            for row in table.xpath("w:tr", namespaces=nsmap)
        }
        assert cells == {len(table.xpath("w:tblGrid/w:gridCol", namespaces=nsmap))}
    assert (
        find(data, "//w:tblHeader[not(ancestor::w:tr[not(preceding-sibling::w:tr)])]")
        == []
    )
    assert find(data, "//w:gridSpan | //w:vMerge | //w:hMerge") == []


def test_the_columns_fill_the_page_between_its_margins() -> None:
    data = word_file(Table(("Namn", "Mål", "Resultat"), (), ""))
    edges = {
        name: int(find(data, f"//w:{name}")[0])
        for name in ("pgSz/@w:w", "pgMar/@w:left", "pgMar/@w:right")
    }
    page = edges["pgSz/@w:w"] - edges["pgMar/@w:left"] - edges["pgMar/@w:right"]
    assert abs(sum(map(int, find(data, "//w:gridCol/@w:w"))) - page) <= 1
    assert find(data, "//w:gridCol/@w:w") == find(data, "//w:tcW/@w:w")


def test_a_low_row_stands_whole_on_a_page_and_a_high_one_may_go_on_over_the_next() -> (
    None
):
    data = word_file(
        Table(
            ("A",),
            (((text_paragraph("kort"),),), ((text_paragraph("ord " * 2000),),)),
            "",
        )
    )
    assert [
        len(row.xpath("w:trPr/w:cantSplit", namespaces=nsmap))
        for row in find(data, "//w:tr")
    ] == [1, 1, 0]


def test_a_mark_of_what_is_missing_is_seen_as_such_in_a_table() -> None:
    data = word_file(
        Table(("A",), (((text_paragraph("Svar saknas.", Role.GAP),),),), "")
    )
    (cell,) = docx.Document(io.BytesIO(data)).tables[0].rows[1].cells
    assert [p.style.name for p in cell.paragraphs] == ["Svar saknas"]


def test_yes_and_no_stand_as_boxes_in_the_sample() -> None:
    boxes = find(sample_file(), "//w:p[w:pPr/w:pStyle/@w:val='Jaellernej']")
    assert {text(box) for box in boxes} == {"Ja ☒ / Nej ☐"}
    assert {
        tuple(
            tag.split(":")[1] for tag in box.xpath(".//w:tag/@w:val", namespaces=nsmap)
        )
        for box in boxes
    } == {("ja", "nej")}
    assert {tuple(box.xpath(".//*[local-name()='checked']/@*")) for box in boxes} == {
        ("1", "0")
    }
    assert len(boxes) == sum(
        len(re.findall(r"^  svar: ", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in SAMPLE.glob("*.yaml")
    )


# --- header and footer ---


def edges(data: bytes, kind: str) -> dict[str, list[str]]:
    """The paragraphs of the headers or footers, by the pages that they are for."""
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.different_first_page_header_footer
    first, others = getattr(section, f"first_page_{kind}"), getattr(section, kind)
    # see edges.py (SLF001)
    return {
        pages: [text(p) for p in edge._element.iter(qn("w:p"))]  # noqa: SLF001
        for pages, edge in (("first", first), ("others", others))
    }


def test_the_header_stands_on_every_page_but_the_first() -> None:
    assert edges(word_file(), "header") == {"first": [""], "others": ["Sidhuvudet"]}


def test_a_draft_says_so_on_every_page() -> None:
    assert edges(word_file(draft=True), "header") == {
        "first": ["UTKAST"],
        "others": ["UTKAST – Sidhuvudet"],
    }


def test_both_footers_have_the_page_and_the_number_of_pages_as_fields() -> None:
    data = word_file()
    assert edges(data, "footer") == {"first": ["Sida 1 (1)"], "others": ["Sida 1 (1)"]}
    for part in ("word/footer1.xml", "word/footer2.xml"):
        assert [code.text.strip() for code in find(data, "//w:instrText", part)] == [
            "PAGE",
            "NUMPAGES",
        ]
        assert (
            find(data, "//w:fldChar/@w:fldCharType", part)
            == ["begin", "separate", "end"] * 2
        )
