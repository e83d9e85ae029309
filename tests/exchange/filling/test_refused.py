"""What cannot be filled in for sure is not filled in at all, and is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document

from tests.exchange.filling.small_blanks import (
    EMPTY_ROW,
    HEADER,
    blank_bytes,
    element,
    filled,
    line,
    lines_of,
    small_report,
    table,
)
from villkor.base.diagnostic import UserError

Change = Callable[[Document], None]


def _question(target: Document, number: str) -> int:
    texts = [each.text for each in target.paragraphs]
    return next(place for place, text in enumerate(texts) if text.startswith(number))


def _without_question(target: Document) -> None:
    paragraph = target.paragraphs[_question(target, "2.1 ")]
    paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001


def _in_other_words(target: Document) -> None:
    paragraph = target.paragraphs[_question(target, "2.1 ")]
    paragraph.runs[0].text = paragraph.text.replace("har fördelat", "fördelade")


def _with_changes(target: Document) -> None:
    paragraph = target.paragraphs[_question(target, "2.1 ")]._p  # noqa: SLF001
    added = element('<w:ins w:id="1" w:author="A" w:date="2022-01-01T00:00:00Z"/>')
    paragraph.append(added)
    added.append(paragraph.r_lst[0])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_without_question, r"Frågan 2\.1 finns inte i blankett\.docx"),
        (_in_other_words, r"frågar inte som formuläret: 2\.1 är ”2\.1 Beskriv hur reg"),
        (_with_changes, "har spårade ändringar"),
    ],
)
def test_the_blank_must_ask_what_the_form_asks(
    change: Change, told: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=told):
        filled(tmp_path, blank_bytes(change=change))


@pytest.mark.parametrize(
    ("blank", "question"),
    [
        (blank_bytes(place=line("Här står ett annat svar.")), r"1\.2\.1\.1, 2\.1"),
        (blank_bytes(boxes=(line("Ja ☐"), line("Nej ☒"))), r"2\.3"),
        (
            blank_bytes(rows=table(HEADER, (line("Ett annat"), *EMPTY_ROW[1:]))),
            r"1\.2\.1\.4",
        ),
    ],
    ids=["words", "a tick", "a row"],
)
def test_a_blank_with_other_answers_is_refused(
    blank: bytes, question: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=rf"vid fråga {question} \(”"):
        filled(tmp_path, blank)


def test_a_filled_form_may_be_filled_again_with_the_same(tmp_path: Path) -> None:
    once = filled(tmp_path, blank_bytes()).data
    again = filled(tmp_path, once).data
    assert lines_of(again) == lines_of(once)


def test_the_cover_asks_for_the_region(tmp_path: Path) -> None:
    """And for its own number, where it is no heading over those of the authorities; what the
    report does not have is left empty.
    """
    cover = (line("Region"), line("Regionens diarienummer: ____"), line("Datum:"))
    blank = blank_bytes(cover=table(*[(each,) for each in cover]))
    assert lines_of(filled(tmp_path, blank).data)[1:4] == [
        "Region Norrbotten",
        "Regionens diarienummer: ____",
        "Datum:",
    ]
    settings = (
        "formulär: 2022\nregion: Region Norrbotten\ndiarienummer:\n  region: RUN 12\n"
    )
    numbered = small_report(rapport=settings)
    assert (
        lines_of(filled(tmp_path, blank, numbered).data)[2]
        == "Regionens diarienummer: RUN 12"
    )
    beside = table((line("Diarienummer:"), line()))
    with_cell = filled(tmp_path, blank_bytes(cover=beside), numbered).data
    assert lines_of(with_cell)[1:3] == ["Diarienummer:", "RUN 12"]


def test_a_blank_for_another_region_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="är ställd till Region Skåne"):
        filled(tmp_path, blank_bytes(cover=line("Region Skåne")))
