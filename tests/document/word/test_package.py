"""A Word file is opened without trusting it: broken, harmful or something else, it is refused in a
sentence and in no time.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tools import villkor
from tests.word_files import (
    DOCUMENT,
    FILE_LINKS,
    NAME,
    STYLES,
    TYPES,
    changed,
    found,
    packed,
    parts_of,
    sound_file,
)
from villkor.base.diagnostic import UserError
from villkor.document.word.package import open_package, read_package

MARK = "<w:body>"


def refused(data: bytes) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(UserError) as refusal:
        open_package(data, NAME)
    assert refusal.value.hint
    return refusal.value.message


class TestOtherFiles:
    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "rapport.docx är tom och inte ett Word-dokument (.docx)."),
            (
                "Kära Tillväxtverket".encode(),
                "rapport.docx är inte ett Word-dokument (.docx).",
            ),
            (
                b"%PDF-1.7 ...",
                "rapport.docx är en PDF-fil, inte ett Word-dokument (.docx).",
            ),
            (
                b"{\\rtf1 ...",
                "rapport.docx är en fil i formatet RTF, inte ett Word-dokument (.docx).",
            ),
            (
                b"\xd0\xcf\x11\xe0....",
                (
                    "rapport.docx är en Word- eller Excel-fil av äldre slag, inte ett "
                    "Word-dokument (.docx)."
                ),
            ),
            (
                packed({"a.txt": "Hej"}),
                "rapport.docx är inte ett Word-dokument (.docx).",
            ),
            (
                changed((FILE_LINKS, "word/document.xml", "word/styles.xml")),
                "rapport.docx är inte ett Word-dokument (.docx).",
            ),
        ],
        ids=[
            "empty",
            "text",
            "PDF",
            "RTF",
            "an old or a locked Word file",
            "a zip",
            "a zip of other parts",
        ],
    )
    def test_a_file_of_another_kind_is_called_what_it_is(
        self, data: bytes, message: str
    ) -> None:
        assert refused(data) == message

    def test_a_strict_file_is_to_be_saved_as_an_ordinary_one(self) -> None:
        strict = changed(
            (
                DOCUMENT,
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        )
        assert (
            refused(strict) == "rapport.docx är sparad som ”Strict Open XML-dokument”."
        )

    def test_a_file_with_macros_is_refused_by_any_name(self) -> None:
        with_macros = changed(
            (
                TYPES,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                "application/vnd.ms-word.document.macroEnabled.main",
            )
        )
        message = (
            "rapport.docx är ett Word-dokument med makron (.docm), och läses inte."
        )
        assert refused(with_macros) == message

    def test_a_file_whose_text_is_in_a_part_of_another_name_is_read(self) -> None:
        parts = parts_of(sound_file())
        parts["word/document2.xml"] = parts.pop(DOCUMENT)
        parts["word/_rels/document2.xml.rels"] = parts.pop(
            "word/_rels/document.xml.rels"
        )
        for name in (FILE_LINKS, TYPES):
            parts[name] = parts[name].replace(b"document.xml", b"document2.xml")
        assert found(packed(parts)) == []


class TestBrokenFiles:
    def test_a_file_that_was_cut_off(self) -> None:
        assert (
            refused(sound_file()[:5000])
            == "rapport.docx är trasig: den går inte att packa upp."
        )

    def test_a_part_that_is_no_xml(self) -> None:
        assert (
            refused(changed((STYLES, "</w:styles>", "")))
            == "rapport.docx är trasig: delen word/styles.xml går inte att läsa."
        )

    def test_a_part_that_is_there_twice(self) -> None:
        buffer = io.BytesIO(sound_file())
        with (
            zipfile.ZipFile(buffer, "a") as package,
            pytest.warns(UserWarning, match="Duplicate name"),
        ):
            package.writestr(DOCUMENT, "<a/>")
        assert (
            refused(buffer.getvalue())
            == "rapport.docx är trasig: den innehåller samma del två gånger."
        )

    def test_a_zip_with_a_password(self) -> None:
        data = bytearray(sound_file())
        for start in (
            index
            for index in range(len(data) - 4)
            if bytes(data[index : index + 4]) in {b"PK\x03\x04", b"PK\x01\x02"}
        ):
            data[start + (6 if data[start + 2] == 3 else 8)] |= 1
        assert (
            refused(bytes(data))
            == "rapport.docx är trasig: den går inte att packa upp."
        )


class TestHarmfulFiles:
    @pytest.mark.parametrize(
        "parts",
        [
            {"word/theme/bomb.xml": b" " * 50_000_000},
            {"word/media/bomb.png": bytes(250_000_000)},
            {f"word/{number}.xml": b"<a/>" for number in range(4000)},
            {
                DOCUMENT: (
                    "<w:document "
                    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                    f"{'<w:p/>' * 200_000}</w:document>"
                ).encode()
            },
        ],
        ids=[
            "a part that swells",
            "a picture that swells",
            "parts without end",
            "paragraphs without end",
        ],
    )
    def test_a_bomb_is_refused_before_it_goes_off(
        self, parts: dict[str, bytes]
    ) -> None:
        data = packed({**parts_of(sound_file()), **parts})
        assert refused(data) == (
            "rapport.docx packar upp sig till mycket mer än en rapport kan vara, och "
            "läses därför inte."
        )

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_elements_are_counted_before_a_tree_is_built_of_them(
        self, encoding: str
    ) -> None:
        """The part would be refused as broken if it were parsed: its end is missing."""
        part = f'<?xml version="1.0" encoding="{encoding}"?><a>' + "<b/>" * 200_000
        data = packed(
            {**parts_of(sound_file()), "word/styles.xml": part.encode(encoding)}
        )
        assert refused(data).startswith("rapport.docx packar upp sig till mycket mer")

    def test_elements_whose_tags_are_written_with_other_bytes_are_not_built(
        self,
    ) -> None:
        part = (
            b'<?xml version="1.0" encoding="utf-7"?><a>'
            + b"+ADw-b/>" * 200_000
            + b"</a>"
        )
        data = packed({**parts_of(sound_file()), "word/styles.xml": part})
        assert refused(data).endswith("delen word/styles.xml går inte att läsa.")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    @pytest.mark.parametrize("part", [DOCUMENT, STYLES, "docProps/core.xml"])
    def test_a_part_with_a_doctype_is_refused_in_any_encoding(
        self, part: str, encoding: str
    ) -> None:
        parts = parts_of(sound_file())
        root = parts[part].decode().split("?>", 1)[1].strip()
        entities = (
            '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
            '<!ENTITY f SYSTEM "file:///etc/passwd">'
        )
        parts[part] = (
            f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{entities}]>{root}'.encode(
                encoding
            )
        )
        assert refused(packed(parts)) == (
            "rapport.docx innehåller en dokumenttypsdeklaration, som kan vara skadlig, och "
            "läses därför inte."
        )

    def test_xml_a_hundred_thousand_levels_deep_is_refused(self) -> None:
        assert refused(changed((DOCUMENT, MARK, MARK + "<w:sdt>" * 100_000))).endswith(
            "går inte att läsa."
        )

    def test_xml_as_deep_as_the_parser_takes_is_read(self) -> None:
        deep = (
            "<w:sdt><w:sdtContent>" * 120 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 120
        )
        assert {
            diagnostic.code
            for diagnostic in found(changed((DOCUMENT, MARK, MARK + deep)))
        } == {"VK811"}

    def test_styles_based_on_one_another_without_end_are_no_trouble(self) -> None:
        style = (
            '<w:style w:type="paragraph" w:styleId="s{0}"><w:name w:val="s{0}"/>'
            '<w:basedOn w:val="s{1}"/></w:style>'
        ).format
        assert (
            found(
                changed(
                    (
                        STYLES,
                        "</w:styles>",
                        "".join(style(n, n + 1) for n in range(30_000))
                        + style(30_000, 0)
                        + "</w:styles>",
                    )
                )
            )
            == []
        )


class TestPlaces:
    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="finns inte"):
            read_package(tmp_path / "saknas.docx")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="är en mapp"):
            read_package(tmp_path)

    @pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
    def test_a_name_that_no_file_can_have(self, name: str) -> None:
        with pytest.raises(UserError, match=r"finns inte|går inte att läsa"):
            read_package(Path(name))

    def test_a_device_is_no_file(self) -> None:
        with pytest.raises(UserError, match="finns inte"):
            read_package(Path("/dev/zero"))

    def test_a_file_larger_than_any_report_is_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        with path.open("wb") as file:
            file.truncate(300 * 2**20)
        with pytest.raises(UserError, match="större än en rapport kan vara"):
            read_package(path)


PARTS = parts_of(sound_file())
ATTRIBUTES = st.sampled_from(
    ["", "-1", "0", "99999999999999999999", "x", "²", "٣", "w:val"]
)
TAGS = st.sampled_from(
    ["p", "tbl", "tr", "tc", "r", "sdt", "sdtContent", "pPr", "hyperlink", "style"]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_done_to_a_file_there_is_an_answer_and_no_crash(
    data: st.DataObject,
) -> None:
    """Bytes are changed in the zip, or values and names in a part, and the file is read or
    refused.
    """
    if data.draw(st.booleans()):
        spoilt = bytearray(sound_file())
        for _ in range(data.draw(st.integers(1, 9))):
            spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(
                st.integers(0, 255)
            )
        whole = bytes(spoilt)
    else:
        name = data.draw(st.sampled_from(sorted(PARTS)))
        pieces = PARTS[name].decode().split('"')
        for _ in range(data.draw(st.integers(0, 5))):
            pieces[data.draw(st.integers(0, (len(pieces) - 2) // 2)) * 2 + 1] = (
                data.draw(ATTRIBUTES)
            )
        old, new = data.draw(TAGS), data.draw(TAGS)
        text = (
            '"'.join(pieces)
            .replace(f"w:{old}>", f"w:{new}>")
            .replace(f"w:{old} ", f"w:{new} ")
        )
        whole = packed({**PARTS, name: text.encode()})
    with suppress(UserError):
        found(whole)


def test_a_refusal_is_told_in_words_and_exit_code_2(tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(b"%PDF-1.7")
    told = villkor("check", "--docx", path)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.splitlines() == [
        "brev.docx är en PDF-fil, inte ett Word-dokument (.docx).",
        "→ Ange Word-filen (.docx) som PDF:en är gjord av. En PDF går inte att läsa säkert.",
    ]


# --- what is no Word file, said in plain words ---


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (
            b"%PDF-1.7",
            "är en PDF-fil, inte ett Word-dokument (.docx).",
            "PDF:en är gjord av",
        ),
        (b"", "är tom och inte ett Word-dokument (.docx).", "Hämta filen på nytt"),
        (b"\xd0\xcf\x11\xe0", "av äldre slag, inte ett Word-dokument", "utan lösenord"),
    ],
)
def test_what_is_something_else_is_told_with_what_to_give_instead(
    data: bytes, message: str, hint: str
) -> None:
    with pytest.raises(UserError) as refusal:
        open_package(data, "ut.pdf")
    assert message in refusal.value.message
    assert hint in refusal.value.hint


def test_a_part_whose_name_could_steer_a_terminal_is_refused() -> None:
    data = packed({**parts_of(sound_file()), "\x1b]0;titel\x07.bin": b"x"})
    with pytest.raises(UserError, match="har ett namn som inte går att använda"):
        open_package(data, NAME)


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "cp037"])
def test_a_part_in_letters_that_hide_its_tags_is_refused_unparsed(
    encoding: str,
) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a>{"<b/>" * 10}</a>'
    data = packed({**parts_of(sound_file()), "word/x.xml": xml.encode(encoding)})
    with pytest.raises(UserError, match=r"delen word/x\.xml går inte att läsa"):
        open_package(data, NAME)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "latin-1"])
def test_a_part_in_letters_that_parts_are_written_in_is_read(encoding: str) -> None:
    name = {"utf-8-sig": "utf-8", "latin-1": "iso-8859-1"}.get(encoding, encoding)
    xml = f'<?xml version="1.0" encoding="{name}"?><a>å</a>'
    data = packed({**parts_of(sound_file()), "word/x.xml": xml.encode(encoding)})
    assert open_package(data, NAME).xml["word/x.xml"].text == "å"
