"""A region's own Word template: its looks come along, and nothing else does; what it lacks is
told.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image

from tests.tools import ROOT, copy_sample, ooxml_errors, own_sample, villkor
from tests.word_files import (
    DOCUMENT,
    LINKS,
    OFFICE,
    SETTINGS,
    STYLES,
    TYPES,
    packed,
    parts_of,
    read_word_text,
)
from villkor.base.diagnostic import UserError
from villkor.document.blocks import (
    Block,
    Contents,
    Document,
    Heading,
    Table,
    text_paragraph,
)
from villkor.document.word.package import open_package
from villkor.document.word.roles import IN_WORD, WANTED
from villkor.document.word.template import read_template
from villkor.document.word.writer import to_docx
from villkor.exchange.export import export_report
from villkor.report.load import load_report

OURS = ROOT / "templates" / "2022" / "referens.docx"
WHEN = datetime(2023, 2, 21, tzinfo=UTC)
DOTX = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
)
DOTM = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
DOCX = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
GREEN = RGBColor(0x0B, 0x5D, 0x3B)


@pytest.fixture(autouse=True)
def _without_libreoffice(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Page numbers have tests of their own, and the validator needs the PATH."""
    if "ooxml" not in request.node.name:
        monkeypatch.setenv("PATH", "")


def logo() -> bytes:
    """A green square."""
    buffer = io.BytesIO()
    Image.new("RGB", (60, 60), (11, 93, 59)).save(buffer, "png")
    return buffer.getvalue()


def designed() -> DocxDocument:
    """The template as a region's designer has made it of ours: green headings in Arial, a logo in
    the header, a text that says what it is.
    """
    template = docx.Document(str(OURS))
    for name in ("heading 1", "heading 2", "heading 3", "Title"):
        template.styles[name].font.name, template.styles[name].font.color.rgb = (
            "Arial",
            GREEN,
        )
    template.styles["Tabelltext"].font.size = Pt(10)
    section = template.sections[0]
    section.left_margin = section.right_margin = Cm(3)
    run = section.header.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(logo()), width=Cm(1.5))
    # python-docx has no public way to it (SLF001)
    (picture,) = section.header._element.iter(qn("wp:docPr"))  # noqa: SLF001
    picture.set("descr", "Regionens logotyp")
    template.add_paragraph("Så använder du mallen: …")
    properties = template.core_properties
    properties.author, properties.comments, properties.title = (
        "Kommunikationsavdelningen",
        "Version 3",
        "Mall för rapporter",
    )
    return template


def saved(template: DocxDocument) -> bytes:
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def changed(
    data: bytes, *changes: tuple[str, str, str], drop: str = "", **new: str | bytes
) -> bytes:
    """A Word file with texts of its parts replaced, a part taken away, or parts added, by name."""
    parts: dict[str, str | bytes] = {
        name: content for name, content in parts_of(data).items() if name != drop
    }
    for name, old, words in changes:
        text = parts[name]
        text = text if isinstance(text, str) else text.decode()
        assert old in text, f"{old!r} is not in {name}"
        parts[name] = text.replace(old, words, 1)
    return packed({**parts, **new})


def put(folder: Path, data: bytes, name: str = "mall.docx") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def word_file(template: Path, *blocks: Block, draft: bool = False) -> bytes:
    """A document in the looks of a template."""
    blocks = blocks or (text_paragraph("Text."),)
    return to_docx(
        Document("Titel", "Region", "Ämne", "Sidhuvudet", blocks, draft=draft),
        read_template(template),
        WHEN,
    )


def refused(folder: Path, data: bytes, name: str = "mall.docx") -> UserError:
    with pytest.raises(UserError) as refusal:
        word_file(put(folder, data, name))
    return refusal.value


def edges(data: bytes) -> dict[str, bytes]:
    return {
        name: content
        for name, content in parts_of(data).items()
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name)
    }


# --- what comes along ---


def test_the_fonts_colours_and_page_of_the_template_come_along(tmp_path: Path) -> None:
    written = docx.Document(io.BytesIO(word_file(put(tmp_path, saved(designed())))))
    heading = written.styles["heading 1"].font
    assert (heading.name, heading.color.rgb) == ("Arial", GREEN)
    assert abs(written.sections[0].left_margin - Cm(3)) < Pt(1)


def test_the_logo_stands_in_the_header_of_every_page_with_its_alternative_text(
    tmp_path: Path,
) -> None:
    data = word_file(put(tmp_path, saved(designed())))
    parts = parts_of(data)
    (image,) = (
        content for name, content in parts.items() if name.startswith("word/media/")
    )
    assert image == logo()
    (header,) = (
        content.decode() for content in edges(data).values() if b"w:drawing" in content
    )
    assert 'descr="Regionens logotyp"' in header
    assert header.index("w:drawing") < header.index(
        "Sidhuvudet"
    )  # our own words come below
    # so the cover has it too
    assert (
        not docx.Document(io.BytesIO(data))
        .sections[0]
        .different_first_page_header_footer
    )


def test_a_bigger_table_text_gets_wider_columns(tmp_path: Path) -> None:
    table = Table(
        ("Typ", "Beskrivning"),
        (((text_paragraph("Kunskapsunderlag"),), (text_paragraph("ord " * 500),)),),
        "",
    )
    template = docx.Document(str(OURS))
    template.styles["Tabelltext"].font.size = Pt(14)
    ours, bigger = (
        word_file(path, table) for path in (OURS, put(tmp_path, saved(template)))
    )
    first = [
        int(re.search(rb'w:gridCol w:w="(\d+)"', parts_of(data)[DOCUMENT])[1])
        for data in (ours, bigger)
    ]  # type: ignore[index]
    assert first[0] < first[1]


def test_a_table_text_that_says_no_size_has_that_of_the_style_it_is_based_on(
    tmp_path: Path,
) -> None:
    template = docx.Document(str(OURS))
    template.styles["Tabelltext"].font.size = template.styles["Normal"].font.size = None
    assert read_word_text(
        word_file(put(tmp_path, saved(template)), Table(("A",), (), ""))
    ).lines == ["A"]


def test_ooxml_in_a_template_of_ones_own_is_valid_and_passes_the_gate(
    tmp_path: Path,
) -> None:
    template = put(tmp_path, saved(designed()))
    made = villkor(
        "export-docx",
        own_sample(),
        "--to",
        "tillvaxtverket",
        "--template",
        template,
        "--output",
        tmp_path / "svar",
        PATH="",
    )
    assert made.returncode == 0, made.stderr
    assert ooxml_errors(tmp_path / "svar.docx") == []
    checked = villkor("check", "--docx", tmp_path / "svar.docx")
    assert (
        checked.stdout
        == "svar.docx: inga fel och inga varningar. Filen kan lämnas in.\n"
    )


def test_the_template_is_named_in_the_report_from_its_own_folder_or_with_an_option_that_goes_first(
    tmp_path: Path,
) -> None:
    folder = copy_sample(
        tmp_path, rapport=("region:", "mall: mallar/mall.docx\nregion:")
    )
    (folder / "mallar").mkdir()
    put(folder / "mallar", saved(designed()))
    report = load_report(folder)
    recipient = report.form.recipients[0]
    assert b"Regionens logotyp" in b"".join(
        edges(
            *export_report(report, [(tmp_path / "a.docx", recipient)], draft=False)
        ).values()
    )
    assert b"Regionens logotyp" not in b"".join(
        edges(
            *export_report(
                report, [(tmp_path / "b.docx", recipient)], OURS, draft=False
            )
        ).values()
    )


# --- what does not come along ---


def test_neither_the_text_of_the_template_nor_what_it_says_of_itself_comes_along(
    tmp_path: Path,
) -> None:
    data = word_file(put(tmp_path, saved(designed())))
    assert read_word_text(data).lines == ["Text."]
    for name, content in parts_of(data).items():
        for word in (
            "Så använder du",
            "Kommunikationsavdelningen",
            "Version 3",
            "Mall för rapporter",
            "python-docx",
        ):
            assert word.encode() not in content, name


def test_comments_macros_and_other_parts_of_the_template_are_left_behind(
    tmp_path: Path,
) -> None:
    comments = (
        f'<w:comments {nsdecls("w")}><w:comment w:id="0" w:author="Avdelningen"><w:p><w:r>'
        "<w:t>Ändra här</w:t></w:r></w:p></w:comment></w:comments>"
    )
    links = f'<Relationship Id="rIdA" Type="{OFFICE}/comments" Target="comments.xml"/>'
    links += (
        '<Relationship Id="rIdB" '
        'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/>'
    )
    links += f'<Relationship Id="rIdC" Type="{OFFICE}/customXml" Target="../customXml/item1.xml"/>'
    data = changed(
        saved(designed()),
        (LINKS, "</Relationships>", f"{links}</Relationships>"),
        (
            TYPES,
            "</Types>",
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        (TYPES, DOCX, DOTM),
        **{
            "word/comments.xml": comments,
            "word/vbaProject.bin": b"macro",
            "customXml/item1.xml": "<hemligt/>",
        },
    )
    left = set(parts_of(word_file(put(tmp_path, data, "mall.dotm"))))
    assert not left & {
        "word/comments.xml",
        "word/vbaProject.bin",
        "customXml/item1.xml",
        "docProps/app.xml",
    }


def test_what_the_template_says_about_editing_and_where_another_template_lies_is_left_behind(
    tmp_path: Path,
) -> None:
    said = (
        '<w:attachedTemplate r:id="rId9" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
        "<w:defaultTabStop"
    )
    where = (
        f'<Relationship Id="rId9" Type="{OFFICE}/attachedTemplate" '
        'Target="file:///C:/Users/kommunikation/mall.dotx" TargetMode="External"/>'
    )
    rels = (
        "<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{where}</Relationships>"
    )
    data = changed(
        saved(designed()),
        (SETTINGS, "<w:defaultTabStop", said),
        **{"word/_rels/settings.xml.rels": rels},
    )
    parts = parts_of(word_file(put(tmp_path, data)))
    for word in (b"attachedTemplate", b"trackRevisions", b"documentProtection"):
        assert word not in parts[SETTINGS]
    assert b"defaultTabStop" in parts[SETTINGS]
    assert not any(b"C:/Users" in content for content in parts.values())


def test_of_several_pages_the_last_counts_with_the_headers_that_it_has_from_those_before(
    tmp_path: Path,
) -> None:
    template = designed()
    template.add_section().left_margin = Cm(5)
    template.settings.odd_and_even_pages_header_footer = True
    template.sections[0].even_page_header.paragraphs[0].text = "Jämn sida"
    data = word_file(put(tmp_path, saved(template)))
    (section,) = docx.Document(io.BytesIO(data)).sections
    assert abs(section.left_margin - Cm(5)) < Pt(1)
    found = b"".join(edges(data).values())
    assert b"Regionens logotyp" in found
    assert "Jämn sida".encode() not in found


def test_a_template_that_says_nothing_of_its_page_has_an_a4(tmp_path: Path) -> None:
    data = saved(docx.Document(str(OURS)))
    bare = re.sub(
        rb"<w:sectPr.*</w:sectPr>", b"", parts_of(data)[DOCUMENT], flags=re.DOTALL
    )
    (section,) = docx.Document(
        io.BytesIO(word_file(put(tmp_path, packed({**parts_of(data), DOCUMENT: bare}))))
    ).sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (
        21.0,
        29.7,
    )


# --- kinds of files ---


def contents_tabs(template: DocxDocument, folder: Path) -> list[list[tuple[str, int]]]:
    """The tab stops (what, where) of each line of the contents."""
    data = word_file(
        put(folder, saved(template)),
        Contents("Innehåll"),
        *(Heading(f"Nivå {level}", level) for level in (1, 2, 3)),
    )
    lines = [
        line
        for line in docx.Document(io.BytesIO(data)).paragraphs
        if line.style and line.style.name.startswith("toc ")
    ]
    return [
        # as they are written (SLF001)
        [
            (stop.get(qn("w:val")), int(stop.get(qn("w:pos"))))
            for stop in line._p.iter(qn("w:tab"))  # noqa: SLF001
            if stop.get(qn("w:pos"))
        ]
        for line in lines
    ]


@pytest.mark.parametrize(
    ("margin", "stops"),
    [
        (3.0, [("right", 8504), ("clear", 9298)]),
        (1.5, [("clear", 9298), ("right", 10206)]),
    ],
)
def test_the_page_numbers_of_the_contents_stand_at_the_edge_of_the_templates_text(
    margin: float, stops: list[tuple[str, int]], tmp_path: Path
) -> None:
    template = docx.Document(str(OURS))
    template.sections[0].left_margin = template.sections[0].right_margin = Cm(margin)
    assert contents_tabs(template, tmp_path) == [stops] * 3


def test_a_style_whose_tab_stands_at_the_edge_needs_no_other(tmp_path: Path) -> None:
    assert contents_tabs(docx.Document(str(OURS)), tmp_path) == [[]] * 3


def test_a_style_of_contents_without_a_tab_gets_one(tmp_path: Path) -> None:
    template = docx.Document(str(OURS))
    template.styles["toc 2"].paragraph_format.tab_stops.clear_all()
    assert contents_tabs(template, tmp_path) == [[], [("right", 9298)], []]


def test_a_page_too_narrow_for_the_tables_is_told(tmp_path: Path) -> None:
    template = docx.Document(str(OURS))
    template.sections[0].left_margin = template.sections[0].right_margin = Cm(6)
    error = refused(tmp_path, saved(template))
    assert error.message == (
        "Word-mallens sida är för smal: det är bara 9,0\N{NO-BREAK SPACE}cm mellan "
        "marginalerna, och tabellerna ryms inte."
    )
    assert "minst 10\N{NO-BREAK SPACE}cm bred" in error.hint


@pytest.mark.parametrize(("kind", "name"), [(DOTX, "mall.dotx"), (DOTM, "mall.dotm")])
def test_a_word_template_gives_a_document(tmp_path: Path, kind: str, name: str) -> None:
    data = word_file(
        put(tmp_path, changed(saved(designed()), (TYPES, DOCX, kind)), name)
    )
    types = parts_of(data)[TYPES].decode()
    assert kind not in types
    assert f'PartName="/word/document.xml" ContentType="{DOCX}"' in types


@pytest.mark.parametrize("draft", [False, True], ids=["a report", "a draft"])
def test_ooxml_of_a_report_that_villkor_has_exported_does_as_a_template_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, draft: bool
) -> None:
    monkeypatch.setenv("PATH", "")  # without LibreOffice it takes no time
    report = load_report(own_sample())
    first = put(tmp_path, saved(designed()), "0.docx")
    for number in (1, 2, 3):
        export_report(
            report,
            [(tmp_path / f"{number}.docx", report.form.recipients[0])],
            tmp_path / f"{number - 1}.docx",
            draft=draft and number < 3,
        )
    assert first.is_file()
    found = edges((tmp_path / "3.docx").read_bytes())
    whole = b"".join(found.values()).decode()
    assert (
        whole.count("Återrapportering av villkorsbeslut 2022"),
        whole.count("UTKAST"),
        whole.count("w:drawing>"),
    ) == (1, 0, 2)
    assert [
        re.findall(r"> ?(NUMPAGES|PAGE) ?<", content.decode())
        for name, content in sorted(found.items())
        if "footer" in name
    ][:1] == [["PAGE", "NUMPAGES"]]
    monkeypatch.undo()
    assert ooxml_errors(tmp_path / "3.docx") == []


# --- what is wrong with a template ---


def test_a_template_that_lacks_styles_is_told_which(tmp_path: Path) -> None:
    data = saved(docx.Document(str(OURS)))
    told = refused(
        tmp_path,
        changed(
            data,
            (STYLES, 'w:name w:val="Fråga"', 'w:name w:val="Frågor"'),
            (STYLES, 'w:name w:val="toc 3"', 'w:name w:val="tok 3"'),
        ),
    )
    assert (
        told.message == "Word-mallen saknar formatmallarna Fråga, Innehåll 3 (toc 3)."
    )
    assert told.hint == "Lägg till dem i mallen, eller använd villkors egen."


def test_the_handbook_names_every_style_that_a_template_must_have_as_word_calls_it() -> (
    None
):
    handbook = (ROOT / "docs" / "handbok" / "word.md").read_text(encoding="utf-8")
    rows = (
        handbook.split("## En egen Word-mall")[1]
        .split("|---|---|")[1]
        .split("\n\n")[0]
        .strip()
        .splitlines()
    )
    named = [name.strip() for row in rows for name in row.split("|")[2].split(",")]
    assert sorted(named) == sorted(IN_WORD.get(style, style) for style in WANTED)


def test_the_name_of_a_style_counts_in_any_case(tmp_path: Path) -> None:
    data = changed(
        saved(docx.Document(str(OURS))),
        (STYLES, 'w:name w:val="Tabelltext"', 'w:name w:val="TABELLTEXT"'),
    )
    assert read_word_text(
        word_file(put(tmp_path, data), Table(("A",), (), ""))
    ).lines == ["A"]


def test_a_list_style_without_bullets_is_told(tmp_path: Path) -> None:
    template = docx.Document(str(OURS))
    numbered = template.styles["Tabellpunkter"].element.pPr.numPr
    numbered.getparent().remove(numbered)
    assert (
        refused(tmp_path, saved(template)).message
        == "Word-mallens formatmallar Tabellpunkter har inga punkter eller nummer."
    )


def test_a_picture_that_lies_outside_the_template_is_told(tmp_path: Path) -> None:
    data = saved(designed())
    (name,) = (name for name in parts_of(data) if name.startswith("word/_rels/header"))
    data = changed(
        data,
        (
            name,
            'Target="media/image1.png"',
            'Target="file:///G:/Bilder/logo.png" TargetMode="External"',
        ),
    )
    told = refused(tmp_path, data)
    assert told.message == (
        "Word-mallen mall.docx visar en bild som inte ligger i mallen utan i "
        "file:///G:/Bilder/logo.png."
    )
    assert (
        told.hint
        == "Infoga bilden i mallen (Infoga > Bilder) i stället för att länka till den."
    )


def test_a_link_in_the_footer_of_the_template_may_lead_outside(tmp_path: Path) -> None:
    template = designed()
    key = template.sections[0].footer.part.relate_to(
        "https://www.exempel.se", f"{OFFICE}/hyperlink", is_external=True
    )
    link = parse_xml(
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t>exempel.se</w:t>'
        "</w:r></w:hyperlink>"
    )
    # python-docx has no links (SLF001)
    template.sections[0].footer.paragraphs[0]._p.append(link)  # noqa: SLF001
    data = word_file(put(tmp_path, saved(template)))
    assert any(
        b"https://www.exempel.se" in content
        for name, content in parts_of(data).items()
        if "footer" in name
    )


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match=r"Word-mallen .*finns-inte\.docx finns inte\."
    ) as refusal:
        read_template(tmp_path / "finns-inte.docx")
    assert (
        refusal.value.hint
        == "Kontrollera sökvägen efter mall: i rapport.yaml, eller efter --template."
    )


def test_the_command_tells_of_a_template_that_is_not_there(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path, rapport=("region:", "mall: mall.docx\nregion:"))
    done = villkor(
        "export-docx",
        folder,
        "--to",
        "tillvaxtverket",
        "--output-dir",
        tmp_path / "ut",
        PATH="",
    )
    assert (done.returncode, (tmp_path / "ut").exists()) == (1, False)
    assert "VK119" in done.stdout + done.stderr
    done = villkor(
        "export-docx",
        folder,
        "--to",
        "tillvaxtverket",
        "--draft",
        "--output-dir",
        tmp_path / "ut",
        PATH="",
    )
    assert (done.returncode, list((tmp_path / "ut").iterdir())) == (2, [])
    assert done.stderr.startswith(f"Word-mallen {folder / 'mall.docx'} finns inte.")


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut off": (lambda data: data[: len(data) // 2], "den går inte att packa upp"),
    "a flipped bit in a picture": (
        lambda data: spoilt(data, "word/media/image1.png"),
        "den går inte att packa upp",
    ),
    "without its styles": (
        lambda data: changed(data, drop=STYLES),
        r"delen word/styles\.xml saknas",
    ),
    "without its logo": (
        lambda data: changed(data, drop="word/media/image1.png"),
        r"delen word/media/image1\.png saknas",
    ),
    "without what the document links to": (
        lambda data: changed(headless(data), drop=LINKS),
        r"delen word/_rels/document\.xml\.rels saknas",
    ),
    "with a header that is not linked": (
        lambda data: changed(data, drop=LINKS),
        "dess sidhuvud eller sidfot saknas",
    ),
    "without content types": (
        lambda data: changed(data, drop=TYPES),
        r"delen \[Content_Types\]\.xml saknas",
    ),
    "with a picture of no known kind": (
        lambda data: changed(data, (TYPES, 'Extension="png"', 'Extension="gif"')),
        r"det går inte att se vad delen word/media/image1\.png är",
    ),
}


def spoilt(data: bytes, name: str) -> bytes:
    """The file with a byte of a part changed, so that its sum is wrong."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.getinfo(name)
        content = package.read(name)
    at = (
        data.index(name.encode(), part.header_offset)
        + len(name)
        + part.compress_size // 2
    )
    assert content
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def headless(data: bytes) -> bytes:
    """The file without any header."""
    bare = re.sub(
        rb"<w:(header|footer)Reference [^>]*/>", b"", parts_of(data)[DOCUMENT]
    )
    return packed({**parts_of(data), DOCUMENT: bare})


@pytest.mark.parametrize(("breaks", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_told(
    tmp_path: Path, breaks: Callable[[bytes], bytes], message: str
) -> None:
    with pytest.raises(
        UserError, match=rf"^Word-mallen mall\.docx är trasig: {message}\.$"
    ):
        read_template(put(tmp_path, breaks(saved(designed()))))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7", "en PDF-fil, inte ett Word-dokument"),
        (b"hej", "inte ett Word-dokument"),
    ],
)
def test_a_template_that_is_something_else_is_told(
    tmp_path: Path, data: bytes, message: str
) -> None:
    with pytest.raises(UserError, match=rf"Word-mallen mall\.docx är {message}"):
        read_template(put(tmp_path, data))


def pale(template: DocxDocument) -> None:
    template.styles["heading 3"].font.color.rgb = RGBColor(0xC0, 0xC0, 0xC0)


def mute(template: DocxDocument) -> None:
    # as above (SLF001)
    (picture,) = template.sections[0].header._element.iter(qn("wp:docPr"))  # noqa: SLF001
    del picture.attrib["descr"]


def english(template: DocxDocument) -> None:
    (language,) = template.styles.element.iter(qn("w:lang"))
    language.set(qn("w:val"), "en-US")


FAULTS = {
    "pale headings": (pale, "VK815"),
    "a logo without a text": (mute, "VK816"),
    "English": (english, "VK803"),
}


@pytest.mark.parametrize(("spoil", "code"), FAULTS.values(), ids=FAULTS)
def test_a_template_that_shuts_readers_out_is_refused_by_name_and_nothing_is_written(
    tmp_path: Path, spoil: Callable[[DocxDocument], None], code: str
) -> None:
    template = designed()
    spoil(template)
    path, report = (
        put(tmp_path, saved(template), "regionens mall.docx"),
        load_report(own_sample()),
    )
    with pytest.raises(
        UserError,
        match=rf"Word-filen blev inte som den ska och har inte sparats\. {code}: ",
    ) as refusal:
        export_report(
            report,
            [(tmp_path / "svar.docx", report.form.recipients[0])],
            path,
            draft=False,
        )
    assert refusal.value.hint.startswith("Rätta Word-mallen regionens mall.docx. ")
    assert not (tmp_path / "svar.docx").exists()


def test_the_bytes_of_a_template_are_a_word_file_with_nothing_in_it(
    tmp_path: Path,
) -> None:
    package = open_package(read_template(put(tmp_path, saved(designed()))), "mallen")
    (body,) = package.xml[package.main]
    assert [str(child.tag).split("}")[1] for child in body] == ["sectPr"]
