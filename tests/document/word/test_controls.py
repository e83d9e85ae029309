"""Content controls: every answer, cell and box stands in one of its own, by which it is found again
whatever is done around it.
"""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import nsmap
from lxml import etree

from tests.document.word.test_text import word_file
from tests.document.word.test_writer import (
    BULLETS,
    LINK,
    find,
    ordered,
    sample_file,
    text,
)
from tests.document.word.test_writer import word_file as of_blocks
from tests.tools import SAMPLE, empty_report, need, ooxml_errors, report_with
from tests.word_files import read_word_text
from villkor.document.blocks import (
    Paragraph,
    Role,
    Run,
    Table,
    Tag,
    TaggedAnswer,
    text_paragraph,
)
from villkor.document.parts_of_blocks import tagged_answers
from villkor.document.word.controls import KEPT, LONGEST, box, control, key_of
from villkor.document.word.elements import make_element, parsed_body, text_run
from villkor.document.word.package import open_package
from villkor.exchange.outline import report_outline
from villkor.form.model import Kind
from villkor.report.load import load_report
from villkor.rules.word.gate import inspect_package

TAG = Tag("1.1.1", "Fråga 1.1.1")
TITLE = re.compile(
    r"Fråga \d+(\.\d+)*"
    r"(, "
    r"(rad \d+: [\w ]+( och [\w ]+)*|ja|nej|vid ja|vid nej|ej tillämpligt|tabell: [\w ]+"
    r"|diagram: [\w ]+|fortsättning))*"
)


def properties(element: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in element.find("w:sdtPr", nsmap)]


# --- one control ---


def test_a_control_has_a_title_for_the_person_a_tag_for_the_program_and_an_id() -> None:
    (made,) = parsed_body(control(TAG, 7, [make_element("p")]))
    values = {
        name: made.xpath(f"string(w:sdtPr/w:{name}/@w:val)", namespaces=nsmap)
        for name in ("alias", "tag", "id")
    }
    assert values == {"alias": "Fråga 1.1.1", "tag": "1.1.1", "id": "7"}
    assert properties(made) == ["alias", "tag", "id", "docPartObj"]


def test_what_is_around_an_answer_cannot_be_deleted_by_mistake_but_a_gap_can() -> None:
    locked, gap = parsed_body(
        control(TAG, 1, [], lock=KEPT) + control(TAG, 1, [], gap=True)
    )
    assert properties(locked) == ["alias", "tag", "id", "lock", "docPartObj"]
    assert properties(gap) == ["alias", "tag", "id", "showingPlcHdr", "docPartObj"]


@pytest.mark.parametrize("ticked", [True, False])
def test_a_box_knows_whether_it_is_ticked(ticked: bool) -> None:  # noqa: FBT001 - a column
    (made,) = parsed_body(box(TAG, 1, text_run("☒" if ticked else "☐"), ticked=ticked))
    (checked,) = made.xpath(".//*[local-name()='checked']/@*")
    assert checked == str(int(ticked))
    signs = [
        chr(int(value, 16))
        for value in made.xpath(
            ".//*[local-name()='checkedState' or "
            "local-name()='uncheckedState']/@*[local-name()='val']"
        )
    ]
    assert signs == ["☒", "☐"]


def test_a_tag_and_a_title_are_no_longer_than_word_takes() -> None:
    (made,) = parsed_body(control(Tag("t" * 100, "T" * 100), 1, []))
    assert {
        len(value)
        for value in made.xpath("w:sdtPr//@w:val", namespaces=nsmap)
        if len(value) > 1
    } == {LONGEST}


def test_a_control_is_known_by_its_tag_or_by_the_part_that_it_is() -> None:
    """LibreOffice 7 keeps only the second."""
    (made,) = parsed_body(control(TAG, 1, []))
    assert key_of(made) == "1.1.1"
    made.find("w:sdtPr", nsmap).remove(made.find("w:sdtPr/w:tag", nsmap))
    assert key_of(made) == "1.1.1"
    assert [
        key_of(bare)
        for bare in parsed_body(
            make_element("sdt", make_element("sdtPr")) + make_element("sdt")
        )
    ] == ["", ""]


# --- in a file ---


def test_ooxml_of_every_kind_of_control_is_valid(tmp_path: Path) -> None:
    boxes = Paragraph(
        (
            Run("Ja "),
            Run("☒", bold=True, box=Tag("2.3:ja", "Fråga 2.3, ja"), ticked=True),
        ),
        Role.CHOICE,
    )
    cells = (
        (
            Tag("4.7:1:namn", "Fråga 4.7, rad 1: namn"),
            Tag("4.7:1:typ", "Fråga 4.7, rad 1: typ"),
        ),
    )
    blocks = (
        TaggedAnswer(TAG, (text_paragraph("ett"), LINK, BULLETS, ordered("a"))),
        TaggedAnswer(Tag("1.1.2", "Fråga 1.1.2"), (BULLETS,)),
        TaggedAnswer(
            Tag("1.1.3", "Fråga 1.1.3"),
            (text_paragraph("Svar saknas.", Role.GAP),),
            gap=True,
        ),
        boxes,
        Table(
            ("A", "B"),
            (((text_paragraph("ett"), BULLETS), (text_paragraph("två"),)),),
            "",
            cells,
        ),
    )
    (tmp_path / "a.docx").write_bytes(of_blocks(*blocks, draft=True))
    assert ooxml_errors(tmp_path / "a.docx") == []


def test_an_answer_stands_in_its_control_with_all_its_paragraphs() -> None:
    (made,) = find(
        of_blocks(TaggedAnswer(TAG, (text_paragraph("ett"), BULLETS))),
        "/w:document/w:body/w:sdt",
    )
    assert made.xpath("string(w:sdtPr/w:lock/@w:val)", namespaces=nsmap) == "sdtLocked"
    assert [text(p) for p in made.xpath("w:sdtContent/w:p", namespaces=nsmap)] == [
        "ett",
        "en",
        "två",
        "inre",
    ]


def test_a_cell_holds_its_control_and_not_the_other_way_round() -> None:
    table = Table(
        ("A",),
        (((text_paragraph("ett"),),),),
        "",
        ((Tag("4.7:1:namn", "Fråga 4.7, rad 1: namn"),),),
    )
    assert find(of_blocks(table), "//w:tr/w:tc/w:sdt/w:sdtPr/w:tag/@w:val") == [
        "4.7:1:namn"
    ]


@pytest.fixture(scope="module")
def sample() -> bytes:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATH", "")
        return sample_file()


def test_every_control_of_the_sample_has_an_id_and_a_tag_of_its_own_and_ends_in_a_paragraph(
    sample: bytes,
) -> None:
    for what in ("id", "tag"):
        values = find(sample, f"//w:sdtPr/w:{what}/@w:val")
        assert len(values) == len(set(values)) == len(find(sample, "//w:sdt"))
    for last in find(sample, "//w:sdt[not(ancestor::w:p)]/w:sdtContent/*[last()]"):
        placed = ":tabell: " in last.xpath(
            "string(../../w:sdtPr/w:tag/@w:val)", namespaces=nsmap
        )
        assert etree.QName(last).localname == ("tbl" if placed else "p")


def test_every_title_is_one_that_a_person_understands(sample: bytes) -> None:
    titles = find(sample, "//w:sdtPr/w:alias/@w:val")
    assert titles
    assert [title for title in titles if not TITLE.fullmatch(title)] == []


def test_every_answer_every_cell_and_every_box_of_the_sample_stands_in_a_control(
    sample: bytes,
) -> None:
    report = load_report(SAMPLE)
    found = read_word_text(sample).tagged
    for key, answer in report.answers().items():
        parts = {
            tag.removeprefix(key).removeprefix(":")
            for tag in found
            if tag.split(":")[0] == key
        }
        match answer.question.kind:
            case Kind.TEXT:
                # A table or a chart has a control of its own, and what follows it another.
                assert {
                    re.sub(r"^\d+(: ?|$)", "", part).split(":")[0] for part in parts
                } <= {
                    "",
                    "tabell",
                    "diagram",
                }
                assert "" in parts
            case Kind.YES_NO:
                assert parts >= {"ja", "nej"}
            case Kind.TABLE:
                rows = range(1, len(answer.content.rows) + 1)  # type: ignore[union-attr]
                assert parts == {
                    f"{row}:{'+'.join(field.key for field in column.fields)}"
                    for row in rows
                    for column in answer.question.columns
                }


def test_no_paragraph_below_a_question_stands_outside_but_the_follow_ups_of_the_form(
    sample: bytes,
) -> None:
    """What a colleague may write in is in a control; what belongs to the form, or is said of its
    tables, is not.
    """
    # python-docx does not look into controls
    outside = docx.Document(io.BytesIO(sample)).paragraphs
    begun = next(
        number for number, p in enumerate(outside) if p.style.name == "Heading 1"
    )
    styles = {p.style.name for p in outside[begun:]}
    assert styles == {
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Fråga",
        "Rättslig grund",
        "Ja eller nej",
        "Följdfråga",
        # what villkor says of tables and charts
        "Tabellrad",
        "Caption",
        "Källa",
    }


def test_what_does_not_apply_stands_in_a_control_with_or_without_a_reason(
    tmp_path: Path,
) -> None:
    report = report_with(
        tmp_path,
        **{"3.1": '"3.1.1":\n  ej tillämpligt: Därför.\n"3.1.2":\n  ej tillämpligt:\n'},
    )
    found = read_word_text(word_file(report_outline(report, ()))).tagged
    assert found == {
        "3.1.1:ej tillämpligt": ["Ej tillämpligt."],
        "3.1.1": ["Därför."],
        "3.1.2:ej tillämpligt": ["Ej tillämpligt."],
    }


def test_every_gap_of_a_draft_stands_in_a_control(tmp_path: Path) -> None:
    report = load_report(empty_report(tmp_path))
    found = read_word_text(word_file(report_outline(report, (), draft=True))).tagged
    required = {
        key for key, question in report.form.questions.items() if question.required
    }
    assert {
        key for key, words in found.items() if words == ["Svar saknas."]
    } == required


# --- in LibreOffice ---


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample after LibreOffice has opened and saved it."""
    folder = tmp_path_factory.mktemp("controls")
    report = load_report(SAMPLE)
    (folder / "sample.docx").write_bytes(
        word_file(report_outline(report, report.form.recipients))
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            need("soffice"),
            profile,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            "saved",
            "sample.docx",
        ],
        cwd=folder,
        check=True,
    )
    return (folder / "saved" / "sample.docx").read_bytes()


def test_libreoffice_keeps_the_controls_and_all_that_stands_in_them(
    saved: bytes,
) -> None:
    report = load_report(SAMPLE)
    answers = {
        key: words
        for key, words in tagged_answers(
            report_outline(report, report.form.recipients).blocks
        ).items()
        # of a table LibreOffice 7 keeps only the first cell in the control
        if not key.endswith((":ja", ":nej")) and ":tabell: " not in key
    }
    kept = {
        key: [line.strip("\n") for line in words]
        for key, words in read_word_text(saved).tagged.items()
        if key in answers
    }
    # LibreOffice 7 forgets the controls of boxes, and of answers that begin with a list
    assert len(kept) > 0.95 * len(answers)
    assert all(words == answers[key] for key, words in kept.items())


def test_libreoffice_keeps_bold_words_in_controls(saved: bytes) -> None:
    bold = [
        text(run)
        for run in find(
            saved, "//w:sdt//w:r[w:rPr/w:rStyle/@w:val='Strong' or w:rPr/w:b]"
        )
    ]
    assert any("strukturbild" in words for words in bold)


def test_what_libreoffice_has_saved_is_still_a_file_that_word_opens(
    saved: bytes,
) -> None:
    wrong = inspect_package(
        open_package(saved, "sample.docx"), "sample.docx", ("VK82",)
    )
    assert [diagnostic.message for diagnostic in wrong] == []
