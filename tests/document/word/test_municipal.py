"""The template of an authority that knows nothing of villkor does: what it lacks is lent, what it
has stands, and whoever exports is told.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from tests.document.word.municipal import MUNICIPAL
from tests.tools import ROOT, ooxml_errors, own_sample, villkor
from tests.word_files import DOCUMENT, LINKS, STYLES, packed, parts_of, read_word_text
from villkor.document.blocks import (
    Contents,
    Document,
    Heading,
    ListBlock,
    text_paragraph,
)
from villkor.document.word.edge_heights import header_overflow
from villkor.document.word.package import open_package
from villkor.document.word.roles import WANTED
from villkor.document.word.template import Template, open_template
from villkor.document.word.writer import to_docx

OURS = ROOT / "templates" / "2022" / "referens.docx"
ITEM = (text_paragraph("en punkt"),)
BLOCKS = (
    Contents("Innehåll"),
    Heading("Rubriken", 1),
    text_paragraph("Svaret."),
    ListBlock((ITEM,)),
    ListBlock((ITEM,), ordered=True),
)


def opened(folder: Path, data: bytes) -> Template:
    (folder / "mall.docx").write_bytes(data)
    return open_template(folder / "mall.docx", OURS)


def written(template: Template) -> bytes:
    document = Document("Titel", "Region", "Ämne", "Sidhuvudet", BLOCKS)
    return to_docx(document, template.data, datetime(2023, 2, 21, tzinfo=UTC), {})


@pytest.mark.parametrize("make", MUNICIPAL.values(), ids=MUNICIPAL)
def test_a_template_without_our_styles_gets_them(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    template = opened(tmp_path, make())
    assert {"Svar", "Fråga", "Insatstabell", "List Bullet"} <= set(template.lent)
    lines = ["Innehåll", "Rubriken", "Svaret.", "en punkt", "en punkt"]
    assert read_word_text(written(template)).lines == lines


def test_what_the_template_has_stands_and_what_is_lent_has_its_letters(
    tmp_path: Path,
) -> None:
    template = opened(tmp_path, MUNICIPAL["a letter"]())
    assert not {"heading 1", "heading 2", "header", "Title"} & set(template.lent)
    styles = docx.Document(io.BytesIO(template.data)).styles
    assert styles["Heading 1"].style_id == "Rubrik1"
    assert styles["Svar"].base_style.font.name == "Arial"  # its own Normal


def test_our_own_template_is_lent_nothing() -> None:
    assert open_template(OURS, OURS).lent == ()


def test_an_id_that_means_something_else_in_the_template_is_not_taken(
    tmp_path: Path,
) -> None:
    parts = parts_of(MUNICIPAL["a letter"]())
    other = (
        '<w:style w:type="paragraph" w:styleId="Svar"><w:name w:val="Svarsbrev"/></w:style>'
        '<w:style w:type="character" w:styleId="F"><w:name w:val="Fråga"/></w:style>'
    )
    text = parts[STYLES].decode().replace("</w:styles>", f"{other}</w:styles>")
    template = opened(tmp_path, packed({**parts, STYLES: text}))
    styles = docx.Document(io.BytesIO(template.data)).styles
    ids = {name: styles[name].style_id for name in ("Svarsbrev", "Svar", "Fråga")}
    assert ids == {"Svarsbrev": "Svar", "Svar": "villkorSvar", "Fråga": "Fråga"}


def test_a_list_style_without_a_list_gets_ours(tmp_path: Path) -> None:
    parts = parts_of(OURS.read_bytes())
    text = re.sub(r"<w:numPr>.*?</w:numPr>", "", parts[STYLES].decode())
    template = opened(tmp_path, packed({**parts, STYLES: text}))
    assert set(template.lent) == {
        "List Bullet", "List Number", "Tabellpunkter", "Tabellnummer"
    }  # fmt: skip
    assert written(template)


def test_a_template_without_lists_or_styles_at_all_gets_them(tmp_path: Path) -> None:
    parts = parts_of(MUNICIPAL["a letter"]())
    links = re.sub(
        rb"<Relationship [^>]*/(styles|numbering)\"[^>]*/>", b"", parts[LINKS]
    )
    template = opened(tmp_path, packed({**parts, LINKS: links}))
    assert set(template.lent) == set(WANTED)
    assert written(template)


# --- what a file may say of its measures and styles, and still be used ---

ODD = {
    "a width with decimals": (DOCUMENT, 'w:w="11906"', 'w:w="11906.5"'),
    "a width in centimetres": (DOCUMENT, 'w:w="11906"', 'w:w="21cm"'),
    "a margin that is none": (DOCUMENT, 'w:left="1304"', 'w:left="abc"'),
    "a margin of nothing": (DOCUMENT, 'w:left="1304"', 'w:left=""'),
    "a size with decimals": (STYLES, '<w:sz w:val="22"/>', '<w:sz w:val="22.5"/>'),
    "a size of many digits": (STYLES, '<w:sz w:val="22"/>', f'<w:sz w:val="{"9" * 5000}"/>'),
    "a list that is none": (STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="abc"/>'),
    "a list with decimals": (STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="1.0"/>'),
    "a style based on itself": (STYLES, '<w:name w:val="Normal"/>',
                                '<w:name w:val="Normal"/><w:basedOn w:val="Normal"/>'),
    "styles based on one another": (STYLES, '<w:name w:val="Normal"/>',
                                    '<w:name w:val="Normal"/><w:basedOn w:val="Svar"/>'),
    "a style without a name": (STYLES, '<w:name w:val="Normal"/>', "<w:name/>"),
    "a style of no known kind": (STYLES, 'w:type="character" w:styleId="Hyperlink"',
                                 'w:type="x" w:styleId="Hyperlink"'),
    "lists with a huge id": ("word/numbering.xml", 'w:numId="1"', f'w:numId="{"9" * 5000}"'),
}  # fmt: skip


@pytest.mark.parametrize(("part", "old", "new"), ODD.values(), ids=ODD)
def test_what_is_odd_in_a_template_is_mended(
    tmp_path: Path, part: str, old: str, new: str
) -> None:
    parts = parts_of(OURS.read_bytes())
    text = parts[part].decode()
    assert old in text, text[-900:]
    template = opened(tmp_path, packed({**parts, part: text.replace(old, new, 1)}))
    written(template)
    section = docx.Document(io.BytesIO(template.data)).sections[0]
    assert 20 < section.page_width.cm < 22
    assert 2 < section.left_margin.cm < 3


# --- what is told ---


def test_a_header_that_has_no_room_is_measured(tmp_path: Path) -> None:
    tall = opened(tmp_path, MUNICIPAL["a tall header"]())
    overflow = header_overflow(open_package(tall.data, "mall"))
    assert overflow is not None
    needed, room = overflow
    assert room == pytest.approx(1134, abs=2)
    assert needed > 2 * room
    assert header_overflow(open_package(OURS.read_bytes(), "mall")) is None


def test_ooxml_the_command_uses_such_a_template_and_tells_what_it_lacks(
    tmp_path: Path,
) -> None:
    (tmp_path / "mall.docx").write_bytes(MUNICIPAL["a tall header"]())
    out = tmp_path / "svar.docx"
    done = villkor(
        "export-docx", own_sample(), "--to", "tillvaxtverket", "--template", tmp_path / "mall.docx",
        "--output", out, PATH="",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    assert (
        "notis: mall.docx saknar formatmallar som rapporten behöver: Svar, Fråga,"
        in told
    )
    assert "De är hämtade ur villkors egen mall, i mallens teckensnitt." in told
    assert "notis: Sidhuvudet i mall.docx behöver ungefär" in told
    assert (
        "men övre marginalen är 2,0\N{NO-BREAK SPACE}cm" in done.stdout
        or "2,0 cm" in told
    )
    assert ooxml_errors(out) == []
