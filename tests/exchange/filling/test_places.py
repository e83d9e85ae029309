"""An answer stands in the place that the blank has for it, whatever that is made of."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from tests.exchange.filling.small_blanks import (
    PROMPT,
    blank_bytes,
    filled,
    line,
    lines_of,
    small_report,
    table,
    words_in,
)

_ASKING = "<w:sdtPr><w:showingPlcHdr/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent>"
_RUN = f"<w:r><w:t>{PROMPT}</w:t></w:r>"


def _control(inside: str, kind: str = "") -> str:
    return f"<w:sdt>{_ASKING.format(kind, inside)}</w:sdt>"


def _field(*parts: str) -> str:
    runs = "".join(f"<w:r>{part}</w:r>" for part in parts)
    return f"<w:p>{runs}</w:p>"


_FORM_TEXT = _field(
    '<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="T"/><w:textInput/></w:ffData>'
    "</w:fldChar>",
    "<w:instrText> FORMTEXT </w:instrText>",
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>\u2002\u2002\u2002</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)
PLACES = {
    "an empty line": line(),
    "a typed line": line("_______________"),
    "a typed prompt": line("Skriv svaret här"),
    "a legacy field": _FORM_TEXT,
    "a control in a line": f"<w:p>{_control(_RUN, '<w:text/>')}</w:p>",
    "a control around it": _control(f"<w:p>{_RUN}</w:p>"),
    "a control of text alone": _control(f"<w:p>{_RUN}</w:p>", "<w:text/>"),
    "a box": table((line(),)),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_the_place_is_filled_in(place: str, tmp_path: Path) -> None:
    """Nothing of what asked for it is left, and the answer stands right below its question."""
    lines = lines_of(filled(tmp_path, blank_bytes(place=place)).data)
    at = next(number for number, each in enumerate(lines) if each.startswith("2.1 "))
    assert lines[at + 1] == "Hälften var."
    assert lines[at + 2].startswith("2.3 ")
    assert PROMPT not in lines


@pytest.mark.parametrize(
    "label",
    [
        line("Svar:"),
        line("Svar (högst en sida): ______"),
        line("Svar: ").replace("</w:p>", "{}</w:p>"),
    ],
    ids=["alone", "before a line", "before a control"],
)
def test_the_word_svar_is_kept(label: str, tmp_path: Path) -> None:
    place = label.format(_control(_RUN, "<w:text/>"))
    lines = lines_of(filled(tmp_path, blank_bytes(place=place)).data)
    at = lines.index("Hälften var.")
    assert re.fullmatch(r"Svar.*: ?", lines[at - 1])


def test_a_blank_may_have_no_place_at_all(tmp_path: Path) -> None:
    """Then the answer stands between its question and the next line."""

    def without_places(target: docx.document.Document) -> None:
        for each in target.paragraphs:
            if not each.text and each._p.getprevious().tag.endswith("}p"):  # noqa: SLF001
                each._p.getparent().remove(each._p)  # noqa: SLF001

    lines = lines_of(filled(tmp_path, blank_bytes(change=without_places)).data)
    at = lines.index("Hälften var.")
    assert lines[at - 1].startswith("2.1 ")
    assert lines[at + 1].startswith("2.3 ")


@pytest.mark.parametrize(
    "end",
    ["<w:r><w:t>Svar:</w:t></w:r>", _control(_RUN)],
    ids=["a word", "a control"],
)
def test_a_place_may_stand_in_the_paragraph_of_its_question(
    end: str, tmp_path: Path
) -> None:
    """On a line of its own: the answer stands below it."""

    def with_end(text: str) -> str:
        return line(text).replace("</w:p>", f"<w:r><w:br/></w:r>{end}</w:p>")

    lines = lines_of(filled(tmp_path, blank_bytes(asked=with_end)).data)
    at = lines.index("Hälften var.")
    assert lines[at - 1].startswith("2.1 ")
    assert PROMPT not in lines[at - 1]


@pytest.mark.parametrize("beside", [True, False])
def test_question_and_answer_may_stand_in_boxes(
    tmp_path: Path, *, beside: bool
) -> None:
    """The answer is put in its own cell, not in the empty line below the question in its."""

    def boxed(text: str) -> str:
        cell = line(text) + line()
        return table((cell, line())) if beside else table((cell,), (line(),))

    data = filled(tmp_path, blank_bytes(asked=boxed, place=line())).data
    boxes = docx.Document(io.BytesIO(data)).tables
    box = next(each for each in boxes if each.cell(0, 0).text.startswith("2.1 "))
    answer = box.cell(0, 1) if beside else box.cell(1, 0)
    assert words_in(answer._tc) == "Hälften var."  # noqa: SLF001


def test_answers_have_the_looks_of_their_place(tmp_path: Path) -> None:
    """Body text and letters as in the empty line, bullets as the blank has them; no style of ours
    is put into the file.
    """
    place = (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr>'
        '<w:rFonts w:ascii="Georgia"/><w:sz w:val="20"/></w:rPr></w:r></w:p>'
    )
    blank = blank_bytes(place=place)
    target = docx.Document(io.BytesIO(filled(tmp_path, blank).data))
    before = {style.name for style in docx.Document(io.BytesIO(blank)).styles}
    assert {style.name for style in target.styles} == before
    shown = {}
    for each in target.element.body.iter("{*}p"):
        words = words_in(each)
        style = each.find("{*}pPr/{*}pStyle")
        shown[words] = None if style is None else next(iter(style.attrib.values()))
    assert shown["Arbetet gick bra i inlandet."] == "BodyText"
    assert shown["den första punkten"] == "ListBullet"
    fonts = target.element.body.xpath("//w:r[w:t='bra']/w:rPr/*")
    names = [each.tag.rpartition("}")[2] for each in fonts]
    assert names == ["rFonts", "b", "sz", "lang"]


def test_a_draft_says_what_is_missing(tmp_path: Path) -> None:
    """In its places and in the header."""
    report = small_report(**{"2": '"2.3":\n  svar: nej\n'})
    data = filled(tmp_path, blank_bytes(), report, draft=True).data
    lines = lines_of(data)
    at = next(number for number, each in enumerate(lines) if each.startswith("2.1 "))
    assert lines[at + 1] == "Svar saknas."
    assert lines[-1] == "Svar saknas."  # why not
    header = docx.Document(io.BytesIO(data)).sections[0].header
    assert "UTKAST" in words_in(header._element)  # noqa: SLF001
