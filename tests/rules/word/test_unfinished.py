"""A Word file that is not finished is known by its marks: of a draft, of a template that nobody has
filled in, and of a watermark. An answer in plain prose has none of them.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.tools import empty_report, villkor
from tests.word_files import (
    DOCUMENT,
    changed,
    found,
    messages,
    p,
    parts_of,
    r,
    sound_file,
    with_paragraph,
)

VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def header(xml: str) -> bytes:
    """The sound file with XML last in the header of its pages."""
    (name,) = (
        name
        for name, content in parts_of(sound_file()).items()
        if b"Sidhuvudet" in content and name.startswith("word/header")
    )
    return changed((name, "</w:hdr>", f"{xml}</w:hdr>"))


def words(text: str) -> str:
    return p(r(text), style="Header")


def empty_control(text: str, mark: str = "<w:showingPlcHdr/>") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="901"/>{mark}</w:sdtPr><w:sdtContent>{p(r(text))}'
        "</w:sdtContent></w:sdt>"
    )


def art(text: str) -> str:
    shape = f'<v:shape {VML}><v:textpath string="{text}"/></v:shape>'
    return p(f"<w:r><w:pict>{shape}</w:pict></w:r>", style="Header")


def drawn(text: str, name: str, warp: str = "textNoShape") -> str:
    inside = f'<wp:docPr id="902" name="{name}" descr="x" {WP}/><a:prstTxWarp {A} prst="{warp}"/>'
    box = f"<w:txbxContent>{p(r(text))}</w:txbxContent>"
    return p(f"<w:r><w:drawing>{inside}{box}</w:drawing></w:r>", style="Header")


# code → (faulty file, correct file)
CASES: dict[str, tuple[bytes, bytes]] = {
    "VK837": (header(words("UTKAST – Sidhuvudet")), header(words("Utkastet är läst"))),
    "VK838": (
        with_paragraph(p(r("[Skriv enhetens namn]"))),
        with_paragraph(p(r("Citatet [ur strategin] är kortat."))),
    ),
    "VK839": (header(art("KOPIA")), header(words("Kopia av beslutet bifogas"))),
}


@pytest.mark.parametrize("code", CASES)
def test_the_faulty_file_is_told_and_the_correct_one_is_not(code: str) -> None:
    assert [each.code for each in found(CASES[code][0])] == [code]
    assert found(CASES[code][1]) == []


# --- drafts ---


def test_a_draft_is_refused_by_check_and_written_by_export(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    out = tmp_path / "ut.docx"
    made = villkor(
        "export-docx", folder, "--to", "tillvaxtverket", "--draft", "--output", out, PATH=""
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    told = villkor("check", "--docx", out)
    assert told.returncode == 1
    assert "VK837  fel: Filen är märkt som ett utkast." in told.stdout
    assert " svar saknas, det första under ”" in told.stdout


def test_a_gap_is_told_where_the_marks_are_gone() -> None:
    data = with_paragraph(p(r("Svar saknas."), style="Svarsaknas"))
    assert messages(data, "VK837") == ["Ett svar saknas, under ”Det första avsnittet”."]


def test_a_cover_that_says_draft_is_told() -> None:
    data = with_paragraph(p(r("Region Gotland – utkast"), style="Subtitle"))
    assert messages(data, "VK837") == ["Filen är märkt som ett utkast."]


# --- placeholders ---

PLACEHOLDERS = (
    "[Skriv enhetens namn]",
    "[Skriv här]",
    "[Ange diarienummer]",
    "[Välj datum]",
    "[Klicka här och skriv]",
    "[Infoga logotyp]",
    "[Dokumentrubrik]",
    "[Dokumentets underrubrik]",
    "[Datum]",
    "[Enhetens namn]",
    "[Förvaltning]",
    "[Type here]",
    "<Ange datum>",
    "<Skriv rubrik>",
    "«Enhet»",
    "Klicka här för att ange text.",
    "Klicka eller tryck här för att ange text.",
    "Klicka eller tryck här för att ange datum.",
    "Click or tap here to enter text.",
    "Välj ett objekt.",
    "Choose an item.",
    "XXX",
    "Dnr XXX-2022",
    "20XX-MM-DD",
    "ÅÅÅÅ-MM-DD",
    "TBD",
    "Lorem ipsum dolor sit amet",
)


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_what_a_template_asks_to_be_filled_in_is_told(text: str) -> None:
    text = escape(text)
    (message,) = messages(with_paragraph(p(r(text))), "VK838")
    assert message.endswith("står kvar under ”Det första avsnittet”.")
    assert [each.code for each in found(header(words(text)))] == ["VK838"]


PROSE = (
    "Andelen var större (> 50 procent) än året före, och < 10 procent avslogs.",
    "Regionen ska välja ett objekt. Sedan kommer nästa.",
    "Citatet ”[…] och dess effekter” är ur utredningen.",
    "Enligt [1] och [Norrbottens strategi] är målet nått.",
    "Läs mer på <https://www.norrbotten.se>.",
    "Den som vill klicka här för att läsa mer kan göra det.",
    "Kapitel XX och XXI handlar om annat.",
    "Datum och diarienummer står på framsidan.",
)


@pytest.mark.parametrize("text", PROSE)
def test_plain_prose_is_no_placeholder(text: str) -> None:
    assert messages(with_paragraph(p(r(escape(text)))), "VK838") == []


def test_a_control_that_nobody_has_written_in_is_told_whatever_it_says() -> None:
    assert messages(with_paragraph(empty_control("Enhet och ort")), "VK838") == [
        "Platshållaren ”Enhet och ort” står kvar under ”Det första avsnittet”."
    ]
    off = '<w:showingPlcHdr w:val="0"/>'
    assert messages(with_paragraph(empty_control("Enhet och ort", off)), "VK838") == []


def test_a_control_among_words_is_told() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="903"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        f"{r('Ort')}</w:sdtContent></w:sdt>"
    )
    assert len(messages(with_paragraph(p(r("Luleå, "), control)), "VK838")) == 1


# --- watermarks ---

MARKS = {
    "word art": art("KOPIA"),
    "word art with words of one's own": art("Ej fastställd av nämnden"),
    "a drawn one, named so": drawn("EJ FASTSTÄLLD", "PowerPlusWaterMarkObject1"),
    "a drawn one, in Swedish": drawn("Nej", "Vattenstämpel 3"),
    "drawn as word art": drawn("Gäller ej", "Textruta 1", "textPlain"),
    "a header that says so": words("KOPIA"),
    "a header in English": words("Draft"),
    "a header with a remark": words("Arbetsmaterial!"),
    "a text box that says so": drawn("KONFIDENTIELLT", "Textruta 1"),
}


@pytest.mark.parametrize("xml", MARKS.values(), ids=MARKS)
def test_a_watermark_is_told(xml: str) -> None:
    assert len(messages(header(xml), "VK839")) == 1


def test_a_text_box_with_the_name_of_a_unit_is_none() -> None:
    assert messages(header(drawn("Regional utveckling", "Textruta 1")), "VK839") == []


def test_the_word_in_the_text_is_none() -> None:
    data = with_paragraph(p(r("Kopia")) + p(r("Utkast")))
    assert messages(data, "VK839") == []


# --- places ---


def test_a_heading_is_named_as_one_and_not_as_standing_before_itself() -> None:
    grey = '<w:color w:val="A0A0A0"/>'
    xml = parts_of(sound_file())[DOCUMENT].decode()
    old = '<w:t xml:space="preserve">Första delen</w:t></w:r><w:bookmarkEnd'
    assert old in xml
    data = changed((DOCUMENT, f"<w:r>{old}", f"<w:r><w:rPr>{grey}</w:rPr>{old}"))
    (message,) = messages(data, "VK815")
    assert message.startswith("Rubriken ”Första delen” har kontrasten 2,6:1")
