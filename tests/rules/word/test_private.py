"""What goes with a Word file unseen: the gate finds it, and a file that villkor makes has none of
it, as the unpacked file shows.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools import own_sample, villkor
from tests.word_files import (
    CORE,
    FILE_LINKS,
    LINKS,
    OFFICE,
    changed,
    found,
    linked,
    messages,
    p,
    parts_of,
    r,
    sound_file,
    with_paragraph,
)  # fmt: skip

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMMENT = (
    '<w:comment w:id="{}"><w:p><w:r><w:t>Stämmer det här?</w:t></w:r></w:p></w:comment>'
).format
INSERTED = '<w:ins w:id="80" w:author="Förnamn Efternamn">{}</w:ins>'.format
STRUCK = (
    '<w:del w:id="81" w:author="Förnamn Efternamn"><w:r>'
    "<w:delText>Det blev dyrare.</w:delText></w:r></w:del>"
)
EDITOR = "<cp:lastModifiedBy>Region Gotland"


def outside(kind: str, target: str) -> bytes:
    link = (
        f'<Relationship Id="rIdNy" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    )
    return changed((LINKS, "</Relationships>", link))


def app(content: str) -> bytes:
    """The sound file with properties such as Word writes them."""
    told = (
        "<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"{content}</Properties>"
    )
    return linked("extended-properties", "app.xml", told)


# code → (faulty file, correct file)
CASES: dict[str, tuple[bytes, bytes]] = {
    "VK831": (with_paragraph(p(INSERTED(r("Nytt.")))), with_paragraph(p(r("Nytt.")))),
    "VK832": (
        linked(
            "comments", "comments.xml", f"<w:comments {NS}>{COMMENT(1)}</w:comments>"
        ),
        linked("comments", "comments.xml", f"<w:comments {NS}/>"),
    ),
    "VK833": (
        with_paragraph(p(r("Syns inte.", "<w:vanish/>"))),
        with_paragraph(p(r("Syns.", '<w:vanish w:val="0"/>'))),
    ),
    "VK834": (
        changed((CORE, EDITOR, "<cp:lastModifiedBy>Förnamn Efternamn")),
        changed((CORE, EDITOR, "<cp:lastModifiedBy>Gotlands kommun")),
    ),
    "VK835": (
        outside("attachedTemplate", "file:///C:/Mallar/rapport.dotx"),
        outside("hyperlink", "https://www.gotland.se/home/a"),
    ),
    "VK836": (
        linked("oleObject", "a.bin", "", "application/x"),
        outside("image", "https://www.gotland.se/a.png"),
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_the_fault_and_says_how_to_mend_it(code: str) -> None:
    (diagnostic,) = found(CASES[code][0], code)
    assert diagnostic.hint


@pytest.mark.parametrize("code", CASES)
def test_the_rule_is_silent_on_a_correct_file(code: str) -> None:
    assert found(CASES[code][1]) == []


class TestWhatIsFound:
    def test_struck_words_are_quoted_and_count_as_no_words_of_the_text(self) -> None:
        data = with_paragraph(p(STRUCK, r("Text.")))
        assert messages(data, "VK831") == [
            (
                "Filen innehåller spårade ändringar (1), bland annat den strukna texten "
                "”Det blev dyrare.”."
            )
        ]
        assert [diagnostic.code for diagnostic in found(data)] == ["VK831"]

    def test_tracked_changes_of_formatting_are_changes_too(self) -> None:
        change = '<w:pPrChange w:id="82" w:author="A"><w:pPr/></w:pPrChange>'
        assert messages(with_paragraph(p(r("Text."), properties=change)), "VK831") == [
            "Filen innehåller spårade ändringar (1)."
        ]

    def test_comments_are_counted_and_the_first_is_quoted(self) -> None:
        data = linked(
            "comments",
            "comments.xml",
            f"<w:comments {NS}>{COMMENT(1)}{COMMENT(2)}</w:comments>",
        )
        assert messages(data, "VK832") == [
            "Filen innehåller 2 kommentarer, den första: ”Stämmer det här?”."
        ]

    def test_text_hidden_by_a_style_is_hidden(self) -> None:
        style = (
            '<w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/><w:rPr><w:vanish/>'
            "</w:rPr></w:style></w:styles>"
        )
        data = changed(
            ("word/styles.xml", "</w:styles>", style),
            (
                "word/document.xml",
                '<w:rStyle w:val="Hyperlink"/>',
                '<w:rStyle w:val="Dold"/>',
            ),
        )
        assert messages(data, "VK833") == [
            "”den regionala utvecklingsstrategin” under ”Det första avsnittet” är dold text."
        ]

    @pytest.mark.parametrize(
        "name",
        [
            "Förnamn Efternamn",
            "Efternamn, Förnamn",
            "förnamn.efternamn@gotland.se",
            "abcdef01",
        ],
    )
    def test_a_name_an_address_or_a_user_name_is_a_persons(self, name: str) -> None:
        assert messages(
            changed((CORE, EDITOR, f"<cp:lastModifiedBy>{name}")), "VK834"
        ) == [f"”{name}” står som den som senast ändrade filen i filens egenskaper."]

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "Region Gotland",
            "Västra Götalandsregionen",
            "Tillväxtverket",
            "Avdelningen för näringsliv",
            "Microsoft Word",
            "python-docx",
        ],
    )
    def test_an_office_or_a_program_is_nobody(self, name: str) -> None:
        assert (
            messages(changed((CORE, EDITOR, f"<cp:lastModifiedBy>{name}")), "VK834")
            == []
        )

    def test_a_manager_the_writers_of_comments_and_who_set_a_label_are_persons(
        self,
    ) -> None:
        assert len(messages(app("<Manager>Förnamn Efternamn</Manager>"), "VK834")) == 1
        people = (
            '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
            '<w15:person w15:author="Förnamn Efternamn"/></w15:people>'
        )
        data = linked(
            "people",
            "people.xml",
            people,
            base="http://schemas.microsoft.com/office/2011/relationships",
        )
        assert messages(data, "VK834") == [
            "Filen för med sig namn som inte syns i texten, bland annat ”Förnamn Efternamn”."
        ]
        label = (
            "<Properties><property><lpwstr>förnamn.efternamn@gotland.se</lpwstr>"
            "</property></Properties>"
        )
        assert (
            len(messages(linked("custom-properties", "custom.xml", label), "VK834"))
            == 1
        )

    @pytest.mark.parametrize(
        "place",
        [
            "C:\\Mallar\\a.dotx",
            "\\\\server01\\gemensam\\a.dotx",
            "/home/namn/a.dotx",
            "file:///Users/namn/a.dotx",
        ],
    )
    def test_a_place_on_a_computer_or_a_server(self, place: str) -> None:
        assert messages(app(f"<Template>{place}</Template>"), "VK835") == [
            f"Filen röjer en plats på en dator eller server: ”{place}”."
        ]

    @pytest.mark.parametrize(
        "place",
        ["Normal.dotm", "https://www.gotland.se/Users/a", "http://c:/", "12:30/13:00"],
    )
    def test_what_is_no_place_on_a_computer(self, place: str) -> None:
        assert messages(app(f"<Template>{place}</Template>"), "VK835") == []

    def test_a_picture_by_its_place_in_a_field(self) -> None:
        assert (
            len(
                messages(
                    with_paragraph(
                        p(
                            '<w:fldSimple w:instr="INCLUDEPICTURE C:\\bilder\\a.png"/>',
                            r("Text."),
                        )
                    ),
                    "VK835",
                )
            )
            == 1
        )

    def test_macros_and_the_picture_of_an_earlier_version(self) -> None:
        macros = linked(
            "vbaProject",
            "vbaProject.bin",
            "",
            "application/x",
            "http://schemas.microsoft.com/office/2006/relationships",
        )
        assert messages(macros, "VK836") == ["Filen innehåller makron."]
        link = (
            '<Relationship Id="rIdNy" Type="http://a/metadata/thumbnail" '
            'Target="word/document.xml"/>'
            "</Relationships>"
        )
        assert messages(changed((FILE_LINKS, "</Relationships>", link)), "VK836") == [
            "Filen innehåller en förhandsbild av en tidigare version."
        ]


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The parts of the sample report, exported, those of the workbook of its chart included."""
    target = tmp_path_factory.mktemp("export") / "a.docx"
    made = villkor(
        "export-docx",
        own_sample(),
        "--to",
        "tillvaxtverket",
        "--output",
        target,
        PATH="",
    )
    assert made.returncode == 0, made.stderr
    found = parts_of(target.read_bytes())
    books = {
        name: parts_of(content)
        for name, content in found.items()
        if name.endswith(".xlsx")
    }
    inside = {
        f"{name}/{part}": content
        for name, book in books.items()
        for part, content in book.items()
    }
    return {
        name: content.decode()
        for name, content in (found | inside).items()
        if name not in books
    }


class TestTheExportedFile:
    """Unpacked and looked at, not by the gate but by eye."""

    def test_it_has_the_parts_that_a_report_needs_and_no_other(
        self, parts: dict[str, str]
    ) -> None:
        assert {name for name in parts if name.startswith("docProps/")} == {
            "docProps/core.xml",
            "docProps/custom.xml",
        }
        kinds = {
            re.sub(r"\d", "", Path(name).name)
            for name in parts
            if name.startswith("word/") and ".xlsx/" not in name
        }
        assert kinds == {
            "document.xml",
            "document.xml.rels",
            "styles.xml",
            "numbering.xml",
            "settings.xml",
            "fontTable.xml",
            "webSettings.xml",
            "theme.xml",
            "header.xml",
            "footer.xml",
            "chart.xml",
            "chart.xml.rels",
        }
        book = {name.partition(".xlsx/")[2] for name in parts if ".xlsx/" in name}
        assert book == {
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet1.xml",
        }

    def test_its_properties_name_the_region_and_no_person(
        self, parts: dict[str, str]
    ) -> None:
        names = re.findall(
            r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", parts["docProps/core.xml"]
        )
        assert names == ["Region Norrbotten", "Region Norrbotten"]

    @pytest.mark.parametrize(
        "trace",
        [
            "w:ins ",
            "w:del ",
            "w:moveFrom",
            "PrChange",
            "w:comment",
            "w:vanish",
            "w:author",
            "trackRevisions",
        ],
    )
    def test_it_holds_no_trace_of_how_it_was_written(
        self, parts: dict[str, str], trace: str
    ) -> None:
        assert not [
            name
            for name, content in parts.items()
            if f"<{trace}" in content or f" {trace}" in content
        ]

    @pytest.mark.parametrize(
        "place",
        ["file:", "C:\\", "/home/", "/Users/", "attachedTemplate", "python-docx"],
    )
    def test_it_names_no_machine_no_template_and_no_program(
        self, parts: dict[str, str], place: str
    ) -> None:
        assert not [name for name, content in parts.items() if place in content]

    def test_the_gate_agrees(self) -> None:
        assert found(sound_file(), "VK83") == []
