"""A written Word file is held against the report before it may take its place: whatever is lost,
moved or reworded is found.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.document.word.test_text import word_file
from tests.tools import SAMPLE, report_with
from tests.word_files import DOCUMENT, packed, parts_of
from villkor.base.diagnostic import UserError
from villkor.document.blocks import Document, block_lines
from villkor.document.word.package import open_package
from villkor.exchange.outline import report_outline
from villkor.exchange.read_back import compare_lines
from villkor.exchange.read_back import read_back as of_package
from villkor.form.model import Question
from villkor.report.load import load_report
from villkor.report.model import Report


def test_what_is_read_back_word_for_word_passes() -> None:
    report = load_report(SAMPLE)
    document = report_outline(report, report.form.recipients)
    compare_lines(report, document, block_lines(document.blocks))


def test_a_file_in_which_one_word_is_missing_is_refused() -> None:
    report = load_report(SAMPLE)
    document = report_outline(report, report.form.recipients)
    found = block_lines(document.blocks)
    place = next(number for number, line in enumerate(found) if "resiliens" in line)
    found[place] = found[place].replace("resiliens, ", "", 1)
    with pytest.raises(
        UserError, match=f"Stycke {place + 1} skulle vara ”Under 2022 påverkades"
    ) as refusal:
        compare_lines(report, document, found)
    assert refusal.value.message.startswith(
        "Word-filen blev inte lik rapporten och har inte sparats."
    )
    assert refusal.value.hint == "Det är ett fel i villkor: rapportera det gärna."


@pytest.mark.parametrize(
    "change", [-1, 1], ids=["one paragraph too few", "one paragraph too many"]
)
def test_a_file_with_another_number_of_paragraphs_is_refused(change: int) -> None:
    report = load_report(SAMPLE)
    document = report_outline(report, report.form.recipients)
    expected = block_lines(document.blocks)
    found = [*expected, "Ett till"][: len(expected) + change]
    with pytest.raises(
        UserError,
        match=f"Filen har {len(expected) + change} stycken i stället för {len(expected)}",
    ):
        compare_lines(report, document, found)


ANSWERS = {
    "a text": ("3.1", '"3.1.1": Ett svar', "3.1.1"),
    "a reason": ("3.1", '"3.1.1":\n  ej tillämpligt: Ett svar', "3.1.1"),
    "a follow-up of yes": (
        "2",
        '"2.3":\n  svar: ja\n  vid ja: |\n    - Ett svar',
        "2.3",
    ),
    "a follow-up of no": ("2", '"2.3":\n  svar: nej\n  vid nej: Ett svar', "2.3"),
    "a name in a table": ("1.2.1", '"1.2.1.4":\n  - namn: Ett svar', "1.2.1.4"),
    "a text in a table": (
        "1.2.1",
        '"1.2.1.4":\n  - prestationer: |\n      Ett svar',
        "1.2.1.4",
    ),
    "a goal": (
        "1.2.1",
        '"1.2.1.4":\n  - mål:\n      rus: [Ett svar, Ett svar]',
        "1.2.1.4",
    ),
    "an effect": (
        "1.2.1",
        '"1.2.1.4":\n  - effekter:\n      lång: Ett svar',
        "1.2.1.4",
    ),
}


@pytest.mark.parametrize(("file", "answer", "question"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_that_the_document_lacks_is_found(
    tmp_path: Path, file: str, answer: str, question: str
) -> None:
    """The outline of an empty report stands for one that has lost what was answered."""
    report = report_with(tmp_path, **{file: f"{answer}\n"})
    empty = report_outline(report_with(tmp_path / "empty"), ())
    with pytest.raises(UserError, match=f"Svaret på {question} saknar ”Ett svar”"):
        compare_lines(report, empty, block_lines(empty.blocks))


@pytest.mark.parametrize("word", ["status: förväntade", "underlag: egen bedömning"])
def test_how_far_an_effect_has_come_and_what_it_builds_on_are_missed_too(
    tmp_path: Path, word: str
) -> None:
    effect = '"1.2.1.4":\n  - effekter:\n      lång: Fler jobb'
    report = report_with(tmp_path, **{"1.2.1": f"{effect}\n      {word}\n"})
    without = report_outline(
        report_with(tmp_path / "without", **{"1.2.1": f"{effect}\n"}), ()
    )
    with pytest.raises(
        UserError, match=f"Svaret på 1.2.1.4 saknar ”{word.split(': ')[1]}”"
    ):
        compare_lines(report, without, block_lines(without.blocks))


@pytest.mark.parametrize(
    ("file", "answer"),
    [
        ("1.2.1", '"1.2.1.4":\n  - namn: A\n    mål:\n      agenda2030: [8]\n'),
        ("4", '"4.7":\n  - namn: A\n    finansierat: ja\n'),
    ],
    ids=["a goal by its number", "yes in a table"],
)
def test_what_the_document_says_in_other_words_is_not_missed(
    tmp_path: Path, file: str, answer: str
) -> None:
    report = report_with(tmp_path, **{file: answer})
    document = report_outline(report, (), draft=True)
    compare_lines(report, document, block_lines(document.blocks))


# --- the file itself ---


@pytest.fixture(scope="module")
def sample() -> tuple[Report, Document, bytes]:
    """The sample, the document made of it and its Word file."""
    report = load_report(SAMPLE)
    document = report_outline(report, report.form.recipients[:1])
    return report, document, word_file(document)


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    """The Word file with something done to the XML of its text."""
    parts = parts_of(data)
    before = parts[DOCUMENT].decode()
    after = change(before)
    assert after != before
    return packed({**parts, DOCUMENT: after})


def read_back(report: Report, document: Document, data: bytes) -> None:
    of_package(report, document, open_package(data, "svar.docx"))


def test_the_file_as_it_was_written_passes(
    sample: tuple[Report, Document, bytes],
) -> None:
    read_back(*sample)


def test_a_character_that_is_lost_on_the_way_is_found(
    sample: tuple[Report, Document, bytes],
) -> None:
    report, document, data = sample
    lost = changed(data, lambda xml: xml.replace("resiliens, det", "resiliens det", 1))
    with pytest.raises(UserError, match="skulle vara ”Under 2022 påverkades"):
        read_back(report, document, lost)


def test_an_answer_under_the_tag_of_another_is_found_although_every_word_is_there(
    sample: tuple[Report, Document, bytes],
) -> None:
    report, document, data = sample

    def swap(xml: str) -> str:
        return (
            xml.replace('w:tag w:val="1.1.1"', "HÄR")
            .replace('w:tag w:val="1.1.2"', 'w:tag w:val="1.1.1"')
            .replace("HÄR", 'w:tag w:val="1.1.2"')
        )

    with pytest.raises(
        UserError, match=r"Det som är märkt 1\.1\.1 är inte det som står i rapporten\."
    ):
        read_back(report, document, changed(data, swap))


def test_a_cell_without_its_tag_is_found(
    sample: tuple[Report, Document, bytes],
) -> None:
    report, document, data = sample
    bare = changed(data, lambda xml: xml.replace('w:val="4.7:1:typ"', 'w:val=""'))
    with pytest.raises(
        UserError, match=r"Det som är märkt 4\.7:1:typ är inte det som står i rapporten"
    ):
        read_back(report, document, bare)


def test_a_question_that_is_not_in_its_official_words_is_found() -> None:
    """The document is made of the form, so that a word changed there comes through everything but
    the sum of the wordings.
    """
    report = load_report(SAMPLE)
    first = next(iter(report.form.questions.values()))
    items = tuple(
        _reworded(item) if item is first else item for item in report.form.items
    )
    other = replace(report, form=replace(report.form, items=items))
    document = report_outline(other, ())
    with pytest.raises(
        UserError, match="Frågorna har en annan ordalydelse än formulärets"
    ):
        read_back(other, document, word_file(document))


def _reworded(item: object) -> Question:
    assert isinstance(item, Question)
    return replace(item, wording=item.wording.replace("Beskriv", "Redogör för", 1))


def test_a_question_that_does_not_look_like_one_is_found(
    sample: tuple[Report, Document, bytes],
) -> None:
    report, document, data = sample
    plain = changed(
        data,
        lambda xml: xml.replace(
            '<w:pStyle w:val="Fråga"/>', '<w:pStyle w:val="Svar"/>', 1
        ),
    )
    with pytest.raises(
        UserError, match="Frågorna har en annan ordalydelse än formulärets"
    ):
        read_back(report, document, plain)
